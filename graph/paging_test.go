package graph_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// pathPage is a page of paths as a client reads it.
type pathPage struct {
	Paths struct {
		Outcome   string
		Shortest  *int
		HasMore   bool
		EndCursor *string
		Paths     []struct{ Entities []struct{ ID string } }
	}
}

// afterCursor returns the variables of a query for the page behind a cursor, nil for the
// first.
func afterCursor(cursor *string) map[string]any {
	if cursor == nil {
		return nil
	}
	return map[string]any{"after": *cursor}
}

// TestPathsArePaged reads the paths of each rank page by page to the end, over both
// engines, and finds those that are listed at once. A cursor is one of its question
// alone.
func TestPathsArePaged(t *testing.T) {
	db := storetest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	s := storetest.Connect(t, db.Through(proxy.URI()))
	storetest.Put(t, s, storetest.Seed(t))
	today := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	inNeo4j, inMemory := ask(s, proxy, today), ask(s, proxy, today)
	follower := storetest.Follow(t, s)
	inMemory.resolver.Paths = pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{})
	ends := `from: ["person:meylis-babayev"], to: ["org:unesco"], where: {maxHops: 5}`
	for name, a := range map[string]*asker{"cypher": inNeo4j, "memory": inMemory} {
		for _, rank := range []string{"FEWEST_HOPS", "STRONGEST", "MOST_DIVERSE"} {
			t.Run(name+"/"+rank, func(t *testing.T) {
				page := func(first int, after *string) pathPage {
					t.Helper()
					got := a.askWith(t, fmt.Sprintf(`query($after: String) { paths(%s, rank: %s, first: %d, after: $after) {
						outcome shortest hasMore endCursor paths { entities { id } } } }`, ends, rank, first), afterCursor(after))
					if len(got.errors) > 0 {
						t.Fatal(got.errors)
					}
					var p pathPage
					if err := json.Unmarshal([]byte(got.text), &p); err != nil {
						t.Fatal(err)
					}
					if p.Paths.Outcome != "FOUND" || p.Paths.Shortest == nil || *p.Paths.Shortest != 4 {
						t.Fatalf("%s shortest %v, want 4", p.Paths.Outcome, p.Paths.Shortest)
					}
					return p
				}
				const first, pages = 4, 5
				all := page(first*pages, nil)
				var after *string
				var read []struct{ Entities []struct{ ID string } }
				for range pages {
					p := page(first, after)
					read, after = append(read, p.Paths.Paths...), p.Paths.EndCursor
				}
				if fmt.Sprint(read) != fmt.Sprint(all.Paths.Paths) || len(read) != first*pages {
					t.Errorf("page by page\n%v\nat once\n%v", read, all.Paths.Paths)
				}
				for _, other := range []string{
					`from: ["org:unesco"], to: ["person:meylis-babayev"], where: {maxHops: 5}, rank: ` + rank,
					`from: ["person:meylis-babayev"], to: ["org:unesco"], where: {maxHops: 4}, rank: ` + rank,
					ends + `, rank: ` + map[bool]string{true: "STRONGEST", false: "FEWEST_HOPS"}[rank == "FEWEST_HOPS"],
				} {
					got := a.askWith(t, `query($after: String) { paths(`+other+`, after: $after) { outcome } }`, afterCursor(after))
					if len(got.errors) != 1 || !strings.HasPrefix(got.errors[0], string(network.BadInput)+" after: ") {
						t.Errorf("%s: %v", other, got.errors)
					}
				}
			})
		}
	}
}

// TestPathsGoOnWhileTheNetworkChanges pages on after a write: by a rank that orders
// paths, on the new revision; by MOST_DIVERSE that is a conflict. The last page's
// cursor leads to FOUND without paths.
func TestPathsGoOnWhileTheNetworkChanges(t *testing.T) {
	db := storetest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	s := storetest.Connect(t, db.Through(proxy.URI()))
	put := func(text string) {
		records, err := pathtest.Network(t.Name(), text)
		if err != nil {
			t.Fatal(err)
		}
		storetest.Put(t, s, records)
	}
	put("org:a FUNDS org:b\norg:a FUNDS org:c\norg:a FUNDS org:e\norg:b FUNDS org:z\norg:c FUNDS org:z\norg:e FUNDS org:z")
	a := ask(s, proxy, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	page := func(rank string, after *string) (pathPage, []string) {
		got := a.askWith(t, `query($after: String) { paths(from: "org:a", to: "org:z", rank: `+rank+`, first: 2, after: $after) {
			outcome endCursor hasMore paths { entities { id } } } }`, afterCursor(after))
		var p pathPage
		if err := json.Unmarshal([]byte(got.text), &p); err != nil && len(got.errors) == 0 {
			t.Fatal(err)
		}
		return p, got.errors
	}
	inner := func(p pathPage) (ids []string) {
		for _, path := range p.Paths.Paths {
			ids = append(ids, path.Entities[1].ID)
		}
		return ids
	}
	first, _ := page("FEWEST_HOPS", nil)
	diverse, _ := page("MOST_DIVERSE", nil)
	put("org:a FUNDS org:d\norg:d FUNDS org:z\norg:a FUNDS org:aa\norg:aa FUNDS org:z")
	second, errs := page("FEWEST_HOPS", first.Paths.EndCursor)
	if !slices.Equal(inner(second), []string{"org:d", "org:e"}) || errs != nil {
		t.Errorf("behind %v come %v, %v", inner(first), inner(second), errs)
	}
	last, errs := page("FEWEST_HOPS", second.Paths.EndCursor)
	if last.Paths.Outcome != "FOUND" || len(last.Paths.Paths) != 0 || last.Paths.EndCursor != nil || last.Paths.HasMore || errs != nil {
		t.Errorf("past the end: %+v, %v", last, errs)
	}
	if _, errs := page("MOST_DIVERSE", diverse.Paths.EndCursor); len(errs) != 1 || !strings.HasPrefix(errs[0], string(network.Conflict)) {
		t.Errorf("on another revision: %v", errs)
	}
}
