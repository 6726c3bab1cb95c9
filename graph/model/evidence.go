package model

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Supported is a part of an entity with evidence of its own.
type Supported struct {
	part   Part
	reader Reader
}

// Evidence is what it rests on.
func (s Supported) Evidence(ctx context.Context) ([]Evidence, error) {
	return s.reader.Evidence(ctx, s.part)
}

// Name is a name beside the preferred one.
type Name struct {
	Text  string
	Lang  *string
	Type  *network.NameType
	Valid *network.Period
	Supported
}

// Fact is a figure or property.
type Fact struct {
	Name      string
	Value     string
	Qualifier *string
	Unit      *string
	Date      network.Date
	Supported
}

// StatusChange is an entry of a status history.
type StatusChange struct {
	Status network.Status
	Date   network.Date
	Supported
}

// Evidence is words of a source.
type Evidence struct {
	Source   Source
	Quote    string
	Locator  *string
	Observed *network.Period
	// Known is how surely it was known by the day of a question; nil where that names
	// none.
	Known *network.Holding
}

// NewEvidence returns a piece of evidence.
func NewEvidence(c network.Citation) Evidence {
	evidence := Evidence{Source: Source{c.From}, Quote: c.Quote, Locator: orNull(c.Locator)}
	if !c.Observed.IsZero() {
		evidence.Observed = orNull(c.Observed.Period())
	}
	return evidence
}

// NewEvidenceList returns pieces of evidence.
func NewEvidenceList(citations []network.Citation) []Evidence {
	list := make([]Evidence, len(citations))
	for i, c := range citations {
		list[i] = NewEvidence(c)
	}
	return list
}

// Source is a document that statements rest on.
type Source struct{ source *network.Source }

// NewSource returns a source.
func NewSource(s *network.Source) Source { return Source{s} }

// IsNode marks sources as nodes.
func (s Source) IsNode() {}

// Evidence returns a piece of evidence that is from it.
func (s Source) Evidence(e network.Evidence) Evidence {
	return NewEvidence(network.Citation{Evidence: e, From: s.source})
}

// ID is the id.
func (s Source) ID() string { return s.source.ID }

// Title is the title.
func (s Source) Title() string { return s.source.Title }

// Publisher is who published it.
func (s Source) Publisher() *string { return orNull(s.source.Publisher) }

// URL is where it stands on the web.
func (s Source) URL() *string { return orNull(s.source.URL) }

// Published is when it was published.
func (s Source) Published() network.Date { return s.source.Published }

// Language is a BCP 47 tag.
func (s Source) Language() *string { return orNull(s.source.Language) }

// Retrieved is when it was retrieved.
func (s Source) Retrieved() network.Date { return s.source.Retrieved }

// Note is what else should be known of it.
func (s Source) Note() *string { return orNull(s.source.Note) }
