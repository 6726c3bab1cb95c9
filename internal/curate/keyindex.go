package curate

import (
	"cmp"
	"hash/maphash"
	"iter"
	"slices"
)

// keyIndex finds lines by keys, such as names. It keeps a hash of each key and not
// the key, in 16 bytes; so whoever finds a line has to look whether it is the key's.
type keyIndex struct {
	seed    maphash.Seed
	entries []keyEntry
	sorted  bool
}

// keyEntry is a key of a record: its hash, and the first line about the record.
type keyEntry struct {
	hash uint64
	line int32
	// fresh: the record is not in the graph.
	fresh bool
}

// addKey adds a key of what a line is about.
func addKey[K comparable](x *keyIndex, key K, line int32, fresh bool) {
	x.entries = append(x.entries, keyEntry{hash: hashOf(x, key), line: line, fresh: fresh})
	x.sorted = false
}

func hashOf[K comparable](x *keyIndex, key K) uint64 { return maphash.Comparable(x.seed, key) }

// sort puts entries of the same hash together: those in the graph first, then by line.
func (x *keyIndex) sort() {
	if x.sorted {
		return
	}
	slices.SortFunc(x.entries, func(a, b keyEntry) int {
		switch {
		case a.hash != b.hash:
			return cmp.Compare(a.hash, b.hash)
		case a.fresh == b.fresh:
			return cmp.Compare(a.line, b.line)
		case b.fresh:
			return -1
		default:
			return 1
		}
	})
	x.sorted = true
}

// entriesOf returns the entries of a key, and perhaps of another with the same hash.
func entriesOf[K comparable](x *keyIndex, key K) []keyEntry {
	x.sort()
	hash := hashOf(x, key)
	from, _ := slices.BinarySearchFunc(x.entries, hash, func(e keyEntry, hash uint64) int { return cmp.Compare(e.hash, hash) })
	to := from
	for to < len(x.entries) && x.entries[to].hash == hash {
		to++
	}
	return x.entries[from:to]
}

// shared goes through the entries of keys that have more than one.
func (x *keyIndex) shared() iter.Seq[[]keyEntry] {
	return func(yield func([]keyEntry) bool) {
		x.sort()
		for from := 0; from < len(x.entries); {
			to := from + 1
			for to < len(x.entries) && x.entries[to].hash == x.entries[from].hash {
				to++
			}
			if to-from > 1 && !yield(x.entries[from:to]) {
				return
			}
			from = to
		}
	}
}
