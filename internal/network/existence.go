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

// Existence is when an entity may exist, as far as that bounds its links: not
// before its beginning and, of what can be closed (organisations and
// programmes), not after its end.
//
// The beginning is the earliest reading of its `valid.from`. Without one, it is
// the first dated status: of an agreement whatever that is, of an organisation
// or programme where it is still a plan, since then nothing was there before.
func (e *Entity) Existence() Interval {
	exists := Always()
	if !e.Valid.From.IsZero() {
		exists.From = e.Valid.From.Earliest()
	} else if first, ok := firstDated(e.StatusHistory); ok {
		planned := first.Status.Planned() && (e.Kind == Organization || e.Kind == Programme)
		if e.Kind == Agreement || planned {
			exists.From = first.Date.Earliest()
		}
	}
	if e.Kind == Organization || e.Kind == Programme {
		exists.To = e.Valid.To.Latest()
	}
	return exists
}
