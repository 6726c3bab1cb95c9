package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/network"
)

// MaxCandidates is how many entities a search looks at closely: those that the
// full-text index thinks nearest.
const MaxCandidates = 300

// SearchFilter says which entities may be found.
type SearchFilter struct {
	Kinds   []network.Kind
	Country *string
}

// Found is an entity that was found, and by which name.
type Found struct {
	Entity *network.Entity
	Match  naming.Match
	// Degree is its number of links.
	Degree int
}

// Search finds entities by any of their names, the best first; equally good ones
// by their number of links, most first, then id. The full-text index gathers
// candidates, package naming judges them.
func (s *Store) Search(ctx context.Context, query string, f SearchFilter) ([]Found, error) {
	q, err := naming.Parse("query", query)
	if err != nil {
		return nil, err
	}
	text := q.Lucene()
	if text == "" {
		return nil, nil
	}
	p := params{"query": text, "kinds": nil, "country": nil, "limit": MaxCandidates}
	if f.Kinds != nil {
		p["kinds"] = plain(f.Kinds)
	}
	if f.Country != nil {
		p["country"] = *f.Country
	}
	var found []Found
	err = s.query(ctx, "search", p, func(r row) error {
		for _, f := range r.list("entities") {
			e, err := entityOf(f)
			if err != nil {
				return err
			}
			if match, ok := q.Rank(allNames(&e)); ok {
				found = append(found, Found{Entity: &e, Match: match, Degree: f.number("degree")})
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b Found) int { return a.Place().Compare(b.Place()) })
	return found, nil
}

// FoundCursor is a place in a list of what was found.
type FoundCursor struct {
	Score  float64
	Degree int
	ID     string
}

// Place gives where it stands in the list.
func (f Found) Place() FoundCursor {
	return FoundCursor{Score: f.Match.Score, Degree: f.Degree, ID: f.Entity.ID}
}

// Compare orders places: the best first.
func (c FoundCursor) Compare(other FoundCursor) int {
	return cmp.Or(cmp.Compare(other.Score, c.Score), cmp.Compare(other.Degree, c.Degree), cmp.Compare(c.ID, other.ID))
}

// allNames gives the names of an entity, the preferred one first.
func allNames(e *network.Entity) []string {
	names := make([]string, 0, 1+len(e.Names))
	names = append(names, e.Name)
	for _, n := range e.Names {
		names = append(names, n.Text)
	}
	return names
}
