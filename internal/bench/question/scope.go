package question

import (
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/network"
)

// scope is where the paths may lead that are asked for in networks of a shape, and
// how long the shortest of those drawn are.
type scope struct {
	// hops is the most hops a path may have.
	hops int
	// types are those of the links of paths; if empty, the filter names none, and
	// all types that can lie on a path count.
	types []network.LinkType
	// least and most bound the hops of the shortest path of a question, hub those
	// of one that leads through the hub.
	least, most, hub int
}

const (
	// defaultHops is what `maxHops` is where a filter does not say.
	defaultHops = 6
	// reachHops is how far reach counts.
	reachHops = 4
)

// scopeOf returns the scope of a shape. In Hubs, as most people ask: with the
// hops that `maxHops` is by default, and no types named. In Spread, ends are far
// from each other: paths are longer, and of the types that link partners.
func scopeOf(shape generate.Shape) scope {
	if shape == generate.Spread {
		return scope{
			hops: 8, least: 3, most: 8, hub: 8,
			types: []network.LinkType{network.HoldsPosition, network.PartyTo, network.MemberOf, network.PartnersWith, network.Attended},
		}
	}
	return scope{hops: defaultHops, least: 3, most: 5, hub: 6}
}

// Describe returns a sentence on the questions about paths in networks of a shape.
func Describe(shape generate.Shape) string {
	s := scopeOf(shape)
	types := "all types"
	if len(s.types) > 0 {
		types = fmt.Sprintf("the %d types %s", len(s.types), strings.Join(s.names(), ", "))
	}
	return fmt.Sprintf("paths of up to %d hops of links of %s, reach of up to %d", s.hops, types, reachHops)
}

// where is a PathFilter.
type where = map[string]any

// filter returns the filter of a question about paths with further conditions;
// nil where there are none.
func (s scope) filter(conditions where) where {
	filter := where{}
	if len(s.types) > 0 {
		filter["linkTypes"] = s.names()
	}
	if s.hops != defaultHops {
		filter["maxHops"] = s.hops
	}
	for name, value := range conditions {
		filter[name] = value
	}
	if len(filter) == 0 {
		return nil
	}
	return filter
}

// names returns the types of links that can lie on a path.
func (s scope) names() []string {
	types := s.types
	if len(types) == 0 {
		// The others lead to places only, or count only where a filter names them.
		types = slices.DeleteFunc(network.LinkTypes(), func(t network.LinkType) bool {
			return t == network.LocatedIn || t == network.ActiveIn || t == network.Reported
		})
	}
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = string(t)
	}
	return names
}

// cypher writes the scope into the text of a statement.
func (s scope) cypher(text string) string {
	return strings.NewReplacer(
		"{{types}}", strings.Join(s.names(), "|"), "{{hops}}", fmt.Sprint(s.hops), "{{reach}}", fmt.Sprint(reachHops),
	).Replace(text)
}
