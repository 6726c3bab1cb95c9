package pathfind

import (
	"fmt"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Mention is an entity that a question names, and the argument that names it.
type Mention struct{ Argument, ID string }

// Mentions returns every entity that the question names: an engine makes sure first
// that each is there.
func (q *Question) Mentions() []Mention {
	return slices.Concat(mentions("from", q.From), mentions("to", q.To), q.Where.mentions())
}

// Mentions returns every entity that the question names.
func (q *ReachQuestion) Mentions() []Mention {
	all := slices.Concat(mentions("from", q.From), q.Where.mentions())
	if q.GroupBy != ByType {
		all = append(all, mentions("groups.keys", q.Keys)...)
	}
	return all
}

func (f *Filter) mentions() []Mention {
	return slices.Concat(mentions("where.avoid", f.Avoid), mentions("where.via", f.Via))
}

func mentions(argument string, ids []string) []Mention {
	list := make([]Mention, len(ids))
	for i, id := range ids {
		list[i] = Mention{argument, id}
	}
	return list
}

// mostNamed is how many ids that are not there an error names.
const mostNamed = 20

// none says that there is no entity of an id: a source or a link of that id there may be.
func none(id string) string {
	if prefix := network.Prefix(id); prefix == network.SourcePrefix || prefix == network.LinkPrefix {
		return fmt.Sprintf("no entity %q", id)
	}
	return fmt.Sprintf("no %q", id)
}

// Missing is the error of a question that mentions what is not there: it names the
// first of them by argument, and counts the rest.
func Missing(unknown []Mention) error {
	err := network.Missing(unknown[0].Argument, unknown[0].ID)
	err.Message = fmt.Sprintf("%s: there is %s", unknown[0].Argument, none(unknown[0].ID))
	named := unknown[:min(len(unknown), mostNamed)]
	for i, m := range named[1:] {
		if m.Argument == named[i].Argument {
			err.Message += ", " + none(m.ID)
		} else {
			err.Message += fmt.Sprintf("; %s: there is %s", m.Argument, none(m.ID))
		}
		err.IDs = append(err.IDs, m.ID)
	}
	if rest := len(unknown) - len(named); rest > 0 {
		err.Message += fmt.Sprintf(", and %d more are not there", rest)
	}
	return err
}
