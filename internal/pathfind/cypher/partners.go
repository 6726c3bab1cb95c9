package cypher

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// partnerTree grows from organisations to their partners, by the first paths to all that
// are reached. It takes two round trips a step: what the newest organisations are at, and
// which organisations are there, which is asked of nothing twice.
type partnerTree struct {
	store  *store.Store
	meter  *pathfind.Meter
	where  *pathfind.Filter
	filter store.HopFilter
	// organizations and shared are what was come to.
	organizations map[string]*vertex
	shared        map[string]bool
	reached       []pathfind.Reached
}

// vertex is an organisation or what two of them share, with the first way to it.
type vertex struct {
	id     string
	shared bool
	// parent is the vertex before, nil at an origin, and links lead here from there, hops
	// how many organisations are before.
	parent *vertex
	links  []store.PresentLink
	hops   int
}

func newPartnerTree(s *store.Store, where *pathfind.Filter, origins []string, meter *pathfind.Meter) *partnerTree {
	t := &partnerTree{store: s, meter: meter, where: where, filter: hopFilter(where), organizations: map[string]*vertex{}, shared: map[string]bool{}}
	for _, id := range origins {
		t.organizations[id] = &vertex{id: id}
	}
	return t
}

// grow reaches further, a step at a time. What was reached in a step that was not ended is
// left out: the first ways to it are not known.
func (t *partnerTree) grow(ctx context.Context, maxHops int) error {
	newest := slices.Collect(maps.Keys(t.organizations))
	for hops := 1; hops <= maxHops && len(newest) > 0; hops++ {
		next := partnerStep{partnerTree: t, hops: hops, partners: map[string]*vertex{}, leads: map[string]bool{}, things: map[string]*vertex{}}
		if err := next.take(ctx, newest); err != nil {
			return err
		}
		newest = newest[:0]
		for _, id := range slices.Sorted(maps.Keys(next.partners)) {
			here := next.partners[id]
			t.organizations[id] = here
			t.reached = append(t.reached, pathfind.Reached{ID: id, Hops: hops, Path: here.path()})
			if next.leads[id] {
				newest = append(newest, id)
			}
		}
		for id := range next.things {
			t.shared[id] = true
		}
	}
	return nil
}

// partnerStep is one step from the newest organisations to others.
type partnerStep struct {
	*partnerTree
	hops int
	// partners are those that are reached by it, things what is shared on the way; leads
	// says from which of them paths go on.
	partners, things map[string]*vertex
	leads            map[string]bool
}

func (s *partnerStep) take(ctx context.Context, newest []string) error {
	err := s.store.Shares(ctx, newest, &s.filter, func(h store.PartnerHop) error {
		if err := s.meter.Visit(len(h.Links)); err != nil {
			return err
		}
		from := s.organizations[h.From]
		switch {
		case h.Direct:
			s.meet(from, h)
		case !s.shared[h.To] && s.few(h.Degree):
			s.things[h.To] = first(s.things[h.To], &vertex{id: h.To, shared: true, parent: from, links: h.Links, hops: from.hops})
		}
		return nil
	})
	if err != nil || len(s.things) == 0 {
		return err
	}
	return s.store.Present(ctx, slices.Collect(maps.Keys(s.things)), &s.filter, func(h store.PartnerHop) error {
		if err := s.meter.Visit(len(h.Links)); err != nil {
			return err
		}
		s.meet(s.things[h.From], h)
		return nil
	})
}

// meet reaches an organisation by one way more, unless it was reached by a step before.
func (s *partnerStep) meet(from *vertex, h store.PartnerHop) {
	if s.organizations[h.To] != nil {
		return
	}
	s.leads[h.To] = s.few(h.Degree)
	s.partners[h.To] = first(s.partners[h.To], &vertex{id: h.To, parent: from, links: h.Links, hops: s.hops})
}

// few reports whether something has few enough links to be passed or shared.
func (t *partnerTree) few(degree int) bool {
	return t.where.MaxDegree == nil || degree <= *t.where.MaxDegree
}

// first returns the first of two ways to one end, of which one may be nil: by the ids, and
// where these are the same, to pass an organisation comes before to share it.
func first(a, b *vertex) *vertex {
	if a == nil {
		return b
	}
	these, those := a.way(), b.way()
	byID := func(a, b *vertex) int { return cmp.Compare(a.id, b.id) }
	byShare := func(a, b *vertex) int {
		switch {
		case a.shared == b.shared:
			return 0
		case b.shared:
			return -1
		default:
			return 1
		}
	}
	compared := cmp.Or(slices.CompareFunc(these, those, byID), slices.CompareFunc(these, those, byShare))
	if compared <= 0 {
		return a
	}
	return b
}

// way returns the stops from the origin to this one.
func (s *vertex) way() []*vertex {
	way := make([]*vertex, 0, 2*s.hops+2)
	for ; s != nil; s = s.parent {
		way = append(way, s)
	}
	slices.Reverse(way)
	return way
}

// path returns the path to an organisation.
func (s *vertex) path() pathfind.Path {
	p := pathfind.Path{PartnerSteps: s.hops}
	for i, here := range s.way() {
		p.Entities = append(p.Entities, here.id)
		if i == 0 {
			continue
		}
		step := pathfind.Step{From: here.parent.id, To: here.id}
		switch {
		case here.shared:
			step.Presence = &pathfind.Presence{At: here.id}
		case here.parent.shared:
			step.Presence = &pathfind.Presence{At: here.parent.id}
		}
		for _, l := range here.links {
			step.Links = append(step.Links, l.LinkRef)
			if step.Presence != nil {
				step.Presence.By = append(step.Presence.By, l.By)
			}
		}
		p.Steps = append(p.Steps, step)
	}
	return p
}
