package brute

import (
	"cmp"
	"slices"
)

// Relaxation is what would change that there is no path. Day is "" for none.
type Relaxation struct {
	Lifted string
	Hops   int
	Day    string
}

// relaxations lists what would change that there is no path of at most so many hops.
//
// "`relaxations`: where nothing was found, what would change that. `maxHops`: the hops of
// the shortest path of any length under the rest of the filter. Any other field: the
// shortest of at most `maxHops` with it alone lifted, as for `blockedBy`, except that
// `through` then means every kind, so that what only places or frameworks join is told."
// "In PathFilter's order".
func (n *Network) relaxations(q PathQuestion, maxHops int) []Relaxation {
	var all []Relaxation
	for _, name := range Filters() {
		lifted, hops := q.Where.Without(name), maxHops
		switch {
		case name == "maxHops":
			lifted, hops = q.Where, anyLength
		case name == "through": // the default is lifted too
			lifted = q.Where
			lifted.Through = append(defaultThrough(), "PLACE", "FRAMEWORK")
		case !q.Where.Asks(name):
			continue
		}
		if found := n.paths(q.From, q.To, lifted, hops); len(found) > 0 {
			all = append(all, Relaxation{Lifted: name, Hops: len(found[0].Steps), Day: n.relaxedDay(q, name, maxHops)})
		}
	}
	return all
}

// relaxedDay returns the day of a relaxation.
//
// "`day` (for `asOf`, `knownBy`): the nearest to the asked one (equally near: the later)
// on which there is such a path, all other fields kept; null with `overlapping` or
// `inTimeOrder`". It tries each day on which that may change, and the day before.
func (n *Network) relaxedDay(q PathQuestion, name string, maxHops int) string {
	asked := q.Where.AsOf
	if name == "knownBy" {
		asked = q.Where.KnownBy
	}
	if name != "asOf" && name != "knownBy" || q.Where.Overlapping || q.Where.InTimeOrder {
		return ""
	}
	days := n.daysOfChange()
	distance := func(day string) int { return max(daysBetween(asked, day), daysBetween(day, asked)) }
	slices.SortFunc(days, func(a, b string) int { return cmp.Or(cmp.Compare(distance(a), distance(b)), cmp.Compare(b, a)) })
	for _, day := range days {
		where := q.Where
		if name == "asOf" {
			where.AsOf = day
		} else {
			where.KnownBy = day
		}
		if len(n.paths(q.From, q.To, where, maxHops)) > 0 {
			return day
		}
	}
	return ""
}

// daysOfChange returns the days around all dates of the network: nothing begins or ceases to be
// so, or to be known, on any other.
func (n *Network) daysOfChange() []string {
	var dates, days []string
	for _, s := range n.Sources {
		dates = append(dates, s.Published, s.Retrieved)
	}
	for _, e := range n.Entities {
		dates = append(dates, e.From, e.To)
		for _, c := range e.History {
			dates = append(dates, c.Date)
		}
	}
	for _, l := range n.Links {
		dates = append(dates, l.ValidFrom, l.ValidTo)
		for _, e := range l.Evidence {
			dates = append(dates, splitRun(e.Observed)...)
		}
	}
	for _, date := range dates {
		if date == "" {
			continue
		}
		span := read(date)
		for _, day := range []string{span.earliest, span.latest} {
			days = append(days, dayBefore(day), day, dayAfter(day))
		}
	}
	return slices.DeleteFunc(deduplicated(days), func(day string) bool { return day == beforeAll || day == afterAll })
}
