package reporttest

import (
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// right is a subject that has nothing wrong.
func right(_ testing.TB, records network.Records, in brute.ReportInput) brute.Report {
	return pathtest.BruteNetwork(records).Report(in)
}

func TestTheRightOnePasses(t *testing.T) { Judge(t, right, 250, 5000) }

// Everything that a network names is in it, and so is what an input names: a store would
// refuse it otherwise.
func TestNetworksAreWhole(t *testing.T) {
	for seed := range uint64(500) {
		r, in := Networks(seed)
		there := map[string]network.Entity{}
		var sources, named []string
		for i := range r.Sources {
			sources = append(sources, r.Sources[i].ID)
			if f := r.Sources[i].Check(); len(f) > 0 {
				t.Errorf("network %d: %v", seed, f)
			}
		}
		for i := range r.Entities {
			there[r.Entities[i].ID] = r.Entities[i]
			if f := r.Entities[i].Check(); len(f) > 0 {
				t.Errorf("network %d: %s: %v", seed, r.Entities[i].ID, f)
			}
		}
		for i, l := range r.Links {
			named = append(named, l.From, l.To)
			if l.OnBehalfOf != "" {
				named = append(named, l.OnBehalfOf)
			}
			if f := r.Links[i].Check(); len(f) > 0 {
				t.Errorf("network %d: %s: %v", seed, l.ID, f)
			}
			for _, e := range l.Evidence {
				if !slices.Contains(sources, e.Source) {
					t.Errorf("network %d: there is no %s", seed, e.Source)
				}
			}
		}
		if n := len(r.Entities); n < 10 || n > 50 {
			t.Errorf("network %d has %d entities", seed, n)
		}
		named = slices.Concat(named, in.Bodies, in.Countries, in.Where.Avoid)
		if in.Region != "" {
			named = append(named, in.Region)
		}
		for _, id := range named {
			if there[id].ID == "" {
				t.Errorf("network %d: there is no %s", seed, id)
			}
		}
		mustBeAskable(t, seed, there, in)
	}
}

// mustBeAskable fails where an input would have to be refused.
func mustBeAskable(t *testing.T, seed uint64, there map[string]network.Entity, in brute.ReportInput) {
	refused := map[string]bool{
		"both or neither":     (in.Region == "") == (len(in.Countries) == 0),
		"a later day":         in.CompareTo >= in.AsOf,
		"a body to avoid":     slices.ContainsFunc(in.Bodies, func(id string) bool { return slices.Contains(in.Where.Avoid, id) }),
		"a filter of the day": in.Where.AsOf != "" || in.Where.Certainty != "" || in.Where.Via != nil,
		"a filter of hops":    in.Unit == "PARTNERS" && (in.Where.Through != nil || in.Where.Overlapping || in.Where.InTimeOrder),
		"no region":           in.Region != "" && !slices.Contains([]string{network.RegionType, network.CountryType}, there[in.Region].Type),
		"no country":          slices.ContainsFunc(in.Countries, func(id string) bool { return there[id].Type != network.CountryType }),
		"no organisation": in.Unit == "PARTNERS" && slices.ContainsFunc(in.Bodies, func(id string) bool {
			return there[id].Kind != network.Organization
		}),
	}
	for why, is := range refused {
		if is {
			t.Errorf("input %d has %s: %+v", seed, why, in)
		}
	}
}

// A disagreement is shrunk to what it takes, is still one, and is written so that it can be
// read.
func TestDisagreementsAreShrunk(t *testing.T) {
	const networks, mostLinks = 250, 9
	subjects := wrongSubjects()
	for _, name := range []string{"nobody is there on behalf", "overdue costs as much", "nobody carries alone", "what has ended goes on", "nobody is near"} {
		_, wrong := judge(t, subjects[name], 1, networks)
		if wrong == nil {
			t.Errorf("%q is not found", name)
			continue
		}
		text := wrong.shrunk(t, subjects[name])
		_, lines, _ := strings.Cut(text, "shrunk to\n\n")
		lines, input, found := strings.Cut(lines, "\n\nasked for\n\n")
		if !found || !strings.Contains(input, "asOf "+wrong.in.AsOf) {
			t.Errorf("%q: no network or no input in\n%s", name, text)
		}
		links := 0
		for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
			if _, faults := interchange.Decode([]byte(line)); len(faults) > 0 {
				t.Errorf("%q: %v in %s", name, faults, line)
			}
			links += strings.Count(line, `"record":"link"`)
		}
		if links > mostLinks {
			t.Errorf("%q: %d links are left:\n%s", name, links, text)
		}
	}
}

// A judge that saw nothing of something says so.
func TestCoverageComplains(t *testing.T) {
	seen := newCoverage(250)
	seen.judged = seen.planned
	for what := range wanted() {
		seen.counts[what] = seen.planned
	}
	if complaints := seen.complaints(); len(complaints) > 0 {
		t.Errorf("complaints though all was seen: %v", complaints)
	}
	for what := range wanted() {
		seen.counts[what] = 0
		if complaints := seen.complaints(); len(complaints) != 1 || !strings.Contains(complaints[0], what) {
			t.Errorf("nothing was seen of %q: %v", what, complaints)
		}
		seen.counts[what] = seen.planned
	}
}
