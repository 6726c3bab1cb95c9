package pathfind_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/adjacency"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// partnerOf is a partner with the least of what is shared: "" if the two are partners
// directly alone.
type partnerOf struct{ ID, Through string }

// TestOneStepReachesThePartners: at 1 step and without a filter reach by the unit PARTNERS
// reaches exactly the partners of an organisation, by either engine, as the store lists
// them and as a snapshot does. What is shared on the path to each is the first of what the
// list says that they share.
func TestOneStepReachesThePartners(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	seed := pathtest.Seed(t)
	storetest.Put(t, s, storetest.Seed(t))
	for _, batch := range storetest.Batches(pathtest.RandomNetwork(seed, 1000), 1000) {
		storetest.Put(t, s, batch)
	}
	follower := storetest.Follow(t, s)
	snapshot := follower.Fresh()
	engines := map[string]*pathfind.Service{
		"cypher": pathfind.NewService(cypher.New(s), pathfind.Limits{Time: time.Hour}), "memory": pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{}),
	}
	var organizations []string
	for e := range snapshot.Entities() {
		if e.Kind == network.Organization {
			organizations = append(organizations, e.ID)
		}
	}
	slices.Sort(organizations)
	q := listing.PartnerQuery{Ask: listing.Ask{First: len(organizations), Links: true}}
	stored, err := s.PartnerPages(t.Context(), organizations, q)
	if err != nil {
		t.Fatal(err)
	}
	partners, shares := 0, 0
	for _, id := range organizations {
		read, err := adjacency.Of(snapshot).Partners(t.Context(), id, q)
		if err != nil {
			t.Fatal(err)
		}
		want := partnersOf(stored[id])
		if diff := cmp.Diff(want, partnersOf(read), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s (-store +snapshot):\n%s", id, diff)
		}
		for name, engine := range engines {
			if diff := cmp.Diff(want, oneStep(t, engine, id), cmpopts.EquateEmpty()); diff != "" {
				t.Errorf("%s: partners (-listed +reached by %s):\n%s", id, name, diff)
			}
		}
		for _, p := range want {
			partners++
			if p.Through != "" {
				shares++
			}
		}
	}
	if partners < 50 || shares < 30 || partners == shares {
		t.Errorf("only %d partners were compared, of whom %d share something", partners, shares)
	}
}

func partnersOf(page listing.Page[listing.Neighbor]) []partnerOf {
	var all []partnerOf
	for _, n := range page.Items {
		p := partnerOf{ID: n.Entity.ID}
		// A direct partner comes by the organisation's own id where that is before the ids
		// of all that they share.
		direct := slices.ContainsFunc(n.Links, func(l listing.Link) bool { return l.Type == network.PartnersWith })
		if len(n.Through) > 0 && !(direct && n.Entity.ID < n.Through[0].ID) {
			p.Through = n.Through[0].ID
		}
		all = append(all, p)
	}
	return all
}

// oneStep returns all that are reached by one step, by id.
func oneStep(t *testing.T, engine *pathfind.Service, from string) []partnerOf {
	t.Helper()
	r, err := engine.Reach(t.Context(), pathfind.ReachQuestion{
		From: []string{from}, Unit: pathfind.Partners, GroupBy: pathfind.ByType,
		Lists: []pathfind.MemberList{{First: 1_000_000, Paths: true}, {Unplaced: true, First: 1_000_000, Paths: true}},
	})
	if err != nil || !r.Complete {
		t.Fatal(r, err)
	}
	var all []partnerOf
	note := func(m pathfind.Members) {
		for _, page := range m.Pages {
			for _, reached := range page.Items {
				p := partnerOf{ID: reached.ID}
				if len(reached.Path.Entities) > 2 {
					p.Through = reached.Path.Entities[1]
				}
				if reached.Hops != 1 || reached.Path.Hops() != 1 || len(reached.Path.Steps) != len(reached.Path.Entities)-1 {
					t.Errorf("%s is reached by %+v", reached.ID, reached.Path)
				}
				all = append(all, p)
			}
		}
	}
	note(r.WithoutPlace)
	for _, g := range r.Groups {
		note(g.Members)
	}
	slices.SortFunc(all, func(a, b partnerOf) int { return strings.Compare(a.ID, b.ID) })
	return all
}
