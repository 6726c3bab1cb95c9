package pathfind

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Filter says which paths count. A nil list or pointer is no condition; an empty
// list matches nothing.
type Filter struct {
	// MaxHops is the length of the longest path that counts: 6 by default for
	// paths and 3 for reach, at most 12.
	MaxHops *int
	// AsOf takes only links that hold on this day, presumably or certainly as
	// Certainty says. Without AsOf, Certainty is that of Overlapping.
	AsOf      *network.Day
	Certainty *network.Certainty
	// LinkTypes and ExcludeLinkTypes choose links by type. Links of type REPORTED
	// count only where LinkTypes names them: that somebody wrote of a meeting
	// does not link them to those who met.
	LinkTypes        []network.LinkType
	ExcludeLinkTypes []network.LinkType
	// Statuses and MinConfidence choose links by their status and confidence.
	Statuses      []network.Status
	MinConfidence *float64
	// KnownBy leaves only evidence that was published by this day: a link without
	// such evidence does not exist, and how surely it holds is judged by what is
	// left.
	KnownBy *network.Day
	// Through gives the kinds that entities inside the path may have; by default
	// all but places and frameworks.
	Through []network.Kind
	// Avoid names entities that may not be on the path.
	Avoid []string
	// Via names entities that must lie inside the path, in this order. Neither
	// Through nor MaxDegree judges them.
	Via []string
	// MaxDegree is how many links an entity inside the path may have at most,
	// counting all that it has in the network.
	MaxDegree *int
	// Overlapping takes only paths for which there is a day on which every step
	// holds, by any of its links.
	Overlapping bool
	// InTimeOrder takes only paths whose steps can have held one after the other:
	// there are days t₁ ≤ t₂ ≤ … with step i holding on tᵢ, by any of its links.
	// An occurrence holds here on the days that its date may mean only.
	InTimeOrder bool
}

// DefaultThrough gives the kinds that a path leads through where the question
// says nothing else.
func DefaultThrough() []network.Kind {
	return []network.Kind{network.Organization, network.Person, network.Agreement, network.Event, network.Programme}
}

// Types gives the types of links that the filter lets pass.
func (f *Filter) Types() []network.LinkType {
	named := f.LinkTypes
	if named == nil {
		named = slices.DeleteFunc(network.LinkTypes(), func(t network.LinkType) bool { return t == network.Reported })
	}
	return slices.DeleteFunc(slices.Clone(named), func(t network.LinkType) bool { return slices.Contains(f.ExcludeLinkTypes, t) })
}

// Kinds gives the kinds that entities inside a path may have.
func (f *Filter) Kinds() []network.Kind {
	if f.Through == nil {
		return DefaultThrough()
	}
	return f.Through
}

// Known gives the day up to which publications are known.
func (f *Filter) Known() network.Day {
	if f.KnownBy == nil {
		return network.MaxDay
	}
	return *f.KnownBy
}

// OnlyCertain says whether only links count that certainly hold.
func (f *Filter) OnlyCertain() bool { return f.Certainty != nil && *f.Certainty == network.Certain }

// Conditions is how many conditions a filter can make, MaxHops not among them.
const Conditions = 13

// Named gives the names of the conditions that the filter makes on links and
// entities, as PathFilter's fields in their order; MaxHops is not among them.
func (f *Filter) Named() []string {
	var names []string
	for _, c := range [Conditions]struct {
		name string
		set  bool
	}{
		{"asOf", f.AsOf != nil},
		{"certainty", f.Certainty != nil},
		{"linkTypes", f.LinkTypes != nil},
		{"excludeLinkTypes", f.ExcludeLinkTypes != nil},
		{"statuses", f.Statuses != nil},
		{"minConfidence", f.MinConfidence != nil},
		{"knownBy", f.KnownBy != nil},
		{"through", f.Through != nil},
		{"avoid", f.Avoid != nil},
		{"via", f.Via != nil},
		{"maxDegree", f.MaxDegree != nil},
		{"overlapping", f.Overlapping},
		{"inTimeOrder", f.InTimeOrder},
	} {
		if c.set {
			names = append(names, c.name)
		}
	}
	return names
}

// Without gives the filter with one condition lifted.
//
// Lifting `through` leaves the default with the kinds that the question named,
// and lifting `linkTypes` every type, REPORTED only where the question named it.
// Lifting `asOf` or `overlapping` lifts `certainty` too where it would have no
// meaning left.
func (f *Filter) Without(name string) Filter {
	g := *f
	switch name {
	case "asOf":
		g.AsOf = nil
	case "certainty":
		g.Certainty = nil
	case "linkTypes":
		g.LinkTypes = f.unfilteredTypes()
	case "excludeLinkTypes":
		g.ExcludeLinkTypes = nil
	case "statuses":
		g.Statuses = nil
	case "minConfidence":
		g.MinConfidence = nil
	case "knownBy":
		g.KnownBy = nil
	case "through":
		g.Through = f.unfilteredKinds()
	case "avoid":
		g.Avoid = nil
	case "via":
		g.Via = nil
	case "maxDegree":
		g.MaxDegree = nil
	case "overlapping":
		g.Overlapping = false
	case "inTimeOrder":
		g.InTimeOrder = false
	}
	if g.AsOf == nil && !g.Overlapping {
		g.Certainty = nil
	}
	return g
}

// Unfiltered is the filter that is none: the default `through` with the kinds
// that the question named, and REPORTED where the question named it.
func (f *Filter) Unfiltered() Filter {
	return Filter{MaxHops: f.MaxHops, LinkTypes: f.unfilteredTypes(), Through: f.unfilteredKinds()}
}

func (f *Filter) unfilteredTypes() []network.LinkType {
	if slices.Contains(f.LinkTypes, network.Reported) {
		return network.LinkTypes()
	}
	return nil
}

func (f *Filter) unfilteredKinds() []network.Kind {
	kinds := DefaultThrough()
	for _, k := range f.Through {
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	return kinds
}
