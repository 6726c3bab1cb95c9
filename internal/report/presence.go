package report

import (
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// Counts is how many organisations are reached: at all, by more than meetings, certainly,
// and both.
type Counts struct{ Reached, Bound, Certain, BoundCertain int }

// Besides is how many organisations would be reached in addition if what is only planned
// counted, or what counted on an earlier day.
type Besides struct{ Planned, Ended int }

// Presence is what of a country's organisations is reached.
type Presence struct {
	Country
	Counts
	// Known counts the organisations of the country that exist on the day.
	Known   int
	ByHop   pathfind.HopCounts
	ByType  []listing.Facet
	Besides Besides
	// FirstYear is the first year with anybody reached certainly; nil where there is none.
	FirstYear *int
}

// BodyPresence is what one body alone reaches in a country.
type BodyPresence struct {
	Body topology.Node
	Counts
	// Nearest is the fewest hops to any of them; nil where there are none.
	Nearest *int
}

// counting is one of the counts, and the search that it takes.
type counting struct {
	variant
	in func(*Counts) *int
}

func countings() []counting {
	return []counting{
		{variant{}, func(c *Counts) *int { return &c.Reached }},
		{variant{bound: true}, func(c *Counts) *int { return &c.Bound }},
		{variant{certain: true}, func(c *Counts) *int { return &c.Certain }},
		{variant{bound: true, certain: true}, func(c *Counts) *int { return &c.BoundCertain }},
	}
}

// count counts what is reached in each country by one body or all.
func (r *Report) count(body int, wanted func(variant) bool) ([]Counts, error) {
	counts := make([]Counts, len(r.countries))
	for _, part := range countings() {
		if !wanted(part.variant) {
			continue
		}
		here, err := r.reachedUnder(body, part.variant)
		if err != nil {
			return counts, err
		}
		for _, n := range here {
			i, _ := r.countryOf(n)
			*part.in(&counts[i])++
		}
	}
	return counts, nil
}

// reachedUnder returns the organisations of the countries that one body or all reach on the
// day of the report, under its filter or a variant.
func (r *Report) reachedUnder(body int, v variant) ([]topology.Node, error) {
	if v != (variant{}) {
		return r.underVariant(body, v)
	}
	found, err := r.ask(survey{body: body, day: r.AsOf})
	if err != nil {
		return nil, err
	}
	return found.here, nil
}

// Wanted says which figures of countries are wanted beside how many are reached.
type Wanted struct{ Known, Bound, Certain, BoundCertain, ByType, Besides, FirstYear bool }

// variants returns which searches it takes.
func (w Wanted) variants(v variant) bool {
	switch v {
	case variant{bound: true}:
		return w.Bound
	case variant{certain: true}:
		return w.Certain
	case variant{bound: true, certain: true}:
		return w.BoundCertain
	default:
		return true
	}
}

// Total adds up what is reached in all countries.
func (r *Report) Total(w Wanted) (total Counts, err error) {
	counts, err := r.count(everybody, w.variants)
	for _, c := range counts {
		total.Reached += c.Reached
		total.Bound += c.Bound
		total.Certain += c.Certain
		total.BoundCertain += c.BoundCertain
	}
	return total, err
}

// WithoutCountry counts the organisations that are reached and that no country has.
func (r *Report) WithoutCountry() (int, error) {
	found, err := r.main()
	if err != nil {
		return 0, err
	}
	count := 0
	for n := range found.hops {
		if _, has := r.snapshot.Country(n); !has {
			count++
		}
	}
	return count, nil
}

// Known counts the organisations of each country that exist on the day of the report, and
// how many of all of them have no beginning, so that they exist on every day before their
// end.
func (r *Report) Known() (known []int, undated int) {
	known = make([]int, len(r.countries))
	for n := range topology.Node(r.snapshot.Nodes()) {
		if !r.isKnown(n) {
			continue
		}
		i, _ := r.countryOf(n)
		known[i]++
		if r.snapshot.Exists(n).From == network.MinDay {
			undated++
		}
	}
	return known, undated
}

// isKnown reports whether something is an organisation of the countries that counts.
func (r *Report) isKnown(n topology.Node) bool {
	if !r.isThere(n) || !r.counts(n, r.AsOf) {
		return false
	}
	_, here := r.countryOf(n)
	return here
}

// Presences returns what is reached in each country, by name.
func (r *Report) Presences(w Wanted) ([]Presence, error) {
	counts, err := r.count(everybody, w.variants)
	if err != nil {
		return nil, err
	}
	list := make([]Presence, len(r.countries))
	for i := range list {
		list[i] = Presence{Country: r.countries[i], Counts: counts[i]}
	}
	found, err := r.main()
	if err != nil {
		return nil, err
	}
	r.byHopAndType(found, list)
	if w.Known {
		known, _ := r.Known()
		for i := range list {
			list[i].Known = known[i]
		}
	}
	if w.Besides {
		besides, err := r.besides()
		if err != nil {
			return nil, err
		}
		for i := range list {
			list[i].Besides = besides[i]
		}
	}
	if w.FirstYear {
		years, err := r.firstYearOfEach()
		if err != nil {
			return nil, err
		}
		for i := range list {
			list[i].FirstYear = years[i]
		}
	}
	return list, nil
}

// byHopAndType counts what was reached in each country by hops and by type.
func (r *Report) byHopAndType(found *reach, list []Presence) {
	byType := make([]map[string]int, len(list))
	for _, n := range found.here { // nearest first
		i, _ := r.countryOf(n)
		hops, counts := found.hops[n], &list[i].ByHop
		if last := len(*counts) - 1; last >= 0 && (*counts)[last].Hops == hops {
			(*counts)[last].Organizations++
		} else {
			*counts = append(*counts, pathfind.HopCount{Hops: hops, Organizations: 1})
		}
		if t := r.snapshot.TypeName(r.snapshot.Type(n)); t != "" {
			if byType[i] == nil {
				byType[i] = map[string]int{}
			}
			byType[i][t]++
		}
	}
	for i := range list {
		list[i].ByType = facets(byType[i])
	}
}

// besides counts for each country what would be reached in addition.
func (r *Report) besides() ([]Besides, error) {
	besides := make([]Besides, len(r.countries))
	found, err := r.main()
	if err != nil {
		return nil, err
	}
	for _, part := range []struct {
		variant
		in func(*Besides) *int
	}{
		{variant{planned: true}, func(b *Besides) *int { return &b.Planned }},
		{variant{ended: true}, func(b *Besides) *int { return &b.Ended }},
	} {
		more, err := r.underVariant(everybody, part.variant)
		if err != nil {
			return nil, err
		}
		for _, n := range more {
			if _, already := found.hops[n]; !already {
				i, _ := r.countryOf(n)
				*part.in(&besides[i])++
			}
		}
	}
	return besides, nil
}

// Besides adds up what would be reached in addition.
func (r *Report) Besides() (total Besides, err error) {
	besides, err := r.besides()
	for _, b := range besides {
		total.Planned += b.Planned
		total.Ended += b.Ended
	}
	return total, err
}

// BoundBesides counts who would be reached without meetings in addition if what is only planned counted: who is not reached yet,
// and who is met only.
func (r *Report) BoundBesides() (int, error) {
	planned, err := r.underVariant(everybody, variant{planned: true, bound: true})
	if err != nil {
		return 0, err
	}
	now, err := r.underVariant(everybody, variant{bound: true})
	return len(planned) - len(now), err
}

// ByBody returns what each body alone reaches in each country.
func (r *Report) ByBody(w Wanted) ([][]BodyPresence, error) {
	byCountry := make([][]BodyPresence, len(r.countries))
	for body, n := range r.bodies {
		counts, err := r.count(body, w.variants)
		if err != nil {
			return nil, err
		}
		alone, err := r.ask(survey{body: body, day: r.AsOf})
		if err != nil {
			return nil, err
		}
		nearest := make([]*int, len(r.countries))
		for _, o := range alone.here { // nearest first
			if i, _ := r.countryOf(o); nearest[i] == nil {
				nearest[i] = new(alone.hops[o])
			}
		}
		for i := range byCountry {
			byCountry[i] = append(byCountry[i], BodyPresence{Body: n, Counts: counts[i], Nearest: nearest[i]})
		}
	}
	return byCountry, nil
}

// Overlap is what two bodies reach alike, each alone.
type Overlap struct {
	Bodies                      [2]topology.Node
	Both, OnlyFirst, OnlySecond int
}

// Overlaps compares every two bodies, in the order of the question.
func (r *Report) Overlaps() ([]Overlap, error) {
	var list []Overlap
	for i := range r.bodies {
		first, err := r.ask(survey{body: i, day: r.AsOf})
		if err != nil {
			return nil, err
		}
		for j := i + 1; j < len(r.bodies); j++ {
			second, err := r.ask(survey{body: j, day: r.AsOf})
			if err != nil {
				return nil, err
			}
			o := Overlap{Bodies: [2]topology.Node{r.bodies[i], r.bodies[j]}}
			for _, n := range first.here {
				if _, is := second.hops[n]; is {
					o.Both++
				}
			}
			o.OnlyFirst, o.OnlySecond = len(first.here)-o.Both, len(second.here)-o.Both
			list = append(list, o)
		}
	}
	return list, nil
}
