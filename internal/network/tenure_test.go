package network_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// A situation is a link with its ends and its evidence.
type situation struct {
	from, to network.Entity
	// establishing are links that may establish the ends.
	establishing []network.Link
	link         network.Link
	sources      []network.Source
}

// TestTenuresAreThoseOfTheBruteForce compares with an independent reading of the
// documents, on every day beside a date that plays a part, as known on every such
// day.
func TestTenuresAreThoseOfTheBruteForce(t *testing.T) {
	for _, linkType := range network.LinkTypes() {
		t.Run(string(linkType), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				s := drawSituation(t, linkType)
				compareTenures(t, s.tenures(), s.brute(), s.days())
			})
		})
	}
}

func compareTenures(t *rapid.T, tenures []network.Tenure, n *brute.Network, days []network.Day) {
	for _, on := range days {
		known, ok := network.KnownBy(tenures, network.MaxDay)
		if !ok {
			t.Fatalf("nothing is known, though there is evidence")
		}
		if got, want := string(known.Holding(on)), n.Holds("link:l", on.String(), ""); got != want {
			t.Fatalf("on %s it holds %s, not %s", on, want, got)
		}
		for _, by := range days {
			got := network.Not
			if known, ok := network.KnownBy(tenures, by); ok {
				got = known.Holding(on)
			}
			if want := n.Holds("link:l", on.String(), by.String()); string(got) != want {
				t.Fatalf("on %s, as known by %s, it holds %s, not %s", on, by, want, got)
			}
		}
	}
}

func TestTenuresAreInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tenures := drawSituation(t, rapid.SampledFrom(network.LinkTypes()).Draw(t, "type")).tenures()
		for i, tenure := range tenures {
			if tenure.CertainSources > tenure.Sources || tenure.Sources == 0 {
				t.Fatalf("%d sources were known, %d of them certainly", tenure.Sources, tenure.CertainSources)
			}
			if i > 0 {
				before := tenures[i-1]
				if before.Known >= tenure.Known {
					t.Fatalf("what was known by %s comes before what was known by %s", before.Known, tenure.Known)
				}
				if before.Known = tenure.Known; before == tenure {
					t.Fatalf("by %s nothing new was known", tenure.Known)
				}
			}
			if tenure.Certain.Meet(tenure.Possible) != tenure.Certain {
				t.Fatalf("it is certain in %v, but possible only in %v", tenure.Certain, tenure.Possible)
			}
			for _, i := range []network.Interval{tenure.Certain, tenure.Possible} {
				if i.Empty() && i != network.Never() {
					t.Fatalf("no day is written as %v", i)
				}
			}
		}
	})
}

func (s *situation) tenures() []network.Tenure {
	var observations []network.Observation
	for _, e := range s.link.Evidence {
		i := slices.IndexFunc(s.sources, func(source network.Source) bool { return source.ID == e.Source })
		observations = append(observations, network.ObservationOf(e, &s.sources[i]))
	}
	return s.link.Tenures(s.end(&s.from), s.end(&s.to), observations)
}

// end is an end with the date of the earliest link that establishes it.
func (s *situation) end(e *network.Entity) network.End {
	end := network.End{Entity: e}
	for _, l := range append(s.establishing, s.link) {
		if id, date := l.Establishment(); id == e.ID {
			end.Established = network.EarlierDate(end.Established, date)
		}
	}
	return end
}

func (s *situation) brute() *brute.Network {
	var n brute.Network
	for _, source := range s.sources {
		n.Sources = append(n.Sources, brute.Source{ID: source.ID, Published: source.Published.String(), Retrieved: source.Retrieved.String()})
	}
	for _, e := range []network.Entity{s.from, s.to} {
		b := brute.Entity{ID: e.ID, Kind: string(e.Kind), From: e.Valid.From.String(), To: e.Valid.To.String()}
		for _, c := range e.StatusHistory {
			b.History = append(b.History, brute.StatusChange{Status: string(c.Status), Date: c.Date.String()})
		}
		n.Entities = append(n.Entities, b)
	}
	l := brute.Link{
		ID: "link:l", Type: string(s.link.Type), From: s.from.ID, To: s.to.ID, Status: string(s.link.Status),
		ValidFrom: s.link.Valid.From.String(), ValidTo: s.link.Valid.To.String(),
	}
	for _, e := range s.link.Evidence {
		l.Evidence = append(l.Evidence, brute.Evidence{Source: e.Source, Observed: e.Observed.String()})
	}
	n.Links = []brute.Link{l}
	for _, l := range s.establishing {
		n.Links = append(n.Links, brute.Link{
			ID: l.ID, Type: string(l.Type), From: l.From, To: l.To, Status: string(l.Status), ValidFrom: l.Valid.From.String(),
		})
	}
	return &n
}

// days returns the days at and beside the bounds of every date that plays a part.
func (s *situation) days() []network.Day {
	dates := []network.Date{s.link.Valid.From, s.link.Valid.To}
	for _, e := range []network.Entity{s.from, s.to} {
		dates = append(dates, e.Valid.From, e.Valid.To)
		for _, c := range e.StatusHistory {
			dates = append(dates, c.Date)
		}
	}
	for _, source := range s.sources {
		dates = append(dates, source.Published, source.Retrieved)
	}
	for _, l := range s.establishing {
		dates = append(dates, l.Valid.From)
	}
	for _, e := range s.link.Evidence {
		dates = append(dates, e.Observed.First, e.Observed.Last)
	}
	days := []network.Day{network.DayOf(1800, 1, 1), network.DayOf(2200, 1, 1)}
	for _, d := range dates {
		if !d.IsZero() {
			for off := range network.Day(3) {
				days = append(days, d.Earliest()+off-1, d.Latest()+off-1)
			}
		}
	}
	slices.Sort(days)
	return slices.Compact(days)
}

func drawSituation(t *rapid.T, linkType network.LinkType) *situation {
	var s situation
	s.link.Type = linkType
	type ends struct{ from, to network.Kind }
	var joined []ends
	for _, from := range network.Kinds() {
		for _, to := range network.Kinds() {
			if s.link.Type.Joins(from, to) {
				joined = append(joined, ends{from, to})
			}
		}
	}
	kinds := rapid.SampledFrom(joined).Draw(t, "kinds")
	s.from, s.to = drawEntity(t, "from", kinds.from), drawEntity(t, "to", kinds.to)
	s.link.Valid = drawPeriod(t, "valid")
	s.link.Status = rapid.SampledFrom(append(network.Statuses(), network.InForce, network.InForce, network.InForce)).Draw(t, "status")
	for i := range rapid.IntRange(1, 3).Draw(t, "sources") {
		s.sources = append(s.sources, network.Source{ID: fmt.Sprintf("source:%d", i), Published: drawDate(t, "published"), Retrieved: drawDate(t, "retrieved")})
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "establishing") {
		s.establishing = append(s.establishing, drawEstablishing(t, fmt.Sprintf("link:e%d", i), rapid.SampledFrom([]string{s.from.ID, s.to.ID}).Draw(t, "established")))
	}
	for range rapid.IntRange(1, 4).Draw(t, "evidence") {
		e := network.Evidence{Source: rapid.SampledFrom(s.sources).Draw(t, "source").ID}
		if first := drawDate(t, "observed"); !first.IsZero() {
			e.Observed.First = first
			last := drawDate(t, "until")
			if (network.Period{From: first, To: last}).Check() == nil {
				e.Observed.Last = last
			}
		}
		s.link.Evidence = append(s.link.Evidence, e)
	}
	return &s
}

// drawEstablishing draws a link that establishes an entity, or may seem to.
func drawEstablishing(t *rapid.T, id, entity string) network.Link {
	l := network.Link{ID: id, Type: network.Establishes, From: "org:other", To: entity}
	if rapid.Bool().Draw(t, "succeeds") {
		l.Type, l.From, l.To = network.Succeeds, entity, "org:other"
	}
	l.Valid.From = drawDate(t, "establishes")
	l.Status = rapid.SampledFrom([]network.Status{network.InForce, network.InForce, network.Proposed}).Draw(t, "establishing status")
	return l
}

func drawEntity(t *rapid.T, end string, kind network.Kind) network.Entity {
	e := network.Entity{ID: kind.Prefix() + ":" + end, Kind: kind, Valid: drawPeriod(t, end)}
	if kind.HasStatus() {
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			e.StatusHistory = append(e.StatusHistory, network.StatusChange{
				Status: rapid.SampledFrom(network.Statuses()).Draw(t, "status"), Date: drawDate(t, "changed"),
			})
		}
	}
	return e
}

func drawPeriod(t *rapid.T, what string) network.Period {
	p := network.Period{From: drawDate(t, what+" from"), To: drawDate(t, what+" to")}
	if p.Check() != nil {
		p.To = network.Date{}
	}
	return p
}

// drawDate draws a date of any precision within a few years, at times none.
func drawDate(t *rapid.T, what string) network.Date {
	text := rapid.SampledFrom([]string{
		"", "", "", "2019", "2020", "2021", "2020?", "2019-12", "2020-01", "2020-02~", "2020-12", "2021-02",
		"2019-12-31", "2020-01-01", "2020-01-15", "2020-02-29", "2020-03-01?", "2020-12-31", "2021-01-01", "2021-02-28",
	}).Draw(t, what)
	if text == "" {
		return network.Date{}
	}
	d, err := network.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestKnownBy(t *testing.T) {
	first := network.Tenure{Known: day(t, "2023-07-26"), Possible: network.Always()}
	second := network.Tenure{Known: day(t, "2025-10-13"), Possible: network.Always(), Certain: network.Always()}
	tenures := []network.Tenure{first, second}
	for _, c := range []struct {
		by   string
		want *network.Tenure
	}{
		{"2023-07-25", nil},
		{"2023-07-26", &first},
		{"2025-10-12", &first},
		{"2025-10-13", &second},
		{"2030-01-01", &second},
	} {
		got, ok := network.KnownBy(tenures, day(t, c.by))
		if ok != (c.want != nil) || ok && got != *c.want {
			t.Errorf("by %s %v was known: %v", c.by, got, ok)
		}
	}
	if _, ok := network.KnownBy(nil, network.MaxDay); ok {
		t.Error("of no tenures one is known")
	}
}

func TestHolding(t *testing.T) {
	tenure := network.Tenure{
		Possible: network.Interval{From: day(t, "2020-01-01"), To: day(t, "2020-12-31")},
		Certain:  network.Interval{From: day(t, "2020-02-01"), To: day(t, "2020-11-30")},
	}
	for text, want := range map[string]network.Holding{
		"2019-12-31": network.Not, "2020-01-01": network.Presumably, "2020-01-31": network.Presumably, "2020-02-01": network.Certainly,
		"2020-11-30": network.Certainly, "2020-12-01": network.Presumably, "2020-12-31": network.Presumably, "2021-01-01": network.Not,
	} {
		if got := tenure.Holding(day(t, text)); got != want {
			t.Errorf("on %s: %s and not %s", text, got, want)
		}
	}
}
