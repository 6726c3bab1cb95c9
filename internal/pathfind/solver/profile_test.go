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

func drawConditions(t *rapid.T) (Conditions, Sense) {
	c := Conditions{Overlapping: rapid.Bool().Draw(t, "overlapping"), InTimeOrder: rapid.Bool().Draw(t, "inTimeOrder")}
	return c, Sense(rapid.Bool().Draw(t, "sense"))
}

// TestTwoProfiles compares what two profiles make with what they are day by day.
func TestTwoProfiles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, sense := drawConditions(t)
		a, b := drawProfile(t, c, sense), drawProfile(t, c, sense)
		joined, beyond := a.Join(nil, b, sense), a.Beyond(nil, b, sense)
		checkProfile(t, joined)
		checkProfile(t, beyond)
		for _, day := range fewDays() {
			x, inA := a.on(day)
			y, inB := b.on(day)
			best, wins := y, inA && (!inB || sense.better(x, y))
			if wins {
				best = x
			}
			if got, ok := joined.on(day); ok != (inA || inB) || ok && got != best {
				t.Fatalf("%v joined with %v on %d: %d, %t", a, b, day, got, ok)
			}
			if got, ok := beyond.on(day); ok != wins || ok && got != x {
				t.Fatalf("%v beyond %v on %d: %d, %t", a, b, day, got, ok)
			}
		}
	})
}

// TestProfileOverAStep compares a profile on the other side of a step, day by day.
func TestProfileOverAStep(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, sense := drawConditions(t)
		p, s := drawProfile(t, c, sense), Step{Holds: drawDays(t), Happens: drawDays(t)}
		over := p.Over(nil, c, &s, sense)
		checkProfile(t, over)
		for _, day := range fewDays() {
			moment, can := p.on(day)
			can = can && (!c.Overlapping || s.Holds.Meets(network.Days{{From: day, To: day}}))
			if can && c.InTimeOrder {
				moment, can = sense.nearest(s.Happens, moment)
			}
			if got, ok := over.on(day); ok != can || ok && got != moment {
				t.Fatalf("%v over %v on %d: %d, %t; want %d, %t", p, s, day, got, ok, moment, can)
			}
		}
	})
}

// TestAdmits compares what a profile admits with what it does day by day.
func TestAdmits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, _ := drawConditions(t)
		p := drawProfile(t, c, Backward)
		days, day := drawDays(t), rapid.SampledFrom(fewDays()).Draw(t, "by")
		admits := slices.ContainsFunc(fewDays(), func(on network.Day) bool {
			until, has := p.on(on)
			return has && until >= day && days.Meets(network.Days{{From: on, To: on}})
		})
		if p.Admits(days, day) != admits {
			t.Fatalf("%v admits what comes by %d on %v: %t", p, day, days, !admits)
		}
	})
}
