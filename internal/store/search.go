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

// Search finds entities by any of their names and, unless one has the query as a whole
// name, people by the posts that they hold or held; and where the query looks like an
// identifier, by this, in another round trip. The best come first, each entity once. The
// full-text indices gather candidates, package naming judges them.
func (s *Store) Search(ctx context.Context, query string, f listing.SearchFilter) ([]listing.Found, error) {
	q, err := naming.Parse("query", query)
	if err != nil {
		return nil, err
	}
	found, err := s.identified(ctx, query, f)
	if err != nil {
		return nil, err
	}
	named, err := s.named(ctx, q, f)
	if err != nil {
		return nil, err
	}
	found = bestOfEach(append(found, named...))
	return found[:min(len(found), MaxCandidates)], nil
}

// identified finds entities by an identifier.
func (s *Store) identified(ctx context.Context, query string, f listing.SearchFilter) ([]listing.Found, error) {
	var spellings []network.Identifier
	for _, id := range network.IdentifiersIn(query) {
		spellings = append(spellings, id.Spellings()...)
	}
	if spellings == nil {
		return nil, nil
	}
	q := listing.EntityQuery{Filter: listing.EntityFilter{Kinds: f.Kinds, Country: f.Country}, Order: listing.ByDegree, Ask: listing.Ask{First: MaxCandidates}}
	p, source, err := entityParams(&q.Filter)
	if err != nil || source == byNothing {
		return nil, err
	}
	setIdentifiers(p, spellings)
	page, err := s.soughtPage(ctx, &q, p)
	var found []listing.Found
	for _, item := range page.Items {
		i := slices.IndexFunc(item.Entity.Identifiers, func(id network.Identifier) bool { return slices.Contains(spellings, id) })
		match := naming.Match{Name: item.Entity.Identifiers[i].Value, Class: naming.Exact, Whole: true, Score: 1}
		found = append(found, listing.Found{Entity: item.Entity, By: listing.ByIdentifier, Match: match, Degree: item.Cursor.Degree})
	}
	return found, err
}

// named finds entities by their names, and people by their posts.
func (s *Store) named(ctx context.Context, q naming.Query, f listing.SearchFilter) ([]listing.Found, error) {
	text := q.Lucene()
	if text == "" {
		return nil, nil
	}
	p := params{"query": text, "kinds": nil, "places": nil, "limit": MaxCandidates}
	if f.Kinds != nil {
		p["kinds"] = plain(f.Kinds)
	}
	if f.Country != nil {
		p["places"] = []string{*f.Country}
	}
	setPosts(p, q, f)
	var names, posts []listing.Found
	err := s.query(ctx, "search", p, func(r row) error {
		for _, e := range r.list("entities") {
			if err := addNamed(&names, q, e); err != nil {
				return err
			}
		}
		for _, l := range r.list("posts") {
			if err := addPost(&posts, q, l, f.Today); err != nil {
				return err
			}
		}
		return nil
	})
	if slices.ContainsFunc(posts, func(f listing.Found) bool { return f.Match.Whole }) {
		// Who writes a post out does not misspell the name of something else: a minister
		// is no ministry.
		names = slices.DeleteFunc(names, func(f listing.Found) bool { return f.Match.Class >= naming.OneLetter })
	}
	return append(names, posts...), err
}

// addNamed adds an entity, if one of its names matches.
func addNamed(found *[]listing.Found, q naming.Query, f fields) error {
	e, err := entityOf(f)
	if err != nil {
		return err
	}
	if match, ok := q.Rank(allNames(&e)); ok {
		*found = append(*found, listing.Found{Entity: &e, By: listing.ByAName, Match: match, Degree: f.number("degree")})
	}
	return nil
}

// bestOfEach returns what was found, the best first, each entity once.
func bestOfEach(found []listing.Found) []listing.Found {
	slices.SortFunc(found, func(a, b listing.Found) int { return a.Place().Compare(b.Place()) })
	seen := make(map[string]bool, len(found))
	return slices.DeleteFunc(found, func(f listing.Found) bool {
		before := seen[f.Entity.ID]
		seen[f.Entity.ID] = true
		return before
	})
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
