package model

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Link is a link with its ends. What it says does not depend on the question under
// which it was reached: see JudgedLink.
type Link struct {
	link     *network.Link
	tenures  []network.Tenure
	from, to Entity
	behalf   Entity
	reader   Reader
	// citations are its evidence, nil where it must be looked up.
	citations []network.Citation
}

// NewLink returns a link. behalf is nil where it has none.
func NewLink(link *network.Link, tenures []network.Tenure, from, to, behalf Entity, reader Reader) Link {
	return Link{link: link, tenures: tenures, from: from, to: to, behalf: behalf, reader: reader}
}

// IsNode marks links as nodes.
func (l Link) IsNode() {}

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

// Holds says how surely it holds on a day.
func (l Link) Holds(on network.Day, knownBy *network.Day) network.Holding {
	return network.HoldingOn(l.tenures, on, knownBy)
}

// Sentence is the link in words, as it is on a day, today unless given.
func (l Link) Sentence(ctx context.Context, asOf, knownBy *network.Day) (string, error) {
	return l.Judge(l.question(asOf, knownBy)).Sentence(ctx)
}

// Phrase is what the sentence is made of, without the names.
func (l Link) Phrase(ctx context.Context, asOf, knownBy *network.Day) (Phrase, error) {
	return l.Judge(l.question(asOf, knownBy)).Phrase(ctx)
}

// Evidence is what it rests on.
func (l Link) Evidence(ctx context.Context, knownBy *network.Day) ([]Evidence, error) {
	return l.Judge(l.question(nil, knownBy)).Evidence(ctx)
}

func (l Link) question(asOf, knownBy *network.Day) Question {
	return NewQuestion(l.reader.Today(), asOf, knownBy, nil)
}

// Words is the link in words, whether it holds or not, from today.
func (l Link) Words() string {
	return l.link.Sentence(l.names(), l.link.Valid.To.Latest() < l.reader.Today())
}

func (l Link) names() network.Names {
	n := network.Names{From: l.from.Base().Name(), To: l.to.Base().Name()}
	if l.behalf != nil {
		n.OnBehalfOf = l.behalf.Base().Name()
	}
	return n
}

// WithCitations returns the link with its evidence, which then need not be looked up.
func (l Link) WithCitations(citations []network.Citation) Link {
	l.citations = citations
	return l
}

// Other is the end that is not the given entity.
func (l Link) Other(id string) Entity {
	if l.link.From == id {
		return l.to
	}
	return l.from
}
