package network

import "strings"

// Names are those of a link in a sentence; OnBehalfOf is "" where it has none.
type Names struct{ From, To, OnBehalfOf string }

// Judged is a link as a question sees it: on a day, as could be known.
type Judged struct {
	*Link
	On Day
	// Tenure is when it holds as far as was known; the zero Tenure where nothing was.
	Tenure Tenure
	// Source and Target are its ends, as far as they were read.
	Source, Target End
	// Observations are those that were known at all. They are looked at only where
	// Presumed.
	Observations []Observation
}

// Holding says how surely the link holds on the day.
func (j *Judged) Holding() Holding {
	if j.Tenure == (Tenure{}) {
		return Not // nobody could know of it
	}
	return j.Tenure.Holding(j.On)
}

// Presumed reports whether the sentence says what that it holds is presumed from.
func (j *Judged) Presumed() bool { return j.Holding() == Presumably }

// Sentence says the link in words, as Link.Sentence does, from the day. A state that
// was over before it is told in the past tense, and what has not begun by then as
// "from 2027: …". What presumably holds begins with "presumably", but for what is
// planned, and ends with the facts that are nearest to the day:
//
//	presumably A partners with B (since 2019, last seen 2021-03)
func (j *Judged) Sentence(n Names) string {
	p := j.Phrase()
	said := sentence(p.Verb, p.Role, n)
	switch {
	case !p.Begins.IsZero() && j.Status.Planned():
		return said + " (from " + p.Begins.String() + ")"
	case !p.Begins.IsZero():
		return "from " + p.Begins.String() + ": " + said
	}
	if p.Presumed {
		said = "presumably " + said
	}
	if len(p.Grounds) == 0 {
		return said
	}
	grounds := make([]string, len(p.Grounds))
	for i, g := range p.Grounds {
		grounds[i] = g.String()
	}
	return said + " (" + strings.Join(grounds, ", ") + ")"
}

// Sentence says the link in words, always from → to:
//
//	<from> <verb> <to>[ as <role>][ on behalf of <name>]
//
// A state that is over is told in the past tense, and what is only planned as "is
// planned to …".
func (l *Link) Sentence(n Names, over bool) string {
	role := l.Role
	if l.Type == HoldsPosition {
		role = ""
	}
	return sentence(l.verb(over), role, n)
}

// verb returns what stands between the names of the link's ends. Of a post it has the
// role, and "at".
func (l *Link) verb(over bool) string {
	r, _ := ruleOf(l.Type)
	verb := r.present
	switch {
	case l.Status.Planned():
		verb = "is planned to " + r.infinitive
	case !r.occurrence && over:
		verb = r.past
	}
	if l.Type == HoldsPosition {
		verb += " " + l.Role + " at"
	}
	return verb
}

// sentence joins the words of a link.
func sentence(verb, role string, n Names) string {
	words := []string{n.From, verb, n.To}
	if role != "" {
		words = append(words, "as", role)
	}
	if n.OnBehalfOf != "" {
		words = append(words, "on behalf of", n.OnBehalfOf)
	}
	return strings.Join(words, " ")
}
