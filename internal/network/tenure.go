package network

import (
	"cmp"
	"slices"
	"sort"
)

// Tenure says when a link holds, as far as could be known from a day on: on the
// days of Possible at least presumably, on those of Certain certainly. Sources
// counts the sources that it could be known from.
//
// Sources come out one after another, and each may move the bounds. So a link
// has a list of tenures, in the order of Known; what was known by a day is the
// last of them whose Known is not after it. Before the first, nobody could have
// known of the link.
type Tenure struct {
	Known             Day
	Possible, Certain Interval
	Sources           int
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
	// Known is the day from which it was surely published.
	Known Day
	// Observed is when the source says that it was so.
	Observed Observed
	// Published stands in where nothing was observed.
	Published Date
}

// ObservationOf joins a piece of evidence with its source.
func ObservationOf(e Evidence, s *Source) Observation {
	return Observation{Source: s.ID, Known: s.KnownFrom(), Observed: e.Observed, Published: s.Published}
}

// Tenures works out when a link holds, from its own dates, the existence of its
// ends, and its evidence. The rules are those of the interchange format's
// "Dates".
func (l *Link) Tenures(from, to *Entity, observations []Observation) []Tenure {
	sorted := slices.Clone(observations)
	slices.SortStableFunc(sorted, func(a, b Observation) int { return cmp.Compare(a.Known, b.Known) })
	exist := from.Existence().Meet(to.Existence())
	date := l.Date(from, to)

	var tenures []Tenure
	sources := map[string]bool{}
	for i, o := range sorted {
		sources[o.Source] = true
		if i+1 < len(sorted) && sorted[i+1].Known == o.Known {
			continue
		}
		known := sorted[:i+1]
		t := Tenure{Known: o.Known, Sources: len(sources)}
		if l.Type.Occurrence() {
			t.Possible, t.Certain = happened(date, known)
			// What happened stays so, also when an end is closed.
			t.Possible.From = max(t.Possible.From, from.Existence().From, to.Existence().From)
		} else {
			t.Possible, t.Certain = held(l.Valid, known)
			t.Possible = t.Possible.Meet(exist)
		}
		t.Certain = t.Certain.Meet(t.Possible)
		if l.Status.Planned() {
			t.Certain = Never()
		}
		if n := len(tenures); n > 0 && tenures[n-1].Possible == t.Possible && tenures[n-1].Certain == t.Certain && tenures[n-1].Sources == t.Sources {
			continue
		}
		tenures = append(tenures, t)
	}
	return tenures
}

// Date is when the link begins or happened, the zero Date where nobody says: its
// own beginning, else its own end; of an occurrence without either the beginning
// of the event or agreement that it belongs to.
func (l *Link) Date(from, to *Entity) Date {
	switch {
	case !l.Valid.From.IsZero():
		return l.Valid.From
	case !l.Valid.To.IsZero():
		return l.Valid.To
	case !l.Type.Occurrence():
		return Date{}
	}
	for _, end := range []*Entity{from, to} {
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
// from the latest reading of the date on, presumably from the earliest.
//
// Without a date it takes what was observed as its date. With only the
// publication of sources to go by, it certainly had happened by the first of
// these, and may have at any time before.
func happened(date Date, known []Observation) (possible, certain Interval) {
	possible, certain = Always(), Interval{From: MaxDay, To: MaxDay}
	if !date.IsZero() {
		return Interval{From: date.Earliest(), To: MaxDay}, Interval{From: date.Latest(), To: MaxDay}
	}
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
