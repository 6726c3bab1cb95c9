package reporttest

import (
	"fmt"
	"slices"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// input asks for a report on the network.
func (g *generator) input() brute.ReportInput {
	in := brute.ReportInput{
		Bodies: g.bodies, Unit: "PARTNERS", AsOf: g.asOf(), Planned: g.chance(25),
		HorizonMonths: oneOf(g.dice, 0, 6, 12, 12, 24, 60, 120), StaleMonths: oneOf(g.dice, 0, 6, 12, 12, 24, 24, 60, 120),
	}
	if g.hops {
		in.Unit = "HOPS"
		if more := slices.Concat(g.people, g.programmes, g.events); g.chance(25) {
			in.Bodies = append(slices.Clone(in.Bodies), oneOf(g.dice, more...))
		}
	}
	if g.chance(8) {
		in.Bodies = append(slices.Clone(in.Bodies), in.Bodies[0])
	}
	g.on(&in)
	g.bounds(in)
	if g.chance(65) {
		for in.CompareTo == "" || in.CompareTo >= in.AsOf {
			in.CompareTo = g.full()
		}
	}
	if g.chance(30) {
		in.From = new(g.year + oneOf(g.dice, -150, -20, -4, -2, -1, 0, 1))
	}
	in.Where = g.filter(in)
	if in.CompareTo != "" && g.chance(60) {
		in.Where.MaxHops = new(oneOf(g.dice, 2, 2, 3))
	}
	return in
}

// bounds has agreements end, and somebody be seen in a post, about the days from which on
// that matters.
func (g *generator) bounds(in brute.ReportInput) {
	about := func(months, days int) network.Date {
		day, err := time.Parse(time.DateOnly, in.AsOf)
		if err != nil {
			panic("the generator wrote a day that is none: " + in.AsOf)
		}
		return date(day.AddDate(0, months, days).Format(time.DateOnly))
	}
	for i := range g.r.Entities {
		e := &g.r.Entities[i]
		if e.Kind == network.Agreement && g.chance(50) {
			ends := oneOf(g.dice, about(0, -1), about(0, 0), about(in.HorizonMonths, 0), about(in.HorizonMonths, 1), about(in.HorizonMonths, oneOf(g.dice, -1, 15)))
			if p := (network.Period{From: e.Valid.From, To: ends}); p.Check() == nil {
				e.Valid = p
			}
		}
	}
	for i := range g.r.Links {
		if l := &g.r.Links[i]; l.Type == network.HoldsPosition && g.chance(30) {
			l.Evidence = slices.Clone(l.Evidence[:1])
			l.Evidence[0].Observed = network.Observed{First: about(-in.StaleMonths, oneOf(g.dice, -1, 0, 0, 1))}
		}
	}
}

// asOf is a day of the year of the report.
func (g *generator) asOf() string {
	return fmt.Sprintf("%04d-%s", g.year, oneOf(g.dice, "01-01", "01-31", "03-14", "03-31", "06-15", "08-31", "09-28", "12-01", "12-31"))
}

// on chooses the region or the countries.
func (g *generator) on(in *brute.ReportInput) {
	switch kind := g.IntN(100); {
	case kind < 55:
		in.Region = region
	case kind < 62:
		in.Region = nowhere
	case kind < 68:
		in.Region = g.countries[0]
	case kind < 72 && g.has(within):
		in.Region = within
	default:
		in.Countries = some(g.dice, 1, 3, append([]string{distant}, g.countries...))
		if g.chance(20) {
			in.Countries = append(in.Countries, in.Countries[0])
		}
	}
}

// filter makes a filter of few conditions, and as often none.
func (g *generator) filter(in brute.ReportInput) brute.Filter {
	var f brute.Filter
	if g.chance(60) {
		f.MaxHops = new(oneOf(g.dice, 1, 2, 2, 2, 3, 3))
	}
	conditions := []func(){
		func() { f.Avoid = g.avoid(in) },
		func() { f.Avoid = g.avoid(in) },
		func() { f.LinkTypes = g.types(4, 12) },
		func() { f.ExcludeLinkTypes = g.types(2, 6) },
		func() { f.ExcludeLinkTypes = g.types(2, 6) },
		func() { f.MinConfidence = new(oneOf(g.dice, 0.3, 0.5, 1, 1)) },
		func() { f.MinConfidence = new(oneOf(g.dice, 0.3, 0.5, 1, 1)) },
		func() { f.KnownBy = g.full() },
		func() { f.KnownBy = g.full() },
		func() { f.MaxDegree = new(oneOf(g.dice, 2, 3, 4, 5, 6)) },
		func() { f.Statuses = g.statuses() },
		func() { f.Statuses = g.statuses() },
	}
	if in.Unit == "HOPS" {
		f.Overlapping, f.InTimeOrder = g.chance(20), g.chance(20)
		conditions = append(conditions, func() { f.Through = g.kinds() })
	}
	for _, ask := range some(g.dice, 0, oneOf(g.dice, 0, 1, 2, 2, 3), conditions) {
		ask()
	}
	return f
}

// avoid returns entities that are no bodies.
func (g *generator) avoid(in brute.ReportInput) []string {
	var others []string
	for _, e := range g.r.Entities {
		if !slices.Contains(in.Bodies, e.ID) && e.Kind != network.Place {
			others = append(others, e.ID)
		}
	}
	return some(g.dice, 1, 3, others)
}

// types returns types of some of the links.
func (g *generator) types(least, most int) []string {
	types := []string{}
	for _, l := range some(g.dice, least, most, g.r.Links) {
		if !slices.Contains(types, string(l.Type)) {
			types = append(types, string(l.Type))
		}
	}
	return types
}

func (g *generator) statuses() []string {
	statuses := []string{}
	for _, s := range some(g.dice, 1, 4, append(network.Statuses(), network.InForce, network.Ended)) {
		if !slices.Contains(statuses, string(s)) {
			statuses = append(statuses, string(s))
		}
	}
	return statuses
}

func (g *generator) kinds() []string {
	var kinds []string
	for _, k := range some(g.dice, 2, 6, network.Kinds()) {
		kinds = append(kinds, string(k))
	}
	return kinds
}
