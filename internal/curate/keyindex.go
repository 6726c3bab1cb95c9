package curate

import (
	"cmp"
	"hash/fnv"
	"io"
	"iter"
	"slices"
)

// keyIndex finds lines by keys, such as names. It keeps a hash of each key and not
// the key, in 16 bytes; so the line that is found has to be compared with the key itself.
// A hash that were another each time would find them in another order each time.
type keyIndex struct {
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

// add adds a key of what a line is about.
func (x *keyIndex) add(key string, line int32, fresh bool) {
	x.entries = append(x.entries, keyEntry{hash: hashOf(key), line: line, fresh: fresh})
	x.sorted = false
}

func hashOf(key string) uint64 {
	h := fnv.New64a()
	_, _ = io.WriteString(h, key) // which never fails
	return h.Sum64()
}

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

// of returns the entries of a key, and perhaps of others with the same hash.
func (x *keyIndex) of(key string) []keyEntry {
	x.sort()
	hash := hashOf(key)
	from, _ := slices.BinarySearchFunc(x.entries, hash, func(e keyEntry, hash uint64) int { return cmp.Compare(e.hash, hash) })
	return x.entries[from:x.end(from, hash)]
}

// end returns where the entries end that begin at from and have the hash.
func (x *keyIndex) end(from int, hash uint64) int {
	to := from
	for to < len(x.entries) && x.entries[to].hash == hash {
		to++
	}
	return to
}

// shared goes through the entries of keys that have more than one.
func (x *keyIndex) shared() iter.Seq[[]keyEntry] {
	return func(yield func([]keyEntry) bool) {
		x.sort()
		for from := 0; from < len(x.entries); {
			to := x.end(from, x.entries[from].hash)
			if to-from > 1 && !yield(x.entries[from:to]) {
				return
			}
			from = to
		}
	}
}
