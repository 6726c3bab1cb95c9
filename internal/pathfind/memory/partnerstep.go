package memory

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// partnerStep returns a step on a way by partners, from an organisation to another or to
// what it shares, or from there.
func (r *reached) partnerStep(from, to vertex) (step pathfind.Step, shapes []pathfind.LinkShape, err error) {
	step.From, step.To = r.snapshot.ID(from.node), r.snapshot.ID(to.node)
	switch {
	case to.shared:
		err = r.presence(from.node, to.node, &step, &shapes, false)
	case from.shared:
		err = r.presence(to.node, from.node, &step, &shapes, true)
	default:
		for _, a := range r.snapshot.Between(from.node, to.node) {
			if a.Class().Partnership() == network.Directly && r.f.passes(a) {
				step.Links, shapes = append(step.Links, r.ref(a)), append(shapes, r.f.linkShape(a))
			}
		}
	}
	return step, shapes, err
}

// presence adds to a step all links by which an organisation is at something that it
// shares, by type, then id. The step leads from there where it is backward.
func (r *reached) presence(n, x topology.Node, step *pathfind.Step, shapes *[]pathfind.LinkShape, backward bool) error {
	links, err := r.presencesAt(n, x)
	if err != nil {
		return err
	}
	step.Presence = &pathfind.Presence{At: r.snapshot.ID(x)}
	for _, p := range links {
		shape := r.f.linkShape(p.Arc)
		shape.Backward = backward
		by := shapeOf(r.snapshot, p.Of)
		if p.Of != n {
			shape.By = &by
		}
		step.Links, step.Presence.By = append(step.Links, r.ref(p.Arc)), append(step.Presence.By, by.ID)
		*shapes = append(*shapes, shape)
	}
	return nil
}

// presencesAt returns the links by which an organisation is at something, by type, then
// id.
func (r *reached) presencesAt(n, x topology.Node) ([]topology.Presence, error) {
	between := r.snapshot.Between(n, x)
	if err := r.meter.Visit(len(between) + r.snapshot.PresenceCount(n) - len(r.snapshot.Row(n))); err != nil {
		return nil, err
	}
	var links []topology.Presence
	for p := range r.snapshot.PresencesAt(n, x) {
		if r.joins(p) {
			links = append(links, p)
		}
	}
	slices.SortFunc(links, func(a, b topology.Presence) int {
		return cmp.Or(network.CompareRefs(r.ref(a.Arc), r.ref(b.Arc)), cmp.Compare(a.Of, b.Of))
	})
	return slices.CompactFunc(links, func(a, b topology.Presence) bool { return a.Arc.Edge() == b.Arc.Edge() }), nil
}

func (r *reached) ref(a topology.Arc) pathfind.LinkRef {
	return pathfind.LinkRef{Type: a.Class().Type(), ID: r.snapshot.LinkID(a.Edge())}
}
