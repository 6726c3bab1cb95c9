package reporttest

import (
	"reflect"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// This file says what occurs in a report.

func (c *coverage) input(in brute.ReportInput, r brute.Report) {
	c.count(in.Unit, true)
	c.count("a region", in.Region != "")
	c.count("countries", len(in.Countries) > 0)
	c.count("several bodies", len(r.Bodies) > 1)
	c.count("a body twice", len(r.Bodies) < len(in.Bodies))
	c.count("no organisation as a body", slices.ContainsFunc(r.Bodies, func(id string) bool { return !strings.HasPrefix(id, "org:") }))
	c.count("planned", in.Planned)
	c.count("compared", in.CompareTo != "")
	c.count("from a year", in.From != nil)
	for _, f := range brute.Filters() {
		c.count(f, in.Where.Asks(f))
	}
}

func (c *coverage) reach(r brute.Report) {
	c.count("nobody is reached", r.Reached == 0)
	c.count("several are reached", r.Reached > 2)
	c.count("some bound", 0 < r.Bound && r.Bound < r.Reached)
	c.count("some met", r.Bound < r.Reached)
	c.count("some certain", 0 < r.Certain && r.Certain < r.Reached)
	c.count("some certain and bound", 0 < r.BoundCertain && r.BoundCertain < min(r.Bound, r.Certain))
	c.count("without country", r.WithoutCountry > 0)
	c.count("besides planned", r.Besides.Planned > 0)
	c.count("besides ended", r.Besides.Ended > 0)
	c.count("no country", len(r.Countries) == 0)
	reached := 0
	for _, country := range r.Countries {
		if country.Reached > 0 {
			reached++
		}
		c.count("a country that the network lacks", !country.InNetwork)
		c.count("a country without code", country.Code == "")
		c.count("a first year", country.FirstYear != nil)
		c.count("reached only presumably", country.FirstYear == nil && country.Reached > 0)
		c.count("several hops", len(country.ByHop) > 1)
		c.count("several types", len(country.ByType) > 1)
		c.count("bodies that reach otherwise", slices.ContainsFunc(country.ByBody, func(b brute.BodyPresence) bool { return b.Reached > 0 && b.Reached < country.Reached }))
	}
	c.count("two countries reached", reached > 1)
}

func (c *coverage) overlaps(r brute.Report) {
	for _, o := range r.Overlaps {
		c.count("overlap", o.Both > 0)
		c.count("reached by one body alone", o.OnlyFirst+o.OnlySecond > 0)
	}
}

func (c *coverage) carriers(r brute.Report) {
	c.count("several carriers", len(r.Carriers) > 2)
	for _, carrier := range r.Carriers {
		c.count("a carrier", true)
		c.count("a carrier lost", carrier.Lost > 0)
		c.count("a carrier farther", carrier.Farther > 0)
		c.count("a carrier alone", carrier.Alone)
		c.count("a carrier that is reached", slices.ContainsFunc(r.Organizations, func(o brute.ReportedOrganization) bool { return o.ID == carrier.Entity }))
	}
}

func (c *coverage) years(r brute.Report) {
	c.count("years", len(r.Years) > 1)
	c.count("a hundred years", len(r.Years) == 100)
	for i, y := range r.Years {
		c.count("a new country", len(y.NewCountries) > 0)
		c.count("agreements begun", y.AgreementsBegun > 0)
		c.count("agreements ended", y.AgreementsEnded > 0)
		c.count("years that differ", i > 0 && y.Reached != r.Years[i-1].Reached)
	}
}

func (c *coverage) changesAndGaps(r brute.Report) {
	for _, change := range r.Changes {
		c.count(change.Kind, true)
		c.count("because of nothing", len(change.Because) == 0)
		c.count("because of links", len(change.Because) > 0)
		c.count("several are the cause", len(change.Because) > 1)
	}
	for _, g := range r.Gaps {
		c.count(g.Outcome, true)
		c.count("a gap near another", len(g.Near) > 0)
		c.count("a gap's relaxation", len(g.Relaxations) > 0)
		for _, relaxation := range g.Relaxations {
			c.count("relaxed "+relaxation.Lifted, true)
		}
	}
}

func (c *coverage) due(r brute.Report) {
	for _, d := range r.Due {
		c.count(d.Kind, true)
		c.count("a loss with what falls due", d.Lost > 0)
		c.count("due without a date", d.On == "")
	}
}

func (c *coverage) evidence(r brute.Report) {
	q := r.Evidence
	c.count("one source", 0 < q.OneSource && q.OneSource < q.Links)
	c.count("undated", q.Undated > 0)
	c.count("presumed", 0 < q.Presumed && q.Presumed < q.Links)
	c.count("planned evidence", q.Planned > 0)
	c.count("several publishers", len(q.Publishers) > 1)
	named := 0
	for _, o := range r.Organizations {
		named += 2 * o.Hops
	}
	c.count("several shortest ways", q.Links > named)
}

// differences counts what another report would be without some rule or condition.
func (c *coverage) differences(n *brute.Network, in brute.ReportInput, r brute.Report) {
	for _, f := range conditions() {
		other := in
		other.Where = in.Where.Without(f)
		c.look(changes(f), in.Where.Asks(f), func() bool { return !sameReach(r, n.Report(other)) })
	}
	c.look("a way by another body", len(r.Bodies) > 1, func() bool {
		alone := in
		alone.Bodies = r.Bodies[:1]
		return slices.ContainsFunc(n.Report(alone).Organizations, func(o brute.ReportedOrganization) bool {
			return slices.ContainsFunc(o.Path[:len(o.Path)-1], func(id string) bool { return slices.Contains(r.Bodies[1:], id) })
		})
	})
	without := in
	without.Planned = false
	c.look(changes("planned"), in.Planned, func() bool { return !sameReach(r, n.Report(without)) })
	for what, change := range map[string]func(*brute.Link){
		changes("what has ended"): func(l *brute.Link) {
			if l.Status == "ENDED" {
				l.Status = "SIGNED"
			}
		},
		changes("on behalf"): func(l *brute.Link) { l.OnBehalfOf = "" },
		changes("parts of others"): func(l *brute.Link) {
			if strings.HasPrefix(l.From, "org:") && l.Type == "PART_OF" {
				l.Type = "RELATED_TO"
			}
		},
	} {
		other := *n
		other.Links = slices.Clone(n.Links)
		for i := range other.Links {
			change(&other.Links[i])
		}
		c.look(what, true, func() bool { return !sameReach(r, other.Report(in)) })
	}
}

// sameReach reports whether two reports have the same organisations.
func sameReach(a, b brute.Report) bool {
	return reflect.DeepEqual(a.Organizations, b.Organizations) && a.Known == b.Known
}
