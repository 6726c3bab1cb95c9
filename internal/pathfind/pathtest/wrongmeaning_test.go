package pathtest

import (
	"cmp"
	"maps"
	"slices"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// Each half of the suite by itself finds an engine that takes a rule for another.
func TestWrongMeaningsFail(t *testing.T) {
	mistakes := map[string]func(*meaning){}
	for _, some := range []map[string]func(*meaning){
		viaMistakes(), degreeMistakes(), overlapMistakes(), orderMistakes(), costMistakes(), tableMistakes(), rankMistakes(), knowledgeMistakes(), existenceMistakes(), partnerMistakes(),
	} {
		maps.Copy(mistakes, some)
	}
	suite := newSuite(t)
	for name, mistake := range mistakes {
		t.Run(name, func(t *testing.T) {
			m := theMeaning()
			mistake(&m)
			suite.mustFind(t, func(_ testing.TB, records network.Records) Subject { return newPlain(m, records) })
		})
	}
}

func viaMistakes() map[string]func(*meaning) {
	leads := func(by func(path, via []string) bool) func(*meaning) { return func(m *meaning) { m.leadsBy = by } }
	inside := func(judge func(p *plain, id string, f *pathfind.Filter) bool) func(*meaning) {
		return func(m *meaning) {
			m.inside = func(p *plain, id string, f *pathfind.Filter) bool { return mayLieInside(p, id, f) && judge(p, id, f) }
		}
	}
	met := func(path, via []string) int {
		n := 0
		for _, id := range via {
			if slices.Contains(path, id) {
				n++
			}
		}
		return n
	}
	return map[string]func(*meaning){
		"via in any order":   leads(func(path, via []string) bool { return met(path, via) == len(via) }),
		"one of via":         leads(func(path, via []string) bool { return len(via) == 0 || met(path, via) > 0 }),
		"the first of via":   leads(func(path, via []string) bool { return leadsBy(path, via[:min(1, len(via))]) }),
		"via and no other":   leads(func(path, via []string) bool { return leadsBy(path, via) && (len(via) == 0 || len(path) == len(via)+2) }),
		"via none for never": leads(func(path, via []string) bool { return leadsBy(path, via) && (via == nil || len(via) > 0) }),
		"no hops by via":     leads(func(path, via []string) bool { return leadsBy(path, via) || len(path) == 1 }),
		"via judged by through": inside(func(p *plain, id string, f *pathfind.Filter) bool {
			return slices.Contains(f.Kinds(), p.kinds[id])
		}),
		"via judged by maxDegree": inside(func(p *plain, id string, f *pathfind.Filter) bool { return !tooManyLinks(p.degrees[id], f) }),
	}
}

func degreeMistakes() map[string]func(*meaning) {
	degree := func(of func(p *plain, id string, f *pathfind.Filter) int) func(*meaning) {
		return func(m *meaning) {
			m.inside = func(p *plain, id string, f *pathfind.Filter) bool {
				other := *f
				other.MaxDegree = nil
				return mayLieInside(p, id, &other) && (slices.Contains(f.Via, id) || !tooManyLinks(of(p, id, f), f))
			}
		}
	}
	count := func(p *plain, id string, counts func(l *network.Link) bool) int {
		n := 0
		for i := range p.records.Links {
			if l := &p.records.Links[i]; (l.From == id || l.To == id) && counts(l) {
				n++
			}
		}
		return n
	}
	return map[string]func(*meaning){
		"one link too few": degree(func(p *plain, id string, _ *pathfind.Filter) int { return p.degrees[id] + 1 }),
		"degree of links that pass": degree(func(p *plain, id string, f *pathfind.Filter) int {
			return count(p, id, func(l *network.Link) bool { return p.passes(l, f) })
		}),
		"degree without REPORTED": degree(func(p *plain, id string, _ *pathfind.Filter) int {
			return count(p, id, func(l *network.Link) bool { return l.Type != network.Reported })
		}),
		"degree of links one way": degree(func(p *plain, id string, _ *pathfind.Filter) int {
			return count(p, id, func(l *network.Link) bool { return l.From == id })
		}),
		"degree of neighbours": degree(func(p *plain, id string, _ *pathfind.Filter) int {
			return len(p.neighbors(&pathfind.Filter{LinkTypes: network.LinkTypes()})[id])
		}),
		"degree of the ends": func(m *meaning) {
			m.atEnd = func(p *plain, id string, f *pathfind.Filter) bool { return !tooManyLinks(p.degrees[id], f) }
		},
	}
}

func overlapMistakes() map[string]func(*meaning) {
	runs := func(of func(steps [][]network.Interval) []network.Interval) func(*meaning) {
		return func(m *meaning) { m.together = of }
	}
	period := func(of func(runs []network.Interval) network.Interval) func(*meaning) {
		return func(m *meaning) { m.period = of }
	}
	holds := func(of func(l *network.Link, known network.Tenure, date network.Date, f *pathfind.Filter) network.Interval) func(*meaning) {
		return func(m *meaning) { m.held = of }
	}
	return map[string]func(*meaning){
		"overlapping step by step": runs(func(steps [][]network.Interval) []network.Interval {
			common := together(steps)
			for i := 1; i < len(steps) && (i == 1 || len(common) > 0); i++ {
				common = together(steps[i-1 : i+1])
			}
			return common
		}),
		"overlapping by the first link": runs(func(steps [][]network.Interval) []network.Interval {
			first := slices.Clone(steps)
			for i := range first {
				first[i] = first[i][:1]
			}
			return together(first)
		}),
		"overlapping by all links": runs(func(steps [][]network.Interval) []network.Interval {
			var all [][]network.Interval
			for _, step := range steps {
				for i := range step {
					all = append(all, step[i:i+1])
				}
			}
			return together(all)
		}),
		"runs not merged": runs(func(steps [][]network.Interval) []network.Interval {
			common := []network.Interval{network.Always()}
			for _, step := range steps {
				var both []network.Interval
				for _, a := range common {
					for _, b := range step {
						if !a.Meet(b).Empty() {
							both = append(both, a.Meet(b))
						}
					}
				}
				common = both
			}
			slices.SortFunc(common, func(a, b network.Interval) int { return cmp.Compare(a.From, b.From) })
			return common
		}),
		"no hops never overlap": runs(func(steps [][]network.Interval) []network.Interval {
			if len(steps) == 0 {
				return nil
			}
			return together(steps)
		}),
		"period of the last run": period(func(runs []network.Interval) network.Interval { return runs[len(runs)-1] }),
		"period from first to last": period(func(r []network.Interval) network.Interval {
			return network.Interval{From: r[0].From, To: r[len(r)-1].To}
		}),
		"overlapping presumably": holds(func(_ *network.Link, known network.Tenure, _ network.Date, _ *pathfind.Filter) network.Interval {
			return known.Possible
		}),
		"overlapping certainly": holds(func(_ *network.Link, known network.Tenure, _ network.Date, _ *pathfind.Filter) network.Interval {
			return known.Certain
		}),
		"overlapping on dates": holds(when),
		"overlapping on the day asked": holds(func(l *network.Link, known network.Tenure, date network.Date, f *pathfind.Filter) network.Interval {
			if f.AsOf == nil {
				return held(l, known, date, f)
			}
			return held(l, known, date, f).Meet(network.Interval{From: *f.AsOf, To: *f.AsOf})
		}),
		"conditions of time judged afterwards": func(m *meaning) { m.afterwards = true },
	}
}

func orderMistakes() map[string]func(*meaning) {
	order := func(of func(steps [][]network.Interval) bool) func(*meaning) {
		return func(m *meaning) { m.inOrder = of }
	}
	// occurred changes when an occurrence was.
	occurred := func(of func(l *network.Link, known network.Tenure, date network.Date, f *pathfind.Filter) network.Interval) func(*meaning) {
		return func(m *meaning) {
			m.when = func(l *network.Link, known network.Tenure, date network.Date, f *pathfind.Filter) network.Interval {
				if l.Type.Occurrence() {
					return of(l, known, date, f)
				}
				return when(l, known, date, f)
			}
		}
	}
	// dated changes the days of an occurrence that has a date.
	dated := func(of func(network.Date) network.Interval) func(*meaning) {
		return occurred(func(l *network.Link, known network.Tenure, date network.Date, f *pathfind.Filter) network.Interval {
			if date.IsZero() {
				return when(l, known, date, f)
			}
			return of(date)
		})
	}
	return map[string]func(*meaning){
		"time that must go on": order(func(steps [][]network.Interval) bool {
			t := network.MinDay
			for _, step := range steps {
				next, able := network.MaxDay, false
				for _, i := range step {
					if !i.Empty() && i.To > t {
						next, able = min(next, max(t+1, i.From)), true
					}
				}
				if !able {
					return false
				}
				t = next
			}
			return true
		}),
		"any order": order(func(steps [][]network.Interval) bool {
			return !slices.ContainsFunc(steps, func(step []network.Interval) bool { return len(merged(step)) == 0 })
		}),
		"order backwards": order(func(steps [][]network.Interval) bool {
			backwards := slices.Clone(steps)
			slices.Reverse(backwards)
			return inOrder(backwards)
		}),
		"order step by step": order(func(steps [][]network.Interval) bool {
			for i := 1; i < len(steps); i++ {
				if !inOrder(steps[i-1 : i+1]) {
					return false
				}
			}
			return inOrder(steps[:min(1, len(steps))])
		}),
		"order of beginnings": order(func(steps [][]network.Interval) bool {
			t := network.MinDay
			for _, step := range steps {
				step = merged(slices.Clone(step))
				if len(step) == 0 || step[len(step)-1].From < t {
					return false
				}
				t = step[0].From
			}
			return true
		}),
		"order by the first link": order(func(steps [][]network.Interval) bool {
			first := slices.Clone(steps)
			for i := range first {
				first[i] = first[i][:1]
			}
			return inOrder(first)
		}),
		"occurrences for ever":         occurred(held),
		"occurrences on the first day": dated(func(d network.Date) network.Interval { return network.Interval{From: d.Earliest(), To: d.Earliest()} }),
		"occurrences on the last day":  dated(func(d network.Date) network.Interval { return network.Interval{From: d.Latest(), To: d.Latest()} }),
		"occurrences until their date": dated(func(d network.Date) network.Interval { return network.Interval{From: network.MinDay, To: d.Latest()} }),
		"occurrences on dates of their own": occurred(func(l *network.Link, known network.Tenure, date network.Date, f *pathfind.Filter) network.Interval {
			if l.Valid == (network.Period{}) {
				return held(l, known, date, f)
			}
			return when(l, known, date, f)
		}),
		"occurrences without a date never": occurred(func(l *network.Link, known network.Tenure, date network.Date, f *pathfind.Filter) network.Interval {
			if date.IsZero() {
				return network.Never()
			}
			return when(l, known, date, f)
		}),
		"occurrences by certainty": occurred(func(l *network.Link, known network.Tenure, date network.Date, f *pathfind.Filter) network.Interval {
			return when(l, known, date, f).Meet(held(l, known, date, f))
		}),
		"order presumably": func(m *meaning) {
			m.when = func(l *network.Link, known network.Tenure, date network.Date, f *pathfind.Filter) network.Interval {
				presumed := *f
				presumed.Certainty = nil
				return when(l, known, date, &presumed)
			}
		},
	}
}
