package adjacency

import "github.com/entente-graph/entente/internal/listing"

// CountLinks returns how many links of an entity pass a filter that a snapshot shows: see Shows.
func (r Reader) CountLinks(of string, f *listing.LinkFilter) int {
	n, ok := r.snapshot.Node(of)
	if !ok {
		return 0
	}
	filter, count := newFilter(r.snapshot, f), 0
	for _, a := range r.snapshot.Row(n) {
		if filter.passes(a) {
			count++
		}
	}
	return count
}
