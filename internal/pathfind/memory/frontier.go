package memory

import (
	"math/bits"
	"slices"

	"github.com/entente-graph/entente/internal/topology"
)

// frontier is the entities that a search for reach goes on from: a list to go out
// from each, or a set to ask whether one is among them.
type frontier struct {
	list []topology.Node
	// set has a bit for each entity; it counts instead of the list where isSet.
	set   []uint64
	isSet bool
	// links is how many their rows have together.
	links int
}

// fit makes room for so many entities.
func (f *frontier) fit(nodes int) {
	words := nodes>>6 + 1
	f.set = slices.Grow(f.set[:0], words)[:words]
	f.clear(false)
}

// clear forgets them, and is a set or a list from here on.
func (f *frontier) clear(isSet bool) {
	f.list, f.isSet, f.links = f.list[:0], isSet, 0
	if isSet {
		clear(f.set)
	}
}

// add adds an entity to what it is.
func (f *frontier) add(n topology.Node, links int) {
	f.links += links
	if f.isSet {
		f.set[n>>6] |= 1 << (n & 63)
		return
	}
	f.list = append(f.list, n)
}

// nodes returns them as a list.
func (f *frontier) nodes() []topology.Node {
	if f.isSet {
		f.isSet, f.list = false, f.list[:0]
		for i, word := range f.set {
			for ; word != 0; word &= word - 1 {
				f.list = append(f.list, topology.Node(i<<6+bits.TrailingZeros64(word)))
			}
		}
	}
	return f.list
}

// marks returns them as a set.
func (f *frontier) marks() []uint64 {
	if !f.isSet {
		f.isSet = true
		clear(f.set)
		for _, n := range f.list {
			f.set[n>>6] |= 1 << (n & 63)
		}
	}
	return f.set
}
