package network

// Interval is a run of days from From to To, both included. It is empty where
// From is after To.
type Interval struct{ From, To Day }

// Always is the interval of every day.
func Always() Interval { return Interval{From: MinDay, To: MaxDay} }

// Never is the interval of no day.
func Never() Interval { return Interval{From: MaxDay, To: MinDay} }

// Contains reports whether the day lies in the interval.
func (i Interval) Contains(day Day) bool { return i.From <= day && day <= i.To }

// Empty reports whether no day lies in it.
func (i Interval) Empty() bool { return i.From > i.To }

// Meet returns the days that both have, Never where there are none.
func (i Interval) Meet(other Interval) Interval {
	m := Interval{From: max(i.From, other.From), To: min(i.To, other.To)}
	if m.Empty() {
		return Never()
	}
	return m
}

// End is an entity as an end of links.
type End struct {
	*Entity
	// Established is the earliest date of the links that establish it, the zero Date
	// where there are none; see Link.Establishment.
	Established Date
}

// Existence is when an entity may exist, by the earliest reading of its beginning
// and the latest of its end.
type Existence struct {
	Interval
	// Derived: it begins with a link that establishes it. What other links say of
	// earlier days stands against that, and is not cut.
	Derived bool
}

// Existence returns when the entity may exist.
//
// An agreement begins with its `valid.from` or its first dated status, whichever
// is earlier; an organisation or programme with its `valid.from`, else with its
// first dated status where it was a plan until then or came into being, else when
// it was established; anything else with its `valid.from`.
//
// All end with their `valid.to`, else with their last dated status where that says
// that they ended.
func (e End) Existence() Existence {
	begins, derived := e.Begins()
	return Existence{Interval: Interval{From: begins.Earliest(), To: e.ends().Latest()}, Derived: derived}
}

// Begins returns the beginning as it was written, no date where nobody says, and
// whether that is one of a link.
func (e End) Begins() (date Date, derived bool) {
	first, changed := FirstDated(e.StatusHistory)
	switch e.Kind {
	case Agreement:
		if changed && (e.Valid.From.IsZero() || first.Date.Earliest() < e.Valid.From.Earliest()) {
			return first.Date, false
		}
	case Organization, Programme:
		switch {
		case !e.Valid.From.IsZero():
		case changed && (first.Status.Planned() || first.Status == Established):
			return first.Date, false
		default:
			return e.Established, !e.Established.IsZero()
		}
	}
	return e.Valid.From, false
}

// ends returns the end as it was written.
func (e End) ends() Date {
	if e.Valid.To.IsZero() && e.Kind.HasStatus() {
		if last, changed := lastDated(e.StatusHistory, MaxDay); changed && (last.Status == Ended || last.Status == Rejected) {
			return last.Date
		}
	}
	return e.Valid.To
}

// closes returns the day after which no state of the entity holds any more:
// neither what bound an organisation or a programme, nor a post that a person
// held, nor what an agreement binds to.
func (e End) closes() Day {
	switch e.Kind {
	case Organization, Programme, Person, Agreement:
		return e.ends().Latest()
	default:
		return MaxDay
	}
}

// Establishment returns the id of the organisation or programme that the link
// makes – the established, the successor – and when; "" where it makes none. What
// is only planned makes nothing, and neither does a link without a beginning.
func (l *Link) Establishment() (id string, date Date) {
	made := ""
	switch l.Type {
	case Establishes:
		made = l.To
	case Succeeds:
		made = l.From
	}
	kind, _ := KindOf(made)
	if kind != Organization && kind != Programme || l.Status.Planned() || l.Valid.From.IsZero() {
		return "", Date{}
	}
	return made, l.Valid.From
}

// EarlierDate returns the date whose earliest reading is earlier, of two with the
// same the one whose text comes first. No date is later than any.
func EarlierDate(a, b Date) Date {
	switch {
	case a.IsZero():
		return b
	case b.IsZero() || a.earliest < b.earliest || a.earliest == b.earliest && a.text <= b.text:
		return a
	default:
		return b
	}
}
