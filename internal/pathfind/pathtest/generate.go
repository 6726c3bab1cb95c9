package pathtest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// generator makes random networks and questions about them. Everything lies
// within a few years and on a few of their days, so that dates meet often.
type generator struct {
	*rand.Rand
	// first and years are the years of most dates.
	first, years int
}

func newGenerator(seed uint64) generator {
	return generator{Rand: rand.New(rand.NewPCG(seed, 0)), first: 2019, years: 3}
}

// newWideGenerator returns one of more years, for large networks.
func newWideGenerator(seed uint64) generator {
	g := newGenerator(seed)
	g.first, g.years = 2008, 14
	return g
}

// chance is true so many times in a hundred.
func (g generator) chance(percent int) bool { return g.IntN(100) < percent }

// oneOf returns one of the values.
func oneOf[T any](g generator, values ...T) T { return values[g.IntN(len(values))] }

// some returns from least to most different values, in any order.
func some[T any](g generator, least, most int, values []T) []T {
	n := min(least+g.IntN(most-least+1), len(values))
	picked := make([]T, n)
	for i, j := range g.Perm(len(values))[:n] {
		picked[i] = values[j]
	}
	return picked
}

// maxSmallLinks is how many links a small network has at most.
const maxSmallLinks = 20

// network makes a network of at most ten entities and twenty links.
func (g generator) network() network.Records {
	r := network.Records{Sources: g.sources(4)}
	var places []network.Entity
	more, beside := 6+g.IntN(10), 50
	switch kind := g.IntN(100); {
	case kind < 20:
		for i := range 7 + g.IntN(4) {
			r.Entities = append(r.Entities, g.entity(letter(i), oneOf(g, network.Organization, network.Organization, network.Person, network.Event)))
		}
		g.cliques(&r)
		more, beside = g.IntN(3), 30
	case kind < 50:
		// Many ways lead from one to another.
		more, beside = 12+g.IntN(14), 10
		for i := range 6 + g.IntN(2) {
			r.Entities = append(r.Entities, g.entity(letter(i), oneOf(g, pathfind.DefaultThrough()...)))
		}
	case kind < 80:
		places = g.places()
		fallthrough
	default:
		for i := range 5 + g.IntN(5-len(places)) {
			r.Entities = append(r.Entities, g.entity(letter(i), g.kind()))
		}
		g.locate(&r, places)
		if g.chance(80) {
			g.chain(&r)
			more = 1 + g.IntN(8)
		}
	}
	for range more {
		from, to := oneOf(g, r.Entities...), oneOf(g, r.Entities...)
		if len(r.Links) > 0 && g.chance(beside) {
			// Beside another.
			l := oneOf(g, r.Links...)
			from, to = entityOf(&r, l.From), entityOf(&r, l.To)
		}
		g.link(&r, from, to)
	}
	slices.SortFunc(r.Entities, func(a, b network.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return r
}

// sources makes so many sources, and that on which histories rest.
func (g generator) sources(count int) []network.Source {
	var sources []network.Source
	for i := range count {
		sources = append(sources, g.source(fmt.Sprintf("source:%d", i+1)))
	}
	return append(sources, network.Source{ID: anySource, Title: "A source"})
}

func (g generator) source(id string) network.Source {
	s := network.Source{ID: id, Title: "A source"}
	if g.chance(70) {
		s.Published = g.date()
	}
	if g.chance(50) {
		s.Retrieved = g.date()
	}
	return s
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

// cliques links groups of entities: all of a group to one another, and each group by
// one link, or by links to one entity, to the group before it or to any other. So there
// are bridges, entities that cut others off, and dense ends that no path can pass.
func (g generator) cliques(r *network.Records) {
	const largest = 5
	inARow := g.chance(50)
	var before []network.Entity
	for rest := some(g, len(r.Entities), len(r.Entities), r.Entities); len(rest) > 0; {
		group := rest[:min(len(rest), 1+g.IntN(largest))]
		rest = rest[len(group):]
		if len(before) > 0 {
			cut, joined := oneOf(g, before...), 1
			if g.chance(60) {
				joined = len(group)
			}
			for _, e := range group[:joined] {
				g.link(r, cut, e)
			}
		}
		for i := range group {
			for j := range i {
				g.link(r, group[j], group[i])
			}
		}
		if inARow {
			before = nil
		}
		before = append(before, group...)
	}
}

// partnersNetwork makes a small network of organisations and people with what
// organisations share, and links by which they do, most of them.
func (g generator) partnersNetwork() network.Records {
	r := network.Records{Sources: g.sources(2)}
	kinds := []network.Kind{
		network.Organization, network.Organization, network.Organization, network.Organization, network.Person, network.Person,
		network.Event, oneOf(g, network.Event, network.Agreement), oneOf(g, network.Event, network.Programme, network.Organization),
	}
	for i, kind := range kinds {
		r.Entities = append(r.Entities, g.entity(letter(i), kind))
	}
	for enough := 8 + g.IntN(9); len(r.Links) < enough; {
		from, to := oneOf(g, r.Entities...), oneOf(g, r.Entities...)
		types := slices.DeleteFunc(network.LinkTypes(), func(t network.LinkType) bool {
			return t.Partnership() == network.NoPartnership || !t.Joins(from.Kind, to.Kind)
		})
		switch {
		case g.chance(10):
			g.link(&r, from, to)
		case len(types) > 0 && from.ID != to.ID:
			g.add(&r, oneOf(g, types...), from, to)
		}
	}
	slices.SortFunc(r.Entities, func(a, b network.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return r
}

// kind returns any kind, and most often that of organisations.
func (g generator) kind() network.Kind {
	if g.chance(35) {
		return network.Organization
	}
	return oneOf(g, network.Kinds()...)
}

// letter names the ith entity of a small network.
func letter(i int) string { return string(rune('m' + i)) }

func (g generator) entity(slug string, kind network.Kind) network.Entity {
	id := kind.Prefix() + ":" + slug
	e := network.Entity{ID: id, Kind: kind, Name: id}
	switch types := e.Kind.Types(); {
	case e.Kind == network.Organization && g.chance(85):
		e.Type = oneOf(g, "UNIVERSITY", "MINISTRY")
	case len(types) > 0 && g.chance(85):
		e.Type = oneOf(g, types...)
	}
	e.Valid = g.period(20, 20)
	if e.Kind.HasStatus() && g.chance(45) {
		e.StatusHistory = g.history()
	}
	return e
}

func (g generator) history() []network.StatusChange {
	var history []network.StatusChange
	for range 1 + g.IntN(3) {
		c := network.StatusChange{
			Status:   oneOf(g, network.Statuses()...),
			Evidence: []network.Evidence{{Source: anySource, Quote: quote}},
		}
		if g.chance(80) {
			c.Date = g.date()
		}
		history = append(history, c)
	}
	return history
}

// link adds a link of any type between two entities, either way round, if there
// is one that fits.
func (g generator) link(r *network.Records, from, to network.Entity) {
	if g.chance(50) {
		from, to = to, from
	}
	if t, fits := g.linkType(from.Kind, to.Kind); fits && from.ID != to.ID {
		g.add(r, t, from, to)
	}
}

// linkType returns a type of links that leads from one kind to another, if there is
// one; REPORTED is rarer in life than here.
func (g generator) linkType(from, to network.Kind) (network.LinkType, bool) {
	types := slices.DeleteFunc(network.LinkTypes(), func(t network.LinkType) bool { return !t.Joins(from, to) })
	switch {
	case len(types) == 0:
		return "", false
	case slices.Contains(types, network.Reported) && g.chance(30):
		return network.Reported, true
	default:
		return oneOf(g, types...), true
	}
}

// add adds a link to a small network, unless it has enough.
func (g generator) add(r *network.Records, t network.LinkType, from, to network.Entity) {
	if len(r.Links) < maxSmallLinks {
		r.Links = append(r.Links, g.newLink(r, fmt.Sprintf("link:%c", 'a'+len(r.Links)), t, from.ID, to.ID))
	}
}

// newLink makes a link that rests on sources of the network.
func (g generator) newLink(r *network.Records, id string, t network.LinkType, from, to string) network.Link {
	l := network.Link{
		ID: id, Type: t, From: from, To: to,
		Status: network.DefaultStatus, Confidence: network.DefaultConfidence, Valid: g.period(40, 25),
	}
	if t == network.HoldsPosition {
		l.Role = "rector"
	}
	if t.Partnership() == network.ByEvent && g.chance(50) || g.chance(5) {
		l.OnBehalfOf = g.behalf(r)
	}
	if g.chance(35) {
		l.Status = oneOf(g, network.Statuses()...)
	}
	if g.chance(60) {
		l.Confidence = oneOf(g, 0.125, 0.25, 0.5, 0.75, 0.875)
	}
	for range 1 + g.IntN(3) {
		l.Evidence = network.AddEvidence(l.Evidence, []network.Evidence{g.evidence(r)})
	}
	l.Orient()
	return l
}

// behalf returns an entity on whose behalf somebody may be somewhere, most often an
// organisation.
func (g generator) behalf(r *network.Records) string {
	id := oneOf(g, r.Entities...).ID
	for tries := 5; tries > 0 && network.Prefix(id) != network.Organization.Prefix() && g.chance(90); tries-- {
		id = oneOf(g, r.Entities...).ID
	}
	return id
}

func (g generator) evidence(r *network.Records) network.Evidence {
	e := network.Evidence{Source: oneOf(g, r.Sources...).ID, Quote: quote}
	if g.chance(40) {
		e.Observed = g.observed()
	}
	return e
}

// date makes a date of any precision.
func (g generator) date() network.Date {
	text := strconv.Itoa(g.first + g.IntN(g.years))
	if g.chance(4) {
		text = "2008"
	}
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
