package cypher

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/network"
)

// The days of these tests: few, with both ends of time among them.
func fewDays() []network.Day {
	days := []network.Day{network.MinDay, network.MinDay + 1}
	for d := network.Day(-2); d < 12; d++ {
		days = append(days, d)
	}
	return append(days, network.MaxDay-1, network.MaxDay)
}

func drawDays(t *rapid.T, label string) network.Days {
	var d network.Days
	for range rapid.IntRange(0, 4).Draw(t, label) {
		d = d.With(network.Interval{From: rapid.SampledFrom(fewDays()).Draw(t, "from"), To: rapid.SampledFrom(fewDays()).Draw(t, "to")})
	}
	return d
}

// drawTimes draws a function by what steps make of everything.
func drawTimes(t *rapid.T, direction sense) times {
	var all times
	for range rapid.IntRange(0, 3).Draw(t, "ways") {
		s := &step{days: drawDays(t, "days"), moments: drawDays(t, "moments")}
		all, _ = all.with(direction.begin().over(s, direction), direction)
	}
	for i := range all {
		if all[i].Empty() || i > 0 && all[i-1].To >= all[i].From {
			t.Fatalf("%v is no function", all)
		}
	}
	return all
}

// TestTimes compares functions from days to days with what they are day by day.
func TestTimes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		direction := sense(rapid.Bool().Draw(t, "direction"))
		a, b := drawTimes(t, direction), drawTimes(t, direction)
		s := &step{days: drawDays(t, "days"), moments: drawDays(t, "moments")}
		best, gained := a.with(b, direction)
		over := a.over(s, direction)
		for _, day := range fewDays() {
			x, inA := a.on(day)
			y, inB := b.on(day)
			wins := inB && (!inA || direction.better(y, x))
			if got, ok := best.on(day); ok != (inA || inB) || ok && wins && got != y || ok && !wins && got != x {
				t.Fatalf("%v with %v on %d: %d, %t", a, b, day, got, ok)
			}
			if got, ok := gained.on(day); ok != wins || ok && got != y {
				t.Fatalf("%v gains by %v on %d: %d, %t", a, b, day, got, ok)
			}
			moment, can := s.moments.From(x)
			if direction == backward {
				moment, can = s.moments.Until(x)
			}
			if got, ok := over.on(day); ok != (inA && can && s.days.Meets(network.Days{{From: day, To: day}})) || ok && got != moment {
				t.Fatalf("%v over %v on %d: %d, %t", a, s, day, got, ok)
			}
		}
		far := drawTimes(t, backward)
		joins := slices.ContainsFunc(fewDays(), func(day network.Day) bool {
			x, here := a.on(day)
			y, there := far.on(day)
			return here && there && x <= y
		})
		if a.joins(far) != joins {
			t.Fatalf("%v joins %v: %t", a, far, !joins)
		}
	})
}
