package pathtest

import (
	"context"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// Subject is what the suite judges: a pathfind.Service over an engine, and the two
// questions about dates that need no path.
type Subject interface {
	Paths(ctx context.Context, q pathfind.Question) (pathfind.Answer, error)
	Reach(ctx context.Context, q pathfind.ReachQuestion) (pathfind.Reach, error)
	// Holds says how surely a link holds on a day, as known by another, or as far
	// as is known at all where knownBy is nil.
	Holds(ctx context.Context, link string, on network.Day, knownBy *network.Day) (network.Holding, error)
	// StatusOn returns the status of an entity on a day, "" where it has none.
	StatusOn(ctx context.Context, entity string, on network.Day) (network.Status, error)
}

// Load returns a subject that holds these records and no others. Whatever was
// loaded before is gone.
type Load func(t testing.TB, records network.Records) Subject

// Run judges a subject by all scripts and by the brute force, which asks 500
// random questions, or 5,000 where ENTENTE_SOAK is set.
func Run(t *testing.T, load Load) { RunMany(t, load, casesOfTest, casesOfSoak) }

// RunMany is Run with so many random questions in the test, and so many where
// ENTENTE_SOAK is set. They begin at another seed where ENTENTE_SEED gives one.
func RunMany(t *testing.T, load Load, test, soak int) {
	scripts, err := readScripts()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range scripts {
		t.Run(s.name(), func(t *testing.T) {
			for _, complaint := range s.run(t, load) {
				t.Error(complaint)
			}
		})
	}
	t.Run("random", func(t *testing.T) { judgeAtRandom(t, load, test, soak) })
	t.Run("pages", func(t *testing.T) { judgePages(t, load, 30) })
}
