package cypher

import (
	"context"
	"errors"
	"maps"
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
	work := &work{limits: e.limits}
	reach.Work = work.told()
	reach.Revision, err = e.known(ctx, q.Mentions())
	if err != nil {
		return err
	}
	t := newTree(e.store, &q.Where, q.From, work)
	err = t.grow(ctx, *q.Where.MaxHops)
	reach.Work = work.told()
	reached := t.reached
	reach.Reached = pathfind.Counted(reached)
	if err != nil && network.CodeOf(err) != network.Timeout {
		return err
	}
	// What was reached in time is grouped even if there would have been more.
	return errors.Join(err, group(context.WithoutCancel(ctx), e.store, reach, reached, q))
}

// group groups what was reached.
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
		keyOf[o.ID] = groupKey(o, q.GroupBy)
	}
	groups := map[string][]pathfind.Reached{}
	for _, r := range reached {
		key := keyOf[r.ID]
		groups[key] = append(groups[key], r)
	}
	placeless := 0
	if q.Placeless {
		placeless = q.Nearest
	}
	reach.WithoutPlace = pathfind.Listed(groups[""], placeless)
	delete(groups, "")
	known, err := s.CountBy(ctx, groupProperty(q.GroupBy), slices.Collect(maps.Keys(groups)))
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
