package network

import "slices"

// Days is a set of days: its runs of consecutive days, in order. It must
// not be changed; what makes another may share parts of it.
type Days []Interval

// EveryDay is all of time.
func EveryDay() Days { return Days{Always()} }

// With returns the set with another run of days added.
func (d Days) With(i Interval) Days {
	return append(make(Days, 0, len(d)+1), d...).Add(i)
}

// Add is With for a set that nobody else has: the sum takes its place.
func (d Days) Add(i Interval) Days {
	if i.Empty() {
		return d
	}
	first := 0
	for first < len(d) && apart(d[first], i) {
		first++
	}
	last := first
	for last < len(d) && !apart(i, d[last]) {
		i = Interval{From: min(i.From, d[last].From), To: max(i.To, d[last].To)}
		last++
	}
	return slices.Replace(d, first, last, i)
}

// apart reports whether a ends so long before b that a day lies between them.
func apart(a, b Interval) bool { return a.To != MaxDay && a.To+1 < b.From }

// Or returns the days of either, and whether these are more than d's own.
func (d Days) Or(other Days) (sum Days, more bool) {
	sum = d
	for _, i := range other {
		if !slices.ContainsFunc(sum, func(own Interval) bool { return own.From <= i.From && i.To <= own.To }) {
			sum, more = sum.With(i), true
		}
	}
	return sum, more
}

// And returns the days that both have.
func (d Days) And(other Days) Days {
	switch {
	case d.spans(other):
		return other
	case other.spans(d):
		return d
	}
	var both Days
	for i, j := 0, 0; i < len(d) && j < len(other); {
		if meet := d[i].Meet(other[j]); !meet.Empty() {
			both = append(both, meet)
		}
		if d[i].To < other[j].To {
			i++
		} else {
			j++
		}
	}
	return both
}

// spans reports whether d is a single run, and has all of another set.
func (d Days) spans(other Days) bool {
	return len(d) == 1 && len(other) > 0 && d[0].From <= other[0].From && other[len(other)-1].To <= d[0].To
}

// Meets reports whether there is a day that both have.
func (d Days) Meets(other Days) bool {
	for i, j := 0, 0; i < len(d) && j < len(other); {
		if max(d[i].From, other[j].From) <= min(d[i].To, other[j].To) {
			return true
		}
		if d[i].To < other[j].To {
			i++
		} else {
			j++
		}
	}
	return false
}

// From returns the first day of the set that is not before another, if there is one.
func (d Days) From(day Day) (Day, bool) {
	for _, i := range d {
		if day <= i.To {
			return max(i.From, day), true
		}
	}
	return 0, false
}

// Until returns the last day of the set that is not after another, if there is one.
func (d Days) Until(day Day) (Day, bool) {
	for _, i := range slices.Backward(d) {
		if i.From <= day {
			return min(i.To, day), true
		}
	}
	return 0, false
}
