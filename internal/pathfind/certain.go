package pathfind

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// addCertain adds what is reached certainly, by a second search for what is certain
// alone. It is no part of an answer to which that has no meaning.
func (r *Reach) addCertain(ctx context.Context, view View, meter *Meter, q *ReachQuestion) error {
	if !q.Where.Judges() {
		return nil
	}
	search := *q
	search.Where.Certainty = new(network.Certain)
	search.Lists, search.Known, search.WithEmpty, search.Among, search.PathsTo = nil, false, false, nil, nil
	for reached := range r.listed() {
		search.Among = append(search.Among, reached.ID)
	}
	certain, err := view.Reach(ctx, meter, &search)
	if err != nil {
		return err
	}
	r.Complete = r.Complete && certain.Complete
	r.TotalCertain = new(certain.Reached.Total())
	counts := map[string]int{}
	for _, g := range certain.Groups {
		counts[g.Key] = g.Reached.Total()
	}
	for i := range r.Groups {
		r.Groups[i].Certain = new(counts[r.Groups[i].Key])
	}
	for reached := range r.listed() {
		reached.Certain = new(certain.Among[reached.ID])
	}
	return nil
}

// listed yields those that are listed, to be changed.
func (r *Reach) listed() func(yield func(*Reached) bool) {
	return func(yield func(*Reached) bool) {
		for i := range len(r.Groups) + 1 {
			members := &r.WithoutPlace
			if i < len(r.Groups) {
				members = &r.Groups[i].Members
			}
			for _, page := range members.Pages {
				for j := range page.Items {
					if !yield(&page.Items[j]) {
						return
					}
				}
			}
		}
	}
}
