package model

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Question is what of a question shows in the links that it reached.
type Question struct {
	// AsOf is the day on which links are judged.
	AsOf network.Day
	// KnownBy leaves only what could have been known by then; MaxDay leaves all.
	KnownBy network.Day
	// Certain leaves only what was certainly known.
	Certain bool
}

// NewQuestion returns a question as it was asked on a day, which is its day unless
// another is given.
func NewQuestion(today network.Day, asOf, knownBy *network.Day, certainty *network.Certainty) Question {
	q := Question{AsOf: today, KnownBy: network.MaxDay, Certain: certainty != nil && *certainty == network.Certain}
	if asOf != nil {
		q.AsOf = *asOf
	}
	if knownBy != nil {
		q.KnownBy = *knownBy
	}
	return q
}

// JudgedLink is a link as a question sees it.
type JudgedLink struct {
	link     Link
	question Question
	tenure   network.Tenure
}

// Judge returns the link as a question sees it.
func (l Link) Judge(q Question) JudgedLink {
	tenure, _ := network.KnownBy(l.tenures, q.KnownBy)
	return l.Judged(q, tenure)
}

// Judged is Judge where it is known when the link holds, as known by the day of the
// question.
func (l Link) Judged(q Question, tenure network.Tenure) JudgedLink {
	return JudgedLink{link: l, question: q, tenure: tenure}
}

// Link is the link itself.
func (j JudgedLink) Link() Link { return j.link }

// Holding is how surely it holds on the day of the question.
func (j JudgedLink) Holding() network.Holding {
	judged := j.judged(nil)
	return judged.Holding()
}

// Sentence is the link in words.
func (j JudgedLink) Sentence(ctx context.Context) (string, error) {
	if sentence, loaded := j.LoadedSentence(); loaded {
		return sentence, nil
	}
	citations, err := j.link.reader.Citations(ctx, j.link.ID())
	return j.sentence(citations), err
}

// LoadedSentence returns the sentence if no evidence need be looked up for it.
func (j JudgedLink) LoadedSentence() (sentence string, loaded bool) {
	if judged := j.judged(nil); judged.Presumed() && j.link.citations == nil {
		return "", false
	}
	return j.sentence(j.link.citations), true
}

func (j JudgedLink) sentence(citations []network.Citation) string {
	judged := j.judged(citations)
	return judged.Sentence(j.link.names())
}

// Phrase is what the sentence is made of, without the names.
func (j JudgedLink) Phrase(ctx context.Context) (Phrase, error) {
	if phrase, loaded := j.LoadedPhrase(); loaded {
		return phrase, nil
	}
	citations, err := j.link.reader.Citations(ctx, j.link.ID())
	judged := j.judged(citations)
	return Phrase{judged.Phrase()}, err
}

// LoadedPhrase returns the phrase if no evidence need be looked up for it.
func (j JudgedLink) LoadedPhrase() (phrase Phrase, loaded bool) {
	judged := j.judged(nil)
	if judged.Presumed() {
		if j.link.citations == nil {
			return Phrase{}, false
		}
		judged = j.judged(j.link.citations)
	}
	return Phrase{judged.Phrase()}, true
}

// Evidence is what of its evidence was known.
func (j JudgedLink) Evidence(ctx context.Context) ([]Evidence, error) {
	if evidence, loaded := j.LoadedEvidence(); loaded {
		return evidence, nil
	}
	citations, err := j.link.reader.Citations(ctx, j.link.ID())
	return j.evidence(citations), err
}

// LoadedEvidence returns the evidence if it need not be looked up.
func (j JudgedLink) LoadedEvidence() (evidence []Evidence, loaded bool) {
	if j.link.citations == nil {
		return nil, false
	}
	return j.evidence(j.link.citations), true
}

// evidence returns what was known of evidence, and how surely.
func (j JudgedLink) evidence(citations []network.Citation) []Evidence {
	known := make([]Evidence, 0, len(citations))
	for _, c := range citations {
		if surely := j.known(c); surely != network.Not {
			piece := NewEvidence(c)
			if j.question.KnownBy != network.MaxDay {
				piece.Known = new(surely)
			}
			known = append(known, piece)
		}
	}
	return known
}

// known says how surely a piece of evidence was known by the day of the question: as
// surely as the question wants it, or not.
func (j JudgedLink) known(c network.Citation) network.Holding {
	k := j.link.link.Knowledge(end(j.link.from), end(j.link.to), c.Observation())
	switch {
	case k.Certainly <= j.question.KnownBy:
		return network.Certainly
	case k.Presumably <= j.question.KnownBy && !j.question.Certain:
		return network.Presumably
	default:
		return network.Not
	}
}

// judged returns the link as its sentence is made of it.
func (j JudgedLink) judged(citations []network.Citation) network.Judged {
	judged := network.Judged{
		Link: j.link.link, On: j.question.AsOf, Tenure: j.tenure, Source: end(j.link.from), Target: end(j.link.to),
	}
	for _, c := range citations {
		if j.known(c) != network.Not {
			judged.Observations = append(judged.Observations, c.Observation())
		}
	}
	return judged
}

// end returns an entity as an end, as far as it was read.
func end(e Entity) network.End { return network.End{Entity: e.Base().Entity()} }

// LinkEdge is a link of a page, as the question of the page sees it.
type LinkEdge struct {
	Cursor string
	Node   Link
	JudgedLink
}
