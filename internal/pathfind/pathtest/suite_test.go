package pathtest

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

func TestPlainEngine(t *testing.T) { Run(t, loadPlain) }

// The scripts and the brute force are two readings of the same sentences.
func TestBruteForceAnswersTheScripts(t *testing.T) {
	scripts, err := readScripts()
	if err != nil {
		t.Fatal(err)
	}
	judged := 0
	for _, s := range scripts {
		for _, b := range s.blocks {
			n := bruteNetwork(b.records)
			for _, c := range b.cases {
				if strings.HasPrefix(c.want[0], "error ") {
					continue
				}
				a := c.question.judge(n)
				if a == nil {
					continue
				}
				judged++
				if diff := cmp.Diff(c.want, likeWanted(a.lines(), c.want)); diff != "" {
					t.Errorf("%s:%d: %s: (-script +brute)\n%s", s.file, c.line, c.question, diff)
				}
			}
		}
	}
	if judged < 300 {
		t.Errorf("only %d questions were judged", judged)
	}
}

// What is written of a case reads as the same case.
func TestScriptsReadAsTheyAreWritten(t *testing.T) {
	for seed := range uint64(300) {
		g := newGenerator(seed)
		records := g.network()
		q := g.question(records)
		want := q.judge(bruteNetwork(records))
		text := scriptOf(records, q, want)
		s, err := parseScript("written.txt", text)
		if err != nil {
			t.Fatalf("%v in\n%s", err, text)
		}
		b := s.blocks[0]
		if again := scriptOf(b.records, b.cases[0].question, want); again != text {
			t.Fatalf("wrote\n%s\nread and wrote\n%s", text, again)
		}
		if complaints := s.run(t, loadPlain); len(complaints) > 0 {
			t.Fatalf("%v\nin\n%s", complaints, text)
		}
	}
}

// Everything that a network names is in it: a store would refuse it otherwise.
func TestNetworksAreWhole(t *testing.T) {
	scripts, err := readScripts()
	if err != nil {
		t.Fatal(err)
	}
	var networks []network.Records
	for _, s := range scripts {
		for _, b := range s.blocks {
			networks = append(networks, b.records)
		}
	}
	for seed := range uint64(500) {
		networks = append(networks, newGenerator(seed).network())
	}
	for _, links := range []int{10, 40, 50, 1000} {
		networks = append(networks, RandomNetwork(firstSeed, links))
	}
	for i, r := range networks {
		mustBeWhole(t, i, r)
	}
}

// mustBeWhole fails unless the records of the ith network are valid and name
// nothing that is not among them.
func mustBeWhole(t *testing.T, i int, r network.Records) {
	there, named := map[string]bool{}, []string{}
	for _, s := range r.Sources {
		there[s.ID] = true
		if f := s.Check(); len(f) > 0 {
			t.Errorf("network %d: %s: %v", i, s.ID, f)
		}
	}
	for _, e := range r.Entities {
		there[e.ID] = true
		for _, c := range e.StatusHistory {
			named = append(named, c.Evidence[0].Source)
		}
		if f := e.Check(); len(f) > 0 {
			t.Errorf("network %d: %s: %v", i, e.ID, f)
		}
	}
	for _, l := range r.Links {
		named = append(named, l.From, l.To)
		for _, e := range l.Evidence {
			named = append(named, e.Source)
		}
		if f := l.Check(); len(f) > 0 {
			t.Errorf("network %d: %s: %v", i, l.ID, f)
		}
	}
	for _, id := range named {
		if !there[id] {
			t.Errorf("network %d: there is no %s", i, id)
		}
	}
}

// A disagreement is shrunk to what it takes, and its script fails in the same way.
func TestDisagreementsAreShrunk(t *testing.T) {
	load := func(t testing.TB, records network.Records) Subject {
		return faulty{Subject: loadPlain(t, records), paths: func(q *pathfind.Question) { q.Where.Avoid = nil }}
	}
	_, wrong := judge(t, load, firstSeed, casesOfSoak)
	if wrong == nil {
		t.Fatal("there is no disagreement")
	}
	text := wrong.shrunk(t, load)
	_, text, _ = strings.Cut(text, "\n\nas a script, found")
	_, text, found := strings.Cut(text, "\n\n")
	if !found {
		t.Fatalf("no script in\n%s", text)
	}
	s, err := parseScript("shrunk.txt", text)
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	if n := len(s.blocks[0].records.Links); n > 4 {
		t.Errorf("%d links are left:\n%s", n, text)
	}
	if n := len(s.run(t, load)); n != 1 {
		t.Errorf("the wrong engine has %d complaints about\n%s", n, text)
	}
	if complaints := s.run(t, loadPlain); len(complaints) > 0 {
		t.Errorf("the right engine has complaints: %v", complaints)
	}
}

// A judge that saw nothing of something says so.
func TestCoverageComplains(t *testing.T) {
	seen, wrong := judge(t, loadPlain, firstSeed, casesOfTest)
	if wrong != nil {
		t.Fatal(wrong.shrunk(t, loadPlain))
	}
	for what := range wanted() {
		count := seen.counts[what]
		seen.counts[what] = 0
		if complaints := seen.complaints(); !slices.ContainsFunc(complaints, func(c string) bool { return strings.Contains(c, what) }) {
			t.Errorf("no complaint that nothing was seen of %q: %v", what, complaints)
		}
		seen.counts[what] = count
	}
}
