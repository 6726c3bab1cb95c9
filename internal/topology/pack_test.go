package topology

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/network"
)

func TestFirstAndLastDayAreThoseOfTheYears(t *testing.T) {
	if got := network.DayOf(0, time.January, 1); got != firstDay {
		t.Errorf("the first day is %d", got)
	}
	if got := network.DayOf(9999, time.December, 31); got != lastDay {
		t.Errorf("the last day is %d", got)
	}
}

func TestEveryDayPacksInOrder(t *testing.T) {
	previous := int64(-1)
	check := func(d network.Day) {
		bits, ok := packDay(d)
		if !ok || bits > dayMask || int64(bits) <= previous {
			t.Fatalf("day %d packs into %d after %d, %v", d, bits, previous, ok)
		}
		if got := unpackDay(bits); got != d {
			t.Fatalf("day %d comes back as %d", d, got)
		}
		previous = int64(bits)
	}
	check(network.MinDay)
	for d := network.Day(firstDay); d <= lastDay; d++ {
		check(d)
	}
	check(network.MaxDay)
	for _, d := range []network.Day{firstDay - 1, lastDay + 1, network.MinDay + 1, network.MaxDay - 1} {
		if _, ok := packDay(d); ok {
			t.Errorf("day %d packs, but no date has it", d)
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, text := range []string{"0000", "9999", "1997~", "1997?", "2024-02", "0000-01~", "2024-12?", "2024-02-29", "2023-02-28~", "9999-12-31?", "1900-02", "2000-02"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := network.ParseDate(text)
		if err != nil {
			return
		}
		packed := packDate(d)
		if packed == 0 || packed > dateMask {
			t.Fatalf("%q packs into %b", text, packed)
		}
		if got := packed.date(); got != d {
			t.Errorf("%q comes back as %q", d, got)
		}
		if got, want := packed.days(), (network.Interval{From: d.Earliest(), To: d.Latest()}); got != want {
			t.Errorf("%q means %v, and not %v", d, want, got)
		}
	})
}

func TestPeriodsKeepTheirSides(t *testing.T) {
	from, errFrom := network.ParseDate("9999-12-31?")
	to, errTo := network.ParseDate("9999-12~")
	if errFrom != nil || errTo != nil {
		t.Fatal(errFrom, errTo)
	}
	for _, p := range []network.Period{{}, {From: from}, {To: to}, {From: from, To: to}} {
		packed := packPeriod(p)
		if got := packed.period(); got != p || packed > periodMask {
			t.Errorf("%v comes back as %v", p, got)
		}
	}
}

func TestTenuresComeBack(t *testing.T) {
	day := rapid.OneOf(
		rapid.SampledFrom([]network.Day{network.MinDay, network.MaxDay, firstDay, lastDay}),
		rapid.Map(rapid.Int32Range(firstDay, lastDay), func(d int32) network.Day { return network.Day(d) }),
	)
	rapid.Check(t, func(t *rapid.T) {
		tenure := network.Tenure{
			Known:    day.Draw(t, "known"),
			Possible: network.Interval{From: day.Draw(t, "from"), To: day.Draw(t, "to")},
			Certain:  network.Interval{From: day.Draw(t, "from"), To: day.Draw(t, "to")},
			Sources:  rapid.IntRange(0, 3).Draw(t, "sources"), CertainSources: rapid.IntRange(0, 3).Draw(t, "certain sources"),
		}
		w, err := packWhen(tenure)
		if err != nil {
			t.Fatal(err)
		}
		// Whatever else lies in the two words must not show.
		w[0] |= gone | noTenure | hasEarlier
		w[1] |= confidenceMask << confidenceShift
		if got := w.tenure(); got != tenure {
			t.Fatalf("%+v comes back as %+v", tenure, got)
		}
		if w.confidence() != ownConfidence {
			t.Fatalf("the confidence is %d", w.confidence())
		}
		tenure.Sources, tenure.CertainSources = 7, 6
		if w, err = packWhen(tenure); err != nil || w.tenure().Sources != mostSources || w.certainSources() != mostSources || w.is(gone) || w.is(noTenure) || w.is(hasEarlier) {
			t.Fatalf("seven sources come back as %d, %v", w.tenure().Sources, err)
		}
	})
}

func FuzzLinkID(f *testing.F) {
	link := network.Link{Role: "Rector"}
	zeros := linkPrefix + "22222222222222222222222224"
	for _, id := range []string{link.DerivedID(), zeros, linkPrefix + "aaaaaaaaaaaaaaaaaaaaaaaaaa", linkPrefix + "7777777777777777777777777y", linkPrefix + "x", "link", ""} {
		f.Add(id, link.DerivedID())
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		p, q := packLinkID(a), packLinkID(b)
		if p != ownID && p.String() != a {
			t.Errorf("%q comes back as %q", a, p)
		}
		if p != ownID && q != ownID && (a < b) != (string(p[:]) < string(q[:])) {
			t.Errorf("the bits of %q and %q are in another order", a, b)
		}
	})
}

func TestEveryDerivedIDPacks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		link := network.Link{Role: rapid.String().Draw(t, "role")}
		if id := link.DerivedID(); packLinkID(id).String() != id {
			t.Fatalf("%q is not packed", id)
		}
	})
}

func TestClassesAreTheirTypeAndStatus(t *testing.T) {
	seen := map[Class]bool{}
	for _, lt := range network.LinkTypes() {
		for _, s := range network.Statuses() {
			c := ClassOf(lt, s)
			if c >= Classes || !c.valid() || seen[c] || c.Type() != lt || c.Status() != s {
				t.Errorf("%s %s has the class %d, of %s %s", lt, s, c, c.Type(), c.Status())
			}
			seen[c] = true
		}
	}
	for _, c := range []Class{ClassOf("", network.InForce), ClassOf(network.Funds, ""), ClassOf("X", "Y")} {
		if c.valid() || c >= Classes {
			t.Errorf("the class %d is valid", c)
		}
	}
}

func TestArcsKeepTheirParts(t *testing.T) {
	for _, to := range []Node{0, 1, maxNumbers - 1} {
		for _, e := range []Edge{0, 1, maxNumbers - 1} {
			for _, class := range []Class{0, 1, Classes - 1} {
				for _, backward := range []bool{false, true} {
					a := packArc(to, class, backward, e)
					if a.To() != to || a.Edge() != e || a.Class() != class || a.Backward() != backward {
						t.Errorf("%d %d %d %v comes back as %d %d %d %v", to, e, class, backward, a.To(), a.Edge(), a.Class(), a.Backward())
					}
				}
			}
		}
	}
}
