package suggestion_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/adjacency"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
	"github.com/entente-graph/entente/internal/suggestion"
	"github.com/entente-graph/entente/internal/topology"
	"github.com/entente-graph/entente/internal/topology/derived"
)

// free lets a search look at as much as it wants.
func free(int) error { return nil }

func snapshotOf(t *testing.T, records network.Records) *topology.Snapshot {
	t.Helper()
	s, err := derived.Build(1, &records)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func node(t *testing.T, s *topology.Snapshot, id string) topology.Node {
	t.Helper()
	n, there := s.Node(id)
	if !there {
		t.Fatalf("there is no %s", id)
	}
	return n
}

// TestByBruteForce judges the suggestions to every organisation of random networks, and
// the partners that every two have in common, by the brute force.
func TestByBruteForce(t *testing.T) {
	networks := 250
	if os.Getenv("ENTENTE_SOAK") != "" {
		networks = 5000
	}
	seen := map[string]int{}
	first := pathtest.Seed(t)
	for seed := first; seed < first+uint64(networks); seed++ {
		records := pathtest.SuggestionNetwork(seed)
		s, judge, day := snapshotOf(t, records), pathtest.BruteNetwork(records), pathtest.SuggestionDay(seed)
		var organizations []string
		for _, e := range records.Entities {
			if e.Kind == network.Organization {
				organizations = append(organizations, e.ID)
			}
		}
		for i, id := range organizations {
			q := brute.SuggestQuestion{For: id, AsOf: day.String(), First: 100}
			if i%3 == 1 {
				q.In = []string{[]string{"place:b", "place:c", "place:e"}[i%9/3]}
			}
			want := judge.Suggest(q)
			if diff := cmp.Diff(want, suggested(t, s, q, day), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(brute.Suggestion{}, "Path")); diff != "" {
				t.Fatalf("seed %d, %+v (-brute +got):\n%s", seed, q, diff)
			}
			seen["suggestions"] += len(want)
			for _, w := range want {
				for _, r := range w.Reasons {
					seen[r.Kind]++
				}
			}
			of := []string{id, organizations[(i+1)%len(organizations)]}
			seen["partners in common"] += inCommon(t, seed, s, judge, of, day)
		}
	}
	for _, what := range append([]suggestion.Kind{"suggestions", "partners in common"}, suggestion.Kinds()...) {
		if seen[string(what)] < networks/10 { // of each one in ten networks, at least
			t.Errorf("only %d were compared: %s", seen[string(what)], what)
		}
	}
	t.Logf("compared: %v", seen)
}

// suggested returns suggestions in the words of the brute force.
func suggested(t *testing.T, s *topology.Snapshot, q brute.SuggestQuestion, day network.Day) []brute.Suggestion {
	t.Helper()
	asked := suggestion.Question{For: node(t, s, q.For), Types: q.Types, AsOf: day, KnownBy: network.MaxDay, First: q.First}
	for _, id := range q.In {
		asked.In = append(asked.In, node(t, s, id))
	}
	found, err := suggestion.Find(s, asked, suggestion.Fitted(), free)
	if err != nil {
		t.Fatal(err)
	}
	var all []brute.Suggestion
	for _, f := range found {
		one := brute.Suggestion{ID: s.ID(f.Organization), Points: f.Points}
		for _, r := range f.Reasons {
			reason := brute.SuggestionReason{Kind: string(r.Kind), Points: r.Points}
			for _, n := range r.Entities {
				reason.Entities = append(reason.Entities, s.ID(n))
			}
			one.Reasons = append(one.Reasons, reason)
		}
		all = append(all, one)
	}
	return all
}

// inCommon compares the partners that two have in common, and returns how many they are.
func inCommon(t *testing.T, seed uint64, s *topology.Snapshot, judge *brute.Network, of []string, day network.Day) int {
	t.Helper()
	want := judge.CommonPartners(of, day.String())
	page, err := adjacency.Of(s).CommonPartners(t.Context(), listing.CommonPartnerQuery{
		Filter: listing.CommonPartners{Of: of, OnDay: listing.OnDay{AsOf: &day}}, Ask: listing.Ask{First: 100, Count: true, Links: true},
	})
	if err != nil {
		t.Fatal(err)
	}
	var got []brute.CommonPartner
	for _, item := range page.Items {
		c := brute.CommonPartner{ID: item.Entity.ID}
		for _, x := range item.Through {
			c.Through = append(c.Through, x.ID)
		}
		for _, l := range item.Links {
			c.Links = append(c.Links, brute.LinkRef{Type: string(l.Type), ID: l.ID})
		}
		got = append(got, c)
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" || page.Total != len(want) {
		t.Fatalf("seed %d, %s (-brute +got):\n%s", seed, of, diff)
	}
	return len(want)
}

// crowded is an organisation whose only partner is at an event with so many organisations
// in all, of which one more is suggested through what that partner has in common with it.
func crowded(t *testing.T, many int) *topology.Snapshot {
	t.Helper()
	records := network.Records{Sources: []network.Source{{ID: "source:a", Title: "A"}}}
	add := func(kind network.Kind, id string) {
		records.Entities = append(records.Entities, network.Entity{ID: id, Kind: kind, Name: id})
	}
	join := func(by network.LinkType, from, to string) {
		records.Links = append(records.Links, network.Link{
			ID: "link:" + from[4:] + to[6:], Type: by, From: from, To: to, Status: network.DefaultStatus, Confidence: 1,
			Evidence: []network.Evidence{{Source: "source:a", Quote: "It is so."}},
		})
	}
	add(network.Event, "event:e")
	add(network.Agreement, "agreement:a")
	add(network.Organization, "org:me")
	join(network.PartyTo, "org:me", "agreement:a")
	for i := range many {
		id := fmt.Sprintf("org:%04d", i)
		add(network.Organization, id)
		join(network.Attended, id, "event:e")
	}
	join(network.PartyTo, "org:0000", "agreement:a")
	return snapshotOf(t, records)
}

// TestCrowds: what more than 1,000 organisations share gives no points; whom it leads to
// may be suggested all the same.
func TestCrowds(t *testing.T) {
	for many, points := range map[int]int{suggestion.MostSharing: suggestion.AdamicAdar(suggestion.MostSharing), suggestion.MostSharing + 1: 0} {
		s := crowded(t, many)
		found, err := suggestion.Find(s, suggestion.Question{For: node(t, s, "org:me"), AsOf: 0, KnownBy: network.MaxDay, First: 2}, suggestion.Fitted(), free)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, f := range found {
			ids = append(ids, s.ID(f.Organization))
			if f.Points != points || (len(f.Reasons) > 0) != (points > 0) {
				t.Errorf("where %d share it, %s has %d points by %v, want %d", many, s.ID(f.Organization), f.Points, f.Reasons, points)
			}
		}
		if want := []string{"org:0001", "org:0002"}; !slices.Equal(ids, want) {
			t.Errorf("where %d share it, %s are suggested, want %s", many, ids, want)
		}
	}
}

// TestStopped: a search ends where it may look at no more.
func TestStopped(t *testing.T) {
	s := crowded(t, 10)
	for most := range 25 {
		left := most
		_, err := suggestion.Find(s, suggestion.Question{For: node(t, s, "org:me"), KnownBy: network.MaxDay, First: 2}, suggestion.Fitted(), func(links int) error {
			if left -= links; left < 0 {
				return context.DeadlineExceeded
			}
			return nil
		})
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("with %d links to look at, the error is %v", most, err)
		}
	}
}
