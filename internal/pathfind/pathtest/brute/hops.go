package brute

import (
	"cmp"
	"slices"
)

// hopPaths lists all shortest paths to every organisation that is reached by at most so
// many hops, the first one first. It goes all ways there are: so many hops have to be few.
//
// What is avoided is no end of a way either.
func (n *Network) hopPaths(from []string, where Filter, maxHops int) map[string][]Path {
	steps := n.steps(where)
	found := map[string][]Path{}
	var walk func(path Path)
	walk = func(path Path) {
		here := path.Entities[len(path.Entities)-1]
		if len(path.Steps) > 0 {
			if n.isEnd(here, from, where) && n.overlaps(&path, where) && n.inTimeOrder(path, where) {
				found[here] = append(found[here], path)
			}
			if slices.Contains(from, here) || !n.leadsThrough(here, where) {
				return
			}
		}
		if len(path.Steps) == maxHops {
			return
		}
		for _, step := range steps {
			if step.From == here && !slices.Contains(path.Entities, step.To) {
				walk(Path{
					Entities: append(slices.Clone(path.Entities), step.To),
					Steps:    append(slices.Clone(path.Steps), step),
				})
			}
		}
	}
	for _, id := range deduplicated(from) {
		walk(Path{Entities: []string{id}})
	}
	for id, paths := range found {
		slices.SortFunc(paths, comparePaths)
		found[id] = slices.DeleteFunc(paths, func(p Path) bool { return len(p.Steps) > len(paths[0].Steps) })
	}
	return found
}

// comparePaths is the order of FEWEST_HOPS.
func comparePaths(a, b Path) int {
	return cmp.Or(cmp.Compare(len(a.Steps), len(b.Steps)), slices.Compare(a.Entities, b.Entities))
}

// isEnd reports whether somebody can be reached: an organisation that is no origin and not
// avoided.
func (n *Network) isEnd(id string, from []string, where Filter) bool {
	return n.entity(id).Kind == "ORGANIZATION" && !slices.Contains(from, id) && !slices.Contains(where.Avoid, id)
}

// nearestByHops returns the first path to every organisation that is reached by at most so
// many hops, which may be many: it goes on from each place only by ways that may still be
// the first. That it finds what hopPaths finds is tested.
func (n *Network) nearestByHops(from []string, where Filter, maxHops int) map[string]Path {
	first := map[string]Path{}
	for _, steps := range n.stepsTogether(where) {
		for id, path := range n.nearestBySteps(steps, from, where, maxHops) {
			if before, found := first[id]; !found || comparePaths(path, before) < 0 {
				first[id] = path
			}
		}
	}
	return first
}

// stepsTogether lists the steps that can be made, once for every day on which it may be
// that all of a path hold under `overlapping`: where there is any such day, one of the
// steps begins to hold on the first.
func (n *Network) stepsTogether(where Filter) [][]Step {
	steps := n.steps(where)
	if !where.Overlapping {
		return [][]Step{steps}
	}
	var starts []string
	held := make([][]run, len(steps))
	for i, step := range steps {
		for _, l := range step.Links {
			held[i] = append(held[i], n.days(n.link(l.ID), where.Certainty == "CERTAIN", where.KnownBy)...)
		}
		for _, days := range held[i] {
			starts = append(starts, days.from)
		}
	}
	var all [][]Step
	for _, day := range deduplicated(starts) {
		var together []Step
		for i, step := range steps {
			if slices.ContainsFunc(held[i], func(days run) bool { return days.from <= day && day <= days.to }) {
				together = append(together, step)
			}
		}
		all = append(all, together)
	}
	return all
}

// arrival is a way that may be gone on with, and the first day on which its last step can
// be made in time order.
type arrival struct {
	path Path
	when string
}

func (a arrival) last() string { return a.path.Entities[len(a.path.Entities)-1] }

// nearestBySteps goes on by one hop after the other, in the order of FEWEST_HOPS. Of two
// ways to the same entity the later is of no use, unless it can be made by an earlier day.
func (n *Network) nearestBySteps(steps []Step, from []string, where Filter, maxHops int) map[string]Path {
	found := map[string]Path{}
	earliest := map[string]string{}
	var ways []arrival
	for _, id := range deduplicated(from) {
		ways = append(ways, arrival{Path{Entities: []string{id}}, beforeAll})
		earliest[id] = beforeAll
	}
	for hops := 1; hops <= maxHops && len(ways) > 0; hops++ {
		var next []arrival
		for _, way := range ways {
			if hops > 1 && !n.leadsThrough(way.last(), where) {
				continue
			}
			for _, step := range steps {
				if step.From != way.last() || slices.Contains(way.path.Entities, step.To) {
					continue
				}
				if when, can := n.firstDay(step, way.when, where); can {
					next = append(next, arrival{Path{
						Entities: append(slices.Clone(way.path.Entities), step.To),
						Steps:    append(slices.Clone(way.path.Steps), step),
					}, when})
				}
			}
		}
		slices.SortFunc(next, func(a, b arrival) int { return comparePaths(a.path, b.path) })
		ways = nil
		for _, way := range next {
			if when, met := earliest[way.last()]; met && when <= way.when {
				continue
			}
			earliest[way.last()] = way.when
			ways = append(ways, way)
			if _, already := found[way.last()]; !already && n.isEnd(way.last(), from, where) {
				found[way.last()] = way.path
			}
		}
	}
	return found
}

// firstDay returns the first day, not before another, on which a step can be made under
// `inTimeOrder`, and whether there is one. Without, every day is as good.
func (n *Network) firstDay(step Step, notBefore string, where Filter) (string, bool) {
	if !where.InTimeOrder {
		return notBefore, true
	}
	var able []string
	for _, ref := range step.Links {
		for _, days := range n.inOrderOn(n.link(ref.ID), where) {
			if notBefore <= days.to {
				able = append(able, max(notBefore, days.from))
			}
		}
	}
	if len(able) == 0 {
		return "", false
	}
	return slices.Min(able), true
}
