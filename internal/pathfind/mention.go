package pathfind

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Mention is an entity that a question names, and the argument that names it.
type Mention = network.Mention

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
		list[i] = Mention{Argument: argument, ID: id}
	}
	return list
}
