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
	// Written is the day as it was written; no date where that was not found, or where only
	// evidence has it.
	Written network.Date
	// Became is what became of the entity, in words.
	Became string
}

// When is the day as it was written.
func (c NetworkChange) When(ctx context.Context) (network.Date, error) {
	if when, loaded := c.LoadedWhen(); loaded {
		return when, nil
	}
	citations, err := c.citations(ctx)
	return c.when(citations), err
}

// LoadedWhen returns When if no evidence need be looked up for it.
func (c NetworkChange) LoadedWhen() (when network.Date, loaded bool) {
	if c.datedByEvidence() && c.Link.link.citations == nil {
		return network.Date{}, false
	}
	return c.when(nil), true
}

// Text is the change in words.
func (c NetworkChange) Text(ctx context.Context) (string, error) {
	if text, loaded := c.LoadedText(); loaded {
		return text, nil
	}
	citations, err := c.citations(ctx)
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

func (c NetworkChange) citations(ctx context.Context) ([]network.Citation, error) {
	return c.Link.link.reader.Citations(ctx, c.Link.link.ID())
}

// becameKnown reports whether it is that something could be known.
func (c NetworkChange) becameKnown() bool {
	return c.Link != nil && c.Link.question.KnownBy != network.MaxDay
}

// datedByEvidence reports whether only evidence can say when it began, as it was written.
func (c NetworkChange) datedByEvidence() bool {
	return c.Written.IsZero() && c.Link != nil && c.Kind == networkchange.Began && !c.becameKnown() && c.Link.link.Type().Occurrence()
}

// text returns the change in words; where no evidence is given, by that which is at hand.
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
	link, sentence, when := c.Link.link, c.Link.sentence(citations), c.when(citations)
	switch {
	case c.becameKnown():
		return words.LinkKnown(when, sentence)
	case c.Kind == networkchange.Ended:
		return words.LinkEnded(when, link.Status().Planned(), sentence)
	default:
		return words.LinkBegan(when, link.Type().Occurrence() && !link.Status().Planned(), sentence)
	}
}

// when returns the day as it was written, of what is dated by evidence by that; the day
// itself where nothing says.
func (c NetworkChange) when(citations []network.Citation) network.Date {
	if !c.Written.IsZero() {
		return c.Written
	}
	if citations == nil && c.Link != nil {
		citations = c.Link.link.citations
	}
	if c.datedByEvidence() {
		for _, citation := range citations {
			if seen := citation.Observed.Period().From; !seen.IsZero() && seen.Earliest() == c.Day {
				return seen
			}
		}
	}
	return c.Day.Date()
}
