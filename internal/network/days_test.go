package network_test

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

func has(d network.Days, day network.Day) bool {
	return slices.ContainsFunc(d, func(i network.Interval) bool { return i.Contains(day) })
}

func checkRuns(t *rapid.T, d network.Days) {
	for i := range d {
		if d[i].Empty() || i > 0 && int64(d[i-1].To)+1 >= int64(d[i].From) {
			t.Fatalf("%v are no runs", d)
		}
	}
}

func drawDays(t *rapid.T, label string) network.Days {
	var intervals []network.Interval
	var d network.Days
	for range rapid.IntRange(0, 4).Draw(t, label) {
		i := network.Interval{From: rapid.SampledFrom(fewDays()).Draw(t, "from"), To: rapid.SampledFrom(fewDays()).Draw(t, "to")}
		intervals = append(intervals, i)
		d = d.With(i)
	}
	for _, day := range fewDays() {
		if in := slices.ContainsFunc(intervals, func(i network.Interval) bool { return i.Contains(day) }); has(d, day) != in {
			t.Fatalf("%v of %v: has %d is %t", d, intervals, day, has(d, day))
		}
	}
	checkRuns(t, d)
	return d
}

// TestSetsOfDays compares sets of days with what they have day by day.
func TestSetsOfDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawDays(t, "a"), drawDays(t, "b")
		both := a.And(b)
		either, more := a.Or(b)
		checkRuns(t, both)
		checkRuns(t, either)
		if a.Meets(b) != (len(both) > 0) || more != !slices.Equal(either, a) {
			t.Fatalf("%v and %v: meets is %t, more is %t", a, b, a.Meets(b), more)
		}
		for i, day := range fewDays() {
			if has(both, day) != (has(a, day) && has(b, day)) {
				t.Fatalf("%v and %v: %v", a, b, both)
			}
			if has(either, day) != (has(a, day) || has(b, day)) {
				t.Fatalf("%v or %v: %v", a, b, either)
			}
			if !has(network.EveryDay(), day) {
				t.Fatalf("%d is no day", day)
			}
			later := slices.DeleteFunc(fewDays()[i:], func(d network.Day) bool { return !has(a, d) })
			if got, ok := a.From(day); ok != (len(later) > 0) || ok && got != later[0] {
				t.Fatalf("%v from %d: %d, %t", a, day, got, ok)
			}
			sooner := slices.DeleteFunc(fewDays()[:i+1], func(d network.Day) bool { return !has(a, d) })
			if got, ok := a.Until(day); ok != (len(sooner) > 0) || ok && got != sooner[len(sooner)-1] {
				t.Fatalf("%v until %d: %d, %t", a, day, got, ok)
			}
		}
	})
}
