package pathtest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// Bounded judges a subject that may do no more than so much work. It asks random
// questions with little of it, so many in the test, and so many where ENTENTE_SOAK
// is set. The subject must do no more and say so. Where it was stopped, it must never
// call that the whole: of paths it returns the first, of reach some of those that are
// reached, with the right hops and paths.
func Bounded(t *testing.T, load func(t testing.TB, records network.Records) func(work int) Subject, test, soak int) {
	const mostWork = 400
	cases, seed := extent(t, test, soak)
	t.Logf("%d questions, from seed %d on", cases, seed)
	asked, begun := 0, 0
	for e := range exams(seed) {
		limited := load(t, e.records)
		random := rand.New(rand.NewPCG(e.seed, 2))
		for i, q := range e.questions {
			work := 1 + random.IntN(1+random.IntN(mostWork)) // rather little than much
			b, fault := begins(t.Context(), limited(work), q, e.want[i], work)
			if fault != "" {
				t.Fatalf("with work for %d, at seed %d: %s\n\n%s", work, e.seed, fault, scriptOf(e.records, q, e.want[i]))
			}
			if b.judged {
				asked++
			}
			if b.cut {
				begun++
			}
		}
		if asked >= cases {
			break
		}
	}
	t.Logf("of %d questions, %d were stopped with something found", asked, begun)
	if begun*60 < asked {
		t.Error("hardly any were stopped with something found")
	}
}

// beginning says what was seen of an answer: whether the question was one of paths
// or reach, and whether it was stopped with something found.
type beginning struct{ judged, cut bool }

// begins asks a question and says what is wrong with the answer, "" where nothing is.
func begins(ctx context.Context, s Subject, q question, want answer, limit int) (b beginning, fault string) {
	switch want := want.(type) {
	case pathsAnswer:
		asked := q.(pathsQuestion).Question
		asked.First *= max(1, q.(pathsQuestion).pages) // each page would have work of its own
		if asked.First > pathfind.MaxFirst {
			return b, ""
		}
		a, err := s.Paths(ctx, asked)
		if err != nil {
			return b, "it fails: " + err.Error()
		}
		b = beginning{true, !a.Complete() && len(a.Paths) > 0}
		return b, beginsPaths(a, &asked, want, limit)
	case reachAnswer:
		asked := q.(reachQuestion).ReachQuestion
		asked.Certain = true
		r, err := s.Reach(ctx, asked)
		if err != nil {
			return b, "it fails: " + err.Error()
		}
		b = beginning{true, !r.Complete && len(r.Groups) > 0}
		return b, beginsReach(r, want, limit)
	default:
		return b, ""
	}
}

func beginsPaths(a pathfind.Answer, q *pathfind.Question, want pathsAnswer, limit int) string {
	got := pathsAnswerOf(a)
	switch {
	case a.Work.Limit != limit || a.Work.Visited > limit:
		return fmt.Sprintf("its work is %+v", a.Work)
	case a.Unrelaxed && a.Complete():
		if !slices.ContainsFunc(got.Relaxations, func(r brute.Relaxation) bool { return !begunBy(want.Relaxations, r) }) {
			got.Relaxations = want.Relaxations
		}
		return difference(want, got)
	case a.Complete():
		return difference(want, got)
	case len(got.Relaxations) > 0 || a.Relaxed():
		return fmt.Sprintf("it has relaxations: %v", got.Relaxations)
	case got.Shortest != nil && (want.Shortest == nil || *got.Shortest != *want.Shortest):
		return fmt.Sprintf("the shortest is %v, said to be %v", want.Shortest, *got.Shortest)
	case got.Shortest != nil && (q.Rank == "" || q.Rank == pathfind.FewestHops) && q.First > 0 && len(got.Paths) == 0:
		return fmt.Sprintf("no path proves the shortest of %d hops", *got.Shortest)
	case len(got.BlockedBy) > 0:
		return fmt.Sprintf("it says what blocks: %v", got.BlockedBy)
	case got.HasMore && !want.HasMore:
		return "it says that there are more"
	case len(got.Paths) > len(want.Paths):
		return fmt.Sprintf("it gives %d paths of %d", len(got.Paths), len(want.Paths))
	}
	return cmp.Diff(want.Paths[:len(got.Paths)], got.Paths, cmpopts.EquateEmpty())
}

// begunBy reports whether one of the relaxations wanted is such, of which the day may
// not have been found.
func begunBy(want []brute.Relaxation, got brute.Relaxation) bool {
	return slices.ContainsFunc(want, func(r brute.Relaxation) bool {
		return r == got || r.Day != "" && got == brute.Relaxation{Lifted: r.Lifted, Hops: r.Hops}
	})
}

func beginsReach(r pathfind.Reach, want reachAnswer, limit int) string {
	got := reachAnswerOf(r)
	switch {
	case r.Work.Limit != limit || r.Work.Visited > limit:
		return fmt.Sprintf("its work is %+v", r.Work)
	case r.Complete:
		return difference(want, got)
	}
	if got.TotalCertain != nil && *got.TotalCertain > *want.TotalCertain {
		return fmt.Sprintf("it has certainly reached %d, of %d", *got.TotalCertain, *want.TotalCertain)
	}
	for _, h := range got.ByHop {
		if !slices.ContainsFunc(want.ByHop, func(w brute.HopCount) bool { return w.Hops == h.Hops && w.Organizations >= h.Organizations }) {
			return fmt.Sprintf("at %d hops it has reached %d, of %v", h.Hops, h.Organizations, want.ByHop)
		}
	}
	for _, found := range got.Nearest {
		i := slices.IndexFunc(want.Nearest, func(w brute.Reached) bool { return w.ID == found.ID })
		if i < 0 {
			return found.ID + " can't be reached"
		}
		if is := want.Nearest[i].Certain; found.Certain != nil && *found.Certain && !*is {
			return found.ID + " is not certainly reached"
		}
		found.Certain = want.Nearest[i].Certain // which may not have been found out
		if diff := difference(reachAnswer{Nearest: want.Nearest[i : i+1]}, reachAnswer{Nearest: []brute.Reached{found}}); diff != "" {
			return diff
		}
	}
	return ""
}
