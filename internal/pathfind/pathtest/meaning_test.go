package pathtest

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// meaning is what the plain engine takes the rules of paths to be. Wrong engines
// get one of them wrong.
type meaning struct {
	// leadsBy reports whether a path leads by all of via.
	leadsBy func(path, via []string) bool
	// inside reports whether a path may lead through an entity, atEnd whether one may
	// begin or end there.
	inside, atEnd func(p *plain, id string, where *pathfind.Filter) bool
	// held returns the days on which a link holds, as far as overlapping goes, and
	// when those on which it was so, as far as the order in time goes.
	held, when func(l *network.Link, known network.Tenure, date network.Date, where *pathfind.Filter) network.Interval
	// together returns the runs of days that several steps have in common, and period
	// that of the path.
	together func(steps [][]network.Interval) []network.Interval
	period   func(runs []network.Interval) network.Interval
	// inOrder reports whether there are days, one for each step, none before the last.
	inOrder func(steps [][]network.Interval) bool
	// cost is that of a link, and price says which of several a step costs.
	cost  func(l *network.Link, known network.Tenure, where *pathfind.Filter) pathfind.Cost
	price func(costs []pathfind.Cost) (pathfind.Cost, int)
	// stronger orders by STRONGEST.
	stronger func(a, b *pathfind.Path) int
	// shared counts the inner entities of a path that were used by those given
	// before.
	shared func(given []pathfind.Path, path *pathfind.Path) int
	// observed is an observation as tenures are worked out from it, end an end and link
	// a link.
	observed func(network.Observation) network.Observation
	end      func(network.End) network.End
	link     func(network.Link) network.Link
	// partner is what steps between partners are.
	partner partnerMeaning
	// afterwards judges the best paths by the conditions of time, and no others.
	afterwards bool
}

func theMeaning() meaning {
	return meaning{
		leadsBy:  leadsBy,
		inside:   mayLieInside,
		atEnd:    func(*plain, string, *pathfind.Filter) bool { return true },
		held:     held,
		when:     when,
		together: together,
		period:   func(runs []network.Interval) network.Interval { return runs[0] },
		inOrder:  inOrder,
		cost: func(l *network.Link, known network.Tenure, where *pathfind.Filter) pathfind.Cost {
			return where.CostOf(l.Type, l.Status, l.Confidence, known)
		},
		price:    cheapest,
		observed: func(o network.Observation) network.Observation { return o },
		end:      func(e network.End) network.End { return e },
		link:     func(l network.Link) network.Link { return l },
		stronger: stronger,
		shared:   shared,
		partner:  thePartnerMeaning(),
	}
}

func leadsBy(path, via []string) bool {
	met := slices.DeleteFunc(slices.Clone(path), func(id string) bool { return !slices.Contains(via, id) })
	return slices.Equal(met, via)
}

func mayLieInside(p *plain, id string, where *pathfind.Filter) bool {
	if slices.Contains(where.Avoid, id) {
		return false
	}
	return slices.Contains(where.Via, id) || slices.Contains(where.Kinds(), p.kinds[id]) && !tooManyLinks(p.degrees[id], where)
}

func tooManyLinks(degree int, where *pathfind.Filter) bool {
	return where.MaxDegree != nil && degree > *where.MaxDegree
}

func held(_ *network.Link, known network.Tenure, _ network.Date, where *pathfind.Filter) network.Interval {
	if where.OnlyCertain() {
		return known.Certain
	}
	return known.Possible
}

func when(l *network.Link, known network.Tenure, date network.Date, where *pathfind.Filter) network.Interval {
	if l.Type.Occurrence() && !date.IsZero() {
		return l.Happened(date)
	}
	return held(l, known, date, where)
}

func together(steps [][]network.Interval) []network.Interval {
	common := []network.Interval{network.Always()}
	for _, step := range steps {
		var both []network.Interval
		for _, a := range common {
			for _, b := range step {
				both = append(both, a.Meet(b))
			}
		}
		common = merged(both)
	}
	return common
}

// merged returns the runs of days that intervals make, in their order.
func merged(intervals []network.Interval) []network.Interval {
	var runs []network.Interval
	slices.SortFunc(intervals, func(a, b network.Interval) int { return cmp.Compare(a.From, b.From) })
	for _, i := range intervals {
		n := len(runs)
		switch {
		case i.Empty():
		case n > 0 && (runs[n-1].To == network.MaxDay || i.From <= runs[n-1].To+1):
			runs[n-1].To = max(runs[n-1].To, i.To)
		default:
			runs = append(runs, i)
		}
	}
	return runs
}

func inOrder(steps [][]network.Interval) bool {
	t := network.MinDay
	for _, step := range steps {
		next, able := network.MaxDay, false
		for _, i := range step {
			if !i.Empty() && i.To >= t {
				next, able = min(next, max(t, i.From)), true
			}
		}
		if !able {
			return false
		}
		t = next
	}
	return true
}

func cheapest(costs []pathfind.Cost) (pathfind.Cost, int) {
	least := 0
	for i, c := range costs {
		if c.Total() < costs[least].Total() {
			least = i
		}
	}
	return costs[least], least
}

func stronger(a, b *pathfind.Path) int {
	return cmp.Or(cmp.Compare(a.Cost(), b.Cost()), fewerHops(a, b))
}

func fewerHops(a, b *pathfind.Path) int {
	return cmp.Or(cmp.Compare(a.Hops(), b.Hops()), slices.Compare(a.Entities, b.Entities))
}

func shared(given []pathfind.Path, path *pathfind.Path) int {
	count := 0
	for _, id := range innerOf(path) {
		if slices.ContainsFunc(given, func(g pathfind.Path) bool { return slices.Contains(innerOf(&g), id) }) {
			count++
		}
	}
	return count
}

func innerOf(p *pathfind.Path) []string {
	if p.Hops() == 0 {
		return nil
	}
	return p.Entities[1:p.Hops()]
}
