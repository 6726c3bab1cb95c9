package memory

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// breadthFirstByPartners goes out from the origins by steps between partners. It is a
// breadth-first search in the bipartite graph of organisations and what they share:
// those that are at one thing are all reached by the first that comes there, so that
// nothing that is shared is gone through twice, however many share it.
func (r *reached) breadthFirstByPartners() error {
	last := slices.Clone(r.from)
	for hops := 1; hops <= r.maxHops && len(last) > 0; hops++ {
		var now []topology.Node
		for _, n := range last {
			if err := r.meetPartners(n, hops, func(partner topology.Node) { now = append(now, partner) }); err != nil {
				r.partnerWays.stopped = true
				return err
			}
		}
		last = now
	}
	return nil
}

// meetPartners reaches the partners of an organisation, and calls leads with those that
// lead on.
func (r *reached) meetPartners(n topology.Node, hops int, leads func(partner topology.Node)) error {
	if err := r.meter.Visit(r.snapshot.PresenceCount(n)); err != nil {
		return err
	}
	meet := func(partner topology.Node) {
		if r.distance[partner] != 0 {
			return
		}
		leading := r.snapshot.KindDegree(partner).Degree() <= r.f.maxDegree
		if r.reach(partner, hops, leading); leading {
			leads(partner)
		}
	}
	for p := range r.snapshot.Presences(n) {
		x, way := p.Arc.To(), p.Arc.Class().Partnership()
		switch {
		case way != network.Directly && r.sharedAt[x] != 0 || !r.joins(p):
		case way == network.Directly:
			meet(x)
		case r.mayBeShared(x):
			r.sharedAt[x] = uint8(hops)
			if err := r.meter.Visit(r.snapshot.KindDegree(x).Degree()); err != nil {
				return err
			}
			for partner, theirs := range r.snapshot.Present(x, way) {
				if r.joins(theirs) {
					meet(partner)
				}
			}
		}
	}
	return nil
}

// joins reports whether a link that makes partners passes: also who was there on behalf
// of an organisation must not be avoided.
func (r *reached) joins(p topology.Presence) bool { return r.mayJoin(p) && r.f.passesByEdge(p.Arc) }

// mayJoin reports whether such a link passes by its class and its ends.
func (r *reached) mayJoin(p topology.Presence) bool {
	by := p.Of
	if p.Arc.Backward() {
		by = p.Arc.To()
	}
	return r.distance[by] != avoided && r.f.class[p.Arc.Class()]
}

// mayBeShared reports whether something may stand between two partners.
func (r *reached) mayBeShared(x topology.Node) bool {
	return r.distance[x] != avoided && r.snapshot.KindDegree(x).Degree() <= r.f.maxDegree
}

// vertex is an entity on a way by partners: an organisation, or what two of them share.
type vertex struct {
	node   topology.Node
	shared bool
}

// partnerWay is a way from an origin: organisations, and between two what they share, if
// anything.
type partnerWay []vertex

// partnerWays keeps the first ways to organisations, and to what is shared.
type partnerWays struct {
	*reached
	first map[vertex]partnerWay
	// stopped: the last step did not come to all that is shared.
	stopped bool
}

// to returns the first way to an organisation at so many hops.
func (w *partnerWays) to(n topology.Node, hops int) (partnerWay, error) {
	here := vertex{node: n}
	if first := w.first[here]; first != nil {
		return first, nil
	}
	if hops == 0 {
		w.first[here] = partnerWay{here}
		return w.first[here], nil
	}
	if err := w.meter.Visit(w.snapshot.PresenceCount(n)); err != nil {
		return nil, err
	}
	var first partnerWay
	for p := range w.snapshot.Presences(n) {
		way, err := w.before(p, hops)
		if err != nil {
			return nil, err
		}
		if way != nil && (first == nil || w.compareTo(here, way, first) < 0) {
			first = way
		}
	}
	w.first[here] = append(slices.Clip(first), here)
	return w.first[here], nil
}

// before returns the first way to the other end of a link of an organisation at so many
// hops, nil where it does not come from there.
func (w *partnerWays) before(p topology.Presence, hops int) (partnerWay, error) {
	x, by := p.Arc.To(), p.Arc.Class().Partnership()
	if by == network.Directly {
		if w.distance[x] != uint8(hops) || !w.joins(p) {
			return nil, nil
		}
		return w.to(x, hops-1)
	}
	met := w.sharedAt[x] == uint8(hops) || w.stopped && w.sharedAt[x] == 0 && w.mayBeShared(x)
	if !met || !w.joins(p) {
		return nil, nil
	}
	return w.toShared(x, by, hops)
}

// toShared returns the first way to what is shared by a step to organisations at so many
// hops, nil where there is none.
func (w *partnerWays) toShared(x topology.Node, by network.Partnership, hops int) (partnerWay, error) {
	here := vertex{x, true}
	if first := w.first[here]; first != nil {
		return first, nil
	}
	if err := w.meter.Visit(w.snapshot.KindDegree(x).Degree()); err != nil {
		return nil, err
	}
	var first partnerWay
	for n, p := range w.snapshot.Present(x, by) {
		if w.distance[n] != uint8(hops) || !w.joins(p) {
			continue
		}
		way, err := w.to(n, hops-1)
		if err != nil {
			return nil, err
		}
		if first == nil || w.compareTo(here, way, first) < 0 {
			first = way
		}
	}
	if first != nil {
		first = append(slices.Clip(first), here)
		w.first[here] = first
	}
	return first, nil
}

// compareTo compares two ways that go on to the same end: by the ids from first to last.
// Where these are the same, one that passes an organisation comes before one on which it
// is shared.
func (r *reached) compareTo(end vertex, a, b partnerWay) int {
	at := func(way partnerWay, i int) vertex {
		if i < len(way) {
			return way[i]
		}
		return end
	}
	sharing := 0
	for i := range min(len(a), len(b)) + 1 {
		x, y := at(a, i), at(b, i)
		if c := r.snapshot.Compare(x.node, y.node); c != 0 {
			return c
		}
		switch {
		case sharing != 0 || x.shared == y.shared:
		case y.shared:
			sharing = -1
		default:
			sharing = 1
		}
	}
	return cmp.Or(len(a)-len(b), sharing)
}

// firstPartnerPath returns the first path by partners to an organisation that was
// reached.
func (r *reached) firstPartnerPath(n topology.Node) (pathfind.Path, error) {
	if r.partnerWays.first == nil {
		r.partnerWays.reached, r.partnerWays.first = r, map[vertex]partnerWay{}
	}
	hops, _ := r.hops(n)
	way, err := r.partnerWays.to(n, hops)
	if err != nil {
		return pathfind.Path{}, err
	}
	return r.partnerPath(way, hops)
}

// partnerPath returns a way of so many hops as a path.
func (r *reached) partnerPath(way partnerWay, hops int) (pathfind.Path, error) {
	p := pathfind.Path{PartnerSteps: hops, Shape: &pathfind.Shape{}}
	for i, here := range way {
		shape := shapeOf(r.snapshot, here.node)
		p.Entities, p.Shape.Entities = append(p.Entities, shape.ID), append(p.Shape.Entities, shape)
		if i == 0 {
			continue
		}
		step, shapes, err := r.partnerStep(way[i-1], here)
		if err != nil {
			return p, err
		}
		p.Steps, p.Shape.Links = append(p.Steps, step), append(p.Shape.Links, shapes)
	}
	return p, nil
}
