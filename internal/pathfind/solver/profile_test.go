package solver

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/network"
)

// drawProfile draws a profile by what steps make of everything.
func drawProfile(t *rapid.T, c Conditions, sense Sense) Profile {
	var all Profile
	for range rapid.IntRange(0, 3).Draw(t, "ways") {
		s := Step{Holds: drawDays(t), Happens: drawDays(t)}
		all = all.Join(nil, sense.Start().Over(nil, c, &s, sense), sense)
	}
	checkProfile(t, all)
	return all
}

func checkProfile(t *rapid.T, p Profile) {
	for i := range p {
		if p[i].Empty() || i > 0 && p[i-1].To >= p[i].From {
			t.Fatalf("%v is no function", p)
		}
	}
}

// on returns the value on a day, if there is one.
func (p Profile) on(day network.Day) (network.Day, bool) {
	i := slices.IndexFunc(p, func(piece Piece) bool { return piece.Contains(day) })
	if i < 0 {
		return 0, false
	}
	return p[i].At, true
}

// TestProfiles compares profiles with what they are day by day.
func TestProfiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		sense := Sense(rapid.Bool().Draw(t, "sense"))
		c := Conditions{Overlapping: rapid.Bool().Draw(t, "overlapping"), InTimeOrder: rapid.Bool().Draw(t, "inTimeOrder")}
		a, b := drawProfile(t, c, sense), drawProfile(t, c, sense)
		s := Step{Holds: drawDays(t), Happens: drawDays(t)}
		joined, beyond, over := a.Join(nil, b, sense), a.Beyond(nil, b, sense), a.Over(nil, c, &s, sense)
		for _, p := range []Profile{joined, beyond, over} {
			checkProfile(t, p)
		}
		for _, day := range fewDays() {
			x, inA := a.on(day)
			y, inB := b.on(day)
			wins := inA && (!inB || sense.better(x, y))
			if got, ok := joined.on(day); ok != (inA || inB) || ok && wins && got != x || ok && !wins && got != y {
				t.Fatalf("%v joined with %v on %d: %d, %t", a, b, day, got, ok)
			}
			if got, ok := beyond.on(day); ok != wins || ok && got != x {
				t.Fatalf("%v beyond %v on %d: %d, %t", a, b, day, got, ok)
			}
			moment, can := x, inA && (!c.Overlapping || s.Holds.Meets(network.Days{{From: day, To: day}}))
			if can && c.InTimeOrder {
				moment, can = sense.nearest(s.Happens, x)
			}
			if got, ok := over.on(day); ok != can || ok && got != moment {
				t.Fatalf("%v over %v on %d: %d, %t; want %d, %t", a, s, day, got, ok, moment, can)
			}
		}
		far := drawProfile(t, c, Backward)
		days, day := drawDays(t), rapid.SampledFrom(fewDays()).Draw(t, "by")
		admits := slices.ContainsFunc(fewDays(), func(on network.Day) bool {
			until, has := far.on(on)
			return has && until >= day && days.Meets(network.Days{{From: on, To: on}})
		})
		if far.Admits(days, day) != admits {
			t.Fatalf("%v admits who comes by %d on %v: %t", far, day, days, !admits)
		}
	})
}
