package definition_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/report/definition"
)

// whole is a definition that has all there is.
const whole = `
title: UNESCO-ICHEI in Central Asia
introduction: |
  For the board.

  Asked by the director.
bodies: [UNESCO-ICHEI, org:unesco-iite]
region: Central Asia
compare: 2024-12-31
unit: partners
planned: true
from: 2019
horizon: 6m
stale: 24
filters:
  max-hops: 2
  known-by: 2025-10-31
  link-types: [party-to, ATTENDED]
  exclude-link-types: [signed]
  statuses: [in-force]
  min-confidence: 0.5
  through: [organization, event]
  avoid: [UNESCO]
  max-degree: 100
  overlapping: false
  in-time-order: true
sections: [summary, presence, due]
`

func ptr[T any](v T) *T { return &v }

func TestParse(t *testing.T) {
	got, err := definition.Parse([]byte(whole))
	if err != nil {
		t.Fatal(err)
	}
	want := &definition.Definition{
		Title: "UNESCO-ICHEI in Central Asia", Introduction: "For the board.\n\nAsked by the director.",
		Bodies: []string{"UNESCO-ICHEI", "org:unesco-iite"}, Region: "Central Asia", Compare: "2024-12-31", Unit: "partners", Planned: true,
		From: ptr(2019), Horizon: ptr(6), Stale: ptr(24),
		Filters: definition.Filters{
			MaxHops: ptr(2), KnownBy: "2025-10-31", LinkTypes: []network.LinkType{network.PartyTo, network.Attended}, ExcludeLinkTypes: []network.LinkType{"SIGNED"},
			Statuses: []network.Status{"IN_FORCE"}, MinConfidence: ptr(0.5), Through: []network.Kind{network.Organization, network.Event}, Avoid: []string{"UNESCO"},
			MaxDegree: ptr(100), InTimeOrder: true,
		},
		Sections: []string{"summary", "presence", "due"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	few, err := definition.Parse([]byte("bodies: [a]\nregions: [b]\n"))
	if diff := cmp.Diff(&definition.Definition{Bodies: []string{"a"}, Region: "b"}, few); diff != "" || err != nil {
		t.Error(err, diff)
	}
}

// Words of a vocabulary may be written as the API writes them.
func TestParseCapitals(t *testing.T) {
	for text, want := range map[string]string{"partners": "partners", "PARTNERS": "partners", "hops": "hops", "Hops": "hops"} {
		d, err := definition.Parse([]byte("bodies: [a]\nregion: b\nunit: " + text + "\nsections: [SUMMARY]\n"))
		if err != nil {
			t.Errorf("unit: %s: %v", text, err)
			continue
		}
		if d.Unit != want || len(d.Sections) != 1 || d.Sections[0] != "summary" {
			t.Errorf("unit: %s is read as %q, and the sections as %q", text, d.Unit, d.Sections)
		}
	}
}

// The definition that the manual shows is one.
func TestManual(t *testing.T) {
	manual, err := os.ReadFile("../../../docs/command-line.md")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(manual), "```yaml\n")
	text, _, _ = strings.Cut(text, "```")
	d, err := definition.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if d.Region != "Central Asia" || *d.Horizon != 12 || *d.Stale != 24 || len(d.Sections) != 5 || d.Filters.KnownBy == "" {
		t.Errorf("it is read as %+v", d)
	}
}

// Each fault names its line and its key, and all of them are told.
func TestFaults(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "there is nothing in it"},
		{"# only a comment\n", "there is nothing in it"},
		{"bodies: [a\n", "it is no YAML: line 1: did not find expected ',' or ']'"},
		{"- a\n", "line 1: the definition: it should be a list of keys with values, and is a list"},
		{"bodies: [a]\n---\nregion: b\n", "there is more than one document in it"},
		{"bodies: [a]\nregion: b\nbody: c\n", "line 3: body: there is no such key: did you mean bodies?"},
		{"bodies: [a]\nregion: b\nas-of: 2025-01-01\n", "line 3: as-of: there is no such key: the day is given when the report is rendered, by --as-of"},
		{"bodies: [a]\nregion: b\nregion: c\n", "line 3: region: it is there twice"},
		{"bodies: a\nregion: b\n", `line 1: bodies: it should be a list of texts, and is the text "a"`},
		{"bodies: [a, 7]\nregion: b\n", "line 1: bodies: it should be a text, and is a number"},
		{"bodies:\n  - a\n  - ''\nregion: b\n", "line 3: bodies: an entry is empty"},
		{"bodies: [a]\nregion: NO\nplanned: yes\n", `line 3: planned: it should be true or false, and is the text "yes"`},
		{"bodies: [a]\nregion: true\n", "line 2: region: it should be a text, and is true or false: write it in quotes"},
		{"bodies: [a]\nregion:\n", "line 2: region: it should be a text, and is empty"},
		{"bodies: [a]\nregion: b\nfrom: soon\n", `line 3: from: it should be a whole number, and is the text "soon"`},
		{"bodies: [a]\nregion: b\nfrom: 20190\n", "line 3: from: 20190 is not from 1 to 9999"},
		{"bodies: [a]\nregion: b\nhorizon: 11y\n", "line 3: horizon: 11y is not from 0 to 120 months"},
		{"bodies: [a]\nregion: b\nstale: 6w\n", `line 3: stale: "6w" is no number of months: write one such as 6m, or 1y`},
		{"bodies: [a]\nregion: b\ncompare: 2024\n", `line 3: compare: "2024" is not a full day: write a full day, such as 2024-12-31`},
		{"bodies: [a]\nregion: b\nunit: step\n", `line 3: unit: "step" is not one of partners and hops`},
		{"bodies: [a]\nregion: b\nfilters:\n  max-hop: 1\n", "line 4: filters.max-hop: there is no such key: did you mean max-hops?"},
		{"bodies: [a]\nregion: b\nfilters: [max-hops]\n", "line 3: filters: it should be a list of keys with values, and is a list"},
		{"bodies: [a]\nregion: b\nfilters: {max-hops: 13}\n", "line 3: filters.max-hops: 13 is not from 0 to 12"},
		{"bodies: [a]\nregion: b\nfilters: {min-confidence: .nan}\n", "line 3: filters.min-confidence: it should be a number from 0 to 1, and is a number"},
		{"bodies: [a]\nregion: b\nfilters: {statuses: [inforce]}\n", "did you mean in-force?"},
		{"bodies: [a]\nregion: b\nsections: [presense]\n", "did you mean presence?"},
		{"bodies: &x [a]\nregion: b\ncountries: *x\n", "line 3: countries: it should be a list of texts, and is an alias, which is not read here"},
		{"bodies: []\nregion: b\n", "line 1: bodies: name at least one"},
		{"bodies: [a]\n", "line 1: region: give one, or countries"},
		{"bodies: [a]\nregion: b\ncountries: [c]\n", "line 1: countries: there is a region too: give one of the two"},
		{"bodies: [a]\nregions: [b, c]\n", "line 2: regions: a report is of one region: give one, or countries"},
		{"bodies: [" + strings.Repeat("a, ", 20) + "a]\nregion: b\n", "line 1: bodies: at most 20, but there are 21"},
		{"title: 1\nbodies: a\nfoo: b\n", "line 1: title: it should be a text, and is a number\nline 2: bodies: it should be a list of texts, and is the text \"a\"\nline 3: foo: there is no such key"},
	} {
		d, err := definition.Parse([]byte(c.text))
		switch {
		case err == nil:
			t.Errorf("%q is read as %+v", c.text, d)
		case !strings.Contains(err.Error(), c.want):
			t.Errorf("%q:\n%v\nwant\n%s", c.text, err, c.want)
		}
	}
}

// A file that is too long is refused before it is read as YAML.
func TestReadBounds(t *testing.T) {
	_, err := definition.Read("long.yaml", strings.NewReader(strings.Repeat("# long\n", 200_000)))
	if err == nil || err.Error() != "long.yaml is no definition of a report: it has more than 1048576 bytes" {
		t.Errorf("the error is %v", err)
	}
	_, err = definition.Read("a.yaml", strings.NewReader("bodies: [a]\n"))
	if err == nil || err.Error() != "a.yaml: line 1: region: give one, or countries" {
		t.Errorf("the error is %v", err)
	}
}

func TestParseMonths(t *testing.T) {
	for text, want := range map[string]int{"0": 0, "6": 6, "6m": 6, "12M": 12, "1y": 12, "10y": 120, "120": 120} {
		if got, err := definition.ParseMonths(text); got != want || err != nil {
			t.Errorf("%q: %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "m", "y", "-1", "+6", "121", "11y", "6 m", "6d", "1.5", "99999999999999999999", "9223372036854775807y"} {
		if got, err := definition.ParseMonths(text); err == nil {
			t.Errorf("%q is taken for %d months", text, got)
		}
	}
}

// FuzzParse: whatever is in a file, it is a definition that can be asked or a fault that says where, and no panic.
func FuzzParse(f *testing.F) {
	for _, text := range []string{whole, "", "a: &a [*a]", "bodies: !!binary aGk=\nregion: !x b", "? [a]\n: b", "<<: {bodies: [a]}\nregion: b", "\xff", "bodies: [a]\nregion: \"\\u0000\""} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		d, err := definition.Parse(text)
		switch {
		case err != nil && strings.TrimSpace(err.Error()) == "":
			t.Error("a fault says nothing")
		case err != nil:
		case len(d.Bodies) == 0 || (d.Region == "") == (len(d.Countries) == 0):
			t.Errorf("it can't be asked: %+v", d)
		case d.Filters.MinConfidence != nil && !(*d.Filters.MinConfidence >= 0 && *d.Filters.MinConfidence <= 1):
			t.Errorf("a confidence of %v", *d.Filters.MinConfidence)
		case d.Horizon != nil && (*d.Horizon < 0 || *d.Horizon > 120):
			t.Errorf("%d months", *d.Horizon)
		}
	})
}
