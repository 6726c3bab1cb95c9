package graph

import (
	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// entity returns an entity of the store to the client.
func (r *Resolver) entity(e *network.Entity) model.Entity { return model.NewEntity(e, r) }

// link returns a link with its ends; an end that was not read is the owner.
func (r *Resolver) link(l listing.Link, owner model.Entity) model.Link {
	from, to := r.entity(l.Source), r.entity(l.Target)
	if from == nil {
		from = owner
	}
	if to == nil {
		to = owner
	}
	return model.NewLink(&l.Link, l.Tenures, from, to, r.entity(l.Behalf), r)
}

// judged returns links as a question sees them, and by themselves.
func (r *Resolver) judged(links []listing.Link, owner model.Entity, q model.Question) (bare []model.Link, judged []model.JudgedLink) {
	bare, judged = make([]model.Link, len(links)), make([]model.JudgedLink, len(links))
	for i, l := range links {
		bare[i] = r.link(l, owner)
		judged[i] = bare[i].Judge(q)
	}
	return bare, judged
}

// onDay is the question of a list of a day.
func (r *Resolver) onDay(asOf *network.Day) model.Question {
	return model.NewQuestion(r.Today(), asOf, nil, nil)
}

// linkEdge returns an edge of a page of links.
func (r *Resolver) linkEdge(cursor string, l listing.Link, owner model.Entity, q model.Question) model.LinkEdge {
	link := r.link(l, owner)
	return model.LinkEdge{Cursor: cursor, Node: link, JudgedLink: link.Judge(q)}
}

// as returns an entity as the kind that a list is of. The store asks for that kind
// only, so another can't come.
func as[T model.Entity](e model.Entity) T {
	t, _ := e.(T)
	return t
}

// optional is as for a field that may be null.
func optional[T model.Entity](e model.Entity) *T {
	t, ok := e.(T)
	if !ok {
		return nil
	}
	return &t
}
