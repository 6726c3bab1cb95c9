package pathtest

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// question makes a question about a network.
func (g generator) question(r network.Records) question {
	switch kind := g.IntN(100); {
	case kind < 70 || len(r.Links) == 0:
		return g.pathsQuestion(r)
	case kind < 93:
		return g.reachQuestion(r)
	case kind < 96:
		q := holdsQuestion{link: oneOf(g, r.Links...).ID, on: *g.day()}
		if g.chance(50) {
			q.knownBy = g.day()
		}
		return q
	default:
		return g.statusQuestion(r)
	}
}

// statusQuestion asks for a status, and most often near the day of a change.
func (g generator) statusQuestion(r network.Records) question {
	var dated []statusQuestion
	for _, e := range r.Entities {
		for _, c := range e.StatusHistory {
			if !c.Date.IsZero() {
				dated = append(dated, statusQuestion{entity: e.ID, on: c.Date.Latest() + network.Day(g.IntN(3)-1)})
			}
		}
	}
	if len(dated) == 0 || g.chance(20) {
		return statusQuestion{entity: oneOf(g, r.Entities...).ID, on: *g.day()}
	}
	return oneOf(g, dated...)
}

func (g generator) pathsQuestion(r network.Records) question {
	q := pathsQuestion{
		Question: pathfind.Question{From: g.ends(r), To: g.ends(r), First: oneOf(g, 0, 1, 1, 1, 2, 2, 3, 5, 100)},
		pages:    oneOf(g, 0, 0, 2, 3, 8),
	}
	if !g.chance(5) {
		// Paths of no hops are right, but dull.
		for q.To[0] == q.From[0] {
			q.To = g.ends(r)
		}
	}
	if way := g.walk(r, q.From); len(r.Links) > maxSmallLinks && len(way) > 0 && g.chance(70) {
		// In a large network few know one another.
		q.To = []string{oneOf(g, way...)}
	}
	q.Relaxations = g.chance(60)
	q.Days = q.Relaxations
	if g.chance(12) {
		// Nothing but too short.
		q.Where.MaxHops = oneOf(g, new(0), new(1))
		return q
	}
	ends := slices.Concat(q.From, q.To)
	q.Where = g.filter(r, ends)
	manyWays := len(r.Links) > 12
	switch {
	case manyWays && g.chance(25):
		q.Rank, q.First, q.Where = pathfind.Strongest, oneOf(g, 1, 2, 5, 100), g.mildFilter(r, ends)
	case manyWays && g.chance(55):
		q.Rank, q.First, q.Where = pathfind.MostDiverse, oneOf(g, 3, 4, 5, 100), g.mildFilter(r, ends)
	case g.chance(30):
		q.Rank = oneOf(g, ranks()...)
	case q.Relaxations && g.chance(50):
		// A day too early or too late, and little else in the way.
		early := new(min(*g.day(), *g.day(), *g.day()))
		q.Where = oneOf(g, pathfind.Filter{AsOf: g.day()}, pathfind.Filter{KnownBy: early}, pathfind.Filter{AsOf: g.day(), KnownBy: early})
		q.Where.Certainty = oneOf(g, nil, new(network.Certain), new(network.Certain))
	}
	if q.pages > 1 && g.chance(70) {
		q.First, q.Where.MaxHops = 1, nil
	}
	if n := len(q.Where.Via); n > 1 && g.chance(65) {
		// There is such a way, as often as not.
		q.Where.Via, q.To = q.Where.Via[:n-1], q.Where.Via[n-1:]
	}
	return q
}

// everyone lists all that are reached, with the paths to them.
func everyone() []pathfind.MemberList {
	const most = 1_000_000 // more than any network of these tests has
	return []pathfind.MemberList{{First: most, Paths: true}, {Unplaced: true, First: most, Paths: true}}
}

func (g generator) reachQuestion(r network.Records) question {
	if g.chance(10) {
		return g.partnersQuestion(r)
	}
	q := pathfind.ReachQuestion{
		From: g.ends(r), GroupBy: oneOf(g, pathfind.ByRegion, pathfind.ByCountry, pathfind.ByType),
		WithEmpty: g.chance(50), Known: true, Lists: everyone(),
	}
	if g.chance(80) {
		q.Where = g.filter(r, q.From)
		q.Where.Via = nil
	}
	return reachQuestion{q}
}

// partnersQuestion asks for reach by steps between partners, if there are organisations,
// else for reach.
func (g generator) partnersQuestion(r network.Records) question {
	organizations := slices.DeleteFunc(slices.Clone(r.Entities), func(e network.Entity) bool { return e.Kind != network.Organization })
	if len(organizations) == 0 {
		return g.reachQuestion(r)
	}
	q := pathfind.ReachQuestion{
		From: entityIDs(some(g, 1, oneOf(g, 1, 1, 1, 2), organizations)), Unit: pathfind.Partners,
		GroupBy: oneOf(g, pathfind.ByRegion, pathfind.ByCountry, pathfind.ByType), WithEmpty: g.chance(20), Known: true, Lists: everyone(),
	}
	if here := whoShares(r); len(here) > 0 && g.chance(80) {
		// In a large network few have partners.
		q.From[0] = oneOf(g, here...)
	}
	if g.chance(60) {
		q.Where = g.filter(r, q.From)
		q.Where.Via, q.Where.Through, q.Where.Overlapping, q.Where.InTimeOrder = nil, nil, false, false
		if !q.Where.Judges() {
			q.Where.Certainty = nil
		}
		if q.Where.AsOf != nil && g.chance(50) {
			q.Where.AsOf = g.dayOf(r)
		}
	}
	if q.Where.MaxHops == nil || g.chance(70) {
		q.Where.MaxHops = oneOf(g, nil, new(2), new(2), new(3), new(pathfind.MaxMaxHops))
	}
	return reachQuestion{q}
}

// whoShares returns the organisations that links lead from by which there may be partners.
func whoShares(r network.Records) []string {
	var ids []string
	for _, l := range r.Links {
		if kind, _ := network.KindOf(l.From); kind == network.Organization && l.Type.Partnership() != network.NoPartnership {
			ids = append(ids, l.From)
		}
	}
	return ids
}

// ends makes a set of ends, in any order, perhaps with one twice.
func (g generator) ends(r network.Records) []string {
	most := oneOf(g, 1, 1, 1, 1, 2, 3)
	// Few ask for places and frameworks.
	asked := slices.DeleteFunc(slices.Clone(r.Entities), func(e network.Entity) bool {
		return (e.Kind == network.Place || e.Kind == network.Framework) && g.chance(80)
	})
	if len(asked) == 0 {
		asked = r.Entities
	}
	ids := entityIDs(some(g, 1, most, asked))
	if len(r.Links) > maxSmallLinks && g.chance(70) {
		// What has many links is asked of more often.
		l := oneOf(g, r.Links...)
		ids[0] = oneOf(g, l.From, l.To)
	}
	if g.chance(10) {
		ids = append(ids, ids[0])
	}
	return ids
}

// filter makes a filter of a few conditions: were there many, little would pass. A large network lets more pass.
func (g generator) filter(r network.Records, ends []string) pathfind.Filter {
	var f pathfind.Filter
	if g.chance(60) {
		f.MaxHops = oneOf(g, new(0), new(1), new(1), new(2), new(2), new(3), new(pathfind.MaxMaxHops))
	}
	conditions := []func(){
		func() { f.AsOf, f.Certainty = g.day(), g.certainty() },
		func() { f.AsOf, f.Certainty, f.KnownBy = g.day(), g.certainty(), oneOf(g, nil, g.day()) },
		func() { f.LinkTypes = g.linkTypes(r, 9, network.Reported) },
		func() { f.ExcludeLinkTypes = g.linkTypes(r, 4) },
		func() {
			f.Statuses = append(some(g, 0, 4, network.Statuses()), oneOf(g, network.InForce, network.Proposed))
		},
		func() { f.MinConfidence = oneOf(g, new(0.25), new(0.5), new(0.6), new(1.0), new(1.0)) },
		func() { f.KnownBy, f.Certainty = g.day(), g.certainty() },
		func() { f.Through = g.through(r, ends) },
		func() { f.Through = g.through(r, ends) },
		func() { f.Avoid = g.avoid(r, ends) },
		func() { f.Via = g.via(r, ends) },
		func() { f.MaxDegree = oneOf(g, new(g.IntN(7)), new(2+g.IntN(3))) },
		func() { f.Overlapping, f.Certainty = true, g.certainty() },
		func() { f.InTimeOrder = true },
		func() { f.InTimeOrder, f.AsOf, f.Certainty = true, g.day(), g.certainty() },
	}
	least, most := 1, 3
	if len(r.Links) > maxSmallLinks {
		least, most = 2, 5
	}
	for _, ask := range some(g, least, most, conditions) {
		ask()
	}
	if g.chance(2) {
		f.Statuses = []network.Status{}
	}
	f.Avoid = slices.DeleteFunc(f.Avoid, func(id string) bool { return slices.Contains(f.Via, id) })
	return f
}

// via returns entities that lie on a way from one of the ends, at times in another
// order.
func (g generator) via(r network.Records, ends []string) []string {
	const most = 3
	via := []string{}
	for _, id := range g.walk(r, ends) {
		if g.chance(70) && len(via) < most {
			via = append(via, id)
		}
	}
	if g.chance(30) {
		slices.Reverse(via)
	}
	return via
}

// walk goes a few steps from the first of the ends, and comes by no entity twice
// and by no end.
func (g generator) walk(r network.Records, ends []string) []string {
	const steps = 5
	var way []string
	for here := ends[0]; len(way) < steps; way = append(way, here) {
		var next []string
		for _, l := range r.Links {
			other := l.Other(here)
			if (l.From == here || l.To == here) && !slices.Contains(ends, other) && !slices.Contains(way, other) {
				next = append(next, other)
			}
		}
		if len(next) == 0 {
			break
		}
		here = oneOf(g, next...)
	}
	return way
}

// mildFilter makes a filter that lets much pass.
func (g generator) mildFilter(r network.Records, ends []string) pathfind.Filter {
	f := pathfind.Filter{MaxHops: oneOf(g, nil, new(3), new(4), new(pathfind.MaxMaxHops))}
	switch g.IntN(8) {
	case 0, 1, 2:
		f.AsOf = g.dayOf(r)
	case 3:
		f.Overlapping = true
	case 4:
		f.InTimeOrder = true
		if g.chance(60) {
			f.AsOf, f.Certainty = g.day(), g.certainty()
		}
	case 5:
		f.Via = g.via(r, ends)
	}
	return f
}

// dayOf returns a day on which a link of the network may begin, or any day.
func (g generator) dayOf(r network.Records) *network.Day {
	if len(r.Links) > 0 && g.chance(70) {
		if begins := oneOf(g, r.Links...).Valid.From; !begins.IsZero() {
			return new(begins.Latest())
		}
	}
	return g.day()
}

// through returns kinds, without those of entities on a way as often as not.
func (g generator) through(r network.Records, ends []string) []network.Kind {
	if g.chance(50) {
		return some(g, 0, 4, network.Kinds())
	}
	kinds := network.Kinds()
	for _, id := range g.via(r, ends) {
		kinds = slices.DeleteFunc(kinds, func(k network.Kind) bool { return k == entityOf(&r, id).Kind })
	}
	return kinds
}

// avoid returns entities that are no ends, on a way as often as not.
func (g generator) avoid(r network.Records, ends []string) []string {
	if g.chance(50) {
		return g.via(r, ends)
	}
	others := slices.DeleteFunc(entityIDs(r.Entities), func(id string) bool { return slices.Contains(ends, id) })
	return some(g, 0, 4, others)
}

func (g generator) certainty() *network.Certainty {
	return oneOf(g, nil, new(network.Certain), new(network.Certain), new(network.Certain), new(network.Presumed), new(network.Presumed))
}

// linkTypes returns types of some of the links, at times with another type.
func (g generator) linkTypes(r network.Records, most int, another ...network.LinkType) []network.LinkType {
	types := []network.LinkType{}
	for _, l := range some(g, 0, most, r.Links) {
		types = append(types, l.Type)
	}
	if g.chance(40) {
		types = append(types, another...)
	}
	return types
}

func entityIDs(entities []network.Entity) []string {
	ids := make([]string, len(entities))
	for i, e := range entities {
		ids[i] = e.ID
	}
	return ids
}

func entityOf(r *network.Records, id string) network.Entity {
	i := slices.IndexFunc(r.Entities, func(e network.Entity) bool { return e.ID == id })
	return r.Entities[i]
}
