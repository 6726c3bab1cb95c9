package pathtest

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

func costMistakes() map[string]func(*meaning) {
	price := func(of func(costs []pathfind.Cost) (pathfind.Cost, int)) func(*meaning) {
		return func(m *meaning) { m.price = of }
	}
	return map[string]func(*meaning){
		"parallels add": price(func(costs []pathfind.Cost) (pathfind.Cost, int) {
			sum, place := cheapest(costs)
			for i, c := range costs {
				if i != place {
					sum.Type += c.Total()
				}
			}
			return sum, place
		}),
		"parallels lessen": price(func(costs []pathfind.Cost) (pathfind.Cost, int) {
			c, place := cheapest(costs)
			c.Sources = max(0, c.Sources-5*(len(costs)-1))
			return c, place
		}),
		"the dearest link": price(func(costs []pathfind.Cost) (pathfind.Cost, int) {
			dearest := 0
			for i, c := range costs {
				if c.Total() > costs[dearest].Total() {
					dearest = i
				}
			}
			return costs[dearest], dearest
		}),
		"the first link": price(func(costs []pathfind.Cost) (pathfind.Cost, int) { return costs[0], 0 }),
		"the last of the cheapest": price(func(costs []pathfind.Cost) (pathfind.Cost, int) {
			_, place := cheapest(costs)
			for i, c := range costs {
				if c.Total() == costs[place].Total() {
					place = i
				}
			}
			return costs[place], place
		}),
	}
}

// tableMistakes are mistakes in each line of the table of costs.
func tableMistakes() map[string]func(*meaning) {
	cost := func(change func(c *pathfind.Cost, l *network.Link, known network.Tenure, f *pathfind.Filter)) func(*meaning) {
		return func(m *meaning) {
			m.cost = func(l *network.Link, known network.Tenure, f *pathfind.Filter) pathfind.Cost {
				c := f.CostOf(l.Type, l.Status, l.Confidence, known)
				change(&c, l, known, f)
				return c
			}
		}
	}
	sources := func(l *network.Link) int {
		ids := make([]string, len(l.Evidence))
		for i, e := range l.Evidence {
			ids[i] = e.Source
		}
		slices.Sort(ids)
		return len(slices.Compact(ids))
	}
	mistakes := map[string]func(*meaning){
		"quotes for sources": cost(func(c *pathfind.Cost, l *network.Link, _ network.Tenure, _ *pathfind.Filter) {
			c.Sources = pathfind.CostOfSources(len(l.Evidence))
		}),
		"sources not known yet": cost(func(c *pathfind.Cost, l *network.Link, _ network.Tenure, _ *pathfind.Filter) {
			c.Sources = pathfind.CostOfSources(sources(l))
		}),
		"three sources for two": cost(func(c *pathfind.Cost, _ *network.Link, known network.Tenure, _ *pathfind.Filter) {
			c.Sources = pathfind.CostOfSources(min(2, known.Sources))
		}),
		"two sources for one": cost(func(c *pathfind.Cost, _ *network.Link, known network.Tenure, _ *pathfind.Filter) {
			if known.Sources == 2 {
				c.Sources = pathfind.CostOfSources(1)
			}
		}),
		"confidence rounded down": cost(func(c *pathfind.Cost, l *network.Link, _ network.Tenure, _ *pathfind.Filter) {
			c.Confidence = int(20 * (1 - l.Confidence))
		}),
		"confidence for doubt": cost(func(c *pathfind.Cost, l *network.Link, _ network.Tenure, _ *pathfind.Filter) {
			c.Confidence = pathfind.CostOfConfidence(1 - l.Confidence)
		}),
	}
	for _, t := range network.LinkTypes() {
		mistakes["type "+string(t)] = cost(func(c *pathfind.Cost, l *network.Link, _ network.Tenure, _ *pathfind.Filter) {
			if l.Type == t {
				c.Type = 10 + c.Type%40
			}
		})
	}
	for _, s := range network.Statuses() {
		mistakes["status "+string(s)] = cost(func(c *pathfind.Cost, l *network.Link, _ network.Tenure, _ *pathfind.Filter) {
			if l.Status == s {
				c.Status += 5
			}
		})
	}
	for name, recency := range ages() {
		mistakes["age "+name] = cost(func(c *pathfind.Cost, l *network.Link, known network.Tenure, f *pathfind.Filter) {
			if f.AsOf != nil {
				c.Recency = recency(l, known, *f.AsOf)
			}
		})
	}
	mistakes["age without a day"] = cost(func(c *pathfind.Cost, l *network.Link, known network.Tenure, f *pathfind.Filter) {
		if today := network.DayOf(2026, 1, 1); f.AsOf == nil {
			c.Recency = pathfind.CostOfRecency(l.Type.Occurrence(), known.Certain, today)
		}
	})
	return mistakes
}

// ages are mistakes about what age costs.
func ages() map[string]func(l *network.Link, known network.Tenure, asOf network.Day) int {
	right := func(l *network.Link, known network.Tenure, asOf network.Day) int {
		return pathfind.CostOfRecency(l.Type.Occurrence(), known.Certain, asOf)
	}
	return map[string]func(l *network.Link, known network.Tenure, asOf network.Day) int{
		"of what is possible": func(l *network.Link, known network.Tenure, asOf network.Day) int {
			return pathfind.CostOfRecency(l.Type.Occurrence(), known.Possible, asOf)
		},
		"of occurrences as of states": func(_ *network.Link, known network.Tenure, asOf network.Day) int {
			return pathfind.CostOfRecency(false, known.Certain, asOf)
		},
		"of states as of occurrences": func(_ *network.Link, known network.Tenure, asOf network.Day) int {
			return pathfind.CostOfRecency(true, known.Certain, asOf)
		},
		"in one direction": func(l *network.Link, known network.Tenure, asOf network.Day) int {
			if asOf < known.Certain.From && !known.Certain.Empty() {
				return 0
			}
			return right(l, known, asOf)
		},
		"of nothing certain": func(l *network.Link, known network.Tenure, asOf network.Day) int {
			if known.Certain.Empty() {
				return 0
			}
			return right(l, known, asOf)
		},
		"in years begun": func(l *network.Link, known network.Tenure, asOf network.Day) int {
			return min(10, right(l, known, asOf)+2)
		},
		"by the year": func(l *network.Link, known network.Tenure, asOf network.Day) int { return right(l, known, asOf) / 2 },
		"without end": func(l *network.Link, known network.Tenure, asOf network.Day) int {
			if right(l, known, asOf) == 10 {
				return 12
			}
			return right(l, known, asOf)
		},
	}
}

func rankMistakes() map[string]func(*meaning) {
	order := func(of func(a, b *pathfind.Path) int) func(*meaning) { return func(m *meaning) { m.stronger = of } }
	share := func(of func(given []pathfind.Path, path *pathfind.Path) int) func(*meaning) {
		return func(m *meaning) { m.shared = of }
	}
	return map[string]func(*meaning){
		"ids before hops": order(func(a, b *pathfind.Path) int {
			return cmp.Or(cmp.Compare(a.Cost(), b.Cost()), slices.Compare(a.Entities, b.Entities))
		}),
		"hops before cost": order(func(a, b *pathfind.Path) int {
			return cmp.Or(cmp.Compare(a.Hops(), b.Hops()), stronger(a, b))
		}),
		"the cost of a hop": order(func(a, b *pathfind.Path) int {
			return cmp.Or(cmp.Compare(a.Cost()*b.Hops(), b.Cost()*a.Hops()), fewerHops(a, b))
		}),
		"the weakest first":  order(func(a, b *pathfind.Path) int { return cmp.Or(cmp.Compare(b.Cost(), a.Cost()), fewerHops(a, b)) }),
		"nothing is diverse": share(func([]pathfind.Path, *pathfind.Path) int { return 0 }),
		"ends are used": share(func(given []pathfind.Path, path *pathfind.Path) int {
			used := 0
			for _, id := range path.Entities {
				if slices.ContainsFunc(given, func(g pathfind.Path) bool { return slices.Contains(g.Entities, id) }) {
					used++
				}
			}
			return used
		}),
		"used by the last": share(func(given []pathfind.Path, path *pathfind.Path) int {
			return shared(given[max(0, len(given)-1):], path)
		}),
		"used by the first": share(func(given []pathfind.Path, path *pathfind.Path) int {
			return shared(given[:min(1, len(given))], path)
		}),
		"used as often": share(func(given []pathfind.Path, path *pathfind.Path) int {
			times := 0
			for i := range given {
				times += shared(given[i:i+1], path)
			}
			return times
		}),
		"used at all": share(func(given []pathfind.Path, path *pathfind.Path) int { return min(1, shared(given, path)) }),
	}
}
