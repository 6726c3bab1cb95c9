// Package backtest measures suggestions by what came after: it hides all that became known
// after a day, asks whom to suggest on that day, and counts how many of the first ten have
// become partners since. Beside them stand three ways to suggest the same organisations:
// by how many partners they have in common, by how many partners each has, and by chance.
package backtest

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/suggestion"
	"github.com/entente-graph/entente/internal/topology"
)

// First is how many suggestions are looked at.
const First = 10

// Result is what came of the suggestions.
type Result struct {
	// Day is that on which they were made, Until that up to which partners were gained.
	Day, Until network.Day
	// Organizations is for how many they were made: those with a partner to gain among
	// whom may be suggested. Gained is how many partners these gained, and Near how many
	// of these could be suggested.
	Organizations, Gained, Near int
	// Most is how many hits there can be at most: of each organisation ten.
	Most int
	// Suggested, CommonNeighbours, PreferentialAttachment and Chance are how many of those
	// that each has among its first ten were gained; of chance what is to be expected.
	Suggested, CommonNeighbours, PreferentialAttachment int
	Chance                                              float64
}

// Run makes suggestions, by some weights, for at most so many organisations, drawn at random, the same each time.
func Run(s *topology.Snapshot, w suggestion.Weights, most int) (Result, error) {
	return run(s, w, most, First)
}

// run is Run where so many suggestions are looked at.
func run(s *topology.Snapshot, w suggestion.Weights, most, first int) (Result, error) {
	day, until, ok := days(s)
	r := Result{Day: day, Until: until}
	if !ok {
		return r, nil
	}
	t := &test{
		s: s, w: w, day: day, first: first,
		before: suggestion.On(s, day, day, free), after: suggestion.On(s, until, network.MaxDay, free), partners: map[topology.Node]int{},
	}
	var all []topology.Node
	for n := range topology.Node(s.Nodes()) {
		if s.Entity(n).Kind == network.Organization {
			all = append(all, n)
		}
	}
	slices.SortFunc(all, s.Compare)
	chosen := rand.New(rand.NewPCG(1, 1))
	for _, i := range chosen.Perm(len(all)) {
		if r.Organizations == most {
			break
		}
		if err := t.ask(all[i], &r); err != nil {
			return r, fmt.Errorf("suggest partners as of %s: %w", day, err)
		}
	}
	return r, nil
}

// test is a network at two days.
type test struct {
	s   *topology.Snapshot
	w   suggestion.Weights
	day network.Day
	// first is how many suggestions are looked at.
	first int
	// before is what was known on the day, after what is on the last.
	before, after *suggestion.Day
	// partners is how many partners organisations had on the day.
	partners map[topology.Node]int
}

// days returns the last day by which at most three quarters of the links that make
// partners were known that are known today, and the day by which all were of which that
// can be said; false where nothing was to be learnt between.
func days(s *topology.Snapshot) (day, until network.Day, ok bool) {
	var known []network.Day
	for n := range topology.Node(s.Nodes()) {
		for _, a := range s.Row(n) {
			if a.Backward() || a.Class().Partnership() == network.NoPartnership {
				continue
			}
			if tenures := s.Tenures(a.Edge()); len(tenures) > 0 && tenures[0].Known != network.MaxDay {
				known = append(known, max(tenures[0].Known, 0))
			}
		}
	}
	if len(known) == 0 {
		return 0, 0, false
	}
	slices.Sort(known)
	until = known[len(known)-1]
	day = known[len(known)*3/4]
	if i, _ := slices.BinarySearch(known, day); i > 0 && day == until {
		day = known[i-1]
	}
	return day, until, day < until
}

// free lets walks look at as much as they want.
func free(int) error { return nil }

// gained returns the partners that an organisation has on the last day, by all that is
// known, and had not on the first, by what was known then.
func (t *test) gained(n topology.Node) (map[topology.Node]bool, error) {
	now, err := t.after.Partners(n)
	if err != nil {
		return nil, err
	}
	before, err := t.before.Partners(n)
	if err != nil {
		return nil, err
	}
	gained := make(map[topology.Node]bool, len(now))
	for _, p := range now {
		gained[p] = true
	}
	for _, p := range before {
		delete(gained, p)
	}
	return gained, nil
}

// ask counts the hits of one organisation.
func (t *test) ask(n topology.Node, r *Result) error {
	gained, err := t.gained(n)
	if err != nil {
		return err
	}
	if len(gained) == 0 {
		return nil
	}
	q := suggestion.Question{For: n, AsOf: t.day, KnownBy: t.day}
	common, err := suggestion.Rank(t.s, q, suggestion.Weights{Partner: func(int) int { return 1 }}, free)
	if err != nil {
		return err
	}
	near := 0
	for _, c := range common {
		if gained[c.Organization] {
			near++
		}
	}
	if near == 0 {
		return nil
	}
	suggested, err := suggestion.Rank(t.s, q, t.w, free)
	if err != nil {
		return err
	}
	attached, err := t.attached(common)
	if err != nil {
		return err
	}
	r.Organizations++
	r.Gained += len(gained)
	r.Near += near
	r.Most += min(near, t.first)
	r.Suggested += t.hits(suggested, gained)
	r.CommonNeighbours += t.hits(common, gained)
	r.PreferentialAttachment += t.hits(attached, gained)
	r.Chance += float64(min(t.first, len(common))) * float64(near) / float64(len(common))
	return nil
}

// hits counts the first that were gained.
func (t *test) hits(suggested []suggestion.Ranked, gained map[topology.Node]bool) (n int) {
	for _, s := range suggested[:min(t.first, len(suggested))] {
		if gained[s.Organization] {
			n++
		}
	}
	return n
}

// attached returns the same organisations by how many partners they had, most first, then
// id.
func (t *test) attached(of []suggestion.Ranked) ([]suggestion.Ranked, error) {
	all := slices.Clone(of)
	for i := range all {
		n := all[i].Organization
		if _, known := t.partners[n]; !known {
			partners, err := t.before.Partners(n)
			if err != nil {
				return nil, err
			}
			t.partners[n] = len(partners)
		}
		all[i].Points = t.partners[n]
	}
	slices.SortFunc(all, func(a, b suggestion.Ranked) int {
		return cmp.Or(cmp.Compare(b.Points, a.Points), t.s.Compare(a.Organization, b.Organization))
	})
	return all, nil
}
