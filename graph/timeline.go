package graph

import (
	"context"
	"fmt"
	"slices"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// Timeline returns a page of what is dated of an entity: its dated links, from the
// store, among what its own record says.
func (r *Resolver) Timeline(ctx context.Context, of model.Record, first *int, after *string) (model.TimelineConnection, error) {
	var none model.TimelineConnection
	q, err := query(ctx, listing.All{}, listing.DatedCursor{Day: network.MinDay}, first, after)
	if err != nil {
		return none, err
	}
	links, err := r.load(ctx).timelinePages.load(ctx, of.ID(), q)
	if err != nil {
		return none, err
	}
	own := ownDates(of)
	items := slices.DeleteFunc(slices.Clone(own), func(i timelineItem) bool { return i.place.Compare(q.After) <= 0 })
	for _, l := range links.Items {
		link := r.link(l.Link, r.entity(of.Entity()))
		items = append(items, timelineItem{
			place: listing.DatedCursor{Day: l.Date.Earliest(), ID: link.ID()},
			item: model.TimelineItem{
				Date: l.Date, Kind: model.TimelineKindLink, Text: link.Words(), Entity: link.Other(of.ID()), Link: &link, Support: link.Judge(r.onDay(nil)),
			},
		})
	}
	slices.SortFunc(items, func(a, b timelineItem) int { return a.place.Compare(b.place) })
	page := listing.Cut(items, q.First)
	page.More = page.More || links.More
	list, cursors := edges(ctx, listOf(ctx), page, func(i timelineItem) listing.DatedCursor { return i.place }, func(cursor string, i timelineItem) model.TimelineEdge {
		return model.TimelineEdge{Cursor: cursor, Node: i.item}
	})
	return model.TimelineConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: links.Total + len(own)}, nil
}

// timelineItem is an item and its place in the timeline.
type timelineItem struct {
	place listing.DatedCursor
	item  model.TimelineItem
}

// ownDates returns what an entity's own record dates: its beginning and end, its
// status changes and its facts.
func ownDates(of model.Record) []timelineItem {
	e := of.Entity()
	var items []timelineItem
	add := func(part string, date network.Date, item model.TimelineItem) {
		if date.IsZero() {
			return
		}
		item.Date = date
		items = append(items, timelineItem{place: listing.DatedCursor{Day: date.Earliest(), ID: e.ID + "/" + part}, item: item})
	}
	begins, ends := existenceVerbs(e.Kind)
	add("valid/from", e.Valid.From, model.TimelineItem{Kind: model.TimelineKindExistence, Text: e.Name + " " + begins, Support: of})
	add("valid/to", e.Valid.To, model.TimelineItem{Kind: model.TimelineKindExistence, Text: e.Name + " " + ends, Support: of})
	for i, c := range e.StatusHistory {
		change := of.StatusChange(i)
		add(fmt.Sprintf("statusHistory/%d", i), c.Date, model.TimelineItem{Kind: model.TimelineKindStatus, Text: statusText(e, i), StatusChange: &change, Support: change})
	}
	for i, f := range e.Facts {
		fact := of.Fact(i)
		add(fmt.Sprintf("facts/%d", i), f.Date, model.TimelineItem{Kind: model.TimelineKindFact, Text: factText(e, i), Fact: &fact, Support: fact})
	}
	return items
}

// existenceVerbs says how entities of a kind come to be and cease.
func existenceVerbs(kind network.Kind) (begins, ends string) {
	switch kind {
	case network.Organization:
		return "is founded", "is closed"
	case network.Person:
		return "is born", "dies"
	case network.Agreement:
		return "enters into force", "expires"
	default:
		return "begins", "ends"
	}
}
