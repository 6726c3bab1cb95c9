package pathtest

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// RandomNetwork makes a network of so many links with the skew of real ones: few
// bodies that many are linked to, long tails, links beside one another, dates
// over many years, and organisations in cities, countries and regions.
func RandomNetwork(seed uint64, links int) network.Records {
	g := newWideGenerator(seed)
	w := weaver{generator: g, links: links, kinds: map[string]network.Kind{}}
	w.r.Sources = g.sources(4 + links/20)
	w.entities()
	w.places()
	for len(w.r.Links) < links {
		w.link()
	}
	slices.SortFunc(w.r.Entities, func(a, b network.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return w.r
}

// weaver makes a large network.
type weaver struct {
	generator
	r     network.Records
	kinds map[string]network.Kind
	// links is how many there are to be.
	links int
}

// entities makes all but places, in no order of their ids.
func (w *weaver) entities() {
	count := 4 + w.links*2/5
	for _, i := range w.Perm(count) {
		kind := oneOf(w.generator,
			network.Organization, network.Organization, network.Organization, network.Organization, network.Person, network.Person,
			network.Agreement, network.Event, network.Programme,
		)
		if w.chance(2) {
			kind = network.Framework
		}
		w.add(w.entity(fmt.Sprintf("%04d", i), kind))
	}
}

func (w *weaver) add(e network.Entity) {
	w.r.Entities = append(w.r.Entities, e)
	w.kinds[e.ID] = e.Kind
}

// places makes a map and puts organisations into it, which takes no more than a
// few of all links.
func (w *weaver) places() {
	organizations := slices.DeleteFunc(entityIDs(w.r.Entities), func(id string) bool { return w.kinds[id] != network.Organization })
	regions := w.level(network.RegionType, min(3, 1+w.links/100), nil)
	countries := w.level(network.CountryType, min(8, 1+w.links/50), regions)
	cities := w.level(network.CityType, min(8, w.links/50), countries)
	places := slices.Concat(countries, cities)
	for _, id := range some(w.generator, w.links/10, w.links/5, organizations) {
		w.join(network.LocatedIn, id, oneOf(w.generator, places...))
	}
}

// level makes places of a type, most of them parts of larger ones.
func (w *weaver) level(placeType string, count int, larger []string) []string {
	ids := make([]string, count)
	for i := range ids {
		ids[i] = fmt.Sprintf("place:%s-%d", strings.ToLower(placeType), i)
		w.add(network.Entity{ID: ids[i], Kind: network.Place, Type: placeType, Name: ids[i]})
		if larger != nil && w.chance(90) {
			w.join(network.PartOf, ids[i], oneOf(w.generator, larger...))
		}
	}
	return ids
}

// link links two entities, where a type of links joins their kinds. Whoever has
// many links gets more.
func (w *weaver) link() {
	from := oneOf(w.generator, w.r.Entities...).ID
	to := oneOf(w.generator, w.r.Entities...).ID
	if len(w.r.Links) > 0 {
		other := oneOf(w.generator, w.r.Links...)
		switch kind := w.IntN(100); {
		case kind < 10:
			from, to = other.From, other.To
		case kind < 60:
			to = oneOf(w.generator, other.From, other.To)
		}
	}
	if w.chance(10) {
		// The hub of all.
		to = w.r.Entities[0].ID
	}
	if w.chance(50) {
		from, to = to, from
	}
	if t, fits := w.linkType(w.kinds[from], w.kinds[to]); fits && from != to {
		w.join(t, from, to)
	}
}

func (w *weaver) join(t network.LinkType, from, to string) {
	w.r.Links = append(w.r.Links, w.newLink(&w.r, fmt.Sprintf("link:%05d", len(w.r.Links)), t, from, to))
}
