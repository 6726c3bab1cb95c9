package networkchange

import (
	"context"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// Statuses are the dated changes of status, which a snapshot does not have.
type Statuses interface {
	StatusPage(ctx context.Context, q listing.StatusQuery) (listing.Page[listing.StatusPlace], error)
}

// Change is something that has changed, by its place in the list.
type Change struct {
	Place
	// Arc is the link that began or ended, in the row of Of, which is one of its ends. It is
	// nothing of other kinds.
	Of  topology.Node
	Arc topology.Arc
}

// Between returns a page of what has changed.
func Between(ctx context.Context, s *topology.Snapshot, statuses Statuses, q Question) (listing.Page[Change], error) {
	var page listing.Page[Change]
	if err := q.check(); err != nil {
		return page, err
	}
	around, err := q.around(s)
	if err != nil {
		return page, err
	}
	p := newPass(s, &q)
	if q.Around == nil {
		err = p.everywhere(ctx)
	} else {
		err = p.around(ctx, around)
	}
	if err == nil && !q.onlyLinks() {
		err = p.statuses(ctx, statuses)
	}
	if err != nil {
		return page, err
	}
	var found []candidate
	found, page.More = p.first.Page()
	for i := range found {
		page.Items = append(page.Items, Change{Place: p.place(found[i]), Of: found[i].node, Arc: found[i].arc})
	}
	page.Total = p.total
	return page, nil
}

// statuses adds the changes of status that may be on the page or show that there is more,
// and counts all.
func (p *pass) statuses(ctx context.Context, statuses Statuses) error {
	q := listing.StatusQuery{
		Filter: listing.StatusFilter{NotBy: p.q.From, By: p.q.To, Of: p.having},
		After:  beforeStatuses(p.q.After), Ask: listing.Ask{First: p.q.First + 1, Count: p.q.Count},
	}
	page, err := statuses.StatusPage(ctx, q)
	if err != nil {
		return err
	}
	for _, s := range page.Items {
		p.first.Add(candidate{day: s.Day, kind: Status, id: s.Entity, which: s.Which})
	}
	p.total += page.Total
	return nil
}

// beforeStatuses returns the place in the list of changes of status behind which those
// come that are behind a place in the list of all changes.
func beforeStatuses(after *Place) listing.StatusPlace {
	switch {
	case after == nil:
		return listing.StatusPlace{Day: network.MinDay}
	case after.Kind == Status:
		return listing.StatusPlace{Day: after.Day, Entity: after.ID, Which: after.Which}
	default: // of the same day they come after all others
		return listing.StatusPlace{Day: after.Day}
	}
}
