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
	said, begins := j.Link.Sentence(n, j.over()), ""
	if from := j.possible().From; j.On < from {
		begins = "from " + j.begins(from)
	}
	planned := j.Status.Planned()
	switch {
	case begins != "" && planned:
		return said + " (" + begins + ")"
	case begins != "":
		return begins + ": " + said
	case !j.Presumed():
		return said
	case planned:
		return said + " (" + j.facts() + ")"
	default:
		return "presumably " + said + " (" + j.facts() + ")"
	}
}

// Sentence says the link in words, always from → to:
//
//	<from> <verb> <to>[ as <role>][ on behalf of <name>]
//
// A state that is over is told in the past tense, and what is only planned as "is
// planned to …".
func (l *Link) Sentence(n Names, over bool) string {
	r, _ := ruleOf(l.Type)
	verb := r.present
	switch {
	case l.Status.Planned():
		verb = "is planned to " + r.infinitive
	case !r.occurrence && over:
		verb = r.past
	}
	words := []string{n.From, verb}
	if l.Type == HoldsPosition {
		words = append(words, l.Role, "at", n.To)
	} else {
		words = append(words, n.To)
		if l.Role != "" {
			words = append(words, "as", l.Role)
		}
	}
	if n.OnBehalfOf != "" {
		words = append(words, "on behalf of", n.OnBehalfOf)
	}
	return strings.Join(words, " ")
}

// over reports whether a state was over before the day, by its own end or by that of
// what it joins.
func (j *Judged) over() bool {
	return j.Valid.To.Latest() < j.On || j.possible().To < j.On
}

// possible returns the days on which the link may hold, all of them where nothing was
// known of it or its dates contradict each other.
func (j *Judged) possible() Interval {
	if j.Tenure == (Tenure{}) || j.Tenure.Possible.Empty() {
		return Always()
	}
	return j.Tenure.Possible
}

// begins returns the day on which the link may begin as it was written: in its own
// dates, or in those of its ends.
func (j *Judged) begins(day Day) string {
	dates := []Date{j.Valid.From, j.Date(j.Source, j.Target)}
	for _, end := range []End{j.Source, j.Target} {
		if end.Entity != nil {
			date, _ := end.begins()
			dates = append(dates, date)
		}
	}
	for _, d := range dates {
		if !d.IsZero() && d.Earliest() == day {
			return d.String()
		}
	}
	return day.String()
}

// facts returns what that the link presumably holds on the day rests on.
func (j *Judged) facts() string {
	switch {
	case j.wouldBeCertain():
		return "source undated"
	case j.Type.Occurrence():
		return j.happening()
	default:
		return j.around()
	}
}

// wouldBeCertain reports whether only that it could be known is presumed.
func (j *Judged) wouldBeCertain() bool {
	if j.Status.Planned() {
		return false
	}
	_, certain := j.holds()
	return certain.Contains(j.On)
}

func (j *Judged) holds() (possible, certain Interval) {
	b := basis{link: j.Link, date: j.Date(j.Source, j.Target)}
	return b.holds(j.Observations)
}

// happening returns the date of an occurrence as it was written: its own, else the
// earliest observation, else the earliest report.
func (j *Judged) happening() string {
	if date := j.Date(j.Source, j.Target); !date.IsZero() {
		if j.Valid.From.IsZero() && !j.Valid.To.IsZero() {
			return "dated by " + date.String()
		}
		return "dated " + date.String()
	}
	var observed Observed
	var published Date
	for _, o := range j.Observations {
		switch {
		case o.Observed.IsZero():
			published = EarlierDate(published, o.Published)
		case observed.IsZero() || o.Observed.First.Earliest() < observed.First.Earliest():
			observed = o.Observed
		}
	}
	switch {
	case !observed.IsZero():
		return "dated " + strings.Replace(observed.String(), "/", " to ", 1)
	case !published.IsZero():
		return "reported " + published.String()
	default:
		return "undated"
	}
}

// around returns what is known of a state that is nearest before and after the day:
// its own bounds, or observations.
func (j *Judged) around() string {
	seen := j.seen()
	before, after := nearest(seen, j.On)
	observed := func(word string, d Date) string {
		switch {
		case len(seen) == 1:
			word = "only seen"
		case !before.IsZero() && !after.IsZero():
			word = "seen"
		}
		return word + " " + d.String()
	}
	var facts []string
	switch from := j.Valid.From; {
	case !from.IsZero() && before.Earliest() <= from.Earliest():
		facts = append(facts, "since "+from.String())
	case !before.IsZero():
		facts = append(facts, observed("last seen", before))
	}
	switch to := j.Valid.To; {
	case !to.IsZero() && EarlierDate(to, after) == to:
		facts = append(facts, "until "+to.String())
	case !after.IsZero():
		facts = append(facts, observed("first seen", after))
	}
	if len(facts) == 0 {
		return "undated"
	}
	return strings.Join(facts, ", ")
}

// nearest returns the last date that may be before a day or on it, and the first
// that is after it.
func nearest(dates []Date, day Day) (before, after Date) {
	for _, d := range dates {
		switch {
		case d.Earliest() > day:
			after = EarlierDate(after, d)
		case before.IsZero() || before.Earliest() < d.Earliest():
			before = d
		}
	}
	return before, after
}

// seen returns the dates on which a state was observed, each once.
func (j *Judged) seen() []Date {
	var dates []Date
	met := map[Date]bool{}
	for _, o := range j.Observations {
		for _, d := range o.dates() {
			if !met[d] {
				met[d] = true
				dates = append(dates, d)
			}
		}
	}
	return dates
}
