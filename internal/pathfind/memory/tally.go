package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// tally is the reached organisations, counted by group and hops.
type tally struct {
	*reached
	// groups are in the order in which they were met, place[key] is theirs plus one.
	groups []tallied
	place  map[uint32]int
	all    []int
	// none is those that belong to no group.
	none tallied
	// known is how many organisations of the group of a key the whole network has; 0 where
	// the question does not want it.
	known func(key uint32) int
}

// tallied is how many of a group were reached at each distance.
type tallied struct {
	key   uint32
	count []int
	pathfind.Group
}

// tally groups the organisations that were reached, and lists those that the question asks
// for; the error says that these are not all.
func (r *reached) tally() (reach pathfind.Reach, err error) {
	t := &tally{reached: r, place: map[uint32]int{}, all: make([]int, r.farthest+1), none: r.newGroup(nobody)}
	t.count()
	if r.q.WithEmpty {
		t.addEmpty()
	}
	t.known = r.known()
	for i := range t.groups {
		t.name(&t.groups[i])
	}
	slices.SortFunc(t.groups, func(a, b tallied) int { return pathfind.CompareGroups(a.Group, b.Group) })
	t.none.Reached = counted(t.none.count)
	if len(r.q.Lists) > 0 {
		err = t.list()
	}
	if err == nil {
		reach.Paths, err = r.pathsTo()
	}
	reach.Reached, reach.WithoutPlace, reach.Among = counted(t.all), t.none.Members, r.among()
	for i := range t.groups {
		reach.Groups = append(reach.Groups, t.groups[i].Group)
	}
	return reach, err
}

// known returns how many organisations of the group of a key the whole network has, if
// the question wants it: of a place all that are at home there, of whatever country or
// region they are themselves.
func (r *reached) known() func(key uint32) int {
	if !r.q.Known {
		return func(uint32) int { return 0 }
	}
	counts := r.snapshot.Organizations()
	if r.f.asOf != nil {
		counts = r.snapshot.OrganizationsOn(*r.f.asOf)
	}
	if r.q.GroupBy == pathfind.ByType {
		return func(key uint32) int { return counts.ByType[uint16(key)] }
	}
	within := r.snapshot.Within(counts)
	return func(key uint32) int { return within[topology.Node(key)] }
}

// pathsTo returns the first paths to those of the question's PathsTo that were reached; the
// error says that these are not all.
func (r *reached) pathsTo() (map[string]pathfind.Path, error) {
	paths := make(map[string]pathfind.Path, len(r.q.PathsTo))
	for _, n := range nodes(r.snapshot, r.q.PathsTo) {
		if _, was := r.hops(n); !was || !r.exists(n) {
			continue
		}
		path, err := r.firstPath(n)
		if err != nil {
			return paths, err
		}
		paths[r.snapshot.ID(n)] = path
	}
	return paths, nil
}

// among returns those of the question's Among that were reached.
func (r *reached) among() map[string]bool {
	among := make(map[string]bool, len(r.q.Among))
	for _, n := range nodes(r.snapshot, r.q.Among) {
		if _, was := r.hops(n); was && r.exists(n) {
			among[r.snapshot.ID(n)] = true
		}
	}
	return among
}

func (r *reached) newGroup(key uint32) tallied {
	return tallied{key: key, count: make([]int, r.farthest+1)}
}

// counted leaves out distances at which there are none.
func counted(count []int) (counts pathfind.HopCounts) {
	for hops, n := range count {
		if n > 0 {
			counts = append(counts, pathfind.HopCount{Hops: hops, Organizations: n})
		}
	}
	return counts
}

// nobody is the key of those that belong to no group.
const nobody = ^uint32(0)

// each calls a function with every organisation that was reached, if it exists on the
// day of the question.
func (r *reached) each(do func(n topology.Node, hops int)) {
	for i := range r.distance {
		n := topology.Node(i)
		if hops, was := r.hops(n); was && r.snapshot.Kind(n) == organization && r.exists(n) {
			do(n, hops)
		}
	}
}

// exists reports whether an organisation exists on the day of the question, if that
// names one.
func (r *reached) exists(n topology.Node) bool {
	return r.f.asOf == nil || r.snapshot.Exists(n).Contains(*r.f.asOf)
}

func (t *tally) count() {
	// recent are groups that were counted, by the end of their keys: few regions
	// are met again and again, in no order.
	var recent [256]struct {
		key   uint32
		count []int
	}
	t.each(func(n topology.Node, hops int) {
		t.all[hops]++
		key := t.key(n)
		if key == nobody {
			t.none.count[hops]++
			return
		}
		r := &recent[key%uint32(len(recent))]
		if r.key != key || r.count == nil {
			r.key, r.count = key, t.groups[t.slot(key)].count
		}
		r.count[hops]++
	})
}

// slot returns the place of a group.
func (t *tally) slot(key uint32) int {
	at := t.place[key]
	if at == 0 {
		t.groups = append(t.groups, t.newGroup(key))
		at = len(t.groups)
		t.place[key] = at
	}
	return at - 1
}

// key returns the place or the type that an organisation is grouped by.
func (t *tally) key(n topology.Node) uint32 {
	var place topology.Node
	var has bool
	switch t.q.GroupBy {
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

// name makes a group of those that were counted.
func (t *tally) name(g *tallied) {
	g.Reached, g.Known = counted(g.count), t.known(g.key)
	if t.q.GroupBy == pathfind.ByType {
		g.Key = t.snapshot.TypeName(uint16(g.key))
		return
	}
	place := shapeOf(t.snapshot, topology.Node(g.key))
	g.Key, g.Place = place.ID, &place
}
