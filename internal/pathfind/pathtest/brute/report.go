package brute

import (
	"cmp"
	"slices"
)

// ReportInput asks for a report on regional reach. It has either a region or countries.
type ReportInput struct {
	Bodies    []string
	Region    string
	Countries []string
	// AsOf and CompareTo are days; CompareTo is "" where nothing is compared.
	AsOf, CompareTo string
	// Unit is PARTNERS or HOPS.
	Unit string
	// Where has no AsOf, Certainty or Via.
	Where   Filter
	Planned bool
	// HorizonMonths and StaleMonths are meant as they stand: 0 is 0.
	HorizonMonths, StaleMonths int
	From                       *int
}

// Report is a RegionalReport: all its figures, and all of its lists.
type Report struct {
	// Bodies are as given, each once.
	Bodies                                         []string
	Reached, Bound, Certain, Known, WithoutCountry int
	// BoundCertain counts those reached under both restrictions together.
	BoundCertain  int
	Besides       Besides
	Countries     []CountryPresence
	Organizations []ReportedOrganization
	Carriers      []Carrier
	Years         []YearOfReach
	Changes       []ReachChange
	Gaps          []Gap
	Overlaps      []Overlap
	Due           []Due
	Evidence      EvidenceQuality
}

// ReportedOrganization is an organisation of the countries that is reached. Path is the
// entities of the first path.
type ReportedOrganization struct {
	ID, Country string
	Hops        int
	Certain     bool
	Path        []string
}

// FacetCount counts what has a key.
type FacetCount struct {
	Key   string
	Count int
}

// Overlap is what two bodies reach, each alone.
type Overlap struct {
	Bodies                      [2]string
	Both, OnlyFirst, OnlySecond int
}

// Report answers for a report.
//
// A region without countries has the figures that the definitions give over no
// countries: nobody is reached or known. Whom no country has is counted there too, and
// the posts of the bodies fall due.
func (n *Network) Report(in ReportInput) Report {
	r := n.reporter(in)
	return Report{
		Bodies:         r.bodies,
		Reached:        len(r.there),
		Bound:          len(r.inCountries(r.reach(r.bodies, bound(r.where)))),
		Certain:        len(r.inCountries(r.reach(r.bodies, certain(r.where)))),
		BoundCertain:   len(r.inCountries(r.reach(r.bodies, certain(bound(r.where))))),
		Known:          len(r.known()),
		WithoutCountry: r.withoutCountry(),
		Besides:        r.besides(""),
		Countries:      r.presentIn(),
		Organizations:  r.organizations(),
		Carriers:       r.carriers(),
		Years:          r.years(),
		Changes:        r.changes(),
		Gaps:           r.gaps(),
		Overlaps:       r.overlapping(),
		Due:            r.due(),
		Evidence:       r.evidence(),
	}
}

// known lists the organisations of the countries that are known.
//
// "`known`: organisations of the country that exist on `asOf`", and "no body counts
// anywhere".
func (r *reporter) known() []string {
	var ids []string
	for _, e := range r.n.Entities {
		if e.Kind == "ORGANIZATION" && r.countryOf(e.ID) != "" && r.n.exists(e, r.in.AsOf) && !slices.Contains(r.bodies, e.ID) {
			ids = append(ids, e.ID)
		}
	}
	return deduplicated(ids)
}

// withoutCountry counts "reached ones that no country has".
func (r *reporter) withoutCountry() int {
	count := 0
	for id := range r.now {
		if r.n.country(id) == "" {
			count++
		}
	}
	return count
}

// organizations lists those reached in the countries, by hops, then id.
func (r *reporter) organizations() []ReportedOrganization {
	var all []ReportedOrganization
	certain := r.reach(r.bodies, certain(r.where))
	for id, paths := range r.there {
		all = append(all, ReportedOrganization{
			ID: id, Country: r.countryOf(id), Hops: length(paths[0]), Certain: len(certain[id]) > 0, Path: paths[0].Entities,
		})
	}
	slices.SortFunc(all, func(a, b ReportedOrganization) int {
		return cmp.Or(cmp.Compare(a.Hops, b.Hops), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// overlapping compares every two bodies.
//
// "for every two bodies, in the order given, of what each alone reaches."
func (r *reporter) overlapping() []Overlap {
	var all []Overlap
	for i, first := range r.bodies {
		for _, second := range r.bodies[i+1:] {
			o := Overlap{Bodies: [2]string{first, second}}
			ofFirst, ofSecond := r.inCountries(r.reach([]string{first}, r.where)), r.inCountries(r.reach([]string{second}, r.where))
			for id := range ofFirst {
				if _, both := ofSecond[id]; both {
					o.Both++
				} else {
					o.OnlyFirst++
				}
			}
			o.OnlySecond = len(ofSecond) - o.Both
			all = append(all, o)
		}
	}
	return all
}
