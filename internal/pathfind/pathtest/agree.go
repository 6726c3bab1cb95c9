package pathtest

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// The networks of Agree have so many links, and are asked so many questions each.
const (
	leastLinks = 10
	mostLinks  = 5000
	agreedEach = 25
)

// Agree judges two subjects by each other, on networks that the brute force can't
// follow: from small ones up to 5,000 links. It asks so many random questions in
// the test, and so many where ENTENTE_SOAK is set, and both must return exactly the
// same answers.
//
// A question on which one of them runs out of time or work says nothing; of a
// hundred, at most two may be such.
func Agree(t *testing.T, loadA, loadB Load, test, soak int) {
	cases, seed := extent(t, test, soak)
	t.Logf("%d questions, from seed %d on", cases, seed)
	pair := pair{a: loadA, b: loadB, least: leastLinks, most: mostLinks}
	seen, wrong := pair.agree(t, seed, cases)
	if wrong != nil {
		t.Fatal(pair.shrunk(t, wrong))
	}
	t.Logf("of %d questions, of which %d were stopped: %v", cases, seen.stopped, seen)
	for _, complaint := range seen.complaints() {
		t.Error(complaint)
	}
}

// Compare asks two subjects that hold these records so many random questions, and
// says how their answers differ, "" where they don't.
func Compare(ctx context.Context, a, b Subject, records network.Records, seed uint64, questions int) string {
	g := newWideGenerator(seed)
	for range questions {
		q := bounded(g, records)
		if _, diff := compared(ctx, a, b, q); diff != "" {
			return fmt.Sprintf("they disagree about %s at seed %d (-first +second):\n%s", q, seed, diff)
		}
	}
	return ""
}

// pair is two subjects that must agree on networks of so many links.
type pair struct {
	a, b        Load
	least, most int
}

// agree asks random questions until the two disagree. The networks, each with a
// seed of its own, grow from the smallest to the largest.
func (p pair) agree(t testing.TB, seed uint64, cases int) (*coverage, *disagreement) {
	seen := newCoverage(cases)
	seen.unjudged = true
	for ; seen.asked < cases; seed++ {
		records := RandomNetwork(seed, p.links(float64(seen.asked)/float64(cases), seed))
		g := newWideGenerator(seed)
		a, b := p.a(t, records), p.b(t, records)
		for range min(agreedEach, cases-seen.asked) {
			q := bounded(g, records)
			answer, diff := compared(t.Context(), a, b, q)
			if diff != "" {
				return seen, &disagreement{seed: seed, records: records, question: q, diff: diff}
			}
			seen.add(nil, q, answer)
		}
	}
	return seen, nil
}

// links returns how many links a network has when so much of all is done: as many
// times more in each tenth of the way.
func (p pair) links(done float64, seed uint64) int {
	const spread = 0.2
	at := min(1, done+spread*rand.New(rand.NewPCG(seed, 1)).Float64())
	return int(float64(p.least) * math.Pow(float64(p.most)/float64(p.least), at))
}

// bounded makes a question of which the answer stays of a size to compare, but for
// one in so many, which may be stopped.
func bounded(g generator, records network.Records) question {
	const small, manyHops, manyPaths, anyOf, partnersOf = 100, 4, 20, 10, 8
	q := g.question(records)
	if g.IntN(partnersOf) == 0 {
		q = g.partnersQuestion(records)
	}
	if len(records.Links) <= small || g.IntN(anyOf) == 0 {
		return q
	}
	nearer := func(f *pathfind.Filter) {
		if f.MaxHops == nil || *f.MaxHops > manyHops {
			f.MaxHops = oneOf(g, new(3), new(4), new(4), new(5))
		}
	}
	switch q := q.(type) {
	case pathsQuestion:
		nearer(&q.Where)
		if q.Rank == pathfind.MostDiverse {
			q.Where.MaxHops = new(min(*q.Where.MaxHops, manyHops))
		}
		q.First = min(q.First, manyPaths)
		return q
	case reachQuestion:
		nearer(&q.Where)
		return q
	default:
		return q
	}
}

// compared asks both, and returns the answer, or how the two differ. The answer is
// nil where one of them was stopped.
func compared(ctx context.Context, a, b Subject, q question) (answer, string) {
	first, err := q.ask(ctx, a)
	if stopped(first, err) {
		return nil, ""
	}
	if err != nil {
		return nil, "the first fails: " + err.Error()
	}
	second, err := q.ask(ctx, b)
	if stopped(second, err) {
		return nil, ""
	}
	if err != nil {
		return nil, "the second fails: " + err.Error()
	}
	return first, difference(first, second)
}

// stopped reports whether an answer is one that time or work cut short.
func stopped(a answer, err error) bool {
	paths, ok := a.(pathsAnswer)
	return errors.Is(err, errIncomplete) || ok && paths.Outcome == string(pathfind.Stopped)
}

// shrunk makes the disagreement as small as it can and writes it as a script, with
// the answer of the brute force where that can follow, else that of the first.
func (p pair) shrunk(t testing.TB, d *disagreement) string {
	small := d.shrink(func(records network.Records, q question) string {
		_, diff := compared(t.Context(), p.a(t, records), p.b(t, records), q)
		return diff
	})
	want, whose := small.question.judge(bruteNetwork(small.records)), "the brute force"
	if len(small.records.Links) > maxSmallLinks {
		whose = "the first"
		var err error
		if want, err = small.question.ask(t.Context(), p.a(t, small.records)); err != nil {
			return fmt.Sprintf("the first fails at seed %d: %v", small.seed, err)
		}
	}
	return fmt.Sprintf("the two disagree (-first +second):\n%s\nas a script, with the answer of %s, found at seed %d and shrunk:\n\n%s",
		small.diff, whose, small.seed, scriptOf(small.records, small.question, want))
}
