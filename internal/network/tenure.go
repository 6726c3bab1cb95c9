package network

import (
	"slices"
	"sort"
)

// Tenure says when a link holds, as far as could be known from a day on: on the
// days of Possible at least presumably, on those of Certain certainly. Sources
// counts the sources that it could be known from, CertainSources those of them
// that were certainly known.
//
// Sources come out one after another, and each may move the bounds. So a link
// has a list of tenures, in the order of Known; what was known by a day is the
// last of them whose Known is not after it. Before the first, nobody could have
// known of the link. In the last all is known that is known today: its Known is
// MaxDay where nobody can say from which day on some of that was certainly known.
type Tenure struct {
	Known                   Day
	Possible, Certain       Interval
	Sources, CertainSources int
}

// Holding is how surely a link holds on a day.
type Holding string

// The degrees of holding.
const (
	Certainly  Holding = "CERTAINLY"
	Presumably Holding = "PRESUMABLY"
	Not        Holding = "NOT"
)

// Certainty is how surely a link must hold to count.
type Certainty string

// Certain takes only what certainly holds, Presumed that and what presumably
// holds.
const (
	Certain  Certainty = "CERTAIN"
	Presumed Certainty = "PRESUMED"
)

// Holding says how surely the link holds on a day.
func (t Tenure) Holding(day Day) Holding {
	switch {
	case t.Certain.Contains(day):
		return Certainly
	case t.Possible.Contains(day):
		return Presumably
	default:
		return Not
	}
}

// Counted returns how many sources count: where only what is certain does, those
// that were certainly known.
func (t Tenure) Counted(certain bool) int {
	if certain {
		return t.CertainSources
	}
	return t.Sources
}

// KnownBy returns the tenure as known by a day, and whether anything was known.
// MaxDay asks for all that is known today.
func KnownBy(tenures []Tenure, day Day) (Tenure, bool) {
	i := sort.Search(len(tenures), func(i int) bool { return tenures[i].Known > day })
	if i == 0 {
		return Tenure{}, false
	}
	return tenures[i-1], true
}

// HoldingOn says how surely a link of these tenures holds on a day, as known by
// another day; nil is all that is known today.
func HoldingOn(tenures []Tenure, on Day, knownBy *Day) Holding {
	known := MaxDay
	if knownBy != nil {
		known = *knownBy
	}
	tenure, ok := KnownBy(tenures, known)
	if !ok {
		return Not
	}
	return tenure.Holding(on)
}

// Observation is what a piece of evidence contributes to a tenure.
type Observation struct {
	// Source is the id of the source.
	Source string
	// Observed is when the source says that it was so; Published stands in where
	// that was not said.
	Observed  Observed
	Published Date
	// Retrieved is when somebody had the source, whenever it was published.
	Retrieved Date
}

// ObservationOf joins a piece of evidence with its source.
func ObservationOf(e Evidence, s *Source) Observation {
	return Observation{Source: s.ID, Observed: e.Observed, Published: s.Published, Retrieved: s.Retrieved}
}

// Knowledge says from which day on a piece of evidence could be known: presumably,
// and certainly, which is not before. It is known today in any case.
type Knowledge struct{ Presumably, Certainly Day }

// Knowledge returns from when an observation of the link could be known.
//
// What was published was known from then on, by the latest reading. Of what nobody
// says when it was published, it is certain from when it was retrieved on, and MaxDay
// stands for a day that nobody knows. It can't have been written before what it tells
// of, and from then on may have been.
func (l *Link) Knowledge(from, to End, o Observation) Knowledge {
	if !o.Published.IsZero() {
		return Knowledge{Presumably: o.Published.Latest(), Certainly: o.Published.Latest()}
	}
	k := Knowledge{Presumably: o.Observed.Period().To.Earliest(), Certainly: o.Retrieved.Latest()}
	if !l.Status.Planned() { // plans are written of before
		begins := l.Valid.From
		if begins.IsZero() && l.Type.Occurrence() {
			begins = occasion(from, to)
		}
		k.Presumably = max(k.Presumably, begins.Earliest())
	}
	k.Presumably = min(k.Presumably, k.Certainly)
	return k
}

// Tenures works out when a link holds, from its own dates, the existence of its
// ends, and its evidence. The rules are those of the interchange format's
// "Dates".
func (l *Link) Tenures(from, to End, observations []Observation) []Tenure {
	b := newBasis(l, from, to, observations)
	var tenures []Tenure
	for _, day := range b.days() {
		t := b.tenure(day)
		if n := len(tenures); n > 0 {
			before := tenures[n-1]
			if before.Known = t.Known; before == t {
				continue
			}
		}
		tenures = append(tenures, t)
	}
	return tenures
}

// basis is what the tenures of a link are worked out from.
type basis struct {
	link *Link
	// date is that of the link, as Link.Date has it.
	date Date
	// exist is when both ends exist, as far as that bounds the link.
	exist        Interval
	observations []Observation
	knowledge    []Knowledge
}

func newBasis(l *Link, from, to End, observations []Observation) *basis {
	b := &basis{link: l, date: l.Date(from, to), exist: Always(), observations: observations}
	for _, o := range observations {
		b.knowledge = append(b.knowledge, l.Knowledge(from, to, o))
	}
	for _, end := range []End{from, to} {
		if e := end.Existence(); !e.Derived || !b.before(e.From) {
			b.exist.From = max(b.exist.From, e.From)
		}
		if !l.Type.Occurrence() { // what happened stays so
			b.exist.To = min(b.exist.To, end.closes())
		}
	}
	return b
}

// before reports whether the link is there before a day, by its own beginning or by
// its first observation, whoever could know of it.
func (b *basis) before(day Day) bool {
	if begins := b.link.Valid.From; !begins.IsZero() && begins.Earliest() < day {
		return true
	}
	for _, o := range b.observations {
		for _, d := range o.dates() {
			if d.Latest() < day {
				return true
			}
		}
	}
	return false
}

// days returns the days from which on more could be known.
func (b *basis) days() []Day {
	var days []Day
	for _, k := range b.knowledge {
		days = append(days, k.Presumably, k.Certainly)
	}
	slices.Sort(days)
	return slices.Compact(days)
}

// tenure returns the tenure as known by a day. It is certain where what was certainly
// known says so, and possible where that does, or what was known at all.
func (b *basis) tenure(day Day) Tenure {
	known := b.known(func(k Knowledge) bool { return k.Presumably <= day })
	certainly := b.known(func(k Knowledge) bool { return k.Certainly <= day })
	t := Tenure{Known: day, Certain: Never(), Sources: sourcesOf(known), CertainSources: sourcesOf(certainly)}
	t.Possible, _ = b.holds(known)
	if len(certainly) > 0 {
		var possible Interval
		possible, t.Certain = b.holds(certainly)
		// Of a state both are the same; what happened stays so.
		t.Possible.From = min(t.Possible.From, possible.From)
	}
	t.Possible = t.Possible.Meet(b.exist)
	t.Certain = t.Certain.Meet(t.Possible)
	if b.link.Status.Planned() {
		t.Certain = Never()
	}
	return t
}

// known returns the observations of which that is known.
func (b *basis) known(is func(Knowledge) bool) []Observation {
	var known []Observation
	for i, o := range b.observations {
		if is(b.knowledge[i]) {
			known = append(known, o)
		}
	}
	return known
}

// holds returns when the link holds by some observations, whatever its ends say.
func (b *basis) holds(known []Observation) (possible, certain Interval) {
	if b.link.Type.Occurrence() {
		return b.link.happened(b.date, known)
	}
	return held(b.link.Valid, known)
}

// sourcesOf counts the sources of observations.
func sourcesOf(observations []Observation) int {
	sources := make(map[string]bool, len(observations))
	for _, o := range observations {
		sources[o.Source] = true
	}
	return len(sources)
}

// Date is when the link begins or happened, the zero Date where nobody says: its
// own beginning, else its own end; of an occurrence without either the beginning
// of the event or agreement that it belongs to.
func (l *Link) Date(from, to End) Date {
	switch {
	case !l.Valid.From.IsZero():
		return l.Valid.From
	case !l.Valid.To.IsZero():
		return l.Valid.To
	case !l.Type.Occurrence():
		return Date{}
	}
	return occasion(from, to)
}

// Happened returns the days on which an occurrence of a date, as Date has it, may
// have happened. One that has nothing but an end happened on any day up to that.
func (l *Link) Happened(date Date) Interval {
	if l.Valid.From.IsZero() && !l.Valid.To.IsZero() {
		return Interval{From: MinDay, To: date.Latest()}
	}
	return Interval{From: date.Earliest(), To: date.Latest()}
}

// occasion returns the beginning of the event or agreement that an occurrence
// belongs to.
func occasion(from, to End) Date {
	for _, end := range []End{from, to} {
		if end.Kind == Event || end.Kind == Agreement {
			return end.Valid.From
		}
	}
	return Date{}
}

// held returns when a state of the given bounds holds.
//
// It is possible between the earliest reading of its beginning and the latest of
// its end. It is certain between L and U, where L is the earlier of the latest
// reading of its beginning and the first observation, and U the later of the
// earliest reading of its end and the last observation.
func held(valid Period, known []Observation) (possible, certain Interval) {
	possible = Interval{From: valid.From.Earliest(), To: valid.To.Latest()}
	// The zero Date is unbounded, so a missing bound is neutral here: its latest
	// reading is after every day and its earliest before.
	certain = Interval{From: valid.From.Latest(), To: valid.To.Earliest()}
	for _, o := range known {
		for _, d := range o.dates() {
			certain.From = min(certain.From, d.Latest())
			certain.To = max(certain.To, d.Earliest())
		}
	}
	if certain.From == MaxDay || certain.To == MinDay || certain.Empty() {
		return possible, Never()
	}
	return possible, certain
}

// dates returns the dates on which a state was observed.
func (o Observation) dates() []Date {
	switch {
	case !o.Observed.Last.IsZero():
		return []Date{o.Observed.First, o.Observed.Last}
	case !o.Observed.IsZero():
		return []Date{o.Observed.First}
	case !o.Published.IsZero():
		return []Date{o.Published}
	default:
		return nil
	}
}

// happened returns when an occurrence of the given date has happened: certainly
// from the last day on that the date may mean, presumably from the first.
//
// Without a date it takes what was observed as its date. With only the
// publication of sources to go by, it certainly had happened by the first of
// these, and may have at any time before.
func (l *Link) happened(date Date, known []Observation) (possible, certain Interval) {
	if !date.IsZero() {
		on := l.Happened(date)
		return Interval{From: on.From, To: MaxDay}, Interval{From: on.To, To: MaxDay}
	}
	possible, certain = Always(), Interval{From: MaxDay, To: MaxDay}
	observed := false
	earliest, published := MaxDay, MaxDay
	for _, o := range known {
		switch {
		case !o.Observed.IsZero():
			observed = true
			run := o.Observed.Period()
			earliest = min(earliest, run.From.Earliest())
			certain.From = min(certain.From, run.To.Latest())
		case !o.Published.IsZero():
			published = min(published, o.Published.Latest())
		}
	}
	if observed {
		possible.From = earliest
	} else {
		certain.From = published
	}
	if certain.From == MaxDay {
		certain = Never()
	}
	return possible, certain
}
