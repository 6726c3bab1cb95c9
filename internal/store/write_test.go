package store_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// changes returns the change log, one line a change.
func changes(t testing.TB, db neo4jtest.Database) []string {
	t.Helper()
	var lines []string
	for _, record := range run(t, db, "MATCH (c:Change) RETURN c {.*} AS change ORDER BY c.revision", nil).Records {
		c := record.AsMap()["change"].(map[string]any)
		if _, ok := c["at"].(time.Time); !ok {
			t.Errorf("change %v has no time: %v", c["revision"], c["at"])
		}
		lines = append(lines, fmt.Sprintf("%v %v, %v: %v %v %v", c["revision"], c["actor"], c["summary"], c["sources"], c["entities"], c["links"]))
	}
	return lines
}

func sourceNamed(name string) network.Records {
	return network.Records{Sources: []network.Source{{ID: "source:" + name, Title: name}}}
}

func TestUpdate(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	update := func(summary string, do func(context.Context, network.Tx) error) (int64, error) {
		return s.Update(t.Context(), network.Reason{Actor: "test", Summary: summary}, do)
	}
	revision := func(want int64) {
		t.Helper()
		if got, err := s.Revision(t.Context()); err != nil || got != want {
			t.Errorf("revision %d, %v; want %d", got, err, want)
		}
	}
	revision(0)

	if r, err := update("all", put(smallNetwork(t))); err != nil || r != 1 {
		t.Errorf("the first: revision %d, %v", r, err)
	}
	revision(1)

	// Nothing put: nothing is committed.
	for _, nothing := range []func(context.Context, network.Tx) error{
		func(context.Context, network.Tx) error { return nil },
		put(network.Records{}),
	} {
		if r, err := update("nothing", nothing); err != nil || r != 0 {
			t.Errorf("nothing: revision %d, %v", r, err)
		}
	}
	revision(1)

	// An error takes everything back, and comes back itself.
	failure := errors.New("changed my mind")
	_, err := update("failure", func(ctx context.Context, tx network.Tx) error {
		return errors.Join(tx.Put(ctx, sourceNamed("gone")), failure)
	})
	if !errors.Is(err, failure) {
		t.Errorf("failure: %v", err)
	}
	revision(1)

	// Several puts are one change, and a transaction reads what it has written.
	r, err := update("several", func(ctx context.Context, tx network.Tx) error {
		if err := errors.Join(tx.Put(ctx, sourceNamed("y")), tx.Put(ctx, sourceNamed("z"))); err != nil {
			return err
		}
		found, err := tx.Read(ctx, []string{"source:y", "source:z", "source:gone"})
		if len(found.Sources) != 2 {
			t.Errorf("inside the transaction there is %v", found.Sources)
		}
		return err
	})
	if err != nil || r != 2 {
		t.Errorf("several: revision %d, %v", r, err)
	}
	all := "[source:a source:b] " +
		"[agreement:map event:talk org:centre org:ministry person:x place:city place:country place:region] " +
		"[link:attended link:city link:country link:located link:party link:part link:partners link:position]"
	if diff := cmp.Diff([]string{"1 test, all: " + all, "2 test, several: [source:y source:z] [] []"}, changes(t, db)); diff != "" {
		t.Errorf("change log (-want +got):\n%s", diff)
	}
	if found, err := s.Read(t.Context(), []string{"source:gone"}); err != nil || found.Len() > 0 {
		t.Errorf("what was taken back: %v, %v", found, err)
	}
}

// TestUpdatesTakeTurns: writers that come at once get one revision each, one
// after the other, and see what those before them have written.
func TestUpdatesTakeTurns(t *testing.T) {
	const writers, each = 6, 4
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	storetest.Put(t, s, sourceNamed("counter"))
	var running sync.WaitGroup
	for w := range writers {
		running.Go(func() {
			for i := range each {
				name := fmt.Sprintf("s%d-%d", w, i)
				revision, err := s.Update(t.Context(), network.Reason{Actor: name}, func(ctx context.Context, tx network.Tx) error {
					found, err := tx.Read(ctx, []string{"source:counter"})
					if err != nil {
						return err
					}
					counter := found.Sources[0]
					counter.Note += "x"
					return tx.Put(ctx, network.Records{Sources: []network.Source{counter, {ID: "source:" + name, Title: name}}})
				})
				if err != nil || revision == 0 {
					t.Errorf("writer %d: revision %d, %v", w, revision, err)
				}
			}
		})
	}
	running.Wait()
	log := changes(t, db)
	for i, line := range log {
		if !strings.HasPrefix(line, fmt.Sprintf("%d ", i+1)) {
			t.Errorf("change %d of the log is %s", i+1, line)
		}
	}
	found, err := s.Read(t.Context(), []string{"source:counter"})
	if err != nil {
		t.Fatal(err)
	}
	if n := len(found.Sources[0].Note); len(log) != 1+writers*each || n != writers*each {
		t.Errorf("%d changes are in the log, and %d were counted; want %d", len(log), n, writers*each)
	}
}

// TestPutDangling: what a record refers to must be there or come with it.
func TestPutDangling(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	storetest.Put(t, s, smallNetwork(t))
	known := []network.Evidence{{Source: "source:a", Quote: "q"}}
	unknown := []network.Evidence{{Source: "source:a", Quote: "q"}, {Source: "source:no", Quote: "q"}}
	link := func(from, to, behalf string, evidence []network.Evidence) network.Records {
		return network.Records{Links: []network.Link{{
			ID: "link:new", Type: network.MemberOf, From: from, To: to, OnBehalfOf: behalf, Status: network.InForce, Confidence: 1, Evidence: evidence,
		}}}
	}
	entity := func(e network.Entity) network.Records {
		e.ID, e.Kind, e.Name = "org:new", network.Organization, "New"
		return network.Records{Entities: []network.Entity{e}}
	}
	for _, test := range []struct {
		name      string
		records   network.Records
		field, id string
	}{
		{"from", link("person:no", "org:centre", "", known), "from", "person:no"},
		{"to", link("person:x", "org:no", "", known), "to", "org:no"},
		{"on behalf of", link("person:x", "org:centre", "org:no", known), "onBehalfOf", "org:no"},
		{"source of a link", link("person:x", "org:centre", "", unknown), "evidence.source", "source:no"},
		{"source of an entity", entity(network.Entity{Evidence: unknown}), "evidence.source", "source:no"},
		{"source of a name", entity(network.Entity{Names: []network.Name{{Text: "N"}, {Text: "M", Evidence: unknown}}}), "evidence.source", "source:no"},
		{"source of a fact", entity(network.Entity{Facts: []network.Fact{{Name: "n", Value: network.TextValue("v"), Evidence: unknown}}}), "evidence.source", "source:no"},
		{"source of a status", entity(network.Entity{StatusHistory: []network.StatusChange{{Status: network.Signed, Evidence: unknown}}}), "evidence.source", "source:no"},
	} {
		t.Run(test.name, func(t *testing.T) {
			before := storetest.Export(t, s)
			_, err := s.Update(t.Context(), network.Reason{Actor: "test"}, put(test.records))
			missing, ok := errors.AsType[*network.Error](err)
			if !ok || missing.Code != network.NotFound || missing.Field != test.field || missing.ID != test.id {
				t.Fatalf("got %v, want that %s %q is not found", err, test.field, test.id)
			}
			if diff := cmp.Diff(before, storetest.Export(t, s)); diff != "" {
				t.Errorf("something was written all the same:\n%s", diff)
			}
		})
	}
}
