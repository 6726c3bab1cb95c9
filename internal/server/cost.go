package server

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

const (
	usualPage      = 20   // what `first` means where neither the query nor the schema says
	largestPage    = 100  // what `first` and `ids` may ask at most
	largestPicture = 1000 // what `ids` and `and` of linksAmong may ask together
	usualList      = 5    // entries of a list that cannot be asked for by number

	// Costs beyond this are all the same. It is small enough for no sum or product
	// of ours to overflow.
	unbearable = 1 << 40
)

// What fields cost by themselves for which far more is looked at than the answer
// shows. All others cost 1.
const (
	searchWeight = 1000 // of paths, reach, reports, suggestPartners, search, linksAmong and networkChanges, of what would relax one, and of facets, which count all that a filter lets pass
	totalWeight  = 100  // of the total of a list, which counts it to its end, and of commonPartners, which goes through several
)

// weightOf returns what a field costs by itself.
func weightOf(f *ast.Field) int {
	switch f.Name {
	case "paths", "reach", "regionalReport", "suggestPartners", "search", "linksAmong", "networkChanges":
		if f.ObjectDefinition.Name == "Query" {
			return searchWeight
		}
	case "commonPartners":
		return totalWeight
	case "facets", "relaxations":
		return searchWeight
	case "totalCount":
		if f.ObjectDefinition.Name != "ReachedConnection" { // which reach has counted
			return totalWeight
		}
	}
	return 1
}

// costLimit is a gqlgen extension that refuses operations which cost more. The
// package comment has the formula.
type costLimit int

var _ graphql.OperationContextMutator = costLimit(0)

func (costLimit) ExtensionName() string                   { return "CostLimit" }
func (costLimit) Validate(graphql.ExecutableSchema) error { return nil }

func (limit costLimit) MutateOperationContext(_ context.Context, op *graphql.OperationContext) *gqlerror.Error {
	if asked := costOf(op); asked > int(limit) {
		return gqlerror.Wrap(exceeded("query cost", int(limit), asked))
	}
	return nil
}

// costOf counts an operation.
func costOf(op *graphql.OperationContext) int {
	c := costs{variables: op.Variables}
	return c.selection(op.Operation.SelectionSet, usualList)
}

// costs remembers the costs of fragments, so that one that is spread many times
// is walked once.
type costs struct {
	variables map[string]any
	fragments map[fragmentIn]int
}

// fragmentIn is a fragment spread where lists have so many entries.
type fragmentIn struct {
	name    string
	entries int
}

// selection counts what is selected of one object, in which lists have so many
// entries unless they say otherwise.
func (c *costs) selection(set ast.SelectionSet, entries int) int {
	total := 0
	for _, selection := range set {
		switch s := selection.(type) {
		case *ast.Field:
			total += c.field(s, entries)
		case *ast.InlineFragment:
			total += c.selection(s.SelectionSet, entries)
		case *ast.FragmentSpread:
			total += c.fragment(s, entries)
		}
		total = min(total, unbearable)
	}
	return total
}

func (c *costs) fragment(s *ast.FragmentSpread, entries int) int {
	key := fragmentIn{s.Name, entries}
	cost, known := c.fragments[key]
	if !known {
		cost = c.selection(s.Definition.SelectionSet, entries)
		if c.fragments == nil {
			c.fragments = map[fragmentIn]int{}
		}
		c.fragments[key] = cost
	}
	return cost
}

func (c *costs) field(f *ast.Field, entries int) int {
	weight := weightOf(f)
	if len(f.SelectionSet) == 0 {
		return weight
	}
	within := usualList // the entries of lists directly in what the field returns
	if first := f.Definition.Arguments.ForName("first"); first != nil {
		entries = pageSize(c.argument(f, first))
		within = entries
	} else if ids := f.Definition.Arguments.ForName("ids"); ids != nil {
		entries = c.idsOf(f, ids)
	} else if keys := c.keys(f); keys != nil {
		entries = min(len(keys), largestPage)
	}
	if f.Definition.Type.Elem == nil {
		return weight + c.selection(f.SelectionSet, within)
	}
	return weight + entries*c.selection(f.SelectionSet, usualList)
}

// keys returns the keys that a field asks for; nil for all.
func (c *costs) keys(f *ast.Field) []any {
	if keys := f.Definition.Arguments.ForName("keys"); keys != nil {
		return graphql.CoerceList(c.argument(f, keys))
	}
	return nil
}

// idsOf returns how many entries a list has that is asked for by ids. Links among entities
// are taken to be as many as these.
func (c *costs) idsOf(f *ast.Field, ids *ast.ArgumentDefinition) int {
	entries, most := len(graphql.CoerceList(c.argument(f, ids))), largestPage
	if others := f.Definition.Arguments.ForName("and"); others != nil {
		entries += len(graphql.CoerceList(c.argument(f, others)))
		most = largestPicture
	}
	return min(entries, most)
}

// argument returns an argument as the resolver will get it; nil where it cannot be
// read, which the resolver will refuse.
func (c *costs) argument(f *ast.Field, definition *ast.ArgumentDefinition) any {
	value := definition.DefaultValue
	if given := f.Arguments.ForName(definition.Name); given != nil {
		if v, set := c.variables[given.Value.Raw]; set && given.Value.Kind == ast.Variable {
			return v
		} else if given.Value.Kind != ast.Variable {
			value = given.Value
		}
	}
	v, err := value.Value(c.variables)
	if err != nil {
		return nil
	}
	return v
}

// pageSize is the number of entries that `first` asks for. What cannot be one is
// for the resolver to refuse.
func pageSize(first any) int {
	n, err := graphql.UnmarshalInt(first)
	if err != nil || first == nil {
		return usualPage
	}
	return min(max(n, 0), largestPage)
}
