package suggestion

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// candidates returns who may be suggested, each with no points.
func (s *search) candidates() (map[topology.Node]int, error) {
	near, err := s.within(2)
	if err != nil {
		return nil, err
	}
	fits := s.fitting()
	all := map[topology.Node]int{}
	for _, n := range near {
		if !s.partner[n] && s.s.Exists(n).Contains(s.asOf) && fits(n) {
			all[n] = 0
		}
	}
	return all, nil
}

// within returns who lies at most so many steps between partners away. What several share
// is gone through once, for whoever comes there first.
func (s *search) within(steps int) (near []topology.Node, err error) {
	s.met.clear()
	s.passed.clear()
	s.met.add(s.q.For)
	last := []topology.Node{s.q.For}
	for range steps {
		var now []topology.Node
		for _, n := range last {
			err := s.partners(n, s.holds, anything, func(partner topology.Node) {
				if s.met.add(partner) {
					now = append(now, partner)
				}
			})
			if err != nil {
				return nil, err
			}
		}
		near, last = append(near, now...), now
	}
	return near, nil
}

// fitting returns what reports whether an organisation is at home and of a type as the
// question asks.
func (s *search) fitting() func(topology.Node) bool {
	homes := s.homes()
	return func(n topology.Node) bool {
		if s.q.Types != nil && !slices.Contains(s.q.Types, s.s.TypeName(s.s.Type(n))) {
			return false
		}
		if s.q.In == nil {
			return true
		}
		home, has := s.s.Home(n)
		return has && homes[home]
	}
}

// homes returns the places that are one of those asked for or lie in one.
func (s *search) homes() map[topology.Node]bool {
	homes := map[topology.Node]bool{}
	for down := slices.Clone(s.q.In); len(down) > 0; {
		place := down[len(down)-1]
		down = down[:len(down)-1]
		if homes[place] {
			continue
		}
		homes[place] = true
		for _, a := range s.s.Row(place) {
			if a.Backward() && a.Class().Type() == network.PartOf {
				down = append(down, a.To())
			}
		}
	}
	return homes
}
