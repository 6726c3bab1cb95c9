package reporttest

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// wrongLinks are subjects that misread links: each changes one before it answers.
func wrongLinks() map[string]func(*brute.Link) {
	status := func(from, to string) func(*brute.Link) {
		return func(l *brute.Link) {
			if l.Status == from {
				l.Status = to
			}
		}
	}
	return map[string]func(*brute.Link){
		"what has ended goes on":    status("ENDED", "SIGNED"),
		"what has ended never was":  status("ENDED", "REJECTED"),
		"rejected is in force":      status("REJECTED", "IN_FORCE"),
		"agreed is in force":        status("AGREED", "IN_FORCE"),
		"nobody is there on behalf": func(l *brute.Link) { l.OnBehalfOf = "" },
		"parts have no country of their whole": func(l *brute.Link) {
			if l.Type == "PART_OF" && strings.HasPrefix(l.From, "org:") {
				l.Type = "RELATED_TO"
			}
		},
		"places that are rejected are no parts": func(l *brute.Link) {
			if l.Type == "PART_OF" && strings.HasPrefix(l.From, "place:") && l.Status == "REJECTED" {
				l.Type = "RELATED_TO"
			}
		},
		"roles as they are spelled": func(l *brute.Link) { l.Role = fmt.Sprintf("%x", l.Role) },
		"one piece of evidence":     func(l *brute.Link) { l.Evidence = l.Evidence[:1] },
		"who led was not there": func(l *brute.Link) {
			if l.Type == "LED" {
				l.Type = "REPORTED"
			}
		},
		"every end is known to the day": func(l *brute.Link) {
			if len(l.ValidTo) == len("2006") {
				l.ValidTo += "-01-01"
			}
		},
	}
}

// wrongEntities are subjects that misread entities.
func wrongEntities() map[string]func(*brute.Entity) {
	of := func(kind string, change func(*brute.Entity)) func(*brute.Entity) {
		return func(e *brute.Entity) {
			if e.Kind == kind {
				change(e)
			}
		}
	}
	return map[string]func(*brute.Entity){
		"organisations exist on every day": of("ORGANIZATION", func(e *brute.Entity) { e.From, e.To, e.History = "", "", nil }),
		"people live for ever":             of("PERSON", func(e *brute.Entity) { e.To = "" }),
		"agreements have no status":        of("AGREEMENT", func(e *brute.Entity) { e.History = nil }),
		"the last is the first":            of("AGREEMENT", func(e *brute.Entity) { e.History = slices.Clone(e.History); slices.Reverse(e.History) }),
		"no standard":                      func(e *brute.Entity) { e.Identifiers = nil },
		"no types":                         of("ORGANIZATION", func(e *brute.Entity) { e.Type = "" }),
		"countries by id":                  of("PLACE", func(e *brute.Entity) { e.Name = e.ID }),
	}
}

// wrongInputs are subjects that answer for another input.
func wrongInputs() map[string]func(*brute.ReportInput) {
	return map[string]func(*brute.ReportInput){
		"planned never counts":       func(in *brute.ReportInput) { in.Planned = false },
		"planned always counts":      func(in *brute.ReportInput) { in.Planned = true },
		"horizon of a month more":    func(in *brute.ReportInput) { in.HorizonMonths++ },
		"stale a month later":        func(in *brute.ReportInput) { in.StaleMonths++ },
		"no years before":            func(in *brute.ReportInput) { in.From = nil },
		"what was known is all":      func(in *brute.ReportInput) { in.Where.KnownBy = "" },
		"nobody is avoided":          func(in *brute.ReportInput) { in.Where.Avoid = nil },
		"whatever the degree":        func(in *brute.ReportInput) { in.Where.MaxDegree = nil },
		"statuses are not asked":     func(in *brute.ReportInput) { in.Where.Statuses = nil },
		"in any order":               func(in *brute.ReportInput) { in.Where.InTimeOrder = false },
		"compared with the day told": func(in *brute.ReportInput) { in.CompareTo = in.AsOf },
		"the year's end":             func(in *brute.ReportInput) { in.AsOf = in.AsOf[:len("2006")] + "-12-31" },
		"the first body alone":       func(in *brute.ReportInput) { in.Bodies = in.Bodies[:1] },
	}
}

// wrongReports are subjects that lose something of the right report.
func wrongReports() map[string]func(*brute.Report) {
	return map[string]func(*brute.Report){
		"all reached are bound":     func(r *brute.Report) { r.Bound = r.Reached },
		"certain and bound are one": func(r *brute.Report) { r.BoundCertain = min(r.Bound, r.Certain) },
		"no carrier but by loss": func(r *brute.Report) {
			r.Carriers = slices.DeleteFunc(r.Carriers, func(c brute.Carrier) bool { return c.Lost == 0 })
		},
		"nobody carries alone": func(r *brute.Report) { each(r.Carriers, func(c *brute.Carrier) { c.Alone = false }) },
		"nothing is the cause": func(r *brute.Report) { each(r.Changes, func(c *brute.ReachChange) { c.Because = nil }) },
		"farther is lost": func(r *brute.Report) {
			r.Changes = slices.DeleteFunc(r.Changes, func(c brute.ReachChange) bool { return c.Kind == "FARTHER" })
		},
		"no country is new": func(r *brute.Report) { each(r.Years, func(y *brute.YearOfReach) { y.NewCountries = nil }) },
		"years without end": func(r *brute.Report) { r.Years = r.Years[max(0, len(r.Years)-99):] },
		"nobody is near":    func(r *brute.Report) { each(r.Gaps, func(g *brute.Gap) { g.Near = nil }) },
		"no way in":         func(r *brute.Report) { each(r.Gaps, func(g *brute.Gap) { g.WayIn = nil }) },
		"overdue costs as much": func(r *brute.Report) {
			each(r.Due, func(d *brute.Due) { d.Lost += boolean(d.Kind == "AGREEMENT_OVERDUE") })
		},
		"undated first": func(r *brute.Report) {
			slices.SortStableFunc(r.Due, func(a, b brute.Due) int { return boolean(b.On == "") - boolean(a.On == "") })
		},
		"both is first": func(r *brute.Report) { each(r.Overlaps, func(o *brute.Overlap) { o.OnlyFirst += o.Both }) },
		"sources by name": func(r *brute.Report) {
			slices.SortFunc(r.Evidence.Publishers, func(a, b brute.FacetCount) int { return strings.Compare(b.Key, a.Key) })
		},
		"unknown is zero": func(r *brute.Report) {
			r.Countries = slices.DeleteFunc(r.Countries, func(c brute.CountryPresence) bool { return !c.InNetwork })
		},
	}
}

func each[T any](all []T, change func(*T)) {
	for i := range all {
		change(&all[i])
	}
}

func boolean(is bool) int {
	if is {
		return 1
	}
	return 0
}

// wrongSubjects are all wrong subjects.
func wrongSubjects() map[string]Subject {
	all := map[string]Subject{}
	for name, change := range wrongLinks() {
		all[name] = func(_ testing.TB, records network.Records, in brute.ReportInput) brute.Report {
			n := pathtest.BruteNetwork(records)
			each(n.Links, change)
			return n.Report(in)
		}
	}
	for name, change := range wrongEntities() {
		all[name] = func(_ testing.TB, records network.Records, in brute.ReportInput) brute.Report {
			n := pathtest.BruteNetwork(records)
			each(n.Entities, change)
			return n.Report(in)
		}
	}
	for name, change := range wrongInputs() {
		all[name] = func(_ testing.TB, records network.Records, in brute.ReportInput) brute.Report {
			change(&in)
			return pathtest.BruteNetwork(records).Report(in)
		}
	}
	for name, change := range wrongReports() {
		all[name] = func(_ testing.TB, records network.Records, in brute.ReportInput) brute.Report {
			r := pathtest.BruteNetwork(records).Report(in)
			change(&r)
			return r
		}
	}
	return all
}

// Whatever is wrong is found within the networks of a normal test, so the judge is worth
// something.
func TestWrongOnesAreFound(t *testing.T) {
	const networks = 250
	seed := pathtest.Seed(t)
	missing := wrongSubjects()
	for i := range uint64(networks) {
		records, in := Networks(seed + i)
		want := right(t, records, in)
		for name, wrong := range missing {
			if difference(want, wrong(t, records, in)) != "" {
				delete(missing, name)
			}
		}
	}
	for name := range missing {
		t.Errorf("%q is not found", name)
	}
}
