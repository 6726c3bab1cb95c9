package catalog

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/naming/namingtest"
	"github.com/entente-graph/entente/internal/seed"
)

// graph is a network of records, as far as names are concerned.
type graph struct {
	ids      []string
	degree   []int
	around   [][]uint32
	country  []int
	entities []Entity
}

func (g *graph) Degree(n uint32) int      { return g.degree[n] }
func (g *graph) Compare(a, b uint32) int  { return strings.Compare(g.ids[a], g.ids[b]) }
func (g *graph) Around(n uint32) []uint32 { return g.around[n] }
func (g *graph) Country(n uint32) (uint32, bool) {
	return uint32(max(g.country[n], 0)), g.country[n] >= 0
}

func everything(uint32) bool { return true }

// readGraph reads the built-in network and names.jsonl of package naming.
func readGraph(t testing.TB) *graph {
	t.Helper()
	file, err := os.Open("../naming/testdata/names.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	g := &graph{}
	number := map[string]uint32{}
	type link struct{ from, to string }
	var within []link
	for _, in := range []io.Reader{seed.JSONL(), file} {
		lines := bufio.NewScanner(in)
		for lines.Scan() {
			var r struct {
				Record, ID, Kind, Type, Name, From, To string
				Names                                  []struct{ Text, Type string }
			}
			if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
				t.Fatal(err)
			}
			switch r.Record {
			case "entity":
				n := uint32(len(g.ids))
				number[r.ID] = n
				e := Entity{Number: n, Names: []Name{{Text: r.Name}}}
				for _, name := range r.Names {
					e.Names = append(e.Names, Name{Text: name.Text, Acronym: name.Type == "ACRONYM"})
				}
				g.ids = append(g.ids, r.ID)
				g.entities = append(g.entities, e)
				g.degree = append(g.degree, 0)
				g.around = append(g.around, nil)
				g.country = append(g.country, -1)
				if r.Kind == "PLACE" && r.Type == "COUNTRY" {
					g.country[n] = int(n)
				}
			case "link":
				g.degree[number[r.From]]++
				g.degree[number[r.To]]++
				if r.Type == "PART_OF" || r.Type == "LOCATED_IN" || r.Type == "BASED_IN" {
					within = append(within, link{r.From, r.To})
				}
			}
		}
		if err := lines.Err(); err != nil {
			t.Fatal(err)
		}
	}
	for range 5 { // as far up as anything lies
		for _, l := range within {
			from, to := number[l.from], number[l.to]
			for _, a := range append([]uint32{to}, g.around[to]...) {
				known := false
				for _, b := range g.around[from] {
					known = known || a == b
				}
				if !known {
					g.around[from] = append(g.around[from], a)
				}
			}
			if g.country[to] >= 0 {
				g.country[from] = g.country[to]
			}
		}
	}
	return g
}

// TestSearches asks the golden searches of package naming, and those that only a catalogue answers.
func TestSearches(t *testing.T) {
	g := readGraph(t)
	c := New(g.entities)
	more := namingtest.Cases(t, "testdata/search.txt")
	for _, test := range namingtest.Cases(t, "../naming/testdata/search.txt") {
		if !slices.ContainsFunc(more, func(other namingtest.Case) bool { return other.Query == test.Query }) {
			more = append(more, test)
		}
	}
	for _, test := range more {
		t.Run(test.Query, func(t *testing.T) {
			var hits []namingtest.Hit
			for _, h := range c.Search(test.Query, g, everything) {
				hits = append(hits, namingtest.Hit{ID: g.ids[h.Number], Class: h.Class, Name: c.Names(h.Number)[h.Name].Text})
			}
			test.Check(t, hits[:min(len(hits), 20)])
		})
	}
}
