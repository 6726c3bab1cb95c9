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
// frontier from the origins, at one round trip a hop. What was reached in time is
// grouped even if there would have been more.
func (v *view) Reach(ctx context.Context, meter *pathfind.Meter, q *pathfind.ReachQuestion) (pathfind.Reach, error) {
	t := newTree(v.store, &q.Where, q.From, meter)
	const parts = 10 // one of which is kept to group what is reached
	release := meter.Reserve(parts)
	err := t.grow(v.account.In(meter.Context()), *q.Where.MaxHops)
	release()
	if err != nil && network.CodeOf(err) != network.Timeout {
		return pathfind.Reach{}, err
	}
	reach := pathfind.Reach{Complete: err == nil, Reached: pathfind.Counted(t.reached)}
	_, account := v.memory.Begin(ctx) // one whose tree is too large is grouped too
	defer account.End()
	err = group(account.In(ctx), v.store, &reach, t.reached, q)
	if network.CodeOf(err) == network.Timeout {
		reach.Complete, err = false, nil
	}
	return reach, err
}

// group groups what was reached, if it exists on the day of the question.
func group(ctx context.Context, s *store.Store, reach *pathfind.Reach, reached []pathfind.Reached, q *pathfind.ReachQuestion) error {
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
		if q.Where.AsOf == nil || o.Exists.Contains(*q.Where.AsOf) {
			keyOf[o.ID] = groupKey(o, q.GroupBy)
		}
	}
	groups := map[string][]pathfind.Reached{}
	existing := make([]pathfind.Reached, 0, len(keyOf))
	for _, r := range reached {
		if key, exists := keyOf[r.ID]; exists {
			existing = append(existing, r)
			groups[key] = append(groups[key], r)
		}
	}
	reach.Reached = pathfind.Counted(existing)
	reach.Among = map[string]bool{}
	for _, id := range q.Among {
		_, reach.Among[id] = keyOf[id]
	}
	placeless := 0
	if q.Placeless {
		placeless = q.Nearest
	}
	reach.WithoutPlace = pathfind.Listed(groups[""], placeless)
	delete(groups, "")
	known, err := s.CountBy(ctx, groupProperty(q.GroupBy), slices.Collect(maps.Keys(groups)), q.Where.AsOf)
	if err != nil {
		return err
	}
	for key, members := range groups {
		reach.Groups = append(reach.Groups, pathfind.Group{Key: key, Known: known[key], Members: pathfind.Listed(members, q.Nearest)})
	}
	slices.SortFunc(reach.Groups, pathfind.CompareGroups)
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
