package model

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/networkchange"
	"github.com/entente-graph/entente/internal/words"
)

// NetworkChange is something that has changed in the network.
type NetworkChange struct {
	Kind networkchange.Kind
	Day  network.Day
	// Link is what began or ended, StatusChange to what Entity came; each nil where the
	// change is another.
	Link         *JudgedLink
	StatusChange *StatusChange
	Entity       Entity
	// When is the day as it was written; no date where that was not found.
	When network.Date
	// Became is what became of the entity, in words.
	Became string
}

// Text is the change in words.
func (c NetworkChange) Text(ctx context.Context) (string, error) {
	if text, loaded := c.LoadedText(); loaded {
		return text, nil
	}
	citations, err := c.Link.link.reader.Citations(ctx, c.Link.link.ID())
	return c.text(citations), err
}

// LoadedText returns the text if no evidence need be looked up for it.
func (c NetworkChange) LoadedText() (text string, loaded bool) {
	if c.Link == nil || c.Link.link.citations != nil {
		return c.text(nil), true
	}
	judged := c.Link.judged(nil)
	if judged.Presumed() || c.datedByEvidence() {
		return "", false
	}
	return c.text(nil), true
}

// datedByEvidence reports whether only evidence can say when it began, as it was written.
func (c NetworkChange) datedByEvidence() bool {
	return c.When.IsZero() && c.Kind == networkchange.Began && c.Link.question.KnownBy == network.MaxDay && c.Link.link.Type().Occurrence()
}

func (c NetworkChange) text(citations []network.Citation) string {
	switch {
	case c.Link == nil && c.Entity == nil:
		return ""
	case c.Link == nil:
		return words.EntityChanged(c.when(nil), c.Entity.Base().Name(), c.Became)
	}
	if citations == nil {
		citations = c.Link.link.citations
	}
	link, sentence := c.Link.link, c.Link.sentence(citations)
	switch {
	case c.Link.question.KnownBy != network.MaxDay:
		return words.LinkKnown(c.Day, sentence)
	case c.Kind == networkchange.Ended:
		return words.LinkEnded(c.when(nil), link.Status().Planned(), sentence)
	default:
		return words.LinkBegan(c.when(citations), link.Type().Occurrence() && !link.Status().Planned(), sentence)
	}
}

// when returns the day as it was written, of what is dated by evidence by that; the day
// itself where nothing says.
func (c NetworkChange) when(citations []network.Citation) network.Date {
	if !c.When.IsZero() {
		return c.When
	}
	for _, citation := range citations {
		if seen := citation.Observed.Period().From; !seen.IsZero() && seen.Earliest() == c.Day {
			return seen
		}
	}
	return c.Day.Date()
}
