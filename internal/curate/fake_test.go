package curate_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// fakeGraph is a graph in memory that does what network.Graph says. It keeps each
// record as its line, so that nobody can change one behind its back.
type fakeGraph struct {
	turn    sync.Mutex
	records map[string]string
	reasons []network.Reason
	// beforeUpdate, if there is one, is called before each transaction, with how
	// many have been committed; its error is the transaction's.
	beforeUpdate func(committed int) error
	// retries is how often each transaction is rolled back and tried again.
	retries int
	// maxRead is the most ids that were read at once, reads and looked how often records
	// were read and compared outside transactions.
	maxRead, reads, looked int
}

var _ network.Graph = (*fakeGraph)(nil)

func newFake() *fakeGraph { return &fakeGraph{records: map[string]string{}} }

// Read returns the records among ids that are there.
func (g *fakeGraph) Read(ctx context.Context, ids []string) (network.Records, error) {
	if err := ctx.Err(); err != nil {
		return network.Records{}, err
	}
	g.maxRead = max(g.maxRead, len(ids))
	g.reads++
	return read(g.records, ids)
}

func read(from map[string]string, ids []string) (network.Records, error) {
	var r network.Records
	for _, id := range ids {
		text, ok := from[id]
		if !ok {
			continue
		}
		line, faults := interchange.Decode([]byte(text))
		if len(faults) > 0 {
			return r, fmt.Errorf("kept %s: %v", text, faults)
		}
		switch {
		case line.Source != nil:
			r.Sources = append(r.Sources, line.Source.Apply(network.Source{}))
		case line.Entity != nil:
			r.Entities = append(r.Entities, line.Entity.Apply(network.Entity{}))
		default:
			r.Links = append(r.Links, line.Link.Apply(network.Link{}))
		}
	}
	// In no order: an importer that relies on one must fail.
	slices.Reverse(r.Sources)
	slices.Reverse(r.Entities)
	slices.Reverse(r.Links)
	return r, nil
}

// Size returns how many records there are.
func (g *fakeGraph) Size(context.Context) (int, error) { return len(g.records), nil }

// all returns the records with a prefix.
func (g *fakeGraph) all(prefix string) (network.Records, error) {
	var ids []string
	for id := range g.records {
		if network.Prefix(id) == prefix {
			ids = append(ids, id)
		}
	}
	return read(g.records, ids)
}

// Alike returns the entities that have something in common with others.
func (g *fakeGraph) Alike(_ context.Context, like []network.Entity) ([]network.Entity, error) {
	g.looked++
	var alike []network.Entity
	for _, kind := range network.Kinds() {
		there, err := g.all(kind.Prefix())
		if err != nil {
			return nil, err
		}
		for _, e := range there.Entities {
			if slices.ContainsFunc(like, func(l network.Entity) bool {
				return l.Kind == e.Kind && (l.Name == e.Name || slices.ContainsFunc(l.Identifiers, func(id network.Identifier) bool { return slices.Contains(e.Identifiers, id) }))
			}) {
				alike = append(alike, network.Entity{ID: e.ID, Kind: e.Kind, Name: e.Name, Identifiers: e.Identifiers})
			}
		}
	}
	return alike, nil
}

// Countries returns the countries of organisations and places: the first on the way
// up, for nothing here has two places.
func (g *fakeGraph) Countries(_ context.Context, ids []string) (map[string]string, error) {
	g.maxRead = max(g.maxRead, len(ids))
	links, err := g.all(network.LinkPrefix)
	if err != nil {
		return nil, err
	}
	countries := map[string]string{}
	for _, id := range ids {
		for at := id; at != ""; {
			there, err := read(g.records, []string{at})
			if err != nil {
				return nil, err
			}
			if len(there.Entities) == 1 && there.Entities[0].Type == network.CountryType {
				countries[id] = at
				break
			}
			from := at
			at = ""
			for _, l := range links.Links {
				if l.From == from && (l.Type == network.LocatedIn || l.Type == network.PartOf) {
					at = l.To
				}
			}
		}
	}
	return countries, nil
}

// Update runs one transaction.
func (g *fakeGraph) Update(ctx context.Context, why network.Reason, do func(context.Context, network.Tx) error) (int64, error) {
	g.turn.Lock()
	defer g.turn.Unlock()
	if g.beforeUpdate != nil {
		if err := g.beforeUpdate(len(g.reasons)); err != nil {
			return 0, err
		}
	}
	var tx *fakeTx
	for range g.retries + 1 {
		tx = &fakeTx{records: maps.Clone(g.records)}
		if err := do(ctx, tx); err != nil {
			return 0, err
		}
		if err := ctx.Err(); err != nil { // before the commit
			return 0, err
		}
	}
	if !tx.put {
		return 0, nil
	}
	g.records = tx.records
	g.reasons = append(g.reasons, why)
	return int64(len(g.reasons)), nil
}

type fakeTx struct {
	records map[string]string
	put     bool
}

func (t *fakeTx) Read(_ context.Context, ids []string) (network.Records, error) {
	return read(t.records, ids)
}

func (t *fakeTx) Put(_ context.Context, records network.Records) error {
	if records.Len() == 0 {
		return nil
	}
	t.put = true
	keep := func(id string, text []byte, err error) error {
		t.records[id] = string(text)
		return err
	}
	var errs []error
	for _, s := range records.Sources {
		text, err := interchange.EncodeSource(&s)
		errs = append(errs, keep(s.ID, text, err))
	}
	for _, e := range records.Entities {
		text, err := interchange.EncodeEntity(&e)
		errs = append(errs, keep(e.ID, text, err))
		for _, list := range evidenceOf(&e) {
			errs = append(errs, t.cites(list))
		}
	}
	for _, l := range records.Links {
		text, err := interchange.EncodeLink(&l)
		errs = append(errs, keep(l.ID, text, err), t.has("from", l.From), t.has("to", l.To), t.cites(l.Evidence))
		if l.OnBehalfOf != "" {
			errs = append(errs, t.has("onBehalfOf", l.OnBehalfOf))
		}
	}
	return errors.Join(errs...)
}

func evidenceOf(e *network.Entity) [][]network.Evidence {
	all := [][]network.Evidence{e.Evidence}
	for _, n := range e.Names {
		all = append(all, n.Evidence)
	}
	for _, f := range e.Facts {
		all = append(all, f.Evidence)
	}
	for _, s := range e.StatusHistory {
		all = append(all, s.Evidence)
	}
	return all
}

func (t *fakeTx) has(field, id string) error {
	if _, ok := t.records[id]; !ok {
		return network.Missing(field, id)
	}
	return nil
}

func (t *fakeTx) cites(pieces []network.Evidence) error {
	for _, e := range pieces {
		if err := t.has("evidence.source", e.Source); err != nil {
			return err
		}
	}
	return nil
}

// export writes the whole graph as a file.
func (g *fakeGraph) export() (string, error) {
	records, err := read(g.records, slices.Sorted(maps.Keys(g.records)))
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	w := interchange.NewWriter(&out)
	var errs []error
	for i := range slices.Backward(records.Sources) {
		errs = append(errs, w.Source(&records.Sources[i]))
	}
	for i := range slices.Backward(records.Entities) {
		errs = append(errs, w.Entity(&records.Entities[i]))
	}
	for i := range slices.Backward(records.Links) {
		errs = append(errs, w.Link(&records.Links[i]))
	}
	err = errors.Join(append(errs, w.Flush())...)
	return out.String(), err
}
