package naming_test

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"os"
	"slices"
	"testing"

	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/naming/namingtest"
	"github.com/entente-graph/entente/internal/seed"
)

// TestSearches asks the golden searches of the built-in network together with
// names that are easily mistaken. Run it with -v to see all ranks.
func TestSearches(t *testing.T) {
	entities := readNetwork(t)
	cases := namingtest.Cases(t, "testdata/search.txt")
	if len(cases) < 60 {
		t.Errorf("there are %d searches: too few to rely on", len(cases))
	}
	seen := make(map[naming.Class]bool)
	for _, c := range cases {
		t.Run(c.Query, func(t *testing.T) { c.Check(t, search(t, entities, c.Query)) })
		for _, hit := range c.Hits {
			seen[hit.Class] = true
		}
	}
	for _, class := range naming.Classes() {
		if !seen[class] && class != naming.Named {
			t.Errorf("no search expects a match of the class %q", class)
		}
	}
}

// entity is what a search needs to know of an entity.
type entity struct {
	id     string
	names  []string
	degree int
}

// search judges all entities, as a store would its candidates.
func search(t *testing.T, entities []entity, text string) []namingtest.Hit {
	t.Helper()
	q, err := naming.Parse("query", text)
	if err != nil {
		t.Fatal(err)
	}
	type found struct {
		entity
		naming.Match
	}
	var all []found
	for _, e := range entities {
		if match, ok := q.Rank(e.names); ok {
			all = append(all, found{e, match})
		}
	}
	slices.SortFunc(all, func(a, b found) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.degree, a.degree), cmp.Compare(a.id, b.id))
	})
	hits := make([]namingtest.Hit, len(all))
	for i, f := range all {
		hits[i] = namingtest.Hit{ID: f.id, Class: f.Class, Name: f.Name}
	}
	return hits
}

// readNetwork reads the built-in network and testdata/names.jsonl.
func readNetwork(t *testing.T) []entity {
	t.Helper()
	file, err := os.Open("testdata/names.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var entities []entity
	degree := make(map[string]int)
	for _, in := range []io.Reader{seed.JSONL(), file} {
		lines := bufio.NewScanner(in)
		for lines.Scan() {
			var r struct {
				Record, ID, Name, From, To string
				Names                      []struct{ Text string }
			}
			if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
				t.Fatal(err)
			}
			switch r.Record {
			case "entity":
				e := entity{id: r.ID, names: []string{r.Name}}
				for _, name := range r.Names {
					e.names = append(e.names, name.Text)
				}
				entities = append(entities, e)
			case "link":
				degree[r.From]++
				degree[r.To]++
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
	}
	for i, e := range entities {
		entities[i].degree = degree[e.id]
	}
	return entities
}
