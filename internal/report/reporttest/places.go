package reporttest

import (
	"fmt"

	"github.com/entente-graph/entente/internal/network"
)

// The regions of a network. The last has no countries.
const (
	region  = "place:region"
	within  = "place:within"
	nowhere = "place:nowhere"
	distant = "place:distant"
)

// standard is what M49 says of the countries that there may be.
var standard = []struct{ iso2, iso3, code, name string }{
	{"KZ", "KAZ", "398", "Kazakhstan"},
	{"KG", "KGZ", "417", "Kyrgyzstan"},
	{"TJ", "TJK", "762", "Tajikistan"},
	{"TM", "TKM", "795", "Turkmenistan"},
	{"UZ", "UZB", "860", "Uzbekistan"},
}

// place adds a place.
func (g *generator) place(id, placeType, name string, identifiers ...network.Identifier) {
	g.r.Entities = append(g.r.Entities, network.Entity{ID: id, Kind: network.Place, Type: placeType, Name: name, Identifiers: identifiers})
}

// places makes a region with two or three countries, of which one may lie in a smaller
// region, a region without countries, and a country elsewhere. Which country is which of
// the standard is drawn, so ids stand in no order of the names.
func (g *generator) places() {
	var codes, none []network.Identifier
	switch g.IntN(4) {
	case 0:
	case 1:
		codes = append(codes, network.Identifier{Scheme: "un-m49", Value: "143"}, network.Identifier{Scheme: "wikidata", Value: "Q27275"})
	default:
		codes = append(codes, network.Identifier{Scheme: "un-m49", Value: "143"})
	}
	if g.chance(30) {
		none = append(none, network.Identifier{Scheme: "un-m49", Value: "053"})
	}
	g.place(region, network.RegionType, "Central Asia", codes...)
	g.place(nowhere, network.RegionType, "Nowhere", none...)
	if g.chance(30) {
		g.place(within, network.RegionType, "Within")
		g.join(network.PartOf, within, region)
	}
	order := g.Perm(len(standard))
	for i := range 2 + g.IntN(2) {
		id := fmt.Sprintf("place:%c", 'a'+i)
		g.country(id, order[i])
		g.countries = append(g.countries, id)
		larger := region
		if g.has(within) && i == 0 {
			larger = within
		}
		g.join(network.PartOf, id, larger)
		if g.chance(40) {
			city := id + "-city"
			g.place(city, network.CityType, city)
			g.join(network.PartOf, city, id)
		}
	}
	// It is of the region by the standard, and not in the network.
	g.country(distant, order[len(order)-1])
	if g.chance(20) {
		g.join(network.PartOf, distant, nowhere)
		g.countries = append(g.countries, distant)
	}
}

// country adds a country by what the standard says of it, of which at times little is
// written down.
func (g *generator) country(id string, i int) {
	s := standard[i]
	iso, m49 := network.Identifier{Scheme: "iso3166-1", Value: s.iso2}, network.Identifier{Scheme: "un-m49", Value: s.code}
	identifiers := oneOf(g.dice,
		[]network.Identifier{iso}, []network.Identifier{m49}, []network.Identifier{m49, iso},
		[]network.Identifier{{Scheme: "iso3166-1", Value: s.iso3}}, nil,
	)
	name := s.name
	if g.chance(10) {
		name = "The Republic"
	}
	g.place(id, network.CountryType, name, identifiers...)
}
