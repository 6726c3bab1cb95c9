package topology

import (
	"cmp"
	"maps"
	"slices"
)

// relabel works out what is connected now.
func (d *draft) relabel() {
	for _, ends := range d.joined {
		d.parts.join(ends[0], ends[1])
	}
	parted := map[uint32][]Node{}
	// A change may look at so many arcs to find out what has come apart.
	budget := 4096
	for _, ends := range d.parted {
		root, known := d.after.parts.of(ends[0])
		if known && !d.after.neighbours(ends[0], ends[1]) {
			parted[root] = append(parted[root], ends[0], ends[1])
			budget += 16
		}
	}
	for _, root := range slices.Sorted(maps.Keys(parted)) {
		ends := parted[root]
		slices.SortFunc(ends, func(a, b Node) int { // the cheapest to search from first
			return cmp.Or(cmp.Compare(len(d.after.Row(a)), len(d.after.Row(b))), cmp.Compare(a, b))
		})
		if !d.split(slices.Compact(ends), &budget) {
			d.parts.markStale(root)
			d.after.staleParts = true
		}
	}
}

// split puts new labels on what has come off a part of the network, from which
// links between the given entities have gone: each piece that came off has one of
// them. It is false where the budget of arcs to look at did not suffice.
func (d *draft) split(ends []Node, budget *int) bool {
	// pieceOf is the same for ends that are known to be connected: the place of one
	// of them.
	pieceOf := numbersBelow(len(ends))
	place := make(map[Node]uint32, len(ends))
	for i, n := range ends {
		place[n] = uint32(i)
	}
	// What is searched for is another piece: with it, the end whose search it was is
	// settled, and the search of some other end has to see the whole of both.
	settled := make([]bool, len(ends))
	left := len(ends)
	for i, n := range ends {
		if left == 1 {
			return true // it is the rest, which keeps its label
		}
		mine := pieceOf[i]
		if settled[mine] {
			continue
		}
		seen, other, ended := d.search(n, budget, func(n Node) (uint32, bool) {
			j, is := place[n]
			return pieceOf[j], is && pieceOf[j] != mine
		})
		switch {
		case !ended:
			settled[mine] = true
		case len(seen) == 0:
			for i, piece := range pieceOf {
				if piece == mine {
					pieceOf[i] = other
				}
			}
			left--
		default:
			settled[mine] = true
			left--
			d.parts.separate(seen)
		}
	}
	return left == 1
}

// search walks from an entity over all that is connected to it and returns what it
// has seen, or what it has met. It has not ended where the budget did not suffice.
func (d *draft) search(from Node, budget *int, meets func(Node) (uint32, bool)) (seen []Node, met uint32, ended bool) {
	been := map[Node]bool{from: true}
	for queue := []Node{from}; len(queue) > 0; queue = queue[1:] {
		for _, a := range d.after.Row(queue[0]) {
			if *budget == 0 {
				return nil, 0, false
			}
			*budget--
			to := a.To()
			if been[to] || !d.after.joins(queue[0], a) {
				continue
			}
			if other, is := meets(to); is {
				return nil, other, true
			}
			been[to] = true
			queue = append(queue, to)
		}
	}
	return slices.Collect(maps.Keys(been)), 0, true
}

// neighbours reports whether some link makes one part of two entities.
func (s *Snapshot) neighbours(a, b Node) bool {
	for _, arc := range s.Between(a, b) {
		if s.joins(a, arc) {
			return true
		}
	}
	return false
}
