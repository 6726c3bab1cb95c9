package model

import (
	"cmp"
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Link is a link with its ends, and with the question under which it was
// reached.
type Link struct {
	link     *network.Link
	tenures  []network.Tenure
	from, to Entity
	behalf   Entity
	question Question
	reader   Reader
	// evidence is nil where it must be looked up.
	evidence []Evidence
}

// Question is what of a question shows in the links that it reached.
type Question struct {
	// AsOf is the day that sentences are told from.
	AsOf network.Day
	// KnownBy leaves only evidence published by then; MaxDay leaves all.
	KnownBy network.Day
}

// NewLink returns a link. behalf is nil where it has none.
func NewLink(link *network.Link, tenures []network.Tenure, from, to, behalf Entity, q Question, reader Reader) Link {
	return Link{link: link, tenures: tenures, from: from, to: to, behalf: behalf, question: q, reader: reader}
}

// IsNode marks links as nodes.
func (l Link) IsNode() {}

// Question returns the question under which it was reached.
func (l Link) Question() Question { return l.question }

// ID is the id.
func (l Link) ID() string { return l.link.ID }

// Type is what it says of its ends.
func (l Link) Type() network.LinkType { return l.link.Type }

// From is the entity that it says something of.
func (l Link) From() Entity { return l.from }

// To is the other.
func (l Link) To() Entity { return l.to }

// Role is the position or part.
func (l Link) Role() *string { return orNull(l.link.Role) }

// OnBehalfOf is for whom.
func (l Link) OnBehalfOf() Entity { return l.behalf }

// Valid is when it held or happened.
func (l Link) Valid() *network.Period { return orNull(l.link.Valid) }

// Status is whether it is so or planned.
func (l Link) Status() network.Status { return l.link.Status }

// Confidence is how sure the recorder is.
func (l Link) Confidence() float64 { return l.link.Confidence }

// Holds reports whether it holds on a day.
func (l Link) Holds(on network.Day, knownBy *network.Day) network.Holding {
	return network.HoldingOn(l.tenures, on, cmp.Or(knownBy, &l.question.KnownBy))
}

// Sentence is the link in words.
func (l Link) Sentence() string {
	behalf := ""
	if l.behalf != nil {
		behalf = l.behalf.Base().Name()
	}
	return l.link.Sentence(l.from.Base().Name(), l.to.Base().Name(), behalf, l.question.AsOf)
}

// WithEvidence returns the link with its evidence, which then need not be looked up.
func (l Link) WithEvidence(evidence []Evidence) Link {
	l.evidence = evidence
	return l
}

// Evidence is what it rests on.
func (l Link) Evidence(ctx context.Context) ([]Evidence, error) {
	if l.evidence != nil {
		return l.evidence, nil
	}
	return l.reader.LinkEvidence(ctx, l)
}

// LoadedEvidence returns the evidence if it need not be looked up.
func (l Link) LoadedEvidence() (evidence []Evidence, loaded bool) {
	return l.evidence, l.evidence != nil
}

// Other is the end that is not the given entity.
func (l Link) Other(id string) Entity {
	if l.link.From == id {
		return l.to
	}
	return l.from
}
