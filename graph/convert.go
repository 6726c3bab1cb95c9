package graph

import (
	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// entity returns an entity of the store to the client.
func (r *Resolver) entity(e *network.Entity) model.Entity { return model.NewEntity(e, r) }

// link returns a link with its ends; an end that was not read is the owner.
func (r *Resolver) link(l listing.Link, owner model.Entity, q model.Question) model.Link {
	from, to := r.entity(l.Source), r.entity(l.Target)
	if from == nil {
		from = owner
	}
	if to == nil {
		to = owner
	}
	return model.NewLink(&l.Link, l.Tenures, from, to, r.entity(l.Behalf), q, r)
}

// question is what shows of a question in the links that it reached.
func (r *Resolver) question(asOf, knownBy *network.Day) model.Question {
	q := model.Question{AsOf: r.Today(), KnownBy: network.MaxDay}
	if asOf != nil {
		q.AsOf = *asOf
	}
	if knownBy != nil {
		q.KnownBy = *knownBy
	}
	return q
}

// evidenceKnownBy returns that evidence which was published by a day.
func evidenceKnownBy(list []store.Citation, knownBy network.Day) []model.Evidence {
	evidence := make([]model.Evidence, 0, len(list))
	for _, t := range list {
		if t.From.KnownFrom() <= knownBy {
			evidence = append(evidence, model.NewEvidence(t.Evidence, t.From))
		}
	}
	return evidence
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
