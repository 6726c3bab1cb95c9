package report

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/topology"
)

// MaxYears is how many years are told of at most: the last.
const MaxYears = 100

// Year is how far reach had come on 31 December of a year, or in the year of the report on
// its day.
type Year struct {
	Year int
	Counts
	AgreementsBegun, AgreementsEnded int
	// NewCountries are the places of countries in the report in which this is the first
	// year with anybody reached certainly.
	NewCountries []int
}

// yearOf returns the year of a day of the calendar.
func yearOf(day network.Day) int {
	return time.Unix(0, 0).UTC().AddDate(0, 0, int(day)).Year()
}

// lastDay returns the day on which a year is told of.
func (r *Report) lastDay(year int) network.Day {
	return min(network.DayOf(year, time.December, 31), r.AsOf)
}

// Years returns the years from the first with anybody reached certainly, or from the one
// asked for.
func (r *Report) Years(ctx context.Context, w Wanted) ([]Year, error) {
	firsts, err := r.firstYearOfEach()
	if err != nil {
		return nil, err
	}
	last := yearOf(r.AsOf)
	first := last + 1
	for _, year := range firsts {
		if year != nil {
			first = min(first, *year)
		}
	}
	if r.From != nil {
		first = *r.From
	}
	agreements, err := r.agreementDates(ctx)
	if err != nil {
		return nil, err
	}
	var years []int
	for year := max(first, last-MaxYears+1); year <= last; year++ {
		years = append(years, year)
	}
	list := make([]Year, len(years))
	for i, year := range years {
		list[i].Year = year
		for c, f := range firsts {
			if f != nil && *f == year {
				list[i].NewCountries = append(list[i].NewCountries, c)
			}
		}
		list[i].AgreementsBegun, list[i].AgreementsEnded = agreements.in(year, r.AsOf)
	}
	return list, r.countYears(years, list, w)
}

// countYears counts who is reached in each year.
func (r *Report) countYears(years []int, list []Year, w Wanted) error {
	for _, part := range countings() {
		if !w.variants(part.variant) {
			continue
		}
		err := r.inYears(years, part.variant, func(_, year int) { *part.in(&list[year].Counts)++ })
		if err != nil {
			return err
		}
	}
	return nil
}

// inYears calls each for every organisation of the countries and every year, by its place
// among some, in which it is reached; it is of a country.
func (r *Report) inYears(years []int, v variant, each func(country, year int)) error {
	for begin := 0; begin < len(years); begin += memory.MostCases {
		part := years[begin:min(begin+memory.MostCases, len(years))]
		days := make([]network.Day, len(part))
		for i, year := range part {
			days[i] = r.lastDay(year)
		}
		found, err := memory.SurveyOn(r.snapshot, r.meter, r.bodies, r.filter(r.AsOf, v), r.Unit, days)
		if err != nil {
			return r.stopped(err)
		}
		for n, on := range found {
			country, here := r.countryOf(n)
			if !here || r.kind(n) != network.Organization || slices.Contains(r.bodies, n) {
				continue
			}
			exists := r.snapshot.Exists(n)
			for i, day := range days {
				if on>>i&1 != 0 && exists.Contains(day) {
					each(country, begin+i)
				}
			}
		}
	}
	return nil
}

// firstYearOfEach returns the first year with anybody reached certainly in each country.
func (r *Report) firstYearOfEach() ([]*int, error) {
	if r.firstYears != nil {
		return r.firstYears, nil
	}
	first := make([]*int, len(r.countries))
	years := r.yearsOfBeginnings()
	err := r.inYears(years, variant{certain: true}, func(country, i int) {
		if year := years[i]; first[country] == nil || *first[country] > year {
			first[country] = &year
		}
	})
	if err != nil {
		return nil, err
	}
	r.firstYears = first
	return first, nil
}

// yearsOfBeginnings returns the years up to that of the report in which any link begins
// to hold certainly, or any organisation of the countries begins: only in one of them can
// somebody be reached certainly who was not the year before.
func (r *Report) yearsOfBeginnings() []int {
	years := map[int]bool{}
	note := func(day network.Day) {
		if day != network.MinDay && day <= r.AsOf {
			years[yearOf(day)] = true
		}
	}
	known := r.Where.Known()
	for e := range topology.Edge(r.snapshot.Edges()) {
		if tenure, is := r.snapshot.Tenure(e, known); is && !tenure.Certain.Empty() {
			note(tenure.Certain.From)
		}
	}
	for n := range topology.Node(r.snapshot.Nodes()) {
		if _, here := r.countryOf(n); here {
			note(r.snapshot.Exists(n).From)
		}
	}
	return slices.Sorted(maps.Keys(years))
}

// agreementDates are when the agreements between a body and an organisation of the
// countries began and ended, as far as that is dated.
type agreementDates struct{ begun, ended []network.Date }

// in counts those that began and ended wholly within a year, and not after a day.
func (a agreementDates) in(year int, asOf network.Day) (begun, ended int) {
	from, to := network.DayOf(year, time.January, 1), min(network.DayOf(year, time.December, 31), asOf)
	count := func(dates []network.Date) (n int) {
		for _, d := range dates {
			if from <= d.Earliest() && d.Latest() <= to {
				n++
			}
		}
		return n
	}
	return count(a.begun), count(a.ended)
}

func (r *Report) agreementDates(ctx context.Context) (dates agreementDates, err error) {
	records, err := r.read(ctx, r.agreements())
	for _, agreement := range records {
		if begun := begunOn(agreement); !begun.IsZero() {
			dates.begun = append(dates.begun, begun)
		}
		if ended := endedOn(agreement); !ended.IsZero() {
			dates.ended = append(dates.ended, ended)
		}
	}
	return dates, err
}

// begunOn returns when an agreement began: the earliest dated status that says so, else its
// own beginning.
func begunOn(agreement *network.Entity) network.Date {
	var first network.Date
	for _, c := range agreement.StatusHistory {
		if c.Date.IsZero() || c.Status != network.Signed && c.Status != network.InForce && c.Status != network.Established {
			continue
		}
		if first.IsZero() || cmp.Or(cmp.Compare(c.Date.Earliest(), first.Earliest()), cmp.Compare(c.Date.Latest(), first.Latest())) < 0 {
			first = c.Date
		}
	}
	if first.IsZero() {
		return agreement.Valid.From
	}
	return first
}

// endedOn returns when an agreement ended: the last dated ENDED, else its own end.
func endedOn(agreement *network.Entity) network.Date {
	var last network.Date
	for _, c := range agreement.StatusHistory {
		if !c.Date.IsZero() && c.Status == network.Ended && (last.IsZero() || c.Date.Latest() > last.Latest()) {
			last = c.Date
		}
	}
	if last.IsZero() {
		return agreement.Valid.To
	}
	return last
}

// read reads entities, in their order.
func (r *Report) read(ctx context.Context, nodes []topology.Node) ([]*network.Entity, error) {
	if len(nodes) == 0 {
		return nil, nil
	}
	ids := make([]string, len(nodes))
	for i, n := range nodes {
		ids[i] = r.ID(n)
	}
	found, err := r.records.Entities(ctx, ids)
	if err != nil {
		return nil, err
	}
	list := make([]*network.Entity, len(ids))
	for i, id := range ids {
		if list[i] = found[id]; list[i] == nil {
			return nil, changedMeanwhile()
		}
	}
	return list, nil
}
