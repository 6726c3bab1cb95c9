package store_test

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
	"github.com/entente-graph/entente/internal/topology"
)

// copied is a copy of the network's shape.
type copied struct {
	revision int64
	entities map[string]topology.Entity
	links    map[string]topology.Link
}

// copyOf makes a copy of what is streamed.
func copyOf(t testing.TB, s *store.Store) *copied {
	t.Helper()
	c := &copied{entities: map[string]topology.Entity{}, links: map[string]topology.Link{}}
	var err error
	c.revision, err = s.Stream(t.Context(), func(e topology.Entity) error {
		if _, twice := c.entities[e.ID]; twice || len(c.links) > 0 {
			t.Errorf("%s came twice, or after a link", e.ID)
		}
		c.entities[e.ID] = e
		return nil
	}, func(l topology.Link) error {
		if _, twice := c.links[l.ID]; twice {
			t.Errorf("%s came twice", l.ID)
		}
		return c.put(l)
	})
	if err != nil {
		t.Fatalf("read the shape: %v", err)
	}
	return c
}

// put takes a link whose ends are there.
func (c *copied) put(l topology.Link) error {
	for _, end := range []string{l.From, l.To} {
		if _, there := c.entities[end]; !there {
			return fmt.Errorf("%s leads to %s, which is not there", l.ID, end)
		}
	}
	c.links[l.ID] = l
	return nil
}

// follow brings the copy up to date, and reports whether there was anything new.
func (c *copied) follow(ctx context.Context, s *store.Store) (bool, error) {
	change, found, err := s.Changes(ctx, c.revision)
	if err != nil || !found {
		return found, err
	}
	if change.Revision <= c.revision {
		return found, fmt.Errorf("the change after revision %d is of revision %d", c.revision, change.Revision)
	}
	c.revision = change.Revision
	for _, e := range change.Entities {
		c.entities[e.ID] = e
	}
	for _, l := range change.Links {
		if err := c.put(l); err != nil {
			return found, err
		}
	}
	for _, id := range change.GoneLinks {
		delete(c.links, id)
	}
	for _, id := range change.GoneEntities {
		delete(c.entities, id)
	}
	return found, nil
}

func (c *copied) diff(other *copied) string {
	return gocmp.Diff(c, other, gocmp.AllowUnexported(copied{}, network.Date{}))
}

// TestShape streams a network and compares it with its records.
func TestShape(t *testing.T) {
	s := storetest.Open(t)
	if empty := copyOf(t, s); empty.revision != 0 || len(empty.entities) != 0 {
		t.Errorf("of nothing: %v", empty)
	}
	records := storetest.Scatter("shape", 70, 300)
	storetest.Put(t, s, records)
	want := &copied{revision: 1, entities: map[string]topology.Entity{}, links: map[string]topology.Link{}}
	groups := map[string]store.OrganizationGroup{}
	entities := records.Ends()
	sources := map[string]*network.Source{}
	for i := range records.Sources {
		sources[records.Sources[i].ID] = &records.Sources[i]
	}
	list, err := s.Groups(t.Context(), slices.Collect(func(yield func(string) bool) {
		for i := range records.Entities {
			if e := &records.Entities[i]; e.Kind == network.Organization && !yield(e.ID) {
				return
			}
		}
	}))
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range list {
		groups[g.ID] = g
	}
	for i := range records.Entities {
		e := &records.Entities[i]
		want.entities[e.ID] = topology.Entity{
			ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name, Valid: e.Valid,
			Home: groups[e.ID].Home, Country: groups[e.ID].Country, Region: groups[e.ID].Region,
			Exists: entities[e.ID].Existence().Interval,
		}
	}
	for _, l := range records.Links {
		var observations []network.Observation
		for _, e := range l.Evidence {
			observations = append(observations, network.ObservationOf(e, sources[e.Source]))
		}
		want.links[l.ID] = topology.Link{
			OnBehalfOf: l.OnBehalfOf,
			ID:         l.ID, Type: l.Type, From: l.From, To: l.To, Role: l.Role, Valid: l.Valid, Status: l.Status, Confidence: l.Confidence,
			Tenures: l.Tenures(entities[l.From], entities[l.To], observations),
		}
	}
	if diff := want.diff(copyOf(t, s)); diff != "" {
		t.Errorf("shape (-want +got):\n%s", diff)
	}

	// The same by pages.
	sampled := &copied{revision: 1, entities: map[string]topology.Entity{}, links: map[string]topology.Link{}}
	for after := ""; ; {
		page, revision, err := s.Sample(t.Context(), after, 13)
		if err != nil || revision != 1 {
			t.Fatalf("sample after %q: revision %d, %v", after, revision, err)
		}
		if len(page) == 0 {
			break
		}
		for _, sample := range page {
			if sample.Entity.ID <= after {
				t.Errorf("%s comes after %q", sample.Entity.ID, after)
			}
			after = sample.Entity.ID
			sampled.entities[after] = sample.Entity
			for _, l := range sample.Links {
				sampled.links[l.ID] = l
			}
		}
	}
	if diff := want.diff(sampled); diff != "" {
		t.Errorf("samples (-want +got):\n%s", diff)
	}
	if n, m, revision, err := s.Counts(t.Context()); n != 70 || m != 300 || revision != 1 || err != nil {
		t.Errorf("%d entities and %d links at revision %d, %v", n, m, revision, err)
	}
}

// TestChanges writes at random; a copy that follows what the log says is the same
// as a new one, all that follows from a write included.
func TestChanges(t *testing.T) {
	rounds(t, "20", "500")
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	rapid.Check(t, func(rt *rapid.T) {
		storetest.Clear(t, db)
		m := newModel()
		c := copyOf(t, s)
		for range rapid.IntRange(2, 4).Draw(rt, "writes") {
			for range rapid.IntRange(1, 2).Draw(rt, "transactions") {
				records := draw(rt, m)
				m.put(records)
				if _, err := s.Update(t.Context(), network.Reason{Actor: "test"}, put(records)); err != nil {
					rt.Fatalf("write: %v", err)
				}
			}
			if _, err := c.follow(t.Context(), s); err != nil {
				rt.Fatalf("follow: %v", err)
			}
			if diff := copyOf(t, s).diff(c); diff != "" {
				rt.Fatalf("copy (-new +followed):\n%s", diff)
			}
		}
	})
}

// TestChangesLarge follows a transaction of more than fits on a node of the log.
func TestChangesLarge(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	storetest.Put(t, s, storetest.Scatter("first", 50, 100))
	c := copyOf(t, s)
	records := storetest.Scatter("large", 4100, 2500)
	storetest.Put(t, s, records)
	if got := run(t, db, "MATCH (:Change {revision: 2})-[:CONTINUED]->(p:ChangePart) RETURN count(p) AS parts", nil).Records[0].Values[0]; got != int64(2) {
		t.Errorf("the log goes on on %v nodes, want 2", got)
	}
	if _, err := c.follow(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	if diff := copyOf(t, s).diff(c); diff != "" {
		t.Errorf("copy (-new +followed):\n%s", diff)
	}
	if got, _ := storetest.Check(t, s); len(got) > 0 {
		t.Errorf("violations: %v", got)
	}
}

// TestChangesOnly: a change has what a transaction touched and nothing else, and
// says of what is derived only what came out otherwise.
func TestChangesOnly(t *testing.T) {
	s := storetest.Open(t)
	m := newModel()
	storetest.Put(t, s, m.merge(t, orphans+
		`{"record":"link","id":"link:m","type":"LOCATED_IN","from":"org:ministry","to":"place:city","evidence":[{"source":"source:s","quote":"q"}]}
		{"record":"link","id":"link:d","type":"PART_OF","from":"org:department","to":"org:ministry","valid":{"from":"2001"},"evidence":[{"source":"source:s","quote":"q"}]}
		{"record":"link","id":"link:u","type":"SUPERVISES","from":"org:department","to":"org:unit","evidence":[{"source":"source:s","quote":"q"}]}`))
	for _, test := range []struct {
		name, records   string
		entities, links []string
	}{
		{"a source nobody rests on", `{"record":"source","id":"source:t","title":"T"}`, nil, nil},
		{"a name", `{"record":"entity","id":"org:ministry","name":"The Ministry"}`, []string{"org:ministry"}, nil},
		{"when a source was published", `{"record":"source","id":"source:s","published":"2020"}`, nil, []string{"link:d", "link:m", "link:u"}},
		{"an end closes before and after", `{"record":"entity","id":"org:department","valid":{"to":"2005"}}`, []string{"org:department"}, []string{"link:d", "link:u"}},
		{"where an organisation is", `{"record":"link","id":"link:c","type":"PART_OF","from":"place:city","to":"place:country","evidence":[{"source":"source:s","quote":"q"}]}`, []string{"org:department", "org:ministry"}, []string{"link:c"}},
		{"the same once more", `{"record":"link","id":"link:c","role":"capital"}`, nil, []string{"link:c"}},
		{"a link moves", `{"record":"link","id":"link:u","from":"org:ministry"}`, nil, []string{"link:u"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			before, err := s.Revision(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			storetest.Put(t, s, m.merge(t, test.records))
			change, found, err := s.Changes(t.Context(), before)
			if err != nil || !found || change.Revision != before+1 || s.Committed() != before+1 {
				t.Fatalf("revision %d, found %t, %v; this process committed %d, want %d", change.Revision, found, err, s.Committed(), before+1)
			}
			var entities, links []string
			for _, e := range change.Entities {
				entities = append(entities, e.ID)
			}
			for _, l := range change.Links {
				links = append(links, l.ID)
			}
			slices.Sort(entities)
			slices.Sort(links)
			if diff := gocmp.Diff([][]string{test.entities, test.links}, [][]string{entities, links}); diff != "" {
				t.Errorf("changed (-want +got):\n%s", diff)
			}
			if _, found, err := s.Changes(t.Context(), change.Revision); found || err != nil {
				t.Errorf("after that: %t, %v", found, err)
			}
		})
	}
}

// TestChangesMissing: a log that can't say what has changed is a conflict.
func TestChangesMissing(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	for i := range 4 {
		storetest.Put(t, s, sourceNamed(fmt.Sprintf("s%d", i)))
	}
	follow := func() error {
		_, _, err := s.Changes(t.Context(), 1)
		return err
	}
	if err := follow(); err != nil {
		t.Fatal(err)
	}
	_, _, err := s.Changes(t.Context(), 5)
	refused(t, err, network.Conflict, "the change log ends at 4, before revision 5")
	run(t, db, "MATCH (c:Change {revision: 4}) REMOVE c.retimed", nil)
	refused(t, follow(), network.Conflict, "revision 4 was written by an older entente, which does not say all that it changed")
	run(t, db, "MATCH (c:Change {revision: 2}) DELETE c", nil)
	refused(t, follow(), network.Conflict, "revision 2 is missing from the change log")
	run(t, db, "MATCH (c:Change {revision: 4}) DELETE c", nil)
	_, _, err = s.Changes(t.Context(), 3)
	refused(t, err, network.Conflict, "the change log ends at 3, the head is at 4")
}

// TestFollowWriters: a copy that follows while several write is of one revision
// at every time – what its links lead to is there –, and so is one that is made
// meanwhile.
func TestFollowWriters(t *testing.T) {
	const writers, each = 3, 12
	s := storetest.Open(t)
	storetest.Put(t, s, storetest.Scatter("before", 30, 60))
	c := copyOf(t, s)
	var writing sync.WaitGroup
	for w := range writers {
		writing.Go(func() {
			for i := range each {
				records := storetest.Scatter(fmt.Sprintf("w%d-%d", w, i/2), 20, 40+i%2)
				if _, err := s.Update(t.Context(), network.Reason{Actor: "test"}, put(records)); err != nil {
					t.Errorf("write: %v", err)
				}
			}
		})
	}
	defer writing.Wait()
	over := make(chan struct{})
	go func() {
		writing.Wait()
		close(over)
	}()
	copies := []*copied{c}
	for done := false; !done; {
		select {
		case <-over:
			done = true
		default:
		}
		copies = append(copies[max(0, len(copies)-3):], copyOf(t, s))
		for _, c := range copies {
			if _, err := c.follow(t.Context(), s); err != nil {
				t.Fatalf("follow: %v", err)
			}
		}
	}
	want := copyOf(t, s)
	if want.revision != 1+writers*each || s.Committed() != want.revision {
		t.Errorf("revision %d, and %d committed here; want %d", want.revision, s.Committed(), 1+writers*each)
	}
	for _, c := range copies {
		if _, err := c.follow(t.Context(), s); err != nil {
			t.Fatalf("follow: %v", err)
		}
		if diff := want.diff(c); diff != "" {
			t.Errorf("copy (-new +followed):\n%s", diff)
		}
	}
}

// TestDetails reads at once what is else read piece by piece.
func TestDetails(t *testing.T) {
	s := storetest.Open(t)
	records := smallNetwork(t)
	storetest.Put(t, s, records)
	var links, entities []string
	ties := []store.LinkBetween{{ID: "link:no", End: records.Entities[0].ID, Other: "org:no"}}
	for i, l := range records.Links {
		links = append(links, l.ID)
		ties = append(ties, store.LinkBetween{ID: l.ID, End: l.From, Other: l.To})
		if i%2 == 0 {
			ties[i+1].End, ties[i+1].Other = l.To, l.From
		}
	}
	for _, e := range records.Entities {
		entities = append(entities, e.ID)
	}
	got, err := s.Details(t.Context(), store.DetailAsk{Links: ties, EvidenceOf: append(links, "link:no"), Entities: append(entities, "org:no")})
	if err != nil {
		t.Fatal(err)
	}
	want := store.Details{}
	for _, read := range []func() error{
		func() (err error) { want.Links, err = s.Links(t.Context(), links); return err },
		func() (err error) { want.LinkEvidence, err = s.LinkEvidence(t.Context(), links); return err },
		func() (err error) { want.Entities, err = s.Entities(t.Context(), entities); return err },
	} {
		if err := read(); err != nil {
			t.Fatal(err)
		}
	}
	for _, l := range want.Links {
		l.Source, l.Target = nil, nil
	}
	if diff := gocmp.Diff(want, got, gocmp.AllowUnexported(network.Date{}, network.Value{})); diff != "" {
		t.Errorf("details (-piece by piece +at once):\n%s", diff)
	}
	if len(got.LinkEvidence["link:position"]) != 2 || got.Links["link:attended"].Behalf == nil {
		t.Errorf("of no use: %v", slices.SortedFunc(maps.Keys(got.Links), cmp.Compare[string]))
	}

	for _, ask := range []store.DetailAsk{{}, {Links: ties}, {EvidenceOf: links[:1]}, {Links: ties, EvidenceOf: links[:1]}, {Entities: entities}} {
		got, err := s.Details(t.Context(), ask)
		if err != nil || len(got.Links) > 0 != (ask.Links != nil) || len(got.LinkEvidence) != len(ask.EvidenceOf) || len(got.Entities) > 0 != (ask.Entities != nil) {
			t.Errorf("of %+v: %d links, evidence of %d, %d entities, %v", ask, len(got.Links), len(got.LinkEvidence), len(got.Entities), err)
		}
	}
}
