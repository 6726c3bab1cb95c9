package cypher

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// Reach answers a question about reach; see pathfind.Engine. It grows one
// frontier from the origins, at one round trip a hop.
func (e *Engine) Reach(ctx context.Context, q pathfind.ReachQuestion) (pathfind.Reach, error) {
	if err := q.Check(); err != nil {
		return pathfind.Reach{}, err
	}
	if err := answered(pathfind.FewestHops, &q.Where); err != nil {
		return pathfind.Reach{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, e.limits.Time)
	defer cancel()
	reach := pathfind.Reach{Origins: q.From, Complete: true}
	err := e.reach(ctx, &q, &reach)
	if network.CodeOf(err) == network.Timeout {
		reach.Complete, err = false, nil
	}
	return reach, err
}

// reach fills in what can be known before time or work run out.
func (e *Engine) reach(ctx context.Context, q *pathfind.ReachQuestion, reach *pathfind.Reach) (err error) {
	reach.Revision, err = e.known(ctx, idList{"from", q.From}, idList{"where.avoid", q.Where.Avoid})
	if err != nil {
		return err
	}
	t := newTree(&q.Where, q.From)
	err = t.grow(ctx, e.store, *q.Where.MaxHops, e.limits.Hops)
	reached := t.organizations()
	reach.Reached = pathfind.Listed(reached)
	if err != nil && network.CodeOf(err) != network.Timeout {
		return err
	}
	// What was reached in time is grouped even if there would have been more.
	return errors.Join(err, group(context.WithoutCancel(ctx), e.store, reach, reached, q.GroupBy))
}

// tree is what was reached, each by its first path: the parent of an entity is
// the one before it on that path.
type tree struct {
	filter store.HopFilter
	// through says which kinds lead on.
	through []network.Kind
	nodes   map[string]*node
	// levels are the entities by their hops, in the order of their first paths.
	levels [][]string
}

type node struct {
	kind   network.Kind
	hops   int
	parent string
	links  []network.LinkRef
}

func newTree(where *pathfind.Filter, origins []string) *tree {
	t := &tree{filter: hopFilter(where), through: where.Kinds(), nodes: map[string]*node{}, levels: [][]string{origins}}
	if !slices.Contains(t.through, network.Organization) {
		// Every organisation is an end that is sought, whatever it leads through.
		t.filter.Kinds = append(slices.Clone(t.filter.Kinds), network.Organization)
	}
	for _, id := range origins {
		t.nodes[id] = &node{}
	}
	return t
}

// grow reaches further, hop by hop.
func (t *tree) grow(ctx context.Context, s *store.Store, maxHops, maxRead int) error {
	read := 0
	frontier := t.levels[0]
	for hops := 1; hops <= maxHops && len(frontier) > 0; hops++ {
		// The first path to an entity comes by the parent whose own first path is
		// first.
		rank := make(map[string]int, len(frontier))
		for i, id := range frontier {
			rank[id] = i
		}
		var level []string
		err := s.Expand(ctx, frontier, &t.filter, func(hop store.Hop) error {
			if read++; read > maxRead {
				return tooMuch("hops read", maxRead)
			}
			n := t.nodes[hop.To]
			switch {
			case n == nil:
				n = &node{kind: hop.Kind, hops: hops}
				t.nodes[hop.To] = n
				level = append(level, hop.To)
			case n.hops != hops || rank[n.parent] <= rank[hop.From]:
				return nil
			}
			n.parent, n.links = hop.From, hop.Links
			return nil
		})
		if err != nil {
			// What was seen of this level may lack its first path.
			for _, id := range level {
				delete(t.nodes, id)
			}
			return err
		}
		slices.SortFunc(level, func(a, b string) int {
			return cmp.Or(cmp.Compare(rank[t.nodes[a].parent], rank[t.nodes[b].parent]), cmp.Compare(a, b))
		})
		t.levels = append(t.levels, level)
		frontier = slices.DeleteFunc(slices.Clone(level), func(id string) bool { return !slices.Contains(t.through, t.nodes[id].kind) })
	}
	return nil
}

// organizations gives those that were reached, by hops, then id.
func (t *tree) organizations() []pathfind.Reached {
	var reached []pathfind.Reached
	for hops, level := range t.levels {
		if hops == 0 {
			continue
		}
		for _, id := range slices.Sorted(slices.Values(level)) {
			if t.nodes[id].kind == network.Organization {
				reached = append(reached, pathfind.Reached{ID: id, Hops: hops, Path: t.path(id)})
			}
		}
	}
	return reached
}

// path gives the first path to an entity.
func (t *tree) path(id string) pathfind.Path {
	hops := t.nodes[id].hops
	p := pathfind.Path{Entities: make([]string, hops+1), Steps: make([]pathfind.Step, hops)}
	for i := hops; i > 0; i-- {
		n := t.nodes[id]
		slices.SortFunc(n.links, network.CompareRefs)
		p.Entities[i] = id
		p.Steps[i-1] = pathfind.Step{From: n.parent, To: id, Links: n.links}
		id = n.parent
	}
	p.Entities[0] = id
	return p
}

// group groups what was reached.
func group(ctx context.Context, s *store.Store, reach *pathfind.Reach, reached []pathfind.Reached, by pathfind.Grouping) error {
	ids := make([]string, len(reached))
	for i, r := range reached {
		ids[i] = r.ID
	}
	if len(ids) == 0 {
		return nil
	}
	organizations, err := s.Groups(ctx, ids)
	if err != nil {
		return err
	}
	keyOf := make(map[string]string, len(organizations))
	for _, o := range organizations {
		keyOf[o.ID] = groupKey(o, by)
	}
	groups := map[string][]pathfind.Reached{}
	for _, r := range reached {
		key := keyOf[r.ID]
		if key == "" {
			reach.WithoutPlace++
			continue
		}
		groups[key] = append(groups[key], r)
	}
	known, err := s.CountBy(ctx, groupProperty(by), keys(groups))
	if err != nil {
		return err
	}
	for key, members := range groups {
		reach.Groups = append(reach.Groups, pathfind.Group{Key: key, Known: known[key], Reached: pathfind.Listed(members)})
	}
	slices.SortFunc(reach.Groups, func(a, b pathfind.Group) int {
		return cmp.Or(cmp.Compare(b.Reached.Total(), a.Reached.Total()), cmp.Compare(a.Key, b.Key))
	})
	return nil
}

func groupKey(o store.OrganizationGroup, by pathfind.Grouping) string {
	switch by {
	case pathfind.ByCountry:
		return o.Country
	case pathfind.ByType:
		return o.Type
	default:
		return o.Region
	}
}

func groupProperty(by pathfind.Grouping) string {
	switch by {
	case pathfind.ByCountry:
		return "country"
	case pathfind.ByType:
		return "type"
	default:
		return "region"
	}
}
