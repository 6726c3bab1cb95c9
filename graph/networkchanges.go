package graph

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/adjacency"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/networkchange"
	"github.com/entente-graph/entente/internal/topology"
	"github.com/entente-graph/entente/internal/words"
)

// networkChanges returns a page of what has changed.
func (r *Resolver) networkChanges(ctx context.Context, q networkchange.Question, first *int, after *string) (model.NetworkChangeConnection, error) {
	var none model.NetworkChangeConnection
	var err error
	if q.Ask, err = asked(ctx, first); err != nil {
		return none, err
	}
	place, given, err := readCursor[networkchange.Place](listOf(ctx), after)
	if err != nil {
		return none, err
	}
	if given {
		q.After = &place
	}
	s, err := r.whole("networkChanges")
	if err != nil {
		return none, err
	}
	page, err := networkchange.Between(ctx, s, r.Store, q)
	if err != nil {
		return none, err
	}
	c := changes{resolver: r, snapshot: s, question: model.Question{AsOf: q.To, KnownBy: network.MaxDay}}
	if q.Basis == networkchange.Known {
		c.question.KnownBy = q.To
	}
	if err := c.read(ctx, page.Items); err != nil {
		return none, err
	}
	nodes := make(map[networkchange.Place]model.NetworkChange, len(page.Items))
	for i := range page.Items {
		item := &page.Items[i]
		if nodes[item.Place], err = c.node(item); err != nil {
			return none, err
		}
	}
	list, cursors := edges(ctx, listOf(ctx), page, func(i networkchange.Change) networkchange.Place { return i.Place }, func(cursor string, i networkchange.Change) model.NetworkChangeEdge {
		return model.NetworkChangeEdge{Cursor: cursor, Node: nodes[i.Place]}
	})
	return model.NetworkChangeConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total, Revision: s.Revision()}, nil
}

// whole returns a snapshot for a question that is answered from all of the network.
func (r *Resolver) whole(question string) (*topology.Snapshot, error) {
	if r.Shape == nil {
		return nil, network.NoSnapshot(question)
	}
	s := r.Shape()
	if s == nil {
		return nil, &network.Error{Code: network.Unavailable, RetryAfter: 1, Message: question + " is answered from the network in memory, which is not there yet: ask again"}
	}
	return s, nil
}

// changes makes the changes of an answer.
type changes struct {
	resolver *Resolver
	snapshot *topology.Snapshot
	question model.Question
	// links are those that began or ended, and when, as was written; ends the entities that
	// these or what else has changed are told by, as far as it takes the store to tell.
	links map[string]dated
	ends  map[string]network.End
}

// dated is a link and when it began or ended, as it was written; no date where it is not.
type dated struct {
	listing.Link
	when network.Date
}

// read reads what the client selected of changes: what the snapshot has of their links off
// that, all else from the store, in one round trip for the links and one for the entities.
func (c *changes) read(ctx context.Context, items []networkchange.Change) error {
	wanted := selectedOfNodes(ctx)
	var entities []string
	c.links = make(map[string]dated, len(items))
	for i := range items {
		item := &items[i]
		switch item.Kind {
		case networkchange.Began, networkchange.Ended:
			link := adjacency.Of(c.snapshot).Link(item.Of, item.Arc)
			when, written := c.when(item, link)
			c.links[item.ID] = dated{link, when}
			if !written && (wanted["text"] || wanted["when"]) && !c.known() {
				entities = append(entities, link.From, link.To)
			}
		default:
			if wanted["text"] || wanted["when"] || wanted["entity"] || wanted["statusChange"] {
				entities = append(entities, item.ID)
			}
		}
	}
	if err := c.readEnds(ctx, entities); err != nil {
		return err
	}
	for i := range items {
		if link, is := c.links[items[i].ID]; is && link.when.IsZero() {
			link.when, _ = c.when(&items[i], link.Link)
			c.links[items[i].ID] = link
		}
	}
	if wanted["link"] && !shows(ctx) {
		return c.readLinks(ctx)
	}
	return nil
}

// known reports whether the changes are of what could be known.
func (c *changes) known() bool { return c.question.KnownBy != network.MaxDay }

// when returns the day on which a link began or ended as it was written, as far as what was
// read of its ends says.
func (c *changes) when(item *networkchange.Change, l listing.Link) (date network.Date, written bool) {
	judged := network.Judged{Link: &l.Link, Source: c.end(l.Source), Target: c.end(l.Target)}
	if item.Kind == networkchange.Ended {
		return judged.Closed(item.Day)
	}
	return judged.Began(item.Day)
}

// end returns an entity as an end: as the store has it, where that was asked.
func (c *changes) end(e *network.Entity) network.End {
	if whole, read := c.ends[e.ID]; read {
		return whole
	}
	return network.End{Entity: e}
}

func (c *changes) readEnds(ctx context.Context, ids []string) (err error) {
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(ids)
	c.ends, err = c.resolver.Store.Beginnings(ctx, slices.Compact(ids))
	return err
}

// readLinks reads the links whole.
func (c *changes) readLinks(ctx context.Context) error {
	if len(c.links) == 0 {
		return nil
	}
	ids := make([]string, 0, len(c.links))
	for id := range c.links {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	found, err := c.resolver.links(ctx, ids)
	for _, l := range found {
		c.links[l.ID] = dated{l, c.links[l.ID].when}
	}
	return err
}

// node returns a change as the schema has it.
func (c *changes) node(item *networkchange.Change) (model.NetworkChange, error) {
	change := model.NetworkChange{Kind: item.Kind, Day: item.Day}
	if link, is := c.links[item.ID]; is {
		judged := c.resolver.link(link.Link, nil).Judge(c.question)
		change.Link = &judged
		if !c.known() {
			change.Written = link.when
		}
		return change, nil
	}
	if c.ends == nil {
		return change, nil // nothing of it was selected
	}
	end, there := c.ends[item.ID]
	if !there {
		return change, changedMeanwhile()
	}
	change.Entity = c.resolver.entity(end.Entity)
	if item.Kind == networkchange.Appeared {
		change.Written, change.Became = cameIntoBeing(end)
		return change, nil
	}
	places := network.DatedStatuses(end.StatusHistory)
	if item.Which >= len(places) {
		return change, changedMeanwhile()
	}
	status := change.Entity.Base().StatusChange(places[item.Which])
	change.StatusChange, change.Written, change.Became = &status, status.Date, "is "+words.Status(status.Status)
	return change, nil
}

// cameIntoBeing says when an entity came into being, as it was written, and how: by its own
// dates, else by its first status, else by the link that established it.
func cameIntoBeing(e network.End) (when network.Date, how string) {
	when, established := e.Begins()
	begins, _ := existenceVerbs(e.Kind)
	switch first, _ := network.FirstDated(e.StatusHistory); {
	case established:
		return when, "is established"
	case when == e.Valid.From:
		return when, begins
	default:
		return when, "comes into being: it is " + words.Status(first.Status)
	}
}

// selectedOfNodes returns the fields that the client selected of the nodes of the list
// being resolved.
func selectedOfNodes(ctx context.Context) map[string]bool {
	wanted := map[string]bool{}
	eachField(graphql.GetOperationContext(ctx), graphql.GetFieldContext(ctx).Field.Selections, func(field *ast.Field) bool {
		wanted[field.Name] = true
		return field.Name == "edges" || field.Name == "node"
	})
	return wanted
}
