package curate_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/curate"
	"github.com/entente-graph/entente/internal/network"
)

// somebody is an entity of the random networks in which things look alike, and the
// country that it is in, by one of three ways; "" where it is in none.
type somebody struct {
	id, kind, name string
	identifiers    []network.Identifier
	country        string
	way            string
}

func somebodies(prefix string, most int) *rapid.Generator[[]somebody] {
	one := rapid.Custom(func(t *rapid.T) somebody {
		kind := rapid.SampledFrom([]string{"org", "org", "org", "person", "agreement", "event"}).Draw(t, "kind")
		s := somebody{kind: kind, name: rapid.SampledFrom([]string{"A", "a", "B"}).Draw(t, "name")}
		s.identifiers = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) network.Identifier {
			return network.Identifier{Scheme: rapid.SampledFrom([]string{"ror", "isni"}).Draw(t, "scheme"), Value: fmt.Sprint(rapid.IntRange(1, 5).Draw(t, "value"))}
		}), 0, 2).Draw(t, "identifiers")
		if kind == "org" {
			s.country = rapid.SampledFrom([]string{"", "place:tm", "place:kz"}).Draw(t, "country")
			s.way = rapid.SampledFrom([]string{"LOCATED_IN", "city", "parent"}).Draw(t, "way")
		}
		return s
	})
	return rapid.Map(rapid.SliceOfN(one, 2, most), func(all []somebody) []somebody {
		for i := range all {
			all[i].id = fmt.Sprintf("%s:%s%d", all[i].kind, prefix, i)
		}
		return all
	})
}

// places are what the countries are found by.
func places() []line {
	piece := []any{line{"source": "source:s", "quote": "q"}}
	lines := []line{{"record": "source", "id": "source:s", "title": "S"}, {"record": "entity", "id": "place:asia", "kind": "PLACE", "type": "REGION", "name": "Asia"}}
	for _, c := range []string{"tm", "kz"} {
		lines = append(lines,
			line{"record": "entity", "id": "place:" + c, "kind": "PLACE", "type": "COUNTRY", "name": c},
			line{"record": "entity", "id": "place:" + c + "-city", "kind": "PLACE", "type": "CITY", "name": "City of " + c},
			line{"record": "entity", "id": "org:" + c + "-parent", "kind": "ORGANIZATION", "name": "Parent of " + c},
			line{"record": "link", "type": "PART_OF", "from": "place:" + c, "to": "place:asia", "evidence": piece},
			line{"record": "link", "type": "PART_OF", "from": "place:" + c + "-city", "to": "place:" + c, "evidence": piece},
			line{"record": "link", "type": "LOCATED_IN", "from": "org:" + c + "-parent", "to": "place:" + c + "-city", "evidence": piece})
	}
	return lines
}

func (s *somebody) lines() []line {
	kind, _ := network.KindOf(s.id)
	e := line{"record": "entity", "id": s.id, "kind": kind, "name": s.name}
	if len(s.identifiers) > 0 {
		e["identifiers"] = s.identifiers
	}
	if s.country == "" {
		return []line{e}
	}
	l := line{"record": "link", "type": "LOCATED_IN", "from": s.id, "to": s.country, "evidence": []any{line{"source": "source:s", "quote": "q"}}}
	switch s.way {
	case "city":
		l["to"] = s.country + "-city"
	case "parent":
		l["type"], l["to"] = "PART_OF", "org:"+strings.TrimPrefix(s.country, "place:")+"-parent"
	}
	return []line{e, l}
}

// alike is the rule, said plainly.
func (s *somebody) alike(other *somebody) bool {
	if s.kind != other.kind || s.kind == "event" {
		return false
	}
	differ := false
	for _, scheme := range []string{"ror", "isni"} {
		mine, theirs := s.valuesOf(scheme), other.valuesOf(scheme)
		for value := range mine {
			if theirs[value] {
				return true
			}
		}
		differ = differ || len(mine) > 0 && len(theirs) > 0
	}
	return s.name == other.name && !differ && (s.country == other.country || s.country == "" || other.country == "")
}

func (s *somebody) valuesOf(scheme string) map[string]bool {
	values := map[string]bool{}
	for _, id := range s.identifiers {
		if id.Scheme == scheme {
			values[id.Value] = true
		}
	}
	return values
}

// TestLookalikesAgainstPlainRule compares what is reported of random networks with the
// rule, each with each. It is the same with and without --strict, in any number of
// files; and what is left then with --keep-going has nothing that looks alike but
// what is there.
func TestLookalikesAgainstPlainRule(t *testing.T) {
	reported := 0
	rapid.Check(t, func(t *rapid.T) {
		there, brought := somebodies("old", 4).Draw(t, "there"), somebodies("new", 7).Draw(t, "brought")
		before := newFake()
		var base []line
		for i := range there {
			base = append(base, there[i].lines()...)
		}
		mustImportText(t, before, curate.Options{}, text(slices.Concat(places(), base)))

		// The input brings all places again, or none; links before or behind what they join.
		var entities, links []line
		if rapid.Bool().Draw(t, "places again") {
			entities = places()
		}
		for i := range brought {
			lines := brought[i].lines()
			entities, links = append(entities, lines[0]), append(links, lines[1:]...)
		}
		lines := slices.Concat(entities, links)
		if rapid.Bool().Draw(t, "links first") {
			lines = slices.Concat(links, entities)
		}
		cut := rapid.IntRange(0, len(lines)).Draw(t, "cut")
		files := []string{text(lines[:cut]), text(lines[cut:])}

		want := map[string]bool{}
		for i := range brought {
			others := slices.Concat(there, brought[:i])
			if slices.ContainsFunc(others, func(o somebody) bool { return brought[i].alike(&o) }) {
				want[brought[i].id] = true
			}
		}
		reported += len(want)

		all := slices.Concat(there, brought)
		report := mustImportText(t, clone(before), curate.Options{}, files...)
		if diff := cmp.Diff(want, pairsReported(t, all, report.Warnings)); diff != "" || report.Faults.Count > 0 {
			t.Fatalf("reported (-rule +import):\n%s\n%v", diff, report.Warnings.First)
		}
		strict, err := importText(t, clone(before), curate.Options{Strict: true}, files...)
		if (network.CodeOf(err) == network.BadInput) != (len(want) > 0) || len(want) != strict.Bad {
			t.Fatalf("strict: %v, %d bad lines for %d that look alike", err, strict.Bad, len(want))
		}
		if diff := cmp.Diff(want, pairsReported(t, all, strict.Faults)); diff != "" || strict.Warnings.Count > 0 {
			t.Fatalf("reported of a strict import (-rule +import):\n%s\n%v", diff, strict.Faults.First)
		}
		left := clone(before)
		mustImportText(t, left, curate.Options{Strict: true, KeepGoing: true}, files...)
		for _, s := range brought {
			if _, there := left.records[s.id]; there == want[s.id] {
				t.Fatalf("%s is there: %v, and looks alike: %v", s.id, there, want[s.id])
			}
		}
	})
	if reported < 100 {
		t.Errorf("%d look alike in all: that tests too little", reported)
	}
}

// pairsReported returns the ids that findings name, each of which must be with one that
// the rule says.
func pairsReported(t *rapid.T, all []somebody, f curate.Findings) map[string]bool {
	at := map[string]int{}
	for i := range all {
		at[all[i].id] = i
	}
	reported := map[string]bool{}
	for _, fault := range f.First {
		if fault.Kind != network.SharedName && fault.Kind != network.SharedIdentifier {
			continue
		}
		words := strings.Fields(fault.Reason)
		of := slices.Index(words, "of")
		one, other := words[0], strings.TrimSuffix(words[of+1], ",")
		if !all[at[one]].alike(&all[at[other]]) || at[other] >= at[one] {
			t.Fatalf("reported without reason: %v", fault)
		}
		reported[one] = true
	}
	return reported
}

func clone(g *fakeGraph) *fakeGraph {
	return &fakeGraph{records: maps.Clone(g.records)}
}

func importText(t *rapid.T, g *fakeGraph, options curate.Options, files ...string) (curate.Report, error) {
	inputs := make([]curate.Input, len(files))
	for i, f := range files {
		inputs[i] = curate.Input{Name: fmt.Sprint(i), Reader: strings.NewReader(f)}
	}
	return curate.Import(t.Context(), g, inputs, options)
}

func mustImportText(t *rapid.T, g *fakeGraph, options curate.Options, files ...string) curate.Report {
	report, err := importText(t, g, options, files...)
	if err != nil {
		t.Fatalf("%v\n%v\n%s", err, report.Faults.First, strings.Join(files, "----\n"))
	}
	return report
}
