package store

import (
	"context"
	"math"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// ShortestAsk asks for shortest paths.
type ShortestAsk struct {
	Searches []ShortestSearch
	Filter   HopFilter
	// Joining are all types of links that can join entities of such kinds, whether
	// or not they pass the filter.
	Joining []network.LinkType
	// First is how many paths are wanted, the first by their length, then the ids of
	// their entities.
	First int
	// Enough is how many ways along the shortest paths are looked at: an entity may
	// be joined to the next by several links, and each makes a way of its own.
	Enough int
	// Any: each search ends with the first of its shortest paths that it finds.
	Any bool
}

// ShortestSearch is a search for the shortest paths between two different entities.
type ShortestSearch struct {
	From, To string
	// Avoid are entities through which no path leads, Without links that count as if
	// they did not exist.
	Avoid, Without []string
	// MaxHops is how long a path may be that counts.
	MaxHops int
}

// ShortestPaths is what Neo4j's search for shortest paths has found.
type ShortestPaths struct {
	// Paths are the first of the shortest paths of all searches.
	Paths []ShortestPath
	// Ways counts the ways along all of them, as far as they were looked at.
	Ways int
}

// ShortestPath is a path with as much of its entities and links as a list shows.
type ShortestPath struct {
	Entities []network.Entity
	// Steps are the links between each entity and the next, by type, then id; their
	// ends were not read.
	Steps [][]listing.Link
}

// Shortest returns the shortest paths that the searches find, in one round trip:
// Neo4j searches breadth first from both ends.
func (s *Store) Shortest(ctx context.Context, ask *ShortestAsk) (ShortestPaths, error) {
	var found ShortestPaths
	text, p, err := s.shortest(ask)
	if err != nil {
		return found, err
	}
	err = s.queryText(ctx, shortestStatement, text, p, func(r row) error {
		found.Ways = r.number("ways")
		found.Paths = append(found.Paths, shortestPathOf(as[[]any](r.value("entities")), as[[]any](r.value("links"))))
		return nil
	})
	return found, err
}

const shortestStatement = "path_shortest"

// shortest returns the statement that asks, and its parameters. It has few forms, so
// that Neo4j keeps their plans.
func (s *Store) shortest(ask *ShortestAsk) (string, params, error) {
	text, err := s.text(shortestStatement)
	if err != nil {
		return "", nil, err
	}
	f := &ask.Filter
	excluded := slices.DeleteFunc(network.Kinds(), func(k network.Kind) bool { return slices.Contains(f.Kinds, k) })
	with := map[string]bool{}
	if len(excluded) > 0 {
		// Not to except the ends makes the search faster by a quarter.
		with["kinds inside"] = ask.endsAt(excluded)
		with["kinds"] = !with["kinds inside"]
	}
	p := params{"searches": searchesOf(ask, with), "first": ask.First, "enough": ask.Enough, "maxDegree": math.MaxInt32, "day": nil}
	if f.MaxDegree != nil {
		p["maxDegree"], with["entities"] = *f.MaxDegree, true
	}
	types := f.Types
	switch {
	case f.Statuses != nil, f.MinConfidence > 0, f.KnownBy != network.MaxDay, f.AsOf != nil && f.Certain:
		with["links"] = true
		f.conditions(p)
		types = ask.Joining
	case f.AsOf != nil:
		with["day"] = true
		setDay(p, "day", f.AsOf)
	}
	text = variant(text, types, excluded, with)
	if ask.Any {
		text = anyShortest(text)
	}
	return text, p, nil
}

// endsAt reports whether any end is of one of these kinds.
func (a *ShortestAsk) endsAt(kinds []network.Kind) bool {
	return slices.ContainsFunc(a.Searches, func(search ShortestSearch) bool {
		return slices.ContainsFunc(kinds, func(k network.Kind) bool {
			return network.Prefix(search.From) == k.Prefix() || network.Prefix(search.To) == k.Prefix()
		})
	})
}

// searchesOf returns the searches as the statement takes them, and notes what they
// have conditions on.
func searchesOf(ask *ShortestAsk, with map[string]bool) []params {
	searches := make([]params, len(ask.Searches))
	for i, search := range ask.Searches {
		avoid := slices.Concat([]string{}, ask.Filter.Avoid, search.Avoid)
		searches[i] = params{
			"from": search.From, "to": search.To, "maxHops": search.MaxHops,
			"avoid": avoid, "without": slices.Concat([]string{}, search.Without),
		}
		with["entities"] = with["entities"] || len(avoid) > 0
		with["without"] = with["without"] || len(search.Without) > 0
	}
	return searches
}

// variant returns a statement for these types of links and kinds that may not lie
// inside a path, and without the lines of conditions that are not asked.
func variant(text string, types []network.LinkType, excluded []network.Kind, with map[string]bool) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		kept, when, conditional := strings.Cut(line, "// when ")
		if !conditional || with[strings.TrimSpace(when)] {
			b.WriteString(strings.TrimRight(kept, " \n") + "\n")
		}
	}
	var labels []string
	for _, k := range excluded {
		labels = append(labels, "NOT n:"+k.Label())
	}
	return strings.NewReplacer(
		listed(network.LinkTypes()), listed(types),
		"NOT n:Place AND NOT n:Framework", strings.Join(labels, " AND "),
	).Replace(b.String())
}

// anyShortest returns a statement that finds one of the shortest paths.
func anyShortest(text string) string {
	return strings.Replace(text, "allShortestPaths(", "shortestPath(", 1)
}

// listed returns types as a pattern lists them, in the order of the contract: so
// the same types make the same statement.
func listed(types []network.LinkType) string {
	var names []string
	for _, t := range network.LinkTypes() {
		if slices.Contains(types, t) {
			names = append(names, string(t))
		}
	}
	return strings.Join(names, "|")
}

// shortestPathOf reads a path of path_shortest.
func shortestPathOf(entities, ways []any) ShortestPath {
	p := ShortestPath{Entities: make([]network.Entity, len(entities)), Steps: make([][]listing.Link, len(entities)-1)}
	for i, entity := range entities {
		e := cells(as[[]any](entity))
		p.Entities[i] = network.Entity{
			ID: e.text(0), Kind: network.Kind(e.text(1)), Type: e.text(2), Name: e.text(3),
			Valid: network.Period{From: dateIn(e[4]), To: dateIn(e[5])},
		}
	}
	for i := range p.Steps {
		links := make([]listing.Link, len(ways))
		for j, way := range ways {
			links[j] = shortestLinkOf(as[[]any](as[[]any](way)[i]))
			if links[j].To = p.Entities[i].ID; links[j].From == links[j].To {
				links[j].To = p.Entities[i+1].ID
			}
		}
		slices.SortFunc(links, compareLinks)
		p.Steps[i] = slices.CompactFunc(links, func(a, b listing.Link) bool { return compareLinks(a, b) == 0 })
	}
	return p
}

// shortestLinkOf reads a link of path_shortest, all but where it leads to.
func shortestLinkOf(l cells) listing.Link {
	return listing.Link{
		Link: network.Link{
			Type: network.LinkType(l.text(0)), ID: l.text(1), From: l.text(2), Role: l.text(3),
			Valid:  network.Period{From: dateIn(l[4]), To: dateIn(l[5])},
			Status: network.Status(l.text(6)), Confidence: as[float64](l[7]), OnBehalfOf: l.text(8),
		},
		Tenures: tenuresOfLists(l[9:16]),
	}
}

func compareLinks(a, b listing.Link) int { return a.Place().Compare(b.Place()) }
