package store_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestExportPages exports several pages of each sort of record, with runs of a
// link type that are longer than a page and runs that are shorter.
func TestExportPages(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	m := newModel()
	var records network.Records
	for i := range 1001 {
		records.Sources = append(records.Sources, network.Source{ID: fmt.Sprintf("source:s%d", i), Title: "S"})
	}
	for i := range 2000 {
		records.Entities = append(records.Entities, network.Entity{ID: fmt.Sprintf("org:o%d", i), Kind: network.Organization, Name: "O"})
	}
	for i := range 3500 {
		l := network.Link{
			ID: fmt.Sprintf("link:l%d", i*7919%10000), Type: network.PartnersWith, From: "org:o1", To: fmt.Sprintf("org:o%d", 2+i%1500),
			Status: network.InForce, Confidence: 1, Evidence: []network.Evidence{{Source: "source:s7", Quote: "they are partners"}},
		}
		if i%50 == 0 {
			l.Type = []network.LinkType{network.Funds, network.Supervises, network.RelatedTo}[i%3]
		}
		l.Orient()
		records.Links = append(records.Links, l)
	}
	m.put(records)
	storetest.Fill(t, s, records)

	proxy := neo4jtest.Proxy(t, db.URI)
	behind := connect(t, db.Through(proxy.URI()))
	proxy.Reset()
	if diff := cmp.Diff(storetest.JSONL(t, m.records()), storetest.Export(t, behind)); diff != "" {
		t.Errorf("export (-written +exported):\n%s", diff)
	}
	// The revision at the beginning and at the end; of sources two pages of ids,
	// of entities two, each and the page behind the last; the runs of links anew for
	// each of 3 long ones and of the 4 types that end; then a read of each page.
	if most := 2 + 3 + 3 + (1 + 3 + 4) + 2 + 2 + 4; proxy.Runs() > most {
		t.Errorf("%d statements were run for 7 pages, at most %d were to be", proxy.Runs(), most)
	}
}

// sink does something on the first record that it is given.
type sink struct{ first func() error }

func (s *sink) Source(*network.Source) error {
	first := s.first
	s.first = func() error { return nil }
	return first()
}
func (s *sink) Entity(*network.Entity) error { return nil }
func (s *sink) Link(*network.Link) error     { return nil }

func TestExportOfWhatChanges(t *testing.T) {
	s := storetest.Open(t)
	storetest.Put(t, s, smallNetwork(t))
	change := network.Records{Sources: []network.Source{{ID: "source:z", Title: "Z"}}}

	_, err := s.Export(t.Context(), &sink{first: func() error {
		_, err := s.Update(t.Context(), network.Reason{Actor: "test"}, put(change))
		return err
	}})
	refused(t, err, network.Conflict, "export: the network was changed meanwhile: try again")

	if revision, err := s.Export(t.Context(), &sink{first: func() error { return nil }}); err != nil || revision != 2 {
		t.Errorf("export: revision %d, %v; want 2", revision, err)
	}
	full := errors.New("no space left")
	if _, err := s.Export(t.Context(), &sink{first: func() error { return full }}); !errors.Is(err, full) {
		t.Errorf("export to a full disk: %v", err)
	}
}

// TestExportOfWhatIsBroken: a record that can't be read is not left out in
// silence.
func TestExportOfWhatIsBroken(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	storetest.Put(t, s, smallNetwork(t))
	run(t, db, "MATCH (e:Entity {id: 'person:x'}) SET e.id = 'source:x'", nil)
	_, err := s.Export(t.Context(), &sink{first: func() error { return nil }})
	refused(t, err, network.Conflict, "export: the graph has records that break its rules: `entente check` names them")
}

// TestCheckOfWhatChanges: what is written while Check runs is no violation of
// the one that wrote it.
func TestCheckOfWhatChanges(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	storetest.Put(t, s, smallNetwork(t))
	change := network.Records{Sources: []network.Source{{ID: "source:z", Title: "Z"}}}
	changing := func() func(store.Checked) {
		done := false
		return func(store.Checked) {
			if !done {
				storetest.Put(t, s, change)
			}
			done = true
		}
	}
	if _, err := s.Check(t.Context(), func(v store.Violation) { t.Errorf("violation: %v", v) }, changing()); err != nil {
		t.Errorf("check: %v", err)
	}
	run(t, db, "MATCH (e:Entity {id: 'person:x'}) SET e.degree = 9", nil)
	_, err := s.Check(t.Context(), func(store.Violation) {}, changing())
	refused(t, err, network.Conflict, "check: the network was changed meanwhile: try again")
}
