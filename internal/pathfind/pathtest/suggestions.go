package pathtest

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// SuggestionNetwork makes a network of organisations in a few countries, of which some have
// partners and others nearly do: with people in office, events, agreements and programmes.
func SuggestionNetwork(seed uint64) network.Records {
	g := newGenerator(seed)
	r := network.Records{Sources: g.sources(4)}
	for _, kind := range []network.Kind{network.Organization, network.Person, network.Event, network.Agreement, network.Programme} {
		many := 5
		if kind == network.Organization {
			many = 12
		}
		for i := range many + g.IntN(3) {
			r.Entities = append(r.Entities, g.entity(string(rune('a'+i)), kind))
		}
	}
	places := g.regions(&r)
	add := func(t network.LinkType, from, to network.Entity) {
		r.Links = append(r.Links, g.newLink(&r, "link:"+string(rune('a'+len(r.Links)/26))+string(rune('a'+len(r.Links)%26)), t, from.ID, to.ID))
	}
	for _, e := range r.Entities {
		if e.Kind == network.Organization && g.chance(70) {
			add(network.LocatedIn, e, oneOf(g, places...))
		}
	}
	for i, place := range places[:len(places)-1] {
		add(network.PartOf, place, oneOf(g, places[i+1:]...))
	}
	for range 50 + g.IntN(30) {
		wanted := g.IntN(100)
		for {
			from, to := oneOf(g, r.Entities...), oneOf(g, r.Entities...)
			types := slices.DeleteFunc(network.LinkTypes(), func(t network.LinkType) bool { return !g.suits(wanted, t, from.Kind, to.Kind) })
			if len(types) > 0 && from.ID != to.ID {
				add(oneOf(g, types...), from, to)
				break
			}
		}
	}
	slices.SortFunc(r.Entities, func(a, b network.Entity) int { return cmp.Compare(a.ID, b.ID) })
	return r
}

// suits reports whether a type may join two kinds: of a hundred that are wanted, so many
// are positions, what makes partners, and what else joins organisations to programmes and
// events; the others are any.
func (g generator) suits(wanted int, t network.LinkType, from, to network.Kind) bool {
	switch {
	case !t.Joins(from, to):
		return false
	case wanted < 20:
		return t == network.HoldsPosition
	case wanted < 65:
		return t.Partnership() != network.NoPartnership
	case wanted < 85:
		return t.Partnership() == network.NoPartnership && (to == network.Programme || from == network.Event) && (from == network.Organization || to == network.Organization)
	default:
		return true
	}
}

// regions adds the places of a map, from the smallest up, and returns them.
func (g generator) regions(r *network.Records) []network.Entity {
	types := []string{network.CityType, network.CountryType, network.CountryType, network.CountryType, network.RegionType, network.RegionType}
	var places []network.Entity
	for i, t := range types {
		id := "place:" + string(rune('a'+i))
		places = append(places, network.Entity{ID: id, Kind: network.Place, Type: t, Name: id})
	}
	r.Entities = append(r.Entities, places...)
	return places
}

// SuggestionDay draws a day on which something may begin or end in such a network, or one by
// which most of it has begun.
func SuggestionDay(seed uint64) network.Day {
	if g := newGenerator(seed); g.chance(40) {
		return *g.day()
	}
	return network.DayOf(2021, 12, 31)
}
