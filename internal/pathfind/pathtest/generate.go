package pathtest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// generator makes small random networks and questions about them. Everything
// lies within a few years and a few days, so that dates meet often.
type generator struct{ *rand.Rand }

func newGenerator(seed uint64) generator { return generator{rand.New(rand.NewPCG(seed, 0))} }

// chance is true so many times in a hundred.
func (g generator) chance(percent int) bool { return g.IntN(100) < percent }

// oneOf gives one of the values.
func oneOf[T any](g generator, values ...T) T { return values[g.IntN(len(values))] }

// some gives from least to most different values, in any order.
func some[T any](g generator, least, most int, values []T) []T {
	n := min(least+g.IntN(most-least+1), len(values))
	picked := make([]T, n)
	for i, j := range g.Perm(len(values))[:n] {
		picked[i] = values[j]
	}
	return picked
}

// network makes a network of at most nine entities and twenty links.
func (g generator) network() network.Records {
	var r network.Records
	for i := range 4 {
		s := network.Source{ID: fmt.Sprintf("source:%d", i+1), Title: "A source"}
		if g.chance(75) {
			s.Published = g.date()
		}
		r.Sources = append(r.Sources, s)
	}
	// What histories rest on.
	r.Sources = append(r.Sources, network.Source{ID: anySource, Title: "A source"})
	var places []network.Entity
	if g.chance(75) {
		places = g.places()
	}
	for i := range 5 + g.IntN(5-len(places)) {
		r.Entities = append(r.Entities, g.entity(i))
	}
	g.locate(&r, places)
	more := 6 + g.IntN(10)
	if g.chance(80) {
		g.chain(&r)
		more = 1 + g.IntN(8)
	}
	for range more {
		from, to := oneOf(g, r.Entities...), oneOf(g, r.Entities...)
		if len(r.Links) > 0 && g.chance(50) {
			// Beside another.
			l := oneOf(g, r.Links...)
			from, to = entityOf(&r, l.From), entityOf(&r, l.To)
		}
		g.link(&r, from, to)
	}
	slices.SortFunc(r.Entities, func(a, b network.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return r
}

// places makes the places of a map, from the smallest up.
func (g generator) places() []network.Entity {
	types := oneOf(g,
		[]string{network.CityType, network.CountryType, network.RegionType},
		[]string{network.CountryType, network.RegionType},
		[]string{network.CountryType, network.CountryType, network.RegionType},
		[]string{network.CountryType, network.RegionType, network.RegionType},
	)
	places := make([]network.Entity, len(types))
	for i, letter := range g.Perm(len(types)) {
		id := fmt.Sprintf("place:%c", 'a'+letter)
		places[i] = network.Entity{ID: id, Kind: network.Place, Type: types[i], Name: id}
	}
	return places
}

// locate adds places to the network and puts organisations into them.
func (g generator) locate(r *network.Records, places []network.Entity) {
	for i, place := range places {
		for _, larger := range places[i+1:] {
			if g.chance(80) {
				g.add(r, network.PartOf, place, larger)
			}
		}
		for _, e := range r.Entities {
			if e.Kind == network.Organization && g.chance(60) {
				g.add(r, network.LocatedIn, e, place)
			}
		}
	}
	r.Entities = append(r.Entities, places...)
}

// chain links what paths lead through one after the other, so that long paths
// exist.
func (g generator) chain(r *network.Records) {
	var inner []network.Entity
	for _, e := range r.Entities {
		if slices.Contains(pathfind.DefaultThrough(), e.Kind) {
			inner = append(inner, e)
		}
	}
	order := some(g, len(inner), len(inner), inner)
	for i := range len(order) - 1 {
		g.link(r, order[i], order[i+1])
	}
}

func (g generator) entity(i int) network.Entity {
	e := network.Entity{Kind: oneOf(g,
		network.Organization, network.Organization, network.Organization, network.Organization, network.Organization,
		network.Person, network.Agreement, network.Event, network.Programme, network.Framework, network.Place,
	)}
	e.ID = fmt.Sprintf("%s:%c", e.Kind.Prefix(), 'm'+i)
	e.Name = e.ID
	switch types := e.Kind.Types(); {
	case e.Kind == network.Organization && g.chance(85):
		e.Type = oneOf(g, "UNIVERSITY", "MINISTRY")
	case len(types) > 0 && g.chance(85):
		e.Type = oneOf(g, types...)
	}
	e.Valid = g.period(20, 20)
	if e.Kind.HasStatus() && g.chance(45) {
		for range 1 + g.IntN(3) {
			c := network.StatusChange{
				Status:   oneOf(g, network.Statuses()...),
				Evidence: []network.Evidence{{Source: anySource, Quote: quote}},
			}
			if g.chance(80) {
				c.Date = g.date()
			}
			e.StatusHistory = append(e.StatusHistory, c)
		}
	}
	return e
}

// link adds a link of any type between two entities, either way round, if there
// is one that fits.
func (g generator) link(r *network.Records, from, to network.Entity) {
	if g.chance(50) {
		from, to = to, from
	}
	types := slices.DeleteFunc(network.LinkTypes(), func(t network.LinkType) bool { return !t.Joins(from.Kind, to.Kind) })
	switch {
	case from.ID == to.ID || len(types) == 0:
	case slices.Contains(types, network.Reported) && g.chance(30):
		g.add(r, network.Reported, from, to)
	default:
		g.add(r, oneOf(g, types...), from, to)
	}
}

// add adds a link, unless there are enough.
func (g generator) add(r *network.Records, t network.LinkType, from, to network.Entity) {
	if len(r.Links) == 20 {
		return
	}
	l := network.Link{
		ID: fmt.Sprintf("link:%c", 'a'+len(r.Links)), Type: t, From: from.ID, To: to.ID,
		Status: network.DefaultStatus, Confidence: network.DefaultConfidence, Valid: g.period(40, 25),
	}
	if t == network.HoldsPosition {
		l.Role = "rector"
	}
	if g.chance(35) {
		l.Status = oneOf(g, network.Statuses()...)
	}
	if g.chance(60) {
		l.Confidence = oneOf(g, 0.25, 0.5, 0.75)
	}
	for range 1 + g.IntN(3) {
		e := network.Evidence{Source: oneOf(g, r.Sources...).ID, Quote: quote}
		if g.chance(40) {
			e.Observed = g.observed()
		}
		l.Evidence = network.AddEvidence(l.Evidence, []network.Evidence{e})
	}
	l.Orient()
	r.Links = append(r.Links, l)
}

// date makes a date of any precision.
func (g generator) date() network.Date {
	text := fmt.Sprintf("%d", 2019+g.IntN(3))
	if g.chance(80) {
		text += oneOf(g, "-01", "-02", "-03", "-12")
		if g.chance(60) {
			text += oneOf(g, "-01", "-02", "-15", "-28")
		}
	}
	text += oneOf(g, "", "", "", "", "~", "?")
	d, err := network.ParseDate(text)
	if err != nil {
		panic("the generator wrote a date that is none: " + text)
	}
	return d
}

// period makes a period whose bounds are given so many times in a hundred.
func (g generator) period(from, to int) network.Period {
	for {
		var p network.Period
		if g.chance(from) {
			p.From = g.date()
		}
		if g.chance(to) {
			p.To = g.date()
		}
		if p.Check() == nil {
			return p
		}
	}
}

func (g generator) observed() network.Observed {
	for {
		o := network.Observed{First: g.date()}
		if g.chance(35) {
			o.Last = g.date()
		}
		if o.Period().Check() == nil {
			return o
		}
	}
}

// day makes a day on which, or beside which, something may begin or end.
func (g generator) day() *network.Day {
	d := g.date()
	day := oneOf(g, d.Earliest(), d.Latest()) + network.Day(g.IntN(3)-1)
	return &day
}

// question makes a question about a network.
func (g generator) question(r network.Records) question {
	switch kind := g.IntN(100); {
	case kind < 67 || len(r.Links) == 0:
		return g.pathsQuestion(r)
	case kind < 92:
		return g.reachQuestion(r)
	case kind < 96:
		q := holdsQuestion{link: oneOf(g, r.Links...).ID, on: *g.day()}
		if g.chance(50) {
			q.knownBy = g.day()
		}
		return q
	default:
		return statusQuestion{entity: oneOf(g, r.Entities...).ID, on: *g.day()}
	}
}

func (g generator) pathsQuestion(r network.Records) question {
	q := pathfind.Question{From: g.ends(r), To: g.ends(r), First: oneOf(g, 0, 1, 1, 1, 2, 2, 3, 5, 100)}
	if !g.chance(5) {
		// Paths of no hops are right, but dull.
		for q.To[0] == q.From[0] {
			q.To = g.ends(r)
		}
	}
	if g.chance(15) {
		// Nothing but too short.
		q.Where.MaxHops = oneOf(g, new(0), new(1))
		return pathsQuestion{q}
	}
	q.Where = g.filter(r, slices.Concat(q.From, q.To))
	return pathsQuestion{q}
}

func (g generator) reachQuestion(r network.Records) question {
	q := pathfind.ReachQuestion{
		From: g.ends(r), GroupBy: oneOf(g, pathfind.ByRegion, pathfind.ByCountry, pathfind.ByType),
	}
	if g.chance(80) {
		q.Where = g.filter(r, q.From)
	}
	return reachQuestion{q}
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
	if g.chance(10) {
		ids = append(ids, ids[0])
	}
	return ids
}

// filter makes a filter of a few conditions: were there many, little would pass.
func (g generator) filter(r network.Records, ends []string) pathfind.Filter {
	var f pathfind.Filter
	if g.chance(60) {
		f.MaxHops = oneOf(g, new(0), new(1), new(1), new(2), new(2), new(3), new(pathfind.MaxMaxHops))
	}
	conditions := []func(){
		func() { f.AsOf, f.Certainty = g.day(), g.certainty() },
		func() { f.AsOf, f.Certainty = g.day(), g.certainty() },
		func() { f.KnownBy = g.day() },
		func() { f.KnownBy = g.day() },
		func() { f.LinkTypes = g.linkTypes(r, 9, network.Reported) },
		func() { f.ExcludeLinkTypes = g.linkTypes(r, 4) },
		func() {
			f.Statuses = append(some(g, 0, 4, network.Statuses()), oneOf(g, network.InForce, network.Proposed))
		},
		func() { f.MinConfidence = oneOf(g, new(0.25), new(0.5), new(0.6), new(1.0), new(1.0)) },
		func() { f.Through = some(g, 0, 3, network.Kinds()) },
		func() { f.Through = some(g, 3, 7, network.Kinds()) },
		func() { f.Avoid = g.avoid(r, ends) },
		func() { f.Avoid = g.avoid(r, ends) },
	}
	for _, ask := range some(g, 1, 3, conditions) {
		ask()
	}
	if g.chance(2) {
		f.Statuses = []network.Status{}
	}
	return f
}

// avoid gives entities that are no ends.
func (g generator) avoid(r network.Records, ends []string) []string {
	others := slices.DeleteFunc(entityIDs(r.Entities), func(id string) bool { return slices.Contains(ends, id) })
	return some(g, 0, 4, others)
}

func (g generator) certainty() *pathfind.Certainty {
	return oneOf(g, nil, new(pathfind.Certain), new(pathfind.Certain), new(pathfind.Certain), new(pathfind.Presumed), new(pathfind.Presumed))
}

// linkTypes gives types of some of the links, at times with another type.
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
