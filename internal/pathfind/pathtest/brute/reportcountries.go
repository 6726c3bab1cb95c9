package brute

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/network"
)

// CountryPresence is what the bodies have in a country.
type CountryPresence struct {
	// Country is "" where the network lacks it.
	Country, Code, Name            string
	InNetwork                      bool
	Known, Reached, Bound, Certain int
	ByHop                          []HopCount
	ByType                         []FacetCount
	ByBody                         []BodyPresence
	FirstYear                      *int
	Besides                        Besides
}

// BodyPresence is what a body alone has in a country; Nearest is nil where that is nothing.
type BodyPresence struct {
	Body                    string
	Reached, Bound, Certain int
	Nearest                 *int
}

// Besides counts who is reached besides.
type Besides struct{ Planned, Ended int }

// countriesOf lists the countries of the report, without their figures.
//
// "those given, or every COUNTRY below `region` by `PART_OF` (itself, if it is one), and
// where the region has a `un-m49` identifier also the countries or areas that UN M49 puts
// there and the network lacks". "By name, then id."
func (r *reporter) countriesOf() []CountryPresence {
	ids := r.in.Countries
	var all []CountryPresence
	if r.in.Region != "" {
		ids = r.n.below(r.in.Region)
		all = r.lacking()
	}
	for _, id := range deduplicated(ids) {
		place := r.n.entity(id)
		if place.Type != "COUNTRY" {
			continue
		}
		standard, _ := m49.Of(identifiers(place))
		all = append(all, CountryPresence{Country: id, Code: standard.ISO2, Name: place.Name, InNetwork: true})
	}
	slices.SortFunc(all, func(a, b CountryPresence) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Country, b.Country))
	})
	return all
}

// below lists a place and all that lies in it, by PART_OF links of any status and day.
func (n *Network) below(place string) []string {
	places := []string{place}
	for i := 0; i < len(places); i++ {
		for _, l := range n.Links {
			if l.Type == "PART_OF" && l.To == places[i] && !slices.Contains(places, l.From) {
				places = append(places, l.From)
			}
		}
	}
	return places
}

// lacking lists the countries and areas that M49 puts into the region and the network
// lacks, wherever. "M49 … matched by `iso3166-1`, else `un-m49`, never by name; `code` is
// ISO 3166-1 alpha-2, or ”."
func (r *reporter) lacking() []CountryPresence {
	region, standard := m49.RegionOf(identifiers(r.n.entity(r.in.Region)))
	if !standard {
		return nil
	}
	var all []CountryPresence
	for _, c := range m49.In(region.Code) {
		there := slices.ContainsFunc(r.n.Entities, func(e Entity) bool {
			known, is := m49.Of(identifiers(e))
			return e.Kind == "PLACE" && e.Type == "COUNTRY" && is && known.Code == c.Code
		})
		if !there {
			all = append(all, CountryPresence{Code: c.ISO2, Name: c.Name})
		}
	}
	return all
}

// identifiers returns those of an entity in the words of the table.
func identifiers(e Entity) []network.Identifier {
	var ids []network.Identifier
	for _, id := range e.Identifiers {
		ids = append(ids, network.Identifier{Scheme: id.Scheme, Value: id.Value})
	}
	return ids
}

// countryOf returns the country of an organisation if it is of the report, else "".
func (r *reporter) countryOf(organization string) string {
	country := r.n.country(organization)
	for _, c := range r.countries {
		if country != "" && c.Country == country {
			return country
		}
	}
	return ""
}

// of leaves those of one country.
func (r *reporter) of(all reached, country string) reached {
	there := reached{}
	for id, paths := range all {
		if r.n.country(id) == country {
			there[id] = paths
		}
	}
	return there
}

// presentIn counts what the bodies have in each country. What the network lacks has
// "all figures 0", and each body there has none.
func (r *reporter) presentIn() []CountryPresence {
	bounds, certains := r.reach(r.bodies, bound(r.where)), r.reach(r.bodies, certain(r.where))
	first := r.firstYears()
	countries := slices.Clone(r.countries)
	for i := range countries {
		c := &countries[i]
		if !c.InNetwork {
			for _, body := range r.bodies {
				c.ByBody = append(c.ByBody, BodyPresence{Body: body})
			}
			continue
		}
		there := r.of(r.now, c.Country)
		c.Reached, c.Bound, c.Certain = len(there), len(r.of(bounds, c.Country)), len(r.of(certains, c.Country))
		c.ByHop, c.ByType = countHops(there), r.countTypes(there)
		for _, id := range r.known() {
			if r.countryOf(id) == c.Country {
				c.Known++
			}
		}
		for _, body := range r.bodies {
			c.ByBody = append(c.ByBody, r.presence(body, c.Country))
		}
		if year, ever := first[c.Country]; ever {
			c.FirstYear = &year
		}
		c.Besides = r.besides(c.Country)
	}
	return countries
}

// presence is what a body alone has in a country.
func (r *reporter) presence(body, country string) BodyPresence {
	alone := []string{body}
	there := r.of(r.reach(alone, r.where), country)
	p := BodyPresence{
		Body: body, Reached: len(there),
		Bound:   len(r.of(r.reach(alone, bound(r.where)), country)),
		Certain: len(r.of(r.reach(alone, certain(r.where)), country)),
	}
	for id := range there {
		if hops := there.hops(id); p.Nearest == nil || *hops < *p.Nearest {
			p.Nearest = hops
		}
	}
	return p
}

// countHops counts organisations by distance, nearest first.
func countHops(all reached) []HopCount {
	var list []Reached
	for id := range all {
		list = append(list, Reached{ID: id, Hops: *all.hops(id)})
	}
	slices.SortFunc(list, func(a, b Reached) int { return cmp.Compare(a.Hops, b.Hops) })
	return byHop(list)
}

// countTypes counts organisations by type; those without one are left out.
func (r *reporter) countTypes(all reached) []FacetCount {
	counts := map[string]int{}
	for id := range all {
		if t := r.n.entity(id).Type; t != "" {
			counts[t]++
		}
	}
	return facets(counts)
}

// facets lists counts, the largest first, then by key.
func facets(counts map[string]int) []FacetCount {
	var all []FacetCount
	for key, count := range counts {
		all = append(all, FacetCount{Key: key, Count: count})
	}
	slices.SortFunc(all, func(a, b FacetCount) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Key, b.Key))
	})
	return all
}

// besides counts who is reached in addition in a country, in all of them where it is "".
//
// "reached in addition when the four planned statuses count; when links count that
// counted on an earlier day; each alone, REJECTED in neither." What counted on an earlier
// day counts whenever that was, so two of a way need not have counted on one day; who is
// reached exists on the day of the report.
func (r *reporter) besides(country string) Besides {
	withPlanned, withEnded := r.where, r.where
	withPlanned.Statuses = counted(r.in.Where.Statuses, true)
	withEnded.AsOf = ""
	added := func(more reached) int {
		count := 0
		for id := range r.inCountries(more) {
			if _, already := r.now[id]; !already && (country == "" || r.countryOf(id) == country) {
				count++
			}
		}
		return count
	}
	return Besides{
		Planned: added(r.reach(r.bodies, withPlanned)),
		Ended:   added(r.reachIn(r.countedBefore(), r.bodies, withEnded, r.in.AsOf)),
	}
}
