package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// weighing is a search for the first paths by some weight.
type weighing struct {
	f             *filter
	rank          pathfind.Rank
	maxHops, want int
	// most is what the last of those that are wanted weighs at most.
	most load
	// given are paths that are passed over, used what they lead through.
	given []way
	used  []topology.Node
	// link gives the weight of a link that leads into an entity, step the first
	// part of the weight of a step of a web.
	link func(a topology.Arc, into topology.Node) load
	step func(w *web, s *step) int
}

// lightest gives the first paths by weight, then ids. It looks for them in wider
// and wider basins: a basin holds every path of at most its load.
func (s *searcher) lightest(w *weighing) ([]way, error) {
	b := s.basin(w.f, w.used, w.link)
	if err := b.meet(w.most); err != nil {
		return nil, err
	}
	const finer = 8
	var first []way // of the widest basin so far: they come first in every wider one
	for most := b.lightest; ; most += 1 + most/finer {
		most = min(most, w.most)
		b := s.basin(w.f, w.used, w.link)
		if err := b.fill(most); err != nil {
			return first, err
		}
		ways, err := b.best(w, most)
		if len(ways) > len(first) {
			first = ways
		}
		if err != nil || len(ways) == w.want || most == w.most {
			return first, err
		}
	}
}

// best gives the first paths of at most a load.
func (b *basin) best(w *weighing, most load) ([]way, error) {
	web, err := b.web(most, w.rank)
	if err != nil {
		return nil, err
	}
	search, err := web.search(w.maxHops, func(s *step) int { return w.step(web, s) })
	if err != nil {
		return nil, err
	}
	var ways []way
	for len(ways) < w.want {
		path, err := search.next()
		if path == nil || err != nil || loadOf(path.weight.first(), path.hops()) > most {
			return ways, err
		}
		if way := web.way(path.places); !slices.ContainsFunc(w.given, way.equal) {
			ways = append(ways, way)
		}
	}
	return ways, nil
}
