package pathtest

import (
	"context"
	"fmt"
	"iter"
	"os"
	"reflect"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// Loading a network costs more than asking, so each is asked several questions.
const questionsEach = 10

// How many questions Run asks, and where the random numbers begin.
const (
	casesOfTest = 500
	casesOfSoak = 5000
	firstSeed   = 1
)

// judgeAtRandom judges a subject by the brute force.
func judgeAtRandom(t *testing.T, load Load, test, soak int) {
	cases, seed := extent(t, test, soak)
	t.Logf("%d questions, from seed %d on", cases, seed)
	seen, wrong := judge(t, load, seed, cases)
	if wrong != nil {
		t.Fatal(wrong.shrunk(t, load))
	}
	t.Logf("of %d questions: %v", cases, seen)
	for _, complaint := range seen.complaints() {
		t.Error(complaint)
	}
}

// extent says how many questions are asked, which is more where ENTENTE_SOAK is
// set, and from which seed on.
func extent(t *testing.T, test, soak int) (cases int, seed uint64) {
	t.Helper()
	if os.Getenv("ENTENTE_SOAK") != "" {
		return soak, Seed(t)
	}
	return test, Seed(t)
}

// Seed is where the random numbers begin: that of ENTENTE_SEED where that is set.
func Seed(t *testing.T) uint64 {
	t.Helper()
	text := os.Getenv("ENTENTE_SEED")
	if text == "" {
		return firstSeed
	}
	seed, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		t.Fatalf("ENTENTE_SEED: %v", err)
	}
	return seed
}

// disagreement is a question to which a subject has another answer than the
// brute force.
type disagreement struct {
	seed     uint64
	records  network.Records
	question question
	// diff is how the answers differ.
	diff string
}

// exam is a network, and questions about it with their right answers.
type exam struct {
	seed      uint64
	records   network.Records
	brute     *brute.Network
	questions []question
	want      []answer
}

// exams makes random exams without end, from seed to seed.
func exams(seed uint64) iter.Seq[*exam] {
	return func(yield func(*exam) bool) {
		for ; ; seed++ {
			g := newGenerator(seed)
			e := &exam{seed: seed}
			ask := g.question
			const partnersOnceIn = 8
			if seed%partnersOnceIn == 0 {
				e.records, ask = g.partnersNetwork(), g.partnersQuestion
			} else {
				e.records = g.network()
			}
			e.brute = bruteNetwork(e.records)
			for range questionsEach {
				q := ask(e.records)
				e.questions, e.want = append(e.questions, q), append(e.want, q.judge(e.brute))
			}
			if !yield(e) {
				return
			}
		}
	}
}

// sit puts the questions to a subject until an answer is wrong; it returns nil where
// none is.
func (e *exam) sit(ctx context.Context, s Subject) *disagreement {
	for i, q := range e.questions {
		if diff := differ(ctx, s, q, e.want[i]); diff != "" {
			return &disagreement{seed: e.seed, records: e.records, question: q, diff: diff}
		}
	}
	return nil
}

// judge asks at least so many random questions, until the subject and the brute
// force disagree.
func judge(t testing.TB, load Load, seed uint64, cases int) (*coverage, *disagreement) {
	seen := newCoverage(cases)
	for e := range exams(seed) {
		for i, q := range e.questions {
			seen.add(e.brute, q, e.want[i])
		}
		if wrong := e.sit(t.Context(), load(t, e.records)); wrong != nil || seen.asked >= cases {
			return seen, wrong
		}
	}
	return seen, nil
}

// differ says how the answer of a subject differs from the right one.
func differ(ctx context.Context, s Subject, q question, want answer) string {
	got, err := q.ask(ctx, s)
	if err != nil {
		return "it fails: " + err.Error()
	}
	return difference(want, got)
}

// difference says how two answers differ. Most don't, which is soon seen.
func difference(a, b answer) string {
	if reflect.DeepEqual(a, b) {
		return ""
	}
	return cmp.Diff(a, b, cmpopts.EquateEmpty())
}

// shrunk makes the disagreement as small as it can and writes it as a script.
func (d *disagreement) shrunk(t testing.TB, load Load) string {
	small := d.shrink(func(records network.Records, q question) string {
		return differ(t.Context(), load(t, records), q, q.judge(bruteNetwork(records)))
	})
	return fmt.Sprintf("the engine and the brute force disagree (-brute +engine):\n%s\nas a script, found at seed %d and shrunk:\n\n%s",
		small.diff, small.seed, scriptOf(small.records, small.question, small.question.judge(bruteNetwork(small.records))))
}

// RandomReach makes networks without end, each with a question about reach, every other
// by partners.
func RandomReach(seed uint64) iter.Seq2[network.Records, pathfind.ReachQuestion] {
	return func(yield func(network.Records, pathfind.ReachQuestion) bool) {
		for ; ; seed++ {
			g := newGenerator(seed)
			records, ask := g.network(), g.reachQuestion
			if seed%2 == 0 {
				records, ask = g.partnersNetwork(), g.partnersQuestion
			}
			q, is := ask(records).(reachQuestion)
			if is && !yield(records, q.ReachQuestion) {
				return
			}
		}
	}
}
