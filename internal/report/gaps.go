package report

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/topology"
)

// Gap is an organisation of the countries that is not reached.
type Gap struct {
	Organization topology.Node
	// Outcome says why; Hops is how far it is, where more steps than allowed lead there.
	Outcome pathfind.Outcome
	Hops    *int
	// WayIn is the first path there, where Hops is not nil. Near are its parts and parents,
	// at any depth, that are reached, by id.
	WayIn       pathfind.Path
	Near        []topology.Node
	Relaxations []pathfind.Relaxation
}

// GapPlace is the place of a gap in its list: nearest first, those to which nothing leads
// last, then by id.
type GapPlace struct {
	Hops *int
	ID   string
}

// Compare orders places.
func (p GapPlace) Compare(other GapPlace) int {
	far := func(hops *int) int {
		if hops == nil {
			return pathfind.AnyLength
		}
		return *hops
	}
	return cmp.Or(cmp.Compare(far(p.Hops), far(other.Hops)), cmp.Compare(p.ID, other.ID))
}

// GapPlace returns the place of a gap.
func (r *Report) GapPlace(g Gap) GapPlace { return GapPlace{g.Hops, r.ID(g.Organization)} }

// Gaps returns all gaps, with their outcomes and hops.
func (r *Report) Gaps() ([]Gap, error) { return once(&r.missing, r.findGaps) }

func (r *Report) findGaps() ([]Gap, error) {
	found, err := r.whole()
	if err != nil {
		return nil, err
	}
	far, err := r.atAnyLength()
	if err != nil {
		return nil, err
	}
	unfiltered := r.filter(r.AsOf, variant{}).Unfiltered()
	leadsAnyhow := memory.Leads(r.snapshot, r.meter, r.bodies, &unfiltered, r.Unit)
	var list []Gap
	for n := range topology.Node(r.snapshot.Nodes()) {
		if !r.isKnown(n) {
			continue
		}
		if _, reached := found.hops[n]; reached {
			continue
		}
		g := Gap{Organization: n, Outcome: pathfind.NotConnected}
		if hops, leads := far.Hops(n); leads {
			g.Outcome, g.Hops = pathfind.BeyondMaxHops, &hops
		} else if leads, err := leadsAnyhow(n); err != nil {
			return nil, r.stopped(err)
		} else if leads {
			g.Outcome = pathfind.BlockedByFilter
		}
		list = append(list, g)
	}
	slices.SortFunc(list, func(a, b Gap) int { return r.GapPlace(a).Compare(r.GapPlace(b)) })
	return list, nil
}

// atAnyLength searches as the report does, without a limit of hops.
func (r *Report) atAnyLength() (memory.Ways, error) {
	if r.far == nil {
		where := r.filter(r.AsOf, variant{})
		where.MaxHops = new(pathfind.AnyLength)
		far, err := memory.Survey(r.snapshot, r.meter, r.bodies, where, r.Unit)
		if err != nil {
			return nil, r.stopped(err)
		}
		r.far = far
	}
	return r.far, nil
}

// GapWanted says what is wanted of the gaps of a page.
type GapWanted struct{ WayIn, Near, Relaxations bool }

// GapPage returns a page of gaps.
func (r *Report) GapPage(page Page[GapPlace], w GapWanted) (p Paged[Gap], err error) {
	list, err := r.Gaps()
	if err != nil {
		return p, err
	}
	p = cut(list, page, r.GapPlace, GapPlace.Compare)
	p.Items = slices.Clone(p.Items) // the list is kept without what is wanted of a page
	for i := range p.Items {
		g := &p.Items[i]
		if w.WayIn && g.Hops != nil {
			if g.WayIn, err = r.far.Path(g.Organization); err != nil {
				return p, r.stopped(err)
			}
		}
		if w.Near {
			if g.Near, err = r.near(g.Organization); err != nil {
				return p, err
			}
		}
	}
	if w.Relaxations {
		err = r.relax(p.Items)
	}
	return p, err
}

// near returns the parts and parents of an organisation that are reached, wherever they
// are.
func (r *Report) near(n topology.Node) ([]topology.Node, error) {
	found, err := r.whole()
	if err != nil {
		return nil, err
	}
	parts, err := r.lineOf(n, true)
	if err != nil {
		return nil, err
	}
	parents, err := r.lineOf(n, false)
	if err != nil {
		return nil, err
	}
	near := slices.Concat(parts, parents)
	slices.SortFunc(near, r.snapshot.Compare)
	return slices.DeleteFunc(slices.Compact(near), func(n topology.Node) bool { _, is := found.hops[n]; return !is }), nil
}

// lineOf returns the parts of an organisation at any depth, or its parents.
func (r *Report) lineOf(n topology.Node, down bool) ([]topology.Node, error) {
	line, met := []topology.Node{n}, map[topology.Node]bool{n: true}
	for i := 0; i < len(line); i++ {
		row := r.snapshot.Row(line[i])
		if err := r.meter.Visit(len(row)); err != nil {
			return nil, r.stopped(err)
		}
		for _, a := range row {
			if a.Class().Type() == network.PartOf && a.Backward() == down && !met[a.To()] {
				met[a.To()] = true
				line = append(line, a.To())
			}
		}
	}
	return line[1:], nil
}

// relax finds what would change that some organisations are not reached: each condition of
// the filter is lifted once for all of them.
func (r *Report) relax(gaps []Gap) error {
	for i := range gaps {
		if hops := gaps[i].Hops; hops != nil {
			gaps[i].Relaxations = append(gaps[i].Relaxations, pathfind.Relaxation{Lift: "maxHops", Hops: *hops})
		}
	}
	where := r.filter(r.AsOf, variant{})
	for _, name := range where.Relaxable() {
		if name == "through" && r.Unit == pathfind.Partners {
			continue
		}
		lifted := where.Relaxed(name)
		ways, err := memory.Survey(r.snapshot, r.meter, r.bodies, &lifted, r.Unit)
		if err != nil {
			return r.stopped(err)
		}
		for i := range gaps {
			g := &gaps[i]
			// What nothing joins without any filter, `through` alone can change.
			if g.Outcome == pathfind.NotConnected && name != "through" {
				continue
			}
			if hops, leads := ways.Hops(g.Organization); leads {
				g.Relaxations = append(g.Relaxations, pathfind.Relaxation{Lift: name, Hops: hops})
			}
		}
	}
	return nil
}
