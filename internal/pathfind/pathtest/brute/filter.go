package brute

import "slices"

// Filters returns the names of PathFilter's fields, in its order.
func Filters() []string {
	return []string{
		"maxHops", "asOf", "certainty", "linkTypes", "excludeLinkTypes", "statuses", "minConfidence", "knownBy", "through", "avoid",
		"via", "maxDegree", "overlapping", "inTimeOrder",
	}
}

// Asks reports whether the filter has a field.
func (f Filter) Asks(name string) bool {
	switch name {
	case "maxHops":
		return f.MaxHops != nil
	case "asOf":
		return f.AsOf != ""
	case "certainty":
		return f.Certainty != ""
	case "linkTypes":
		return f.LinkTypes != nil
	case "excludeLinkTypes":
		return f.ExcludeLinkTypes != nil
	case "statuses":
		return f.Statuses != nil
	case "minConfidence":
		return f.MinConfidence != nil
	case "knownBy":
		return f.KnownBy != ""
	case "through":
		return f.Through != nil
	case "avoid":
		return f.Avoid != nil
	case "via":
		return f.Via != nil
	case "maxDegree":
		return f.MaxDegree != nil
	case "overlapping":
		return f.Overlapping
	case "inTimeOrder":
		return f.InTimeOrder
	default:
		return false
	}
}

// Without returns the filter with one field lifted.
func (f Filter) Without(name string) Filter {
	switch name {
	case "maxHops":
		f.MaxHops = nil
	case "asOf":
		f.AsOf = ""
	case "certainty":
		f.Certainty = ""
	case "linkTypes":
		f.LinkTypes = none(f).LinkTypes
	case "excludeLinkTypes":
		f.ExcludeLinkTypes = nil
	case "statuses":
		f.Statuses = nil
	case "minConfidence":
		f.MinConfidence = nil
	case "knownBy":
		f.KnownBy = ""
	case "through":
		f.Through = none(f).Through
	case "avoid":
		f.Avoid = nil
	case "via":
		f.Via = nil
	case "maxDegree":
		f.MaxDegree = nil
	case "overlapping":
		f.Overlapping = false
	case "inTimeOrder":
		f.InTimeOrder = false
	}
	// "lifting `asOf`, `knownBy` or `overlapping` lifts `certainty` where it would be
	// illegal", and "`certainty` with none of `asOf`, `knownBy`, `overlapping` is
	// BAD_USER_INPUT".
	if f.AsOf == "" && f.KnownBy == "" && !f.Overlapping {
		f.Certainty = ""
	}
	return f
}

// none is no filter, as far as a question with this filter goes.
//
// "No filter means the default `through` plus the kinds that the question names,
// and `REPORTED` where its `linkTypes` names it; lifting `through` or `linkTypes`
// alone means the same".
func none(f Filter) Filter {
	lifted := Filter{Through: append(defaultThrough(), f.Through...)}
	if slices.Contains(f.LinkTypes, "REPORTED") {
		lifted.LinkTypes = inTable("type")
	}
	return lifted
}
