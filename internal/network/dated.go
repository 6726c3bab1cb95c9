package network

import "slices"

// Dates returns every date of the entity's own record, which are those of its
// timeline: its beginning and its end, those of its statuses and those of its facts.
func (e *Entity) Dates() []Date {
	var dates []Date
	add := func(d Date) {
		if !d.IsZero() {
			dates = append(dates, d)
		}
	}
	add(e.Valid.From)
	add(e.Valid.To)
	for _, c := range e.StatusHistory {
		add(c.Date)
	}
	for i := range e.Facts {
		add(e.Facts[i].Date)
	}
	return dates
}

// ListedFrom returns the date by which lists are ordered: the beginning, of an agreement
// that has none its first dated status.
func (e *Entity) ListedFrom() Date {
	if first, changed := FirstDated(e.StatusHistory); changed && e.Kind == Agreement && e.Valid.From.IsZero() {
		return first.Date
	}
	return e.Valid.From
}

// ListedOn returns the days on which lists find the entity: of an event those of its
// `valid`, of an agreement these and those of its dated statuses, of anything else those
// of its `valid.from`. Where `valid` has one bound only, nobody knows of other days.
func (e *Entity) ListedOn() Days {
	var days Days
	switch e.Kind {
	case Agreement:
		days = e.Valid.known()
		for _, c := range e.StatusHistory {
			days = days.Add(c.Date.days())
		}
	case Event:
		days = e.Valid.known()
	default:
		days = days.Add(e.Valid.From.days())
	}
	return days
}

// FirstSigned returns the first date on which an agreement was SIGNED; no date where
// nobody says, and of anything else.
func (e *Entity) FirstSigned() Date {
	if e.Kind != Agreement {
		return Date{}
	}
	signed := slices.DeleteFunc(slices.Clone(e.StatusHistory), func(c StatusChange) bool { return c.Status != Signed })
	first, _ := FirstDated(signed)
	return first.Date
}

// days returns all days that a date may mean; none of no date.
func (d Date) days() Interval {
	if d.IsZero() {
		return Never()
	}
	return Interval{From: d.earliest, To: d.latest}
}

// known returns the days from the first that the beginning may mean to the last that the
// end may; where one of the two is missing, those of the other alone.
func (p Period) known() Days {
	if p.From.IsZero() || p.To.IsZero() {
		return Days(nil).Add(p.From.days()).Add(p.To.days())
	}
	return Days(nil).Add(Interval{From: p.Earliest(), To: p.Latest()})
}
