package network_test

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

// TestJudgedSentences: what presumably holds is said to, with the facts that are
// nearest to the day. Each piece of evidence is what was observed, @ when its source
// was published, and ! when it was retrieved.
func TestJudgedSentences(t *testing.T) {
	const state, occurrence, planned = network.MemberOf, network.Attended, network.Agreed
	for _, c := range []struct {
		name        string
		linkType    network.LinkType
		status      network.Status
		from, to    string
		evidence    string
		on, knownBy string
		want        string
	}{
		// A state: since or until (its own bounds), first, last or only seen (its
		// observations).
		{"certain", state, "", "", "", "2020 2022", "2021-06-01", "", "A is a member of B"},
		{"only seen later", state, "", "", "", "2025-12-08", "1950-01-01", "", "presumably A is a member of B (only seen 2025-12-08)"},
		{"only seen before", state, "", "", "", "2020-05", "2021-01-01", "", "presumably A is a member of B (only seen 2020-05)"},
		{"first seen later", state, "", "", "", "2020 2022", "2019-01-01", "", "presumably A is a member of B (first seen 2020)"},
		{"last seen before", state, "", "", "", "2020 2022-03?", "2024-01-01", "", "presumably A is a member of B (last seen 2022-03?)"},
		{"last seen by its publication", state, "", "", "", "2020 @2022", "2024-01-01", "", "presumably A is a member of B (last seen 2022)"},
		{"seen for some days", state, "", "", "", "2025-10-08/2025-10-10", "2025-10-12", "", "presumably A is a member of B (last seen 2025-10-10)"},
		{"since", state, "", "2010", "", "", "2020-01-01", "", "presumably A is a member of B (since 2010)"},
		{"since, and last seen", state, "", "2010", "", "2015", "2020-01-01", "", "presumably A is a member of B (only seen 2015)"},
		{"since, and seen later", state, "", "2010~", "", "2015 2016", "2010-06-01", "", "presumably A is a member of B (since 2010~, first seen 2015)"},
		{"until", state, "", "", "2030-06", "", "2020-01-01", "", "presumably A is a member of B (until 2030-06)"},
		{"last seen, and until", state, "", "", "2030", "2015 2016", "2030-03-01", "", "presumably A is a member of B (last seen 2016, until 2030)"},
		{"undated", state, "", "", "", "", "2020-01-01", "", "presumably A is a member of B (undated)"},
		// The past tense also after an end has closed; what has not begun.
		{"over", state, "", "", "2019", "2018", "2020-01-01", "", "A was a member of B"},
		{"not begun", state, "", "2027", "", "2028", "2020-01-01", "", "from 2027: A is a member of B"},
		// A planned one keeps "is planned to …".
		{"planned", state, planned, "", "", "2020", "2021-01-01", "", "A is planned to be a member of B (only seen 2020)"},
		{"planned, between", state, planned, "", "", "2020 2022", "2021-06-01", "", "A is planned to be a member of B (seen 2020, seen 2022)"},
		{"planned, not begun", state, planned, "2027", "", "2020", "2021-01-01", "", "A is planned to be a member of B (from 2027)"},
		// Of an occurrence its date, or when it was reported.
		{"happened", occurrence, "", "2020-05", "", "", "2021-01-01", "", "A attended B"},
		{"happened in that month", occurrence, "", "2020-05", "", "", "2020-05-10", "", "presumably A attended B (dated 2020-05)"},
		{"has not happened", occurrence, "", "2020-05", "", "", "2020-04-30", "", "from 2020-05: A attended B"},
		{"happened by", occurrence, "", "", "2020-05", "", "2019-01-01", "", "presumably A attended B (dated by 2020-05)"},
		{"observed", occurrence, "", "", "", "2020-05-01/2020-05-03 2021", "2020-05-02", "", "presumably A attended B (dated 2020-05-01 to 2020-05-03)"},
		{"reported", occurrence, "", "", "", "@2020-07 @2020-06", "2020-01-01", "", "presumably A attended B (reported 2020-06)"},
		{"at any time", occurrence, "", "", "", "", "2020-01-01", "", "presumably A attended B (undated)"},
		// "(source undated)" where only the knowing is presumed.
		{"knowing it is presumed", state, "", "2010", "2030", "", "2020-01-01", "2020-01-01", "presumably A is a member of B (source undated)"},
		{"knowing it is certain", state, "", "2010", "2030", "!2019", "2020-01-01", "2020-01-01", "A is a member of B"},
		{"knowing of it is presumed, and more", state, "", "", "", "2015", "2020-01-01", "2020-01-01", "presumably A is a member of B (only seen 2015)"},
		{"seen before and by a source without a date", occurrence, "", "2015", "", "", "2020-01-01", "2020-01-01", "presumably A attended B (source undated)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := network.Link{Type: c.linkType, Status: network.InForce, Valid: period(t, c.from, c.to)}
			if c.status != "" {
				l.Status = c.status
			}
			a, b := network.End{Entity: &network.Entity{Kind: network.Person}}, network.End{Entity: &network.Entity{Kind: network.Programme}}
			observations := observationsOf(t, c.evidence)
			known := network.MaxDay
			if c.knownBy != "" {
				known = day(t, c.knownBy)
			}
			tenure, _ := network.KnownBy(l.Tenures(a, b, observations), known)
			j := network.Judged{Link: &l, On: day(t, c.on), Tenure: tenure, Source: a, Target: b}
			if j.Presumed() {
				for _, o := range observations {
					if l.Knowledge(a, b, o).Presumably <= known {
						j.Observations = append(j.Observations, o)
					}
				}
			}
			if got := j.Sentence(network.Names{From: "A", To: "B"}); got != c.want {
				t.Errorf("%q and not %q", got, c.want)
			}
		})
	}
}

// TestJudgedByItsEnds: what has closed is told in the past tense, and what begins with
// one of its ends as that is written.
func TestJudgedByItsEnds(t *testing.T) {
	l := network.Link{Type: network.MemberOf, Status: network.InForce}
	closed := network.End{Entity: &network.Entity{Kind: network.Organization, Valid: period(t, "2010-05", "2020")}}
	other := network.End{Entity: &network.Entity{Kind: network.Organization}}
	tenures := l.Tenures(closed, other, observationsOf(t, "2015"))
	for on, want := range map[string]string{"2021-01-01": "A was a member of B", "2009-01-01": "from 2010-05: A is a member of B"} {
		j := network.Judged{Link: &l, On: day(t, on), Tenure: tenures[0], Source: closed, Target: other}
		if got := j.Sentence(network.Names{From: "A", To: "B"}); got != want {
			t.Errorf("on %s %q and not %q", on, got, want)
		}
	}
	j := network.Judged{Link: &l, On: day(t, "2015-01-01")}
	if j.Holding() != network.Not || j.Sentence(network.Names{From: "A", To: "B"}) != "A is a member of B" {
		t.Error("what nobody could know of")
	}
}

// observationsOf reads pieces of evidence, one source each; "" is one that says nothing
// of when.
func observationsOf(t *testing.T, text string) []network.Observation {
	t.Helper()
	pieces := strings.Fields(text)
	if len(pieces) == 0 {
		pieces = []string{""}
	}
	var list []network.Observation
	for i, piece := range pieces {
		o := network.Observation{Source: "source:" + string(rune('a'+i))}
		switch {
		case strings.HasPrefix(piece, "@"):
			o.Published = date(t, piece[1:])
		case strings.HasPrefix(piece, "!"):
			o.Retrieved = date(t, piece[1:])
		case piece != "":
			var err error
			if o.Observed, err = network.ParseObserved(piece); err != nil {
				t.Fatal(err)
			}
		}
		list = append(list, o)
	}
	return list
}
