package pathfind

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// noting is a searcher that notes its searches. It finds paths where the test says so.
type noting struct {
	found  func(f *Filter, maxHops int) *int
	noted  []string
	unseen bool
}

func (n *noting) Best(_ context.Context, where *Filter, page Page) (Best, error) {
	n.noted = append(n.noted, "best")
	return Best{Shortest: n.found(where, page.MaxHops), Exhausted: !n.unseen}, nil
}

func (n *noting) Connected(_ context.Context, where *Filter, maxHops int) (bool, error) {
	n.noted = append(n.noted, "connected "+conditionsText(where, maxHops))
	return n.found(where, maxHops) != nil, nil
}

func (n *noting) Shortest(_ context.Context, where *Filter, maxHops int) (*int, error) {
	n.noted = append(n.noted, "shortest "+conditionsText(where, maxHops))
	return n.found(where, maxHops), nil
}

func (n *noting) ShortestUnder(_ context.Context, filters []Filter, maxHops int) ([]*int, error) {
	shortest := make([]*int, len(filters))
	var texts []string
	for i := range filters {
		shortest[i] = n.found(&filters[i], maxHops)
		texts = append(texts, conditionsText(&filters[i], maxHops))
	}
	n.noted = append(n.noted, "under "+strings.Join(texts, "; "))
	return shortest, nil
}

func conditionsText(f *Filter, maxHops int) string {
	hops := fmt.Sprint(maxHops)
	if maxHops == AnyLength {
		hops = "any"
	}
	return strings.Join(append(f.Named(), hops), " ")
}

// TestRelaxationsTakeNoSearchesThatNobodyWants notes which searches are made: those of
// relaxations only where these are selected, and those of days only where these are.
func TestRelaxationsTakeNoSearchesThatNobodyWants(t *testing.T) {
	day := network.Day(18_000)
	never := func(*Filter, int) *int { return nil }
	longer := func(_ *Filter, maxHops int) *int {
		if maxHops < 9 {
			return nil
		}
		return new(9)
	}
	anyDay := func(f *Filter, _ int) *int {
		if f.AsOf != nil || f.Overlapping {
			return nil
		}
		return new(2)
	}
	for _, test := range []struct {
		name              string
		found             func(*Filter, int) *int
		unseen            bool
		where             Filter
		relaxations, days bool
		want              []string
	}{
		{"found", func(*Filter, int) *int { return new(1) }, false, Filter{AsOf: &day}, true, true, []string{"best"}},
		{"nothing anywhere", never, false, Filter{}, false, false, []string{"best"}},
		{"nothing anywhere, relaxed", never, false, Filter{}, true, true, []string{"best", "under through 6"}},
		{"every kind", never, false, Filter{Through: network.Kinds()}, true, true, []string{"best", "connected through any"}},
		{"too long", longer, true, Filter{}, false, false, []string{"best", "connected any"}},
		{"too long, relaxed", longer, true, Filter{AsOf: &day}, true, true, []string{
			"best", "connected asOf any", "shortest asOf any", "under 6; asOf through 6",
		}},
		{"too early", anyDay, false, Filter{AsOf: &day}, false, false, []string{"best", "connected through any", "under 6"}},
		{"too early, relaxed", anyDay, false, Filter{AsOf: &day}, true, false, []string{
			"best", "connected through any", "under 6", "under asOf through 6",
		}},
		{"too early, with days", anyDay, false, Filter{AsOf: &day}, true, true, []string{
			"best", "connected through any", "under 6", "under asOf through 6", "connected overlapping 6",
		}},
	} {
		t.Run(test.name, func(t *testing.T) {
			q := Question{From: []string{"org:a"}, To: []string{"org:b"}, Where: test.where, First: 1, Relaxations: test.relaxations, Days: test.days}
			if err := q.Check(); err != nil {
				t.Fatal(err)
			}
			searcher := &noting{found: test.found, unseen: test.unseen}
			if _, err := answer(t.Context(), searcher, &q); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, searcher.noted); diff != "" {
				t.Errorf("the searches (-want +got):\n%s", diff)
			}
		})
	}
}

// TestLeast bisects to every number, by no more than twice its bits of questions.
func TestLeast(t *testing.T) {
	for _, want := range slices.Concat([]network.Day{1, 2, 255, 256, 257, 511, 512, 513, 3_000, lifetime - 1, lifetime}, []network.Day{0}) {
		asked := 0
		got, err := least(lifetime, func(days network.Day) (bool, error) {
			asked++
			return want != 0 && days >= want, nil
		})
		if err != nil || got != want {
			t.Errorf("%d: got %d, %v", want, got, err)
		}
		if most := 44; asked > most {
			t.Errorf("%d: %d questions, at most %d", want, asked, most)
		}
	}
}
