package reporttest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// generator makes a random network and an input of a report on it.
type generator struct {
	dice
	r network.Records
	// hops: the report counts links, so links of all types occur.
	hops bool
	// countries are those that a report may be on.
	countries []string
	bodies    []string
	// others are organisations that are no bodies.
	others, people, events, agreements, programmes []string
}

// Networks makes a random network, and an input that asks for a report on it.
func Networks(seed uint64) (network.Records, brute.ReportInput) {
	g := &generator{dice: dice{Rand: rand.New(rand.NewPCG(seed, 0))}}
	g.year, g.hops = 2019+g.IntN(6), g.chance(40)
	g.sources()
	g.places()
	g.entities()
	g.homes()
	for range 20 + g.IntN(22) {
		g.tie()
	}
	g.posts()
	if g.chance(35) {
		g.detour()
	}
	in := g.input()
	slices.SortFunc(g.r.Entities, func(a, b network.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return g.r, in
}

// anySource is the source of what needs one.
const anySource, quote = "source:any", "As the source says."

func (g *generator) sources() {
	g.r.Sources = append(g.r.Sources, network.Source{ID: anySource, Title: "A source"})
	for i := range 5 {
		s := network.Source{ID: fmt.Sprintf("source:%d", i+1), Title: "A source", Publisher: oneOf(g.dice, "", "Agency", "Bulletin", "Bulletin")}
		if g.chance(80) {
			s.Published = g.date()
		}
		if g.chance(40) {
			s.Retrieved = g.date()
		}
		g.r.Sources = append(g.r.Sources, s)
	}
}

// entities makes everybody and everything but places.
func (g *generator) entities() {
	kinds := map[network.Kind][2]int{
		network.Organization: {8, 7}, network.Person: {2, 4}, network.Event: {2, 3}, network.Agreement: {2, 4}, network.Programme: {0, 3},
	}
	if g.hops {
		kinds[network.Framework] = [2]int{0, 2}
	}
	for _, kind := range network.Kinds() {
		least, more := kinds[kind][0], kinds[kind][1]
		if more == 0 {
			continue
		}
		var ids []string
		for i := range least + g.IntN(more) {
			ids = append(ids, g.entity(kind, fmt.Sprintf("%c", 'a'+i)))
		}
		switch kind {
		case network.Organization:
			g.others = ids
		case network.Person:
			g.people = ids
		case network.Event:
			g.events = ids
		case network.Agreement:
			g.agreements = ids
		case network.Programme:
			g.programmes = ids
		}
	}
	for range oneOf(g.dice, 1, 1, 1, 2, 2, 3) {
		i := g.IntN(len(g.others))
		g.bodies = append(g.bodies, g.others[i])
		g.others = slices.Delete(g.others, i, i+1)
	}
}

// entity adds an entity of a kind.
func (g *generator) entity(kind network.Kind, slug string) string {
	e := network.Entity{ID: kind.Prefix() + ":" + slug, Kind: kind, Name: kind.Prefix() + " " + slug}
	switch kind {
	case network.Organization:
		if g.chance(90) {
			e.Type = oneOf(g.dice, "UNIVERSITY", "UNIVERSITY", "MINISTRY", "CENTRE")
		}
		if g.chance(15) {
			e.Valid = g.period(60, 40)
		}
		if g.chance(10) {
			e.StatusHistory = g.history(network.Statuses()...)
		}
	case network.Person:
		if g.chance(15) {
			e.Valid.To = g.date()
		}
	case network.Event:
		if g.chance(75) {
			e.Valid.From = g.date()
		}
	case network.Agreement:
		e.Type = oneOf(g.dice, "MEMORANDUM", "CONTRACT", "")
		e.Valid = g.period(40, 60)
		if g.chance(60) {
			e.StatusHistory = g.history(network.Signed, network.InForce, network.Established, network.Signed, network.Ended, network.Agreed, network.Rejected)
		}
	case network.Programme:
		if g.chance(15) {
			e.Valid = g.period(60, 40)
		}
	}
	g.r.Entities = append(g.r.Entities, e)
	return e.ID
}

func (g *generator) history(statuses ...network.Status) []network.StatusChange {
	var history []network.StatusChange
	for range oneOf(g.dice, 1, 1, 2, 3) {
		c := network.StatusChange{Status: oneOf(g.dice, statuses...), Evidence: []network.Evidence{{Source: anySource, Quote: quote}}}
		switch {
		case len(history) > 0 && g.chance(30):
			c.Date = history[0].Date // on the same day
		case g.chance(85):
			c.Date = g.date()
		}
		history = append(history, c)
	}
	return history
}

// homes puts organisations into the countries, most of them, and makes some parts of
// others, whose country is then theirs.
func (g *generator) homes() {
	var places []string
	for _, e := range g.r.Entities {
		if e.Kind == network.Place && e.Type != network.RegionType {
			places = append(places, e.ID)
		}
	}
	if g.chance(30) {
		g.join(network.LocatedIn, g.bodies[0], oneOf(g.dice, places...))
	}
	for i, id := range g.others {
		if i > 0 && g.chance(25) {
			g.join(network.PartOf, id, g.others[g.IntN(i)])
		}
		if g.chance(75) {
			g.join(network.LocatedIn, id, oneOf(g.dice, places...))
		}
	}
}

// has reports whether an entity is in the network.
func (g *generator) has(id string) bool {
	return slices.ContainsFunc(g.r.Entities, func(e network.Entity) bool { return e.ID == id })
}
