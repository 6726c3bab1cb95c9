package graph_test

import (
	"testing"

	"github.com/entente-graph/entente/graph"
)

// TestPossibleTypesAreObjects: clients that ask the schema what a Node may be
// must not be told of an interface.
func TestPossibleTypesAreObjects(t *testing.T) {
	types := graph.NewSchema(&graph.Resolver{}).Schema().PossibleTypes
	if len(types["Node"]) != 9 || len(types["Entity"]) != 7 {
		t.Errorf("%d nodes and %d entities are possible, want 9 and 7", len(types["Node"]), len(types["Entity"]))
	}
	for name, possible := range types {
		for _, d := range possible {
			if !d.IsLeafType() && d.Kind != "OBJECT" && name != d.Name {
				t.Errorf("%s may be %s, a %s", name, d.Name, d.Kind)
			}
		}
	}
}
