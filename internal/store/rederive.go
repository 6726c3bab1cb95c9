package store

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// rederive works out again what depends on the records that were put but is
// stored elsewhere: the tenures of other links, degrees, countries and regions.
func (t *Tx) rederive(ctx context.Context, records *network.Records, there *surroundings) error {
	moved, err := t.rederiveEstablished(ctx, records, there)
	if err != nil {
		return err
	}
	if err := t.rederiveTenures(ctx, records, there, moved); err != nil {
		return err
	}
	if err := t.rederiveDegrees(ctx, records, there); err != nil {
		return err
	}
	return t.rederiveHomes(ctx, records, there)
}

// rederiveTenures follows changes of when an entity exists and when a source was
// published or retrieved to the links that rest on them. moved are more entities
// whose existence has changed.
func (t *Tx) rederiveTenures(ctx context.Context, records *network.Records, there *surroundings, moved []string) error {
	entities, sources := append([]string{}, moved...), []string{}
	for i := range records.Entities {
		e := there.entities[records.Entities[i].ID]
		if old := there.oldEntities[e.ID]; old.Entity != nil && (old.Valid != e.Valid || old.Existence() != e.Existence()) {
			entities = append(entities, e.ID)
		}
	}
	for _, s := range records.Sources {
		if old := there.oldSources[s.ID]; old != nil && (old.Published != s.Published || old.Retrieved != s.Retrieved) {
			sources = append(sources, s.ID)
		}
	}
	if len(entities)+len(sources) == 0 {
		return nil
	}
	return t.retimeResting(ctx, entities, sources)
}

// retimeResting works out again when the links hold that rest on entities or sources,
// a part of them at a time.
func (t *Tx) retimeResting(ctx context.Context, entities, sources []string) error {
	ids, err := readAll(ctx, t, "links_resting_on", params{"entities": entities, "sources": sources}, func(r row) (string, error) { return r.text("id"), nil })
	if err != nil {
		return err
	}
	for chunk := range slices.Chunk(ids, pageSize) {
		if err := t.retime(ctx, chunk); err != nil {
			return err
		}
	}
	return nil
}

// retime works out again when links hold, and stores it where it has changed.
func (t *Tx) retime(ctx context.Context, links []string) error {
	var rows []params
	err := t.query(ctx, "tenure_read", params{"ids": links}, func(r row) error {
		derived, err := scanTenureInput(r)
		if err == nil && len(differences(r.fields("link"), derived)) > 0 {
			rows = append(rows, derived)
			t.changed.retimed = append(t.changed.retimed, as[string](derived["id"]))
		}
		return err
	})
	if err != nil {
		return err
	}
	return t.runRows(ctx, "tenure_set", rows)
}

// scanTenureInput reads what the tenures of a link are worked out from, and returns
// the row of what is derived.
func scanTenureInput(r row) (params, error) {
	link := linkOf(r.fields("link"))
	from, err := endOf(r.fields("from"))
	if err != nil {
		return nil, err
	}
	to, err := endOf(r.fields("to"))
	if err != nil {
		return nil, err
	}
	var observations []network.Observation
	for _, f := range r.list("evidence") {
		source := network.Source{ID: f.text("source"), Published: f.date("published"), Retrieved: f.date("retrieved")}
		observations = append(observations, network.ObservationOf(evidenceOf(f), &source))
	}
	derived := params{"id": link.ID}
	deriveLink(&link, from, to, observations, derived)
	return derived, nil
}

// endOf reads as much of an end as tenures are worked out from.
func endOf(f fields) (network.End, error) {
	e, err := entityOf(f)
	return network.End{Entity: &e, Established: f.date("established")}, err
}

// rederiveDegrees counts the links of the ends of links that came or moved.
func (t *Tx) rederiveDegrees(ctx context.Context, records *network.Records, there *surroundings) error {
	ends := map[string]bool{}
	for _, l := range records.Links {
		old, known := there.oldLinks[l.ID]
		if known && old.From == l.From && old.To == l.To {
			continue
		}
		for _, id := range []string{l.From, l.To, old.From, old.To} {
			if id != "" {
				ends[id] = true
			}
		}
	}
	if len(ends) == 0 {
		return nil
	}
	return t.run(ctx, "degree_set", params{"ids": sorted(ends)})
}

func sorted(set map[string]bool) []string {
	list := make([]string, 0, len(set))
	for id := range set {
		list = append(list, id)
	}
	slices.Sort(list)
	return list
}
