package generate

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// regionNames are the subregions of UN M49. Countries and towns are made up.
func regionNames() []string {
	return []string{
		"Southern Asia", "Eastern Asia", "Western Europe", "South-eastern Asia", "Eastern Africa", "South America", "Western Africa",
		"Eastern Europe", "Northern America", "Northern Africa", "Western Asia", "Central America", "Southern Europe", "Middle Africa",
		"Northern Europe", "Central Asia", "Southern Africa", "Caribbean", "Australia and New Zealand", "Melanesia", "Micronesia", "Polynesia",
	}
}

func region(i int) end {
	name := regionNames()[i]
	return end{id: "place:" + slug(name), name: name}
}

// regionOf returns the region of a country: each has one at least, the first have
// more.
func (n *hubs) regionOf(country int) int {
	if country < n.regions {
		return country
	}
	return n.random(ofPlaces, country).skewed(n.regions)
}

func (n *base) country(i int) end {
	r := n.random(ofPlaces, 1_000_000+i)
	name := r.word() + among(r, []string{"ia", "land", "stan", " Republic", "istan"})
	return end{id: numbered("place", name, i), name: name}
}

func (n *hubs) countryOf(city int) int {
	if city < n.countries {
		return city
	}
	return n.random(ofPlaces, 2_000_000+city).skewed(n.countries)
}

func (n *hubs) city(i int) end {
	name := n.random(ofPlaces, 3_000_000+i).word()
	return end{id: numbered("place", name, n.countries+i), name: name}
}

func (n *hubs) emitPlaces(e *emitter) {
	for i := range n.regions {
		e.entity(place(region(i), network.RegionType))
	}
	for i := range n.countries {
		country := place(n.country(i), network.CountryType)
		country.Identifiers = []network.Identifier{{Scheme: "bench-country", Value: fmt.Sprint(i)}}
		e.entity(country)
	}
	for i := range n.cities {
		e.entity(place(n.city(i), network.CityType))
	}
}

func place(p end, placeType string) network.Entity {
	return network.Entity{ID: p.id, Kind: network.Place, Type: placeType, Name: p.name}
}

func (n *hubs) linkPlaces(e *emitter) {
	for i := range n.countries {
		e.link(n.geography(n.country(i), region(n.regionOf(i))))
	}
	for i := range n.cities {
		e.link(n.geography(n.city(i), n.country(n.countryOf(i))))
	}
}

// geography is what nobody doubts.
func (n *base) geography(part, whole end) network.Link {
	return network.Link{
		Type: network.PartOf, From: part.id, To: whole.id, Status: network.DefaultStatus, Confidence: network.DefaultConfidence,
		Evidence: []network.Evidence{{Source: sourceID(0), Quote: part.name + " is in " + whole.name + "."}},
	}
}
