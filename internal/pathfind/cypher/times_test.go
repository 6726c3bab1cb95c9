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

func drawDays(t *rapid.T, label string) days {
	var intervals []network.Interval
	for range rapid.IntRange(0, 4).Draw(t, label) {
		intervals = append(intervals, network.Interval{From: rapid.SampledFrom(fewDays()).Draw(t, "from"), To: rapid.SampledFrom(fewDays()).Draw(t, "to")})
	}
	original := slices.Clone(intervals)
	d := daysOf(intervals)
	for _, day := range fewDays() {
		if has := slices.ContainsFunc(original, func(i network.Interval) bool { return i.Contains(day) }); d.has(day) != has {
			t.Fatalf("%v of %v: has %d is %t", d, original, day, d.has(day))
		}
	}
	for i := range d {
		if d[i].Empty() || i > 0 && int64(d[i-1].To)+1 >= int64(d[i].From) {
			t.Fatalf("%v are no runs", d)
		}
	}
	return d
}

func (d days) has(day network.Day) bool {
	return slices.ContainsFunc(d, func(i network.Interval) bool { return i.Contains(day) })
}

// TestDays compares sets of days with what they have day by day.
func TestDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawDays(t, "a"), drawDays(t, "b")
		both := a.meet(b)
		for i, day := range fewDays() {
			if both.has(day) != (a.has(day) && b.has(day)) {
				t.Fatalf("%v and %v: %v", a, b, both)
			}
			later := slices.DeleteFunc(fewDays()[i:], func(d network.Day) bool { return !a.has(d) })
			if got, ok := a.from(day); ok != (len(later) > 0) || ok && got != later[0] {
				t.Fatalf("%v from %d: %d, %t", a, day, got, ok)
			}
			sooner := slices.DeleteFunc(fewDays()[:i+1], func(d network.Day) bool { return !a.has(d) })
			if got, ok := a.until(day); ok != (len(sooner) > 0) || ok && got != sooner[len(sooner)-1] {
				t.Fatalf("%v until %d: %d, %t", a, day, got, ok)
			}
		}
	})
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
			moment, can := s.moments.from(x)
			if direction == backward {
				moment, can = s.moments.until(x)
			}
			if got, ok := over.on(day); ok != (inA && can && s.days.has(day)) || ok && got != moment {
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
