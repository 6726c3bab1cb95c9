package brute

import (
	"math"
	"slices"
)

// reporter makes one report.
type reporter struct {
	in ReportInput
	// n is the network with the rule about what has ended, and recorded the one without.
	n, recorded *Network
	bodies      []string
	// where is what counts on the day of the report, and maxHops how far.
	where   Filter
	maxHops int
	// countries are those of the report, in its order.
	countries []CountryPresence
	// now is who is reached on the day of the report, and there those of the countries.
	now, there reached
}

func (n *Network) reporter(in ReportInput) *reporter {
	r := &reporter{in: in, n: n.untilTheirEnd(), recorded: n, where: in.Where}
	// "bodies … duplicates once".
	for _, id := range in.Bodies {
		if !slices.Contains(r.bodies, id) {
			r.bodies = append(r.bodies, id)
		}
	}
	r.where.AsOf = in.AsOf
	r.where.Statuses = counted(in.Where.Statuses, in.Planned)
	// "`maxHops` 1 by default (PARTNERS), 3 (HOPS), as `reach` has".
	switch {
	case in.Where.MaxHops != nil:
		r.maxHops = *in.Where.MaxHops
	case in.Unit == "PARTNERS":
		r.maxHops = 1
	default:
		r.maxHops = 3
	}
	r.countries = r.countriesOf()
	r.now = r.reach(r.bodies, r.where)
	r.there = r.inCountries(r.now)
	return r
}

// counted lists the statuses of the links that count.
//
// "links whose status is in `where.statuses` (all, if missing) but not PROPOSED,
// UNDER_DISCUSSION, DRAFTED, AGREED or REJECTED …. `planned: true` adds the first four":
// to `where.statuses`, or to all.
func counted(asked []string, withPlanned bool) []string {
	if asked == nil {
		asked = []string{"SIGNED", "IN_FORCE", "ESTABLISHED", "ENDED"}
	}
	statuses := slices.DeleteFunc(slices.Clone(asked), func(s string) bool { return planned(s) || s == "REJECTED" })
	if withPlanned {
		statuses = append(statuses, "PROPOSED", "UNDER_DISCUSSION", "DRAFTED", "AGREED")
	}
	return append([]string{}, statuses...) // not nil: nothing is no list but an empty one
}

// untilTheirEnd returns the network in which links count by the rule about what has
// ended: "an ENDED one until its `valid.to`, without one never". It is a rule about
// statuses, so where `statuses` is lifted it goes too, and where `asOf` is, it stays.
func (n *Network) untilTheirEnd() *Network {
	ended := *n
	ended.Links = slices.Clone(n.Links)
	for i := range ended.Links {
		if l := &ended.Links[i]; l.Status == "ENDED" {
			l.until, l.barred = read(l.ValidTo).latest, l.ValidTo == ""
		}
	}
	return &ended
}

// countedBefore returns the network in which no link counts but those that held on the
// day of the report or an earlier one, whether they still hold or not.
func (r *reporter) countedBefore() *Network {
	before := *r.n
	before.Links = slices.Clone(r.n.Links)
	for i := range before.Links {
		l := &before.Links[i]
		held := slices.ContainsFunc(r.n.days(*l, false, r.where.KnownBy), func(days run) bool { return days.from <= r.in.AsOf })
		l.barred = l.barred || !held
	}
	return &before
}

// met are the types of links by which bodies and organisations have only met.
func met() []string { return []string{"ATTENDED", "LED", "ORGANIZED", "HOSTED"} }

// bound is the filter without meetings: "those still reached when ATTENDED, LED,
// ORGANIZED and HOSTED do not count".
func bound(where Filter) Filter {
	where.ExcludeLinkTypes = append(met(), where.ExcludeLinkTypes...)
	return where
}

// certain is the filter with `certainty: CERTAIN`.
func certain(where Filter) Filter {
	where.Certainty = "CERTAIN"
	return where
}

// reached is who is reached: all of the shortest paths to each, the first one first.
type reached map[string][]Path

// length is how many steps of its unit a path has.
func length(p Path) int {
	if p.PartnerSteps > 0 {
		return p.PartnerSteps
	}
	return len(p.Steps)
}

// hops is how far somebody is, nil who is not reached.
func (all reached) hops(id string) *int {
	if len(all[id]) == 0 {
		return nil
	}
	return new(length(all[id][0]))
}

// reach says who is reached from some bodies under a filter on its day.
//
// "exactly `reach` under that filter, unit and day". "No body counts anywhere …; ways may
// pass one." "An organisation counts only where it exists on `asOf`."
func (r *reporter) reach(from []string, where Filter) reached {
	return r.reachIn(r.n, from, where, where.AsOf)
}

// reachIn is reach in some network, where an organisation counts that exists on a day.
func (r *reporter) reachIn(n *Network, from []string, where Filter, day string) reached {
	all := n.shortest(r.in.Unit, from, where, r.maxHops)
	for id := range all {
		if slices.Contains(r.bodies, id) || !n.exists(n.entity(id), day) {
			delete(all, id)
		}
	}
	return all
}

// inCountries leaves those of the countries of the report.
func (r *reporter) inCountries(all reached) reached {
	within := reached{}
	for id, paths := range all {
		if r.countryOf(id) != "" {
			within[id] = paths
		}
	}
	return within
}

// shortest lists all shortest paths, in a unit, to every organisation that is reached.
func (n *Network) shortest(unit string, from []string, where Filter, maxHops int) reached {
	if unit == "PARTNERS" {
		return n.partnerPaths(from, where, maxHops)
	}
	return n.hopPaths(from, where, maxHops)
}

// without returns the filter that avoids one more.
func without(where Filter, id string) Filter {
	where.Avoid = append([]string{id}, where.Avoid...)
	return where
}

// far is more steps than any way has.
const far = math.MaxInt
