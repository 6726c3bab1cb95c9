package pathtest

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/network"
)

// Loading a network costs more than asking, so each is asked several questions.
const questionsEach = 10

// How many questions are asked, and where the random numbers begin.
const (
	casesOfTest = 500
	casesOfSoak = 5000
	firstSeed   = 1
)

// judgeAtRandom judges a subject by the brute force: 500 questions, or 5,000
// where ENTENTE_SOAK is set. ENTENTE_SEED begins elsewhere.
func judgeAtRandom(t *testing.T, load Load) {
	cases, seed := casesOfTest, uint64(firstSeed)
	if os.Getenv("ENTENTE_SOAK") != "" {
		cases = casesOfSoak
	}
	if text := os.Getenv("ENTENTE_SEED"); text != "" {
		var err error
		if seed, err = strconv.ParseUint(text, 10, 64); err != nil {
			t.Fatalf("ENTENTE_SEED: %v", err)
		}
	}
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

// disagreement is a question to which a subject gives another answer than the
// brute force.
type disagreement struct {
	seed     uint64
	records  network.Records
	question question
	// diff is how the answers differ.
	diff string
}

// judge asks random questions until the subject and the brute force disagree.
// Each network has a seed of its own, one after the other.
func judge(t testing.TB, load Load, seed uint64, cases int) (*coverage, *disagreement) {
	seen := newCoverage()
	for ; seen.cases < cases; seed++ {
		g := newGenerator(seed)
		records := g.network()
		subject := load(t, records)
		for range questionsEach {
			q := g.question(records)
			seen.add(bruteNetwork(records), q)
			if diff := differ(t.Context(), subject, records, q); diff != "" {
				return seen, &disagreement{seed: seed, records: records, question: q, diff: diff}
			}
		}
	}
	return seen, nil
}

// differ says how the answer of a subject differs from that of the brute force.
func differ(ctx context.Context, s Subject, records network.Records, q question) string {
	got, err := q.ask(ctx, s)
	if err != nil {
		return "it fails: " + err.Error()
	}
	return cmp.Diff(q.judge(bruteNetwork(records)), got, cmpopts.EquateEmpty())
}

// shrunk makes the disagreement as small as it can and writes it as a script.
func (d *disagreement) shrunk(t testing.TB, load Load) string {
	small := d.shrink(func(records network.Records, q question) string {
		return differ(t.Context(), load(t, records), records, q)
	})
	return fmt.Sprintf("the engine and the brute force disagree (-brute +engine):\n%s\nas a script, found at seed %d and shrunk:\n\n%s",
		small.diff, small.seed, scriptOf(small.records, small.question, small.question.judge(bruteNetwork(small.records))))
}
