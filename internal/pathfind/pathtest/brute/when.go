package brute

import "slices"

// run is a run of consecutive days, from beforeAll or to afterAll where it is
// open.
type run struct{ from, to string }

// runs returns the runs of days of which something is so, by trying the days on
// which that may change.
func runs(changes []string, so func(day string) bool) []run {
	var all []run
	before := false
	for _, day := range deduplicated(append(changes, beforeAll)) {
		now := so(day)
		switch {
		case now && !before:
			all = append(all, run{day, afterAll})
		case before && !now:
			all[len(all)-1].to = dayBefore(day)
		}
		before = now
	}
	return all
}

// days returns the days on which a link holds, certainly or at all.
func (n *Network) days(l Link, certainly bool, knownBy string) []run {
	dates := []string{l.ValidFrom, l.ValidTo}
	for _, id := range []string{l.From, l.To} {
		end := n.entity(id)
		dates = append(dates, end.From, end.To)
		for _, c := range end.History {
			dates = append(dates, c.Date)
		}
		dates = append(dates, n.establishing(id))
	}
	for _, e := range l.Evidence {
		dates = append(dates, n.published(e.Source))
		if e.Observed != "" {
			dates = append(dates, splitRun(e.Observed)...)
		}
	}
	// A link begins or ceases to hold on no day but the first or the last of a date,
	// or the day after.
	var changes []string
	for _, date := range dates {
		if date != "" {
			days := read(date)
			changes = append(changes, days.earliest, dayAfter(days.earliest), days.latest, dayAfter(days.latest))
		}
	}
	return runs(changes, func(day string) bool {
		holding := n.holds(l, day, knownBy)
		return holding == Certainly || holding == Presumably && !certainly
	})
}

// overlaps reports whether there is a day on which every step of a path holds, and
// sets the period of the path.
//
// "`overlapping`: some day on which every step holds (by any of its links: its
// possible interval, with CERTAIN its certain one; an occurrence from its date
// on); `period` is the first such run of days, an open side null; without
// `overlapping` it is null."
func (n *Network) overlaps(path *Path, where Filter) bool {
	if !where.Overlapping {
		return true
	}
	var steps [][]run
	var changes []string
	for _, step := range path.Steps {
		var held []run
		for _, l := range step.Links {
			held = append(held, n.days(n.link(l.ID), where.Certainty == "CERTAIN", where.KnownBy)...)
		}
		for _, r := range held {
			changes = append(changes, r.from)
			if r.to != afterAll {
				changes = append(changes, dayAfter(r.to))
			}
		}
		steps = append(steps, held)
	}
	all := runs(changes, func(day string) bool {
		for _, held := range steps {
			if !slices.ContainsFunc(held, func(r run) bool { return r.from <= day && day <= r.to }) {
				return false
			}
		}
		return true
	})
	if len(all) == 0 {
		return false
	}
	path.Period = &Period{From: all[0].from, To: all[0].to}
	if path.Period.From == beforeAll {
		path.Period.From = ""
	}
	if path.Period.To == afterAll {
		path.Period.To = ""
	}
	return true
}

// inTimeOrder reports whether the steps of a path can have held one after the other.
//
// "`inTimeOrder`: days t₁ ≤ t₂ ≤ … with step i holding on tᵢ, an occurrence on any
// day of its own date's [earliest, latest], an undated one on any day on which it
// holds." Each step takes the first day that it can: no other leaves more to the
// next.
func (n *Network) inTimeOrder(path Path, where Filter) bool {
	if !where.InTimeOrder {
		return true
	}
	t := beforeAll
	for _, step := range path.Steps {
		var able []string
		for _, ref := range step.Links {
			for _, r := range n.inOrderOn(n.link(ref.ID), where) {
				if t <= r.to {
					able = append(able, max(t, r.from))
				}
			}
		}
		if len(able) == 0 {
			return false
		}
		t = slices.Min(able)
	}
	return true
}

// inOrderOn are the days on which a step may take a link under inTimeOrder.
func (n *Network) inOrderOn(l Link, where Filter) []run {
	date := n.date(l)
	if !occurrence(l.Type) || date == "" {
		return n.days(l, where.Certainty == "CERTAIN", where.KnownBy)
	}
	on := run{read(date).earliest, read(date).latest}
	if l.ValidFrom == "" && l.ValidTo != "" { // "happened on any day up to then"
		on.from = beforeAll
	}
	if l.until != "" {
		on.to = min(on.to, l.until)
	}
	if l.barred || on.to < on.from {
		return nil
	}
	return []run{on}
}
