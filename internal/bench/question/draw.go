package question

import (
	"context"
	"fmt"
	"time"

	"github.com/entente-graph/entente/internal/bench/generate"
)

// How many different questions of a workload are asked in turn, and how much may
// be tried to find them.
const (
	wanted  = 32
	tries   = 2000
	patient = 15 * time.Second
)

// Draw returns questions of a workload that have its property: candidates are drawn
// by the network's seed, in order, and each is put to entente. On a slow machine
// there may be fewer, but they are the first of the same.
func Draw(ctx context.Context, w Workload, n *generate.Network, ask Ask) ([]Question, error) {
	var questions []Question
	until := time.Now().Add(patient)
	for i := 0; i < tries && len(questions) < wanted; i++ {
		q := w.draw(n, n.Draw(i))
		fits, err := w.fits(ctx, n, ask, q)
		if err != nil {
			return nil, fmt.Errorf("draw questions for %q: %w", w.Name, err)
		}
		if fits {
			questions = append(questions, q)
		}
		if w.single || len(questions) > 0 && time.Now().After(until) {
			break
		}
	}
	if len(questions) == 0 {
		return nil, fmt.Errorf("draw questions for %q: none of %d candidates has the property", w.Name, tries)
	}
	return questions, nil
}
