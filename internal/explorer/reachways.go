package explorer

import (
	"context"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/words"
)

// certainWays are the certain ways to organisations that are certainly reached, but not by the first way, by their ids.
type certainWays map[string]*ask.Reached

// How many of each group are looked at for certain ways: where several groups are shown, and where one is. Of what lies
// beyond it is only said that there is another way.
const (
	waysOfSeveral = 25
	waysOfOne     = 100
)

// certainWays asks for the certain ways to those of groups that are shown with another way, by the groups' keys.
func (e *explorer) certainWays(ctx context.Context, q *reachQuestion, groups map[string][]ask.Reached, first int) (certainWays, error) {
	ways := certainWays{}
	var keys []string
	for key, all := range groups {
		for i := range all {
			if words.OtherwiseCertain(&all[i]) {
				ways[all[i].Entity.ID] = nil
			}
		}
		if key != unplaced && needsAnother(all) {
			keys = append(keys, key)
		}
	}
	if len(ways) == 0 {
		return nil, nil
	}
	variables := q.variables()
	variables["where"], variables["first"] = q.certainly(), first
	variables["placed"], variables["keys"], variables["unplaced"] = len(keys) > 0, ids(keys), needsAnother(groups[unplaced])
	answer, _, err := ask.Of[ask.ReachCertainAnswer](ctx, e.Asker, ask.ReachCertain, variables)
	if err != nil {
		return nil, err
	}
	note := func(r *ask.Reached) {
		if _, wanted := ways[r.Entity.ID]; wanted {
			ways[r.Entity.ID] = r
		}
	}
	for i := range answer.Reach.Groups {
		for j := range answer.Reach.Groups[i].Nearest {
			note(&answer.Reach.Groups[i].Nearest[j])
		}
	}
	for i := range answer.Reach.Unplaced.Edges {
		note(&answer.Reach.Unplaced.Edges[i].Node)
	}
	return ways, nil
}

// needsAnother reports whether one of some is certainly reached, but by another way than the first.
func needsAnother(all []ask.Reached) bool {
	for i := range all {
		if words.OtherwiseCertain(&all[i]) {
			return true
		}
	}
	return false
}

// surely says how surely something is reached, and in how many steps where those are not the first way's.
func (w certainWays) surely(r *ask.Reached) string {
	if way := w[r.Entity.ID]; way != nil {
		return words.CertainWay(way.Hops)
	}
	return words.Certainty(r.Certain)
}
