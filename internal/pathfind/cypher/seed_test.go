package cypher_test

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

func TestSeed(t *testing.T) {
	s := storetest.Seeded(t)
	e := cypher.New(s, cypher.Limits{})
	a, err := e.Paths(t.Context(), pathfind.Question{From: []string{"person:meylis-babayev"}, To: []string{"org:unesco"}, First: 5})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(a.Outcome, a.HasMore, *a.Shortest)
	for _, p := range a.Paths {
		t.Log(strings.Join(p.Entities, " "))
		for _, s := range p.Steps { t.Log(s) }
	}
	r, err := e.Reach(t.Context(), pathfind.ReachQuestion{From: []string{"org:unesco-ichei"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range r.Groups { t.Log(g.Key, g.Known, pathfind.ByHop(g.Reached)) }
}
