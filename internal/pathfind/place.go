package pathfind

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Page is which of the best paths are asked for.
type Page struct {
	Rank Rank
	// MaxHops is how long a path may be, and First how many there may be.
	MaxHops, First int
	// More: it is wanted whether there are more, which can take longer to tell than to find
	// these.
	More bool
	// After is the place behind which they begin, nil for the first of all. It has
	// Entities.
	After *Place
}

// Place is where a list of paths goes on. By FewestHops and Strongest a path has a place
// of its own in the order, whatever is written meanwhile: its entities and its cost, which
// is 0 by FewestHops. By MostDiverse it has none but how many came before, on one
// revision.
type Place struct {
	Cost     int      `json:",omitempty"`
	Entities []string `json:",omitempty"`
	Count    int      `json:",omitempty"`
	Revision int64    `json:",omitempty"`
}

// MaxCount is how many paths may come before a place by MostDiverse: each is found by way
// of all before it.
const MaxCount = 500

// check makes sure that a place is one of a rank.
func (p *Place) check(rank Rank) error {
	switch {
	case p.Count > MaxCount:
		return network.Exceeded("after", MaxCount, p.Count)
	case p.Count < 0 || (rank == MostDiverse) != (p.Count > 0) || (rank == MostDiverse) == (len(p.Entities) > 0):
		return network.Bad("after", "is no place in this list")
	}
	return nil
}

// Hops is the length of the path whose place it is.
func (p *Place) Hops() int { return len(p.Entities) - 1 }

// Compare orders a path, by what it costs and its entities, and the place: by cost, then
// hops, then ids.
func (p *Place) Compare(cost int, entities []string) int {
	return cmp.Or(cmp.Compare(cost, p.Cost), cmp.Compare(len(entities), len(p.Entities)), slices.Compare(entities, p.Entities))
}

// page returns which paths a question asks of an engine. By MostDiverse, which knows no
// place, these are all from the first on.
func (q *Question) page() Page {
	page := Page{Rank: q.Rank, MaxHops: *q.Where.MaxHops, First: q.First, More: !q.NotMore, After: q.After}
	if q.After != nil && q.Rank == MostDiverse {
		page.First, page.After = q.After.Count+q.First, nil
	}
	return page
}

// cut leaves of the paths that were found those that the question asks for, and notes
// where the list goes on.
func (a *Answer) cut(q *Question) {
	before := 0
	if q.After != nil {
		before = q.After.Count
	}
	a.Paths = a.Paths[min(before, len(a.Paths)):]
	if len(a.Paths) == 0 || a.Outcome != Found {
		return
	}
	if q.Rank == MostDiverse {
		a.End = &Place{Count: before + len(a.Paths)}
		return
	}
	last := &a.Paths[len(a.Paths)-1]
	a.End = &Place{Cost: last.Cost(), Entities: last.Entities}
}
