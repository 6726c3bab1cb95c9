package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// members are organisations of a group by their hops, each time in no order until they
// are sorted.
type members struct {
	at     [][]topology.Node
	sorted []bool
}

// list makes the pages that the question asks for, list by list, of the largest group
// first. The error says that these are not all.
func (t *tally) list() error {
	all := t.members()
	for i := range t.q.Lists {
		l := &t.q.Lists[i]
		for j := range len(t.groups) + 1 {
			g := &t.none
			if j < len(t.groups) {
				g = &t.groups[j]
			}
			if !l.Of(g.Key) || all[g.key] == nil {
				continue
			}
			var err error
			if g.Pages[i], err = t.page(all[g.key], l); err != nil {
				return err
			}
		}
	}
	return nil
}

// members returns the members of each group of which any are to be listed.
func (t *tally) members() map[uint32]*members {
	all := map[uint32]*members{}
	wanted := func(g *tallied) {
		g.Pages = make([]pathfind.MemberPage, len(t.q.Lists))
		if slices.ContainsFunc(t.q.Lists, func(l pathfind.MemberList) bool { return l.Of(g.Key) }) {
			all[g.key] = &members{at: make([][]topology.Node, t.farthest+1), sorted: make([]bool, t.farthest+1)}
		}
	}
	wanted(&t.none)
	for i := range t.groups {
		wanted(&t.groups[i])
	}
	t.each(func(n topology.Node, hops int) {
		if m := all[t.key(n)]; m != nil {
			m.at[hops] = append(m.at[hops], n)
		}
	})
	return all
}

// page returns a page of members.
func (t *tally) page(m *members, l *pathfind.MemberList) (page pathfind.MemberPage, err error) {
	for hops := l.After.Hops; hops < len(m.at); hops++ {
		behind := m.in(t.snapshot, hops)
		if hops == l.After.Hops {
			begin, _ := slices.BinarySearchFunc(behind, l.After.ID, func(n topology.Node, id string) int {
				if t.snapshot.ID(n) <= id {
					return -1
				}
				return 1
			})
			behind = behind[begin:]
		}
		for _, n := range behind {
			if page.More = len(page.Items) == l.First; page.More {
				return page, nil
			}
			shape := shapeOf(t.snapshot, n)
			r := pathfind.Reached{ID: shape.ID, Hops: hops, Shape: &shape}
			if l.Paths {
				if r.Path, err = t.firstPath(n); err != nil {
					return page, err
				}
			}
			page.Items = append(page.Items, r)
		}
	}
	return page, nil
}

// in returns the members at so many hops, by id.
func (m *members) in(s *topology.Snapshot, hops int) []topology.Node {
	if !m.sorted[hops] {
		slices.SortFunc(m.at[hops], s.Compare)
		m.sorted[hops] = true
	}
	return m.at[hops]
}
