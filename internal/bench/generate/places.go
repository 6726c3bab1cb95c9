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

func (n *Network) region(i int) end {
	name := regionNames()[i]
	return end{id: "place:" + slug(name), name: name}
}

// regionOf gives the region of a country: each has one at least, the first have
// more.
func (n *Network) regionOf(country int) int {
	if country < n.regions {
		return country
	}
	return n.dice(ofPlaces, country).skewed(n.regions)
}

func (n *Network) country(i int) end {
	d := n.dice(ofPlaces, 1_000_000+i)
	name := d.word() + among(d, []string{"ia", "land", "stan", " Republic", "istan"})
	return end{id: numbered("place", name, i), name: name}
}

func (n *Network) countryOf(city int) int {
	if city < n.countries {
		return city
	}
	return n.dice(ofPlaces, 2_000_000+city).skewed(n.countries)
}

func (n *Network) city(i int) end {
	name := n.dice(ofPlaces, 3_000_000+i).word()
	return end{id: numbered("place", name, n.countries+i), name: name}
}

func (n *Network) emitPlaces(e *emitter) {
	for i := range n.regions {
		e.entity(place(n.region(i), network.RegionType))
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

func (n *Network) linkPlaces(e *emitter) {
	for i := range n.countries {
		e.link(n.geography(n.country(i), n.region(n.regionOf(i))))
	}
	for i := range n.cities {
		e.link(n.geography(n.city(i), n.country(n.countryOf(i))))
	}
}

// geography is what nobody doubts.
func (n *Network) geography(part, whole end) network.Link {
	return network.Link{
		Type: network.PartOf, From: part.id, To: whole.id, Status: network.DefaultStatus, Confidence: network.DefaultConfidence,
		Evidence: []network.Evidence{{Source: sourceID(0), Quote: part.name + " is in " + whole.name + "."}},
	}
}
