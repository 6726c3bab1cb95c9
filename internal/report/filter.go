package report

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// variant is what of the report's filter a search changes.
type variant struct {
	// bound: that somebody took part in an event does not count. certain: only what
	// certainly holds does.
	bound, certain bool
	// planned: what is only planned counts too, ended: what counted on an earlier day.
	planned, ended bool
}

// meetings are the links by which organisations only meet.
var meetings = []network.LinkType{network.Attended, network.Led, network.Organized, network.Hosted}

// filter returns the report's filter on a day. Links count whose status is among those of
// `where` and says that they are so: not planned, unless that is asked for, and not
// rejected; what has ended counts until its end.
func (q *Question) filter(day network.Day, v variant) *pathfind.Filter {
	f := q.Where
	f.AsOf, f.Statuses, f.UntilEnd, f.Earlier = &day, q.statuses(v.planned), true, v.ended
	if v.bound {
		f.ExcludeLinkTypes = slices.Concat(f.ExcludeLinkTypes, meetings)
	}
	if v.certain {
		f.Certainty = new(network.Certain)
	}
	return &f
}

// statuses returns those of links that count.
func (q *Question) statuses(planned bool) []network.Status {
	counting := []network.Status{}
	for _, s := range network.Statuses() {
		asked := q.Where.Statuses == nil || slices.Contains(q.Where.Statuses, s)
		switch {
		case s == network.Rejected:
		case s.Planned() && !planned && !q.Planned:
		case s.Planned() || asked:
			counting = append(counting, s)
		}
	}
	return counting
}

// Filter returns the filter of the report, as a client would ask for it: what has ended
// apart, which no PathFilter can say.
func (q *Question) Filter() *pathfind.Filter { return q.filter(q.AsOf, variant{}) }
