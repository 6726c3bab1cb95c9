package cypher

import (
	"context"
	"maps"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store"
)

// Reach answers a question about reach; see pathfind.View. It grows one
// frontier from the origins, at one round trip a hop, or two a step between partners. What was reached in time is
// grouped even if there would have been more.
func (v *view) Reach(ctx context.Context, meter *pathfind.Meter, q *pathfind.ReachQuestion) (pathfind.Reach, error) {
	const parts = 10 // one of which is kept to group what is reached
	release := meter.Reserve(parts)
	reached, err := v.reached(v.account.In(meter.Context()), meter, q)
	release()
	if err != nil && network.CodeOf(err) != network.Timeout {
		return pathfind.Reach{}, err
	}
	reach := pathfind.Reach{Complete: err == nil, Reached: pathfind.Counted(reached)}
	_, account := v.memory.Begin(ctx) // one whose tree is too large is grouped too
	defer account.End()
	err = group(account.In(ctx), v.store, &reach, reached, q)
	if network.CodeOf(err) == network.Timeout {
		reach.Complete, err = false, nil
	}
	return reach, err
}

// reached returns all that are reached, or were before time or work ran out.
func (v *view) reached(ctx context.Context, meter *pathfind.Meter, q *pathfind.ReachQuestion) ([]pathfind.Reached, error) {
	if q.Unit == pathfind.Partners {
		t := newPartnerTree(v.store, &q.Where, q.From, meter)
		err := t.grow(ctx, *q.Where.MaxHops)
		return t.reached, err
	}
	t := newTree(v.store, &q.Where, q.From, meter)
	err := t.grow(ctx, *q.Where.MaxHops)
	return t.reached, err
}

// group groups what was reached, if it exists on the day of the question.
func group(ctx context.Context, s *store.Store, reach *pathfind.Reach, reached []pathfind.Reached, q *pathfind.ReachQuestion) error {
	keyOf, err := keysOf(ctx, s, reached, q)
	if err != nil {
		return err
	}
	reach.Paths = map[string]pathfind.Path{}
	groups := map[string][]pathfind.Reached{}
	existing := make([]pathfind.Reached, 0, len(keyOf))
	for _, r := range reached {
		if key, exists := keyOf[r.ID]; exists {
			existing = append(existing, r)
			if slices.Contains(q.PathsTo, r.ID) {
				reach.Paths[r.ID] = r.Path
			}
			groups[key] = append(groups[key], r)
		}
	}
	reach.Reached = pathfind.Counted(existing)
	reach.Among = map[string]bool{}
	for _, id := range q.Among {
		_, reach.Among[id] = keyOf[id]
	}
	reach.WithoutPlace = q.Listed("", groups[""])
	delete(groups, "")
	if q.WithEmpty {
		keys, err := everyKey(ctx, s, q.GroupBy)
		if err != nil {
			return err
		}
		for _, key := range keys {
			if _, met := groups[key]; !met {
				groups[key] = nil
			}
		}
	}
	var known map[string]int
	if q.Known && len(groups) > 0 {
		if known, err = s.CountBy(ctx, countedBy(q.GroupBy), slices.Collect(maps.Keys(groups)), q.Where.AsOf); err != nil {
			return err
		}
	}
	for key, members := range groups {
		reach.Groups = append(reach.Groups, pathfind.Group{Key: key, Known: known[key], Members: q.Listed(key, members)})
	}
	slices.SortFunc(reach.Groups, pathfind.CompareGroups)
	return nil
}

// keysOf returns the keys of the groups of those organisations that exist on the day of
// the question.
func keysOf(ctx context.Context, s *store.Store, reached []pathfind.Reached, q *pathfind.ReachQuestion) (map[string]string, error) {
	if len(reached) == 0 {
		return nil, nil
	}
	ids := make([]string, len(reached))
	for i, r := range reached {
		ids[i] = r.ID
	}
	organizations, err := s.Groups(ctx, ids)
	if err != nil {
		return nil, err
	}
	keyOf := make(map[string]string, len(organizations))
	for _, o := range organizations {
		if q.Where.AsOf == nil || o.Exists.Contains(*q.Where.AsOf) {
			keyOf[o.ID] = groupKey(o, q.GroupBy)
		}
	}
	return keyOf, nil
}

// everyKey returns the keys of all groups that there are, also of those in which nobody
// is reached.
func everyKey(ctx context.Context, s *store.Store, by pathfind.Grouping) ([]string, error) {
	switch by {
	case pathfind.ByCountry:
		return s.AllCountries(ctx)
	case pathfind.ByType:
		return s.OrganizationTypes(ctx)
	default:
		return s.AllRegions(ctx)
	}
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

// countedBy returns by what the organisations of a group are counted, see store.CountBy.
func countedBy(by pathfind.Grouping) string {
	if by == pathfind.ByType {
		return "type"
	}
	return "place"
}
