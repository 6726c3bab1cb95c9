package memory_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/topology"
)

// surveys is how many random networks are surveyed.
func surveys() int {
	if os.Getenv("ENTENTE_SOAK") != "" {
		return 50_000
	}
	return 2000
}

// TestSurveyReaches: what is surveyed is what reach reaches, by the same first paths, and
// without an entity what reach reaches that avoids it.
func TestSurveyReaches(t *testing.T) {
	cases, lost, farther := 0, 0, 0
	for records, q := range pathtest.RandomReach(pathtest.Seed(t)) {
		s := newSurvey(t, records, q)
		if s == nil {
			continue // a question that is refused
		}
		s.reaches()
		for _, removal := range s.removals() {
			lost, farther = lost+len(removal.Lost), farther+len(removal.Farther)
		}
		s.between()
		s.onDays()
		s.underFilters()
		s.leads()
		if t.Failed() {
			t.Fatalf("from %v by %s under %+v in:\n%s", q.From, q.Unit, q.Where, pathtest.Text(records))
		}
		if cases++; cases == surveys() {
			break
		}
	}
	t.Logf("%d surveys: %d lost, %d farther", cases, lost, farther)
	if lost < cases/10 || farther < cases/50 {
		t.Error("too little depends on one entity for the test to say much")
	}
}

// survey is the ways of a question, and the service that answers it.
type survey struct {
	t        *testing.T
	snapshot *topology.Snapshot
	q        pathfind.ReachQuestion
	ways     memory.Ways
	service  *pathfind.Service
	reached  []pathfind.Reached
}

func newSurvey(t *testing.T, records network.Records, q pathfind.ReachQuestion) *survey {
	t.Helper()
	if q.Check() != nil {
		return nil
	}
	s := &survey{t: t, snapshot: snapshotOf(t, records), q: q}
	s.service = serviceOf(s.snapshot, pathfind.Limits{})
	var from []topology.Node
	for _, id := range q.From {
		n, _ := s.snapshot.Node(id)
		from = append(from, n)
	}
	ways, err := memory.Survey(s.snapshot, pathfind.NewMeter(t.Context(), 1_000_000), from, &q.Where, q.Unit)
	if err != nil {
		t.Fatal(err)
	}
	s.ways, s.reached = ways, s.reach(q.Where)
	return s
}

// reach returns all organisations that are reached under a filter, with their paths.
func (s *survey) reach(where pathfind.Filter) []pathfind.Reached {
	s.t.Helper()
	q := s.q
	q.Where, q.WithEmpty, q.Keys, q.GroupBy = where, false, nil, pathfind.ByType
	q.Lists = []pathfind.MemberList{{First: 1000, Paths: true}, {Unplaced: true, First: 1000, Paths: true}}
	r, err := s.service.Reach(s.t.Context(), q)
	if err != nil || !r.Complete {
		s.t.Fatal(err, r.Complete)
	}
	var all []pathfind.Reached
	for _, g := range r.Groups {
		all = append(all, g.Pages[0].Items...)
	}
	return append(all, r.WithoutPlace.Pages[1].Items...)
}

func (s *survey) node(id string) topology.Node {
	n, _ := s.snapshot.Node(id)
	return n
}

func (s *survey) reaches() {
	s.t.Helper()
	reached := map[string]bool{}
	for _, r := range s.reached {
		reached[r.ID] = true
		hops, is := s.ways.Hops(s.node(r.ID))
		path, err := s.ways.Path(s.node(r.ID))
		if !is || hops != r.Hops || err != nil {
			s.t.Errorf("%s: %d hops, %t, %v; want %d", r.ID, hops, is, err, r.Hops)
		} else if diff := cmp.Diff(r.Path, path, cmpopts.EquateComparable(network.Date{})); diff != "" {
			s.t.Errorf("the path to %s, expected -, got +:\n%s", r.ID, diff)
		}
	}
	for n := range topology.Node(s.snapshot.Nodes()) {
		hops, is := s.ways.Hops(n)
		exists := s.q.Where.AsOf == nil || s.snapshot.Exists(n).Contains(*s.q.Where.AsOf)
		if is && hops > 0 && exists && s.snapshot.Entity(n).Kind == network.Organization && !reached[s.snapshot.ID(n)] {
			s.t.Errorf("%s is surveyed and not reached", s.snapshot.ID(n))
		}
	}
}

func (s *survey) targets() (targets []topology.Node) {
	for _, r := range s.reached {
		targets = append(targets, s.node(r.ID))
	}
	return targets
}

// removals compares each removal with a search that avoids the entity.
func (s *survey) removals() (all []memory.Removal) {
	s.t.Helper()
	got := map[string]string{}
	err := s.ways.Removals(s.targets(), func(r memory.Removal) {
		all = append(all, r)
		got[s.snapshot.ID(r.Entity)] = fmt.Sprint(s.ids(r.Lost), s.ids(r.Farther))
	})
	if err != nil {
		s.t.Fatal(err)
	}
	want := map[string]string{}
	for entity := range s.snapshot.Entities() {
		where := s.q.Where
		where.Avoid = append(slices.Clip(where.Avoid), entity.ID)
		if slices.Contains(s.q.From, entity.ID) {
			continue
		}
		still := map[string]int{}
		for _, r := range s.reach(where) {
			still[r.ID] = r.Hops
		}
		var lost, farther []topology.Node
		for _, r := range s.reached {
			switch hops := still[r.ID]; {
			case r.ID == entity.ID:
			case hops == 0:
				lost = append(lost, s.node(r.ID))
			case hops > r.Hops:
				farther = append(farther, s.node(r.ID))
			}
		}
		if len(lost)+len(farther) > 0 {
			want[entity.ID] = fmt.Sprint(s.ids(lost), s.ids(farther))
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		s.t.Errorf("what is lost without an entity, expected -, got +:\n%s", diff)
	}
	return all
}

func (s *survey) ids(nodes []topology.Node) []string {
	ids := make([]string, len(nodes))
	for i, n := range nodes {
		ids[i] = s.snapshot.ID(n)
	}
	slices.Sort(ids)
	return ids
}

// between makes sure that the first paths, which are shortest ways, pass nothing that the
// ways are not said to pass.
func (s *survey) between() {
	s.t.Helper()
	passed, err := s.ways.Between(s.targets())
	if err != nil {
		s.t.Fatal(err)
	}
	links, entities := map[string]bool{}, map[string]bool{}
	for _, l := range passed.Links {
		links[s.snapshot.LinkID(l.Arc.Edge())] = true
	}
	for _, n := range passed.Entities {
		entities[s.snapshot.ID(n)] = true
	}
	for _, r := range s.reached {
		for i, step := range r.Path.Steps {
			for _, l := range step.Links {
				if !links[l.ID] {
					s.t.Errorf("%s of the path to %s is not passed", l.ID, r.ID)
				}
			}
			if i > 0 && !entities[step.From] {
				s.t.Errorf("%s on the path to %s is not passed", step.From, r.ID)
			}
		}
	}
}

// onDays compares a search on many days with one on each.
func (s *survey) onDays() {
	s.t.Helper()
	var days []network.Day
	for i := range memory.MostCases {
		days = append(days, network.DayOf(2018, 1, 1+i*37))
	}
	from, meter := s.from(), pathfind.NewMeter(s.t.Context(), 10_000_000)
	found, err := memory.SurveyOn(s.snapshot, meter, from, &s.q.Where, s.q.Unit, days)
	if err != nil {
		s.t.Fatal(err)
	}
	on := map[topology.Node]memory.CaseSet{}
	for n, set := range found {
		on[n] = set
	}
	for i, day := range days {
		where := s.q.Where
		where.AsOf = &day
		ways, err := memory.Survey(s.snapshot, meter, from, &where, s.q.Unit)
		if err != nil {
			s.t.Fatal(err)
		}
		for n := range topology.Node(s.snapshot.Nodes()) {
			hops, is := ways.Hops(n)
			if want := is && hops > 0; want != (on[n]>>i&1 != 0) {
				s.t.Errorf("%s on %s: reached %t", s.snapshot.ID(n), day, !want)
			}
		}
	}
}

// underFilters compares a search under several filters with one under each.
func (s *survey) underFilters() {
	s.t.Helper()
	certain, withoutEvents, inForce := s.q.Where, s.q.Where, s.q.Where
	certain.Certainty = new(network.Certain)
	withoutEvents.ExcludeLinkTypes = append(slices.Clip(withoutEvents.ExcludeLinkTypes), network.Attended, network.Organized)
	inForce.Statuses, inForce.UntilEnd = []network.Status{network.InForce, network.Ended}, true
	filters := []*pathfind.Filter{&s.q.Where, &certain, &withoutEvents, &inForce}
	from, meter := s.from(), pathfind.NewMeter(s.t.Context(), 10_000_000)
	found, err := memory.SurveyUnder(s.snapshot, meter, from, filters, s.q.Unit)
	if err != nil {
		s.t.Fatal(err)
	}
	under := map[topology.Node]memory.CaseSet{}
	for n, set := range found {
		under[n] = set
	}
	for i, where := range filters {
		ways, err := memory.Survey(s.snapshot, meter, from, where, s.q.Unit)
		if err != nil {
			s.t.Fatal(err)
		}
		for n := range topology.Node(s.snapshot.Nodes()) {
			hops, is := ways.Hops(n)
			if want := is && hops > 0; want != (under[n]>>i&1 != 0) {
				s.t.Errorf("%s under filter %d: reached %t", s.snapshot.ID(n), i, !want)
			}
		}
	}
}

// leads compares where any way leads, with and without the filter, with a search without a
// limit of hops.
func (s *survey) leads() {
	s.t.Helper()
	unfiltered := s.q.Where.Unfiltered()
	from, meter := s.from(), pathfind.NewMeter(s.t.Context(), 10_000_000)
	for _, where := range []*pathfind.Filter{&s.q.Where, &unfiltered} {
		leads := memory.Leads(s.snapshot, meter, from, where, s.q.Unit)
		anyLength := *where
		anyLength.MaxHops = new(pathfind.AnyLength)
		ways, err := memory.Survey(s.snapshot, meter, from, &anyLength, s.q.Unit)
		if err != nil {
			s.t.Fatal(err)
		}
		for n := range topology.Node(s.snapshot.Nodes()) {
			got, err := leads(n)
			if err != nil {
				s.t.Fatal(err)
			}
			if _, want := ways.Hops(n); got != want && s.snapshot.Entity(n).Kind == network.Organization {
				s.t.Errorf("%s: a way leads there %t", s.snapshot.ID(n), got)
			}
		}
	}
}

// from returns the origins.
func (s *survey) from() (from []topology.Node) {
	for _, id := range s.q.From {
		from = append(from, s.node(id))
	}
	return from
}
