package words_test

import (
	"testing"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

func date(t *testing.T, text string) network.Date {
	t.Helper()
	if text == "" {
		return network.Date{}
	}
	d, err := network.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestDates(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "1997": "1997", "2025-10": "October 2025", "2025-10-03": "3 October 2025",
		"2023-06~": "about June 2023", "2019?": "2019, uncertain",
	} {
		if got := words.Date(date(t, text)); got != want {
			t.Errorf("%q is written %q and not %q", text, got, want)
		}
	}
}

func TestPeriods(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"", "", ""},
		{"2019", "", "since 2019"},
		{"", "2021-03", "until March 2021"},
		{"2025-10-08", "2025-10-10", "8–10 October 2025"},
		{"2025-10-08", "2025-10-08", "8 October 2025"},
		{"2025-09-08", "2025-10-08", "8 September 2025 to 8 October 2025"},
		{"2019", "2021-03", "2019 to March 2021"},
	} {
		if got := words.Period(&network.Period{From: date(t, c.from), To: date(t, c.to)}); got != c.want {
			t.Errorf("%q to %q is written %q and not %q", c.from, c.to, got, c.want)
		}
	}
	if got := words.Period(nil); got != "" {
		t.Errorf("no period is written %q", got)
	}
}

func TestHoldings(t *testing.T) {
	seen := ask.Phrase{Presumed: true, Grounds: []ask.Ground{
		{Kind: network.GroundFirstSeen, Dates: &network.Period{From: date(t, "2023-07-24")}},
		{Kind: network.GroundLastSeen, Dates: &network.Period{From: date(t, "2025-10-08"), To: date(t, "2025-10-10")}},
	}}
	since := &network.Period{From: date(t, "2019")}
	for want, l := range map[string]ask.Link{
		"certainly; since 2019": {Holding: network.Certainly, Status: network.InForce, Valid: since},
		"presumably; first seen 24 July 2023, last seen 8–10 October 2025": {Holding: network.Presumably, Status: network.InForce, Phrase: seen},
		"planned: under discussion; undated": {Holding: network.Presumably, Status: network.UnderDiscussion, Phrase: ask.Phrase{
			Grounds: []ask.Ground{{Kind: network.GroundUndated}},
		}},
		"not on this day; 2019 to March 2021": {
			Holding: network.Not, Status: network.Ended, Valid: &network.Period{From: date(t, "2019"), To: date(t, "2021-03")},
		},
		"undated": {
			Holding: network.Presumably, From: ask.Named{Kind: network.Place}, To: ask.Named{Kind: network.Place},
			Phrase: ask.Phrase{Presumed: true, Grounds: []ask.Ground{{Kind: network.GroundUndated}}},
		},
		"not yet: from 2027": {Holding: network.Not, Status: network.InForce, Phrase: ask.Phrase{Begins: date(t, "2027")}},
		"presumably; the source gives no date": {Holding: network.Presumably, Phrase: ask.Phrase{
			Grounds: []ask.Ground{{Kind: network.GroundSourceUndated}},
		}},
	} {
		if got := words.Holding(&l); got != want {
			t.Errorf("%q and not %q", got, want)
		}
	}
}

// Sentences have dates as people write them.
func TestSentences(t *testing.T) {
	from, to := ask.Named{Name: "the Centre"}, ask.Named{Name: "UNESCO"}
	for want, l := range map[string]ask.Link{
		"The Centre partners with UNESCO.": {Phrase: ask.Phrase{Verb: "partners with"}},
		"Presumably the Centre attended UNESCO as guest on behalf of UNESCO (only seen 8–10 October 2025).": {OnBehalfOf: &to, Phrase: ask.Phrase{
			Verb: "attended", Role: "guest", Presumed: true,
			Grounds: []ask.Ground{{Kind: network.GroundOnlySeen, Dates: &network.Period{From: date(t, "2025-10-08"), To: date(t, "2025-10-10")}}},
		}},
		"From March 2027: the Centre partners with UNESCO.": {Phrase: ask.Phrase{Verb: "partners with", Begins: date(t, "2027-03")}},
		"The Centre is planned to fund UNESCO (from 2027).": {Status: network.Agreed, Phrase: ask.Phrase{Verb: "is planned to fund", Begins: date(t, "2027")}},
	} {
		l.From, l.To = from, to
		if got := words.Sentence(&l); got != want {
			t.Errorf("%q and not %q", got, want)
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range [][2]string{
		{words.Kinds(network.Person), "people"},
		{words.Kinds(network.Organization), "organisations"},
		{words.Type(network.Organization, "UNESCO_CATEGORY_2_CENTRE"), "UNESCO category 2 centre"},
		{words.Type(network.Person, ""), "person"},
		{words.Is(network.Organization, "UNESCO_CATEGORY_1_INSTITUTE"), "is an organisation (UNESCO category 1 institute)"},
		{words.Is(network.Person, ""), "is a person"},
		{words.Figure("", "true", ""), "yes"},
		{words.Figure(">", "300", "universities"), "more than 300 universities"},
		{words.Count(1, "link", "links"), "1 link"},
		{words.Count(2000, "link", "links"), "2,000 links"},
		{words.Enumerate([]string{"a", "b", "c"}, "and"), "a, b and c"},
		{words.Capital("état"), "État"},
	} {
		if c[0] != c[1] {
			t.Errorf("%q and not %q", c[0], c[1])
		}
	}
}

func TestReach(t *testing.T) {
	number := func(n int) *int { return &n }
	for _, c := range []struct {
		total   int
		certain *int
		want    string
	}{
		{0, number(0), "No organisation"},
		{1, number(1), "1 organisation, certainly"},
		{1, number(0), "1 organisation, presumably"},
		{13, number(6), "13 organisations: 6 certainly, 7 presumably"},
		{2000, number(2000), "2,000 organisations, all certainly"},
		{7, number(0), "7 organisations, all presumably"},
		{7, nil, "7 organisations"},
	} {
		if got := words.Reached(c.total, c.certain); got != c.want {
			t.Errorf("%q and not %q", got, c.want)
		}
	}
	for want, q := range map[string]words.ReachQuestion{
		"within three links":               {Within: 3},
		"within one link":                  {Within: 1},
		"within one step between partners": {Within: 1, Partners: true},
	} {
		if got := words.Within(q); got != want {
			t.Errorf("%q and not %q", got, want)
		}
	}
	if got := words.Steps([]ask.HopCount{{Hops: 1, Organizations: 1}, {Hops: 2, Organizations: 4}}); got != "1 in one step, 4 in two" {
		t.Errorf("steps are %q", got)
	}
}

func TestReportHeadline(t *testing.T) {
	for _, c := range []struct {
		counts   ask.ReachCounts
		complete bool
		want     string
	}{
		{ask.ReachCounts{Reached: 13, Bound: 5, Certain: 8}, true, "13 organisations in X: 5 by agreement or programme (none certainly), 8 met only"},
		{ask.ReachCounts{Reached: 1, Bound: 1, Certain: 1, BoundCertain: 1}, true, "1 organisation in X: 1 by agreement or programme (1 certainly), none met only"},
		{ask.ReachCounts{Reached: 4, Certain: 4}, false, "At least 4 organisations in X: none by agreement or programme, 4 met only"},
		{ask.ReachCounts{}, true, "No organisation known to be reached in X"},
		{ask.ReachCounts{}, false, "The search was stopped before anybody was found in X"},
	} {
		if got := words.ReportHeadline(c.counts, "X", c.complete); got != c.want {
			t.Errorf("%q and not %q", got, c.want)
		}
	}
}

// The first way to what is certainly reached may itself be planned or presumed, and is then not called certain.
func TestWays(t *testing.T) {
	planned := ask.Step{Judged: []ask.Judged{{Holding: network.Presumably, Link: ask.Link{Status: network.Agreed}}}}
	presumed := ask.Step{Judged: []ask.Judged{{Holding: network.Presumably, Link: ask.Link{Status: network.InForce}}}}
	certain := ask.Step{Judged: []ask.Judged{{Holding: network.Certainly, Link: ask.Link{Status: network.InForce}}}}
	for _, c := range []struct {
		steps     []ask.Step
		certain   bool
		want      string
		otherwise bool
	}{
		{[]ask.Step{certain, certain}, true, "", false},
		{[]ask.Step{planned}, true, "only planned", true},
		{[]ask.Step{planned, presumed}, false, "in part only planned", false},
		{[]ask.Step{certain, presumed}, true, "presumed", true},
		{[]ask.Step{certain, presumed}, false, "", false},
	} {
		r := ask.Reached{Certain: &c.certain}
		r.Path.Steps = c.steps
		if got, otherwise := words.Way(&r), words.OtherwiseCertain(&r); got != c.want || otherwise != c.otherwise {
			t.Errorf("%v, certain %v: %q, otherwise %v", c.steps, c.certain, got, otherwise)
		}
	}
}

func TestSince(t *testing.T) {
	for _, c := range []struct {
		then, newest string
		was, now     []string
		want         string
	}{
		{"1", "1", []string{"a", "b"}, []string{"a", "b"}, "This is the answer when its address was copied, at revision 1."},
		{"1", "2", []string{"a"}, []string{"a"}, "The network has changed since, and this answer is the same as when its address was copied, at revision 1."},
		{"", "2", nil, []string{"a"}, "Not the same as when its address was copied: path 1 is new."},
		{
			"1", "3",
			[]string{"a", "b", "c"},
			[]string{"b", "a", "d", "e"},
			"Not the same as when its address was copied, at revision 1: paths 3 and 4 are new, paths 1 and 2 have changed their places and 1 path is not here any more.",
		},
	} {
		if got := words.Since(c.then, c.newest, c.was, c.now); got != c.want {
			t.Errorf("%q and not %q", got, c.want)
		}
	}
}
