package graph_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
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

// TestEnumsAreThoseOfTheDomain: what a value of the domain may be, clients can say.
func TestEnumsAreThoseOfTheDomain(t *testing.T) {
	types := graph.NewSchema(&graph.Resolver{}).Schema().Types
	for name, want := range map[string][]string{
		"LinkType": texts(network.LinkTypes()), "EntityKind": texts(network.Kinds()), "Status": texts(network.Statuses()),
		"StatementKind": texts(listing.StatementKinds()),
		"NameType":      texts(network.NameTypes()), "EntityOrder": texts(listing.EntityOrders()),
		"Certainty": {string(network.Certain), string(network.Presumed)}, "Direction": {string(listing.Any), string(listing.Out), string(listing.In)},
	} {
		var got []string
		for _, v := range types[name].EnumValues {
			got = append(got, v.Name)
		}
		slices.Sort(got)
		slices.Sort(want)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-domain +schema):\n%s", name, diff)
		}
	}
}

func texts[T ~string](values []T) []string {
	var all []string
	for _, v := range values {
		all = append(all, string(v))
	}
	return all
}

// TestCostsAreThoseOfTheSchema: each type and each status of links costs what the
// table says that the schema shows.
func TestCostsAreThoseOfTheSchema(t *testing.T) {
	told, costs := map[string]map[string]int{}, map[string]map[string]int{"`type`": {}, "`status`": {}, "`sources`": {}}
	part := ""
	for line := range strings.Lines(graph.NewSchema(&graph.Resolver{}).Schema().Types["StepCost"].Description) {
		cells := strings.Split(strings.TrimSpace(line), "|")
		if len(cells) != 5 {
			continue
		}
		if name := strings.TrimSpace(cells[1]); name != "" {
			part = name
		}
		points, err := strconv.Atoi(strings.TrimSpace(cells[2]))
		if err != nil {
			continue // the head of the table, or a range
		}
		if told[part] == nil {
			told[part] = map[string]int{}
		}
		for _, name := range strings.Split(cells[3], ",") {
			told[part][strings.TrimSpace(name)] = points
		}
	}
	for _, linkType := range network.LinkTypes() {
		costs["`type`"][string(linkType)] = pathfind.CostOfType(linkType)
	}
	for _, status := range network.Statuses() {
		costs["`status`"][string(status)] = pathfind.CostOfStatus(status)
	}
	for words, sources := range map[string]int{"it rests on one source": 1, "on two": 2, "on three or more": 3} {
		costs["`sources`"][words] = pathfind.CostOfSources(sources)
	}
	if diff := cmp.Diff(costs, told); diff != "" {
		t.Errorf("(-code +schema):\n%s", diff)
	}
}
