package network

import (
	"cmp"
	"slices"
)

// Status is how far a thing has come, from a proposal to its end.
type Status string

// The statuses, in the order in which things usually pass through them.
const (
	Proposed        Status = "PROPOSED"
	UnderDiscussion Status = "UNDER_DISCUSSION"
	Drafted         Status = "DRAFTED"
	Agreed          Status = "AGREED"
	Signed          Status = "SIGNED"
	InForce         Status = "IN_FORCE"
	Established     Status = "ESTABLISHED"
	Ended           Status = "ENDED"
	Rejected        Status = "REJECTED"
)

// allStatuses are all statuses, in their order. Nobody changes them.
var allStatuses = [...]Status{Proposed, UnderDiscussion, Drafted, Agreed, Signed, InForce, Established, Ended, Rejected}

// StatusCount is how many statuses there are.
const StatusCount = len(allStatuses)

// Statuses returns every status.
func Statuses() []Status {
	all := allStatuses
	return all[:]
}

// Valid reports whether s is a status.
func (s Status) Valid() bool { return slices.Contains(Statuses(), s) }

// PlannedStatuses returns those of things that are so far only intended.
func PlannedStatuses() []Status {
	return slices.DeleteFunc(Statuses(), func(s Status) bool { return !s.Planned() })
}

// Planned reports whether a thing of this status is so far only intended.
func (s Status) Planned() bool {
	return s == Proposed || s == UnderDiscussion || s == Drafted || s == Agreed
}

// StatusChange is one entry of a status history.
type StatusChange struct {
	Status   Status     `json:"status"`
	Date     Date       `json:"date,omitzero"`
	Evidence []Evidence `json:"evidence,omitempty"`
}

// StatusOn returns the status on a day: that of the last dated change in the
// history that had certainly come, and none if none had.
func StatusOn(history []StatusChange, day Day) (Status, bool) {
	last, changed := lastDated(history, day)
	return last.Status, changed
}

// lastDated returns the last dated change of a history that had certainly come by a
// day, the later in the list where two came on one day. Undated changes say that
// something was so, not when, and don't count.
func lastDated(history []StatusChange, day Day) (StatusChange, bool) {
	var last StatusChange
	for _, c := range history {
		if c.Date.IsZero() || c.Date.Latest() > day {
			continue
		}
		if last.Date.IsZero() || c.Date.Latest() >= last.Date.Latest() {
			last = c
		}
	}
	return last, !last.Date.IsZero()
}

// FirstDated returns the dated change of a history that may have come first, the
// first in the list where several may on one day.
func FirstDated(history []StatusChange) (StatusChange, bool) {
	var first StatusChange
	for _, c := range history {
		if !c.Date.IsZero() && (first.Date.IsZero() || c.Date.Earliest() < first.Date.Earliest()) {
			first = c
		}
	}
	return first, !first.Date.IsZero()
}

// DatedStatuses returns the places in a history of the changes that have a date, in
// the order in which they had certainly come: those that had on one day as they are
// listed.
func DatedStatuses(history []StatusChange) []int {
	var places []int
	for i, c := range history {
		if !c.Date.IsZero() {
			places = append(places, i)
		}
	}
	slices.SortStableFunc(places, func(a, b int) int { return cmp.Compare(history[a].Date.Latest(), history[b].Date.Latest()) })
	return places
}
