package store

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/network"
)

// MaxCandidates is how many entities a search looks at closely: those that the
// full-text index thinks nearest.
const MaxCandidates = 300

// Search finds entities by any of their names, the best first; equally good ones
// by their number of links, most first, then id. The full-text index gathers
// candidates, package naming judges them.
func (s *Store) Search(ctx context.Context, query string, f listing.SearchFilter) ([]listing.Found, error) {
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
	var found []listing.Found
	err = s.query(ctx, "search", p, func(r row) error {
		for _, f := range r.list("entities") {
			e, err := entityOf(f)
			if err != nil {
				return err
			}
			if match, ok := q.Rank(allNames(&e)); ok {
				found = append(found, listing.Found{Entity: &e, Match: match, Degree: f.number("degree")})
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b listing.Found) int { return a.Place().Compare(b.Place()) })
	return found, nil
}

// allNames returns the names of an entity, the preferred one first.
func allNames(e *network.Entity) []string {
	names := make([]string, 0, 1+len(e.Names))
	names = append(names, e.Name)
	for _, n := range e.Names {
		names = append(names, n.Text)
	}
	return names
}
