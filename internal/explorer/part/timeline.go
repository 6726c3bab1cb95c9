package part

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// Timeline is a drawing to scale of when an entity was linked to those around it.
type Timeline struct {
	Lanes []Lane
	Years []Tick
	// Today is where today lies, in pixels; Height how high the drawing is.
	Today, Height float64
	// Words say the same for those who cannot see it.
	Words string
}

// Lane is a row of the drawing: one neighbour.
type Lane struct {
	Name string
	Kind network.Kind
	Y    float64
	// Solid and Faint are where it certainly and where it only presumably was so.
	Solid, Faint Bar
	// Planned is whether it is only planned.
	Planned bool
	// Anchor is "start" or "end", at X, for the name.
	Anchor string
	X      float64
}

// Bar is a stretch of time, in pixels from the left.
type Bar struct{ From, Width float64 }

// Tick is where a year begins.
type Tick struct {
	Label string
	X     float64
}

const (
	timelineWidth = 880.0
	laneHeight    = 34.0
	timelineTop   = 22.0
	maxLanes      = 14
)

// NewTimeline draws what has dates of the people, agreements and events around an entity, the newest last; nil where there
// is too little to draw.
func NewTimeline(p *Page, d *ask.Described) *Timeline {
	var spans []span
	for _, list := range [][]ask.Neighbor{d.PeopleEver.Edges, d.AgreementsEver.Edges, d.EventsEver.Edges, postsOf(d)} {
		for _, n := range list {
			if s, dated := spanOf(n); dated {
				spans = append(spans, s)
			}
		}
	}
	if len(spans) < 2 {
		return nil
	}
	slices.SortStableFunc(spans, func(a, b span) int { return int(a.seen.From) - int(b.seen.From) })
	spans = spans[:min(len(spans), maxLanes)]
	return draw(spans, p.Today)
}

// postsOf are the organisations of a person, which are its posts.
func postsOf(d *ask.Described) []ask.Neighbor {
	if d.Kind != network.Person {
		return nil
	}
	return d.OrganizationsEver.Edges
}

// span is when a neighbour was linked.
type span struct {
	name    string
	kind    network.Kind
	planned bool
	// seen is from the first day to the last on which a source saw it, or its own dates say that it was.
	seen network.Interval
	// open is whether it may go on on either side.
	before, after bool
}

// spanOf returns when a neighbour was linked, and whether anything says when.
func spanOf(n ask.Neighbor) (s span, dated bool) {
	s = span{name: n.Node.Name, kind: n.Node.Kind, seen: network.Interval{From: network.MaxDay, To: network.MinDay}}
	note := func(d network.Date) {
		if !d.IsZero() {
			s.seen.From, s.seen.To, dated = min(s.seen.From, d.Earliest()), max(s.seen.To, d.Latest()), true
		}
	}
	begins, ends := false, false
	for _, l := range n.Links {
		s.planned = s.planned || l.Status.Planned()
		if l.Valid != nil {
			note(l.Valid.From)
			note(l.Valid.To)
			begins, ends = begins || !l.Valid.From.IsZero(), ends || !l.Valid.To.IsZero()
		}
		for _, q := range l.Evidence {
			if q.Observed != nil {
				note(q.Observed.From)
				note(q.Observed.To)
			}
		}
	}
	if n.Node.Kind == network.Event {
		begins, ends = true, true
		if n.Node.Valid != nil {
			note(n.Node.Valid.From)
			note(n.Node.Valid.To)
		}
	}
	for _, c := range n.Node.StatusHistory {
		note(c.Date)
	}
	s.before, s.after = !begins, !ends
	return s, dated
}

// draw puts spans to scale.
func draw(spans []span, today network.Day) *Timeline {
	first, last := spans[0].seen.From, today
	for _, s := range spans {
		first, last = min(first, s.seen.From), max(last, s.seen.To)
	}
	const year = 365
	margin := max((last-first)/12, year/4)
	first, last = first-margin, last+margin/3
	x := func(day network.Day) float64 {
		return timelineWidth * float64(min(max(day, first), last)-first) / float64(last-first)
	}
	t := &Timeline{Today: x(today), Height: timelineTop + laneHeight*float64(len(spans)) + 22}
	for i, s := range spans {
		lane := Lane{Name: s.name, Kind: s.kind, Planned: s.planned, Y: timelineTop + laneHeight*float64(i) + 22}
		lane.Solid = Bar{x(s.seen.From), max(x(s.seen.To+1)-x(s.seen.From), 4)}
		from, to := s.seen.From, s.seen.To
		if s.before {
			from = first
		}
		if s.after {
			to = max(to, today)
		}
		lane.Faint = Bar{x(from), max(x(to)-x(from), 0)}
		lane.Anchor, lane.X = "start", lane.Solid.From
		if lane.X > timelineWidth/2 {
			lane.Anchor, lane.X = "end", lane.Solid.From+lane.Solid.Width
		}
		t.Lanes = append(t.Lanes, lane)
	}
	t.Years = years(first, last, x)
	t.Words = told(spans)
	return t
}

// years returns where years begin, a dozen at most.
func years(first, last network.Day, x func(network.Day) float64) []Tick {
	begin, end := yearOf(first)+1, yearOf(last)
	step := 1
	for _, s := range []int{1, 2, 5, 10, 20, 50, 100} {
		if step = s; (end-begin)/s < 12 {
			break
		}
	}
	var ticks []Tick
	for y := begin; y <= end; y++ {
		if y%step == 0 {
			ticks = append(ticks, Tick{fmt.Sprint(y), x(network.DayOf(y, time.January, 1))})
		}
	}
	return ticks
}

func yearOf(d network.Day) int {
	var year int
	_, _ = fmt.Sscanf(d.String(), "%d", &year) // a day begins with its year
	return year
}

// told says a drawing in words.
func told(spans []span) string {
	lines := make([]string, len(spans))
	for i, s := range spans {
		lines[i] = s.name + ": " + words.Dates(network.Period{From: s.seen.From.Date(), To: s.seen.To.Date()})
	}
	return strings.Join(lines, "; ") + "."
}

// maxLabel is how many letters of a name stand in the drawing.
const maxLabel = 72

// Label is the name of a lane, cut where it is too long for the drawing.
func (l Lane) Label() string {
	letters := []rune(l.Name)
	if len(letters) <= maxLabel {
		return l.Name
	}
	return strings.TrimSpace(string(letters[:maxLabel])) + "…"
}
