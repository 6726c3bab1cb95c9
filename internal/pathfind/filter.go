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
	// Certainty says. Without AsOf, Certainty is that of Overlapping and of KnownBy.
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
	// KnownBy leaves only evidence that could have been known by this day: a link
	// without any does not exist, and how surely it holds is judged by what is left.
	// With Certain, something must certainly have been known of it.
	KnownBy *network.Day
	// Through returns the kinds that entities inside the path may have; by default
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
	// On is the days of which Overlapping has to find one; nil for all of time. It is no
	// field of PathFilter: to look for the day nearest to another takes it.
	On *network.Interval
	// UntilEnd: a link whose status is ENDED counts up to the latest reading of its
	// valid.to, and never where it has none. Earlier: what counted on any day up to AsOf
	// counts. Both are no fields of PathFilter, and known to the engine in memory only:
	// reports count so.
	UntilEnd, Earlier bool
}

// DefaultThrough returns the kinds that a path leads through where the question
// says nothing else.
func DefaultThrough() []network.Kind {
	return []network.Kind{network.Organization, network.Person, network.Agreement, network.Event, network.Programme}
}

// Types returns the types of links that the filter lets pass.
func (f *Filter) Types() []network.LinkType {
	named := f.LinkTypes
	if named == nil {
		named = slices.DeleteFunc(network.LinkTypes(), func(t network.LinkType) bool { return t == network.Reported })
	}
	return slices.DeleteFunc(slices.Clone(named), func(t network.LinkType) bool { return slices.Contains(f.ExcludeLinkTypes, t) })
}

// Kinds returns the kinds that entities inside a path may have.
func (f *Filter) Kinds() []network.Kind {
	if f.Through == nil {
		return DefaultThrough()
	}
	return f.Through
}

// Known returns the day whose knowledge counts.
func (f *Filter) Known() network.Day {
	if f.KnownBy == nil {
		return network.MaxDay
	}
	return *f.KnownBy
}

// OnlyCertain reports whether only links count that certainly hold.
func (f *Filter) OnlyCertain() bool { return f.Certainty != nil && *f.Certainty == network.Certain }

// Judges reports whether the filter asks of links how surely they hold or were known,
// so that it can ask for what is certain.
func (f *Filter) Judges() bool { return f.AsOf != nil || f.KnownBy != nil || f.Overlapping }

// condition is one that a filter can make on links and entities.
type condition struct {
	// name is that of its field of PathFilter.
	name string
	// made reports whether a filter makes it; lift takes it away.
	made func(f *Filter) bool
	lift func(f *Filter)
}

// Conditions is how many conditions a filter can make, MaxHops not among them.
const Conditions = 13

// conditions are all of them, in the order of PathFilter's fields. Nobody changes
// them.
var conditions = [Conditions]condition{
	{"asOf", func(f *Filter) bool { return f.AsOf != nil }, func(f *Filter) { f.AsOf, f.Earlier = nil, false }},
	optional("certainty", func(f *Filter) **network.Certainty { return &f.Certainty }),
	{"linkTypes", func(f *Filter) bool { return f.LinkTypes != nil }, (*Filter).liftTypes},
	list("excludeLinkTypes", func(f *Filter) *[]network.LinkType { return &f.ExcludeLinkTypes }),
	{"statuses", func(f *Filter) bool { return f.Statuses != nil }, func(f *Filter) { f.Statuses, f.UntilEnd = nil, false }},
	optional("minConfidence", func(f *Filter) **float64 { return &f.MinConfidence }),
	optional("knownBy", func(f *Filter) **network.Day { return &f.KnownBy }),
	{"through", func(f *Filter) bool { return f.Through != nil }, (*Filter).liftKinds},
	list("avoid", func(f *Filter) *[]string { return &f.Avoid }),
	list("via", func(f *Filter) *[]string { return &f.Via }),
	optional("maxDegree", func(f *Filter) **int { return &f.MaxDegree }),
	flag("overlapping", func(f *Filter) *bool { return &f.Overlapping }),
	flag("inTimeOrder", func(f *Filter) *bool { return &f.InTimeOrder }),
}

// optional, list and flag are conditions that their field makes unless it is zero.
func optional[T any](name string, field func(*Filter) **T) condition {
	return condition{name, func(f *Filter) bool { return *field(f) != nil }, func(f *Filter) { *field(f) = nil }}
}

func list[T any](name string, field func(*Filter) *[]T) condition {
	return condition{name, func(f *Filter) bool { return *field(f) != nil }, func(f *Filter) { *field(f) = nil }}
}

func flag(name string, field func(*Filter) *bool) condition {
	return condition{name, func(f *Filter) bool { return *field(f) }, func(f *Filter) { *field(f) = false }}
}

// Named returns the names of the conditions that the filter makes, in the order of
// PathFilter's fields.
func (f *Filter) Named() []string {
	var names []string
	for _, c := range conditions {
		if c.made(f) {
			names = append(names, c.name)
		}
	}
	return names
}

// Without returns the filter with one condition lifted.
//
// Lifting `through` leaves the default with the kinds that the question named,
// and lifting `linkTypes` every type, REPORTED only where the question named it.
// Lifting `asOf`, `knownBy` or `overlapping` lifts `certainty` too where it would
// have no meaning left.
func (f *Filter) Without(name string) Filter {
	g := *f
	for _, c := range conditions {
		if c.name == name {
			c.lift(&g)
		}
	}
	if !g.Judges() {
		g.Certainty = nil
	}
	return g
}

// Relaxed is Without, but for `through`, lifting which leaves every kind: so it is found
// of what only places or frameworks join.
func (f *Filter) Relaxed(name string) Filter {
	if name != "through" {
		return f.Without(name)
	}
	g := *f
	g.Through = network.Kinds()
	return g
}

// Relaxable returns the names of the conditions that a Relaxation can lift: those that
// the filter makes, and `through`, whose default is one, unless every kind passes.
func (f *Filter) Relaxable() []string {
	var names []string
	for _, c := range conditions {
		if c.name == "through" && !f.anyKind() || c.name != "through" && c.made(f) {
			names = append(names, c.name)
		}
	}
	return names
}

// anyKind reports whether an entity inside a path may have any kind.
func (f *Filter) anyKind() bool {
	for _, kind := range network.Kinds() {
		if !slices.Contains(f.Kinds(), kind) {
			return false
		}
	}
	return true
}

// OnDay narrows days on which a link holds to those that Overlapping looks among.
func (f *Filter) OnDay(holds network.Interval) network.Interval {
	if f.On == nil {
		return holds
	}
	return holds.Meet(*f.On)
}

// Unfiltered returns the filter with all conditions lifted.
func (f *Filter) Unfiltered() Filter {
	g := *f
	for _, c := range conditions {
		c.lift(&g)
	}
	return g
}

// Trivial reports whether the filter lets pass what one without conditions does.
func (f *Filter) Trivial() bool {
	if f.UntilEnd || f.Earlier {
		return false
	}
	for _, c := range conditions {
		if c.made(f) && (c.name != "through" || !slices.Equal(f.Through, DefaultThrough())) {
			return false
		}
	}
	return true
}

// liftTypes leaves every type, REPORTED only where the question named it.
func (f *Filter) liftTypes() {
	all := slices.Contains(f.LinkTypes, network.Reported)
	f.LinkTypes = nil
	if all {
		f.LinkTypes = network.LinkTypes()
	}
}

// liftKinds leaves the default with the kinds that the question named.
func (f *Filter) liftKinds() {
	kinds := DefaultThrough()
	for _, k := range f.Through {
		if !slices.Contains(kinds, k) {
			kinds = append(kinds, k)
		}
	}
	f.Through = kinds
}
