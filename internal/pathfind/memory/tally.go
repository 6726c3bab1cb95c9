package memory

import (
	"slices"
	"sync"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// tally is the reached organisations, counted by group and hops. Who they are is
// listed when first wanted.
type tally struct {
	*reached
	by pathfind.Grouping
	// groups are in the order in which they were met, place[key] is theirs plus one.
	groups []tallied
	place  map[uint32]int
	all    tallied
	// none counts those that belong to no group.
	none  int
	lists func() map[uint32]members
}

// tallied is how many of a group were reached at each distance.
type tallied struct {
	key   uint32
	count []int
}

// members are organisations by their hops, in no order.
type members [][]topology.Node

// tally groups the organisations that were reached.
func (r *reached) tally(by pathfind.Grouping) pathfind.Reach {
	t := &tally{reached: r, by: by, place: map[uint32]int{}, all: tallied{count: make([]int, r.farthest+1)}}
	t.lists = sync.OnceValue(t.list)
	t.count()
	reach := pathfind.Reach{Reached: t.members(&t.all, everybody), WithoutPlace: t.none}
	for i := range t.groups {
		reach.Groups = append(reach.Groups, t.group(&t.groups[i]))
	}
	slices.SortFunc(reach.Groups, pathfind.CompareGroups)
	return reach
}

// everybody is the key of all that were reached, and nobody of those that belong
// to no group.
const (
	everybody = ^uint32(0)
	nobody    = everybody - 1
)

// each calls a function with every organisation that was reached.
func (r *reached) each(do func(n topology.Node, hops int)) {
	for i := range r.distance {
		n := topology.Node(i)
		if hops, was := r.hops(n); was && r.snapshot.Kind(n) == organization {
			do(n, hops)
		}
	}
}

func (t *tally) count() {
	last, at := nobody, -1
	t.each(func(n topology.Node, hops int) {
		t.all.count[hops]++
		key := t.key(n)
		if key == nobody {
			t.none++
			return
		}
		if key != last {
			last, at = key, t.slot(key)
		}
		t.groups[at].count[hops]++
	})
}

// slot gives the place of a group.
func (t *tally) slot(key uint32) int {
	at := t.place[key]
	if at == 0 {
		t.groups = append(t.groups, tallied{key: key, count: make([]int, t.farthest+1)})
		at = len(t.groups)
		t.place[key] = at
	}
	return at - 1
}

// key gives the place or the type that an organisation is grouped by.
func (t *tally) key(n topology.Node) uint32 {
	var place topology.Node
	var has bool
	switch t.by {
	case pathfind.ByType:
		place = topology.Node(t.snapshot.Type(n))
		has = place != 0
	case pathfind.ByCountry:
		place, has = t.snapshot.Country(n)
	default:
		place, has = t.snapshot.Region(n)
	}
	if !has {
		return nobody
	}
	return uint32(place)
}

// group gives a group with its name.
func (t *tally) group(g *tallied) pathfind.Group {
	group := pathfind.Group{Reached: t.members(g, g.key)}
	known := t.snapshot.Organizations()
	switch t.by {
	case pathfind.ByType:
		group.Key, group.Known = t.snapshot.TypeName(uint16(g.key)), known.ByType[uint16(g.key)]
		return group
	case pathfind.ByCountry:
		group.Known = known.ByCountry[topology.Node(g.key)]
	default:
		group.Known = known.ByRegion[topology.Node(g.key)]
	}
	place := shapeOf(t.snapshot, topology.Node(g.key))
	group.Key, group.Place = place.ID, &place
	return group
}

func (t *tally) members(g *tallied, key uint32) pathfind.Members {
	var byHop []pathfind.HopCount
	for hops, n := range g.count {
		if n > 0 {
			byHop = append(byHop, pathfind.HopCount{Hops: hops, Organizations: n})
		}
	}
	return pathfind.Members{ByHop: byHop, Nearest: func(first int) []pathfind.Reached { return t.nearest(t.lists()[key], first) }}
}

// list lists the members of each group.
func (t *tally) list() map[uint32]members {
	lists := map[uint32]members{}
	add := func(key uint32, n topology.Node, hops int) {
		if lists[key] == nil {
			lists[key] = make(members, t.farthest+1)
		}
		lists[key][hops] = append(lists[key][hops], n)
	}
	t.each(func(n topology.Node, hops int) {
		add(everybody, n, hops)
		add(t.key(n), n, hops)
	})
	return lists
}

// nearest gives the first members, by hops, then id, each with its first path.
func (t *tally) nearest(m members, first int) []pathfind.Reached {
	var list []pathfind.Reached
	for hops, nodes := range m {
		if len(list) == first {
			break
		}
		nodes = slices.SortedFunc(slices.Values(nodes), t.snapshot.Compare)
		for _, n := range nodes[:min(len(nodes), first-len(list))] {
			list = append(list, pathfind.Reached{ID: t.snapshot.ID(n), Hops: hops, Path: t.spell(n)})
		}
	}
	return list
}
