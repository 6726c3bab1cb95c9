package brute

import (
	"fmt"
	"slices"
	"strconv"
)

// YearOfReach is whom the bodies reach at the end of a year, and what began and ended in it.
type YearOfReach struct {
	Year, Reached, Bound, Certain int
	AgreementsBegun               int
	AgreementsEnded               int
	NewCountries                  []string
}

// mostYears is how many years there are at most: the last.
const mostYears = 100

// years goes through the years up to that of the report.
//
// "31 December of each year, for asOf's asOf itself; from the first year with anybody
// reached certainly (or `from`), at most 100."
func (r *reporter) years() []YearOfReach {
	first := r.firstYears()
	var begin *int
	for _, year := range first {
		if begin == nil || year < *begin {
			begin = &year
		}
	}
	if r.in.From != nil {
		begin = r.in.From
	}
	if begin == nil {
		return nil
	}
	var all []YearOfReach
	for year := max(*begin, yearOf(r.in.AsOf)-mostYears+1); year <= yearOf(r.in.AsOf); year++ {
		then := r.where
		then.AsOf = r.endOf(year)
		y := YearOfReach{
			Year:    year,
			Reached: len(r.inCountries(r.reach(r.bodies, then))),
			Bound:   len(r.inCountries(r.reach(r.bodies, bound(then)))),
			Certain: len(r.inCountries(r.reach(r.bodies, certain(then)))),
		}
		for _, agreement := range r.agreements() {
			if r.within(begun(agreement), year) {
				y.AgreementsBegun++
			}
			if r.within(ended(agreement), year) {
				y.AgreementsEnded++
			}
		}
		for _, c := range r.countries {
			if since, ever := first[c.Country]; ever && since == year {
				y.NewCountries = append(y.NewCountries, c.Country)
			}
		}
		all = append(all, y)
	}
	return all
}

// firstYears returns the first year of each country of which somebody is reached.
//
// "`firstYear`, `newCountries` go by what is certain, whatever `from`; null where reached
// only presumably." Nothing is certain before the first day that anything tells of.
func (r *reporter) firstYears() map[string]int {
	first := map[string]int{}
	for year := r.earliestYear(); year <= yearOf(r.in.AsOf); year++ {
		then := certain(r.where)
		then.AsOf = r.endOf(year)
		for id := range r.inCountries(r.reach(r.bodies, then)) {
			if _, already := first[r.countryOf(id)]; !already {
				first[r.countryOf(id)] = year
			}
		}
	}
	return first
}

// earliestYear is the first year that any date tells of, no later than that of the report.
func (r *reporter) earliestYear() int {
	year := yearOf(r.in.AsOf)
	for _, day := range r.recorded.daysOfChange() {
		year = min(year, yearOf(day))
	}
	return year
}

// endOf is the day that stands for a year.
func (r *reporter) endOf(year int) string {
	return min(fmt.Sprintf("%04d-12-31", year), r.in.AsOf)
}

// yearOf is the year of a day.
func yearOf(day string) int {
	year, err := strconv.Atoi(day[:4])
	if err != nil {
		panic("no day: " + day)
	}
	return year
}

// within reports whether a date lies "wholly within the year and not after asOf".
func (r *reporter) within(date string, year int) bool {
	days := read(date)
	return date != "" && yearOf(days.earliest) == year && yearOf(days.latest) == year && days.latest <= r.in.AsOf
}

// agreements lists those between a body and an organisation of the countries, by id.
//
// "agreements to which a body and an organisation of the countries are party (PARTY_TO of
// any day, not planned or REJECTED)". As no body counts anywhere, another body is no such
// organisation; one that exists no longer was party all the same. Of the filter `knownBy`
// matters alone, and what has ended was so.
func (r *reporter) agreements() []Entity {
	var all []Entity
	for _, e := range r.recorded.Entities {
		if e.Kind != "AGREEMENT" {
			continue
		}
		ofBodies, ofCountries := false, false
		for _, l := range r.recorded.Links {
			if l.Type != "PARTY_TO" || l.To != e.ID || !r.tells(l) {
				continue
			}
			if slices.Contains(r.bodies, l.From) {
				ofBodies = true
			} else if r.countryOf(l.From) != "" {
				ofCountries = true
			}
		}
		if ofBodies && ofCountries {
			all = append(all, e)
		}
	}
	return all
}

// tells reports whether a link says that something was so on some day: known, neither
// planned nor rejected.
func (r *reporter) tells(l Link) bool {
	return !planned(l.Status) && l.Status != "REJECTED" && len(r.recorded.known(l, r.where.KnownBy)) > 0
}

// begun is when an agreement began: "by the earliest dated SIGNED, IN_FORCE or ESTABLISHED,
// else `valid.from`". Of several that may be the earliest it is the first to be certain.
func begun(agreement Entity) string {
	date := ""
	for _, c := range agreement.History {
		if c.Date == "" || !slices.Contains([]string{"SIGNED", "IN_FORCE", "ESTABLISHED"}, c.Status) {
			continue
		}
		this, first := read(c.Date), read(date)
		if date == "" || this.earliest < first.earliest || this.earliest == first.earliest && this.latest < first.latest {
			date = c.Date
		}
	}
	if date == "" {
		return agreement.From
	}
	return date
}

// ended is when an agreement ended: "the last dated ENDED, else `valid.to`".
func ended(agreement Entity) string {
	date := ""
	for _, c := range agreement.History {
		if c.Date != "" && c.Status == "ENDED" && (date == "" || read(c.Date).latest > read(date).latest) {
			date = c.Date
		}
	}
	if date == "" {
		return agreement.To
	}
	return date
}
