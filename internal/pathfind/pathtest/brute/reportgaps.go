package brute

import (
	"cmp"
	"slices"
)

// Gap is an organisation that is known and not reached. Hops and WayIn are nil unless more
// steps lead there.
type Gap struct {
	Organization, Outcome string
	Hops                  *int
	Relaxations           []Relaxation
	WayIn                 []string
	Near                  []string
}

// gaps lists "known, not reached, no body": "Nearest first, the others last, then id."
func (r *reporter) gaps() []Gap {
	beyond := r.anyLength(r.n, r.where)
	connected := r.anyLength(r.recorded, r.unfiltered())
	relaxed := r.relaxed()
	var all []Gap
	for _, id := range r.known() {
		if _, is := r.now[id]; is {
			continue
		}
		g := Gap{Organization: id, Near: r.near(id)}
		// "in the report's own unit: BEYOND_MAX_HOPS with `hops` and `wayIn` where more steps
		// lead there (any number), else both null and the outcome that `paths` gives with this
		// filter; never FOUND."
		path, more := beyond[id]
		_, anyhow := connected[id]
		switch {
		case more:
			g.Outcome, g.Hops, g.WayIn = "BEYOND_MAX_HOPS", new(length(path)), path.Entities
		case anyhow:
			g.Outcome = "BLOCKED_BY_FILTER"
		default:
			g.Outcome = "NOT_CONNECTED"
		}
		for _, lifted := range relaxed {
			if path, found := lifted.paths[id]; found {
				g.Relaxations = append(g.Relaxations, Relaxation{Lifted: lifted.name, Hops: length(path)})
			}
		}
		all = append(all, g)
	}
	slices.SortStableFunc(all, func(a, b Gap) int { return cmp.Compare(orFar(a.Hops), orFar(b.Hops)) })
	return all
}

func orFar(hops *int) int {
	if hops == nil {
		return far
	}
	return *hops
}

// anyLength returns the first path to whoever is reached by any number of steps.
func (r *reporter) anyLength(n *Network, where Filter) map[string]Path {
	return r.nearest(n, where, far)
}

// nearest returns the first path to whoever is reached by so many steps. Whom it avoids is
// not reached.
func (r *reporter) nearest(n *Network, where Filter, maxHops int) map[string]Path {
	if r.in.Unit == "HOPS" {
		return n.nearestByHops(r.bodies, where, maxHops)
	}
	first := map[string]Path{}
	for id, paths := range n.partnerPaths(r.bodies, where, maxHops) {
		first[id] = paths[0]
	}
	return first
}

// unfiltered is no filter: "no filter but the default `through` (and any length)", and
// what the report's own names.
func (r *reporter) unfiltered() Filter { return none(r.where) }

// lifted is who is reached with a field of the filter lifted.
type lifted struct {
	name  string
	paths map[string]Path
}

// relaxed lifts each field alone, in PathFilter's order.
//
// "`maxHops`: the hops of the shortest path of any length under the rest of the filter. Any
// other field: the shortest of at most `maxHops` with it alone lifted, …, except that
// `through` then means every kind". Between partners nothing leads through anything, and
// `through` is never lifted. The day and the statuses always count as asked; what has
// ended is judged with the statuses.
func (r *reporter) relaxed() []lifted {
	var all []lifted
	for _, name := range Filters() {
		n, where, maxHops := r.n, r.where.Without(name), r.maxHops
		switch {
		case name == "maxHops":
			where, maxHops = r.where, far
		case name == "through" && r.in.Unit == "HOPS":
			where = r.where
			where.Through = append(defaultThrough(), "PLACE", "FRAMEWORK")
		case !r.where.Asks(name):
			continue
		case name == "statuses":
			n = r.recorded
		}
		all = append(all, lifted{name, r.nearest(n, where, maxHops)})
	}
	return all
}

// near lists the parts and parents of an organisation, at any depth, that are reached, by
// id: "`near`: its parts and parents, any depth, that are reached", wherever they are.
func (r *reporter) near(organization string) []string {
	related := slices.Concat(r.chain(organization, true), r.chain(organization, false))
	return slices.DeleteFunc(deduplicated(related), func(id string) bool {
		_, is := r.now[id]
		return id == organization || !is
	})
}

// chain lists what PART_OF links of any status and day lead to, up or down.
func (r *reporter) chain(organization string, up bool) []string {
	all := []string{organization}
	for i := 0; i < len(all); i++ {
		for _, l := range r.recorded.Links {
			from, to := l.To, l.From
			if up {
				from, to = l.From, l.To
			}
			if l.Type == "PART_OF" && from == all[i] && !slices.Contains(all, to) {
				all = append(all, to)
			}
		}
	}
	return all
}
