package report

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// Country is a country of a report.
type Country struct {
	// Node is the place; it says nothing where the network lacks it.
	Node      topology.Node
	InNetwork bool
	// ID is that of the place, "" where the network lacks it. Code is ISO 3166-1 alpha-2,
	// "" where nobody says.
	ID, Code, Name string
}

// findCountries finds the countries of the report: those given, or those that lie in the
// region, and those that the United Nations put there and the network lacks.
func (r *Report) findCountries(ctx context.Context) error {
	for _, id := range r.Countries {
		if err := r.checkPlace("countries", id, network.CountryType); err != nil {
			return err
		}
	}
	places := r.nodes(r.Countries)
	if r.Region != "" {
		if err := r.checkPlace("region", r.Region, network.RegionType, network.CountryType); err != nil {
			return err
		}
		n, _ := r.snapshot.Node(r.Region)
		places = r.countriesIn(n)
	}
	if err := r.nameCountries(ctx, places); err != nil {
		return err
	}
	slices.SortFunc(r.countries, func(a, b Country) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Code, b.Code))
	})
	r.countryAt = map[topology.Node]int{}
	for i := range r.countries {
		if c := &r.countries[i]; c.InNetwork {
			r.countryAt[c.Node] = i
		}
	}
	return nil
}

// checkPlace refuses a place of another type than an argument takes.
func (r *Report) checkPlace(field, id string, types ...string) error {
	n, _ := r.snapshot.Node(id)
	if is := r.snapshot.Entity(n).Type; !slices.Contains(types, is) {
		wanted := "a country"
		if len(types) > 1 {
			wanted = "a region or a country"
		}
		if is == "" {
			is = "place of no type"
		}
		return network.Bad(field, "%q is a %s: give %s", id, is, wanted)
	}
	return nil
}

// countriesIn returns the countries below a place, at any depth, and itself if it is one.
func (r *Report) countriesIn(place topology.Node) (countries []topology.Node) {
	below := []topology.Node{place}
	met := map[topology.Node]bool{place: true}
	for i := 0; i < len(below); i++ {
		if r.snapshot.Entity(below[i]).Type == network.CountryType {
			countries = append(countries, below[i])
		}
		for _, a := range r.snapshot.Row(below[i]) {
			if n := a.To(); a.Backward() && a.Class().Type() == network.PartOf && !met[n] {
				met[n] = true
				below = append(below, n)
			}
		}
	}
	return countries
}

// nameCountries notes countries with their names and codes, and those of the region that
// the network lacks.
func (r *Report) nameCountries(ctx context.Context, places []topology.Node) error {
	var all []topology.Node // that the network has, wherever they lie
	ids := []string{}
	if r.Region != "" {
		ids = append(ids, r.Region)
		for n := range topology.Node(r.snapshot.Nodes()) {
			if r.isThere(n) && r.kind(n) == network.Place && r.snapshot.TypeName(r.snapshot.Type(n)) == network.CountryType {
				all = append(all, n)
			}
		}
	} else {
		all = places
	}
	for _, n := range all {
		ids = append(ids, r.ID(n))
	}
	records, err := r.records.Entities(ctx, ids)
	if err != nil {
		return err
	}
	here := map[topology.Node]bool{}
	for _, n := range places {
		here[n] = true
	}
	has := map[string]bool{}
	for _, n := range all {
		record := records[r.ID(n)]
		if record == nil {
			return changedMeanwhile()
		}
		country, known := m49.Of(record.Identifiers)
		has[country.Code] = has[country.Code] || known
		if here[n] {
			r.countries = append(r.countries, Country{Node: n, InNetwork: true, ID: record.ID, Code: country.ISO2, Name: record.Name})
		}
	}
	if r.Region == "" || records[r.Region] == nil {
		return nil
	}
	region, known := m49.RegionOf(records[r.Region].Identifiers)
	if !known {
		return nil
	}
	for _, c := range m49.In(region.Code) {
		if !has[c.Code] {
			r.countries = append(r.countries, Country{Code: c.ISO2, Name: c.Name})
		}
	}
	return nil
}

// changedMeanwhile is the error of a report whose records are not those of its snapshot.
func changedMeanwhile() error {
	return &network.Error{Code: network.Conflict, Message: "the network changed while the report was made: ask again"}
}

// Places returns the countries of the report, by name.
func (r *Report) Places() []Country { return r.countries }

// CountryID returns the id of the country of an organisation among those of the report, ""
// where it has none.
func (r *Report) CountryID(organization string) string {
	n, _ := r.snapshot.Node(organization)
	if i, here := r.countryOf(n); here {
		return r.countries[i].ID
	}
	return ""
}
