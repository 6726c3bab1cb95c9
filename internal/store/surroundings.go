package store

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// surroundings is what a write must know of the graph around its records.
type surroundings struct {
	// entities and sources are what is there and what the write brings, the
	// latter where both are; without evidence.
	entities map[string]network.End
	sources  map[string]*network.Source
	// The old ones are those of the records that were there before.
	oldEntities map[string]network.End
	oldSources  map[string]*network.Source
	oldLinks    map[string]network.Link
}

func newSurroundings() *surroundings {
	return &surroundings{
		entities: map[string]network.End{}, sources: map[string]*network.Source{},
		oldEntities: map[string]network.End{}, oldSources: map[string]*network.Source{}, oldLinks: map[string]network.Link{},
	}
}

// surroundings reads what the records refer to and what they replace. A record
// that refers to something that is not there is a network.NotFound.
func (t *Tx) surroundings(ctx context.Context, records *network.Records) (*surroundings, error) {
	refs := references(records)
	s := newSurroundings()
	entities, err := readAll(ctx, t, "entities_by_id", params{"ids": refs.entities}, scanEnd)
	if err != nil {
		return nil, err
	}
	for _, e := range entities {
		s.entities[e.ID], s.oldEntities[e.ID] = e, e
	}
	sources, err := readAll(ctx, t, "sources_by_id", params{"ids": refs.sources}, scanSource)
	if err != nil {
		return nil, err
	}
	for i := range sources {
		s.sources[sources[i].ID], s.oldSources[sources[i].ID] = &sources[i], &sources[i]
	}
	if len(refs.links) > 0 {
		links, err := readAll(ctx, t, "links_by_id", params{"ids": refs.links}, scanLink)
		if err != nil {
			return nil, err
		}
		for _, l := range links {
			s.oldLinks[l.ID] = l
		}
	}
	for i := range records.Entities {
		e := &records.Entities[i]
		s.entities[e.ID] = network.End{Entity: e, Established: s.oldEntities[e.ID].Established}
	}
	for i := range records.Sources {
		s.sources[records.Sources[i].ID] = &records.Sources[i]
	}
	return s, s.check(records)
}

// check refuses records that refer to what is not there.
func (s *surroundings) check(records *network.Records) error {
	missingSource := func(pieces []network.Evidence) error {
		for _, e := range pieces {
			if s.sources[e.Source] == nil {
				return network.Missing("evidence.source", e.Source)
			}
		}
		return nil
	}
	for i := range records.Entities {
		for _, row := range entityEvidence(&records.Entities[i]) {
			if id := as[string](row["source"]); s.sources[id] == nil {
				return network.Missing("evidence.source", id)
			}
		}
	}
	for _, l := range records.Links {
		for _, end := range []struct{ field, id string }{{"from", l.From}, {"to", l.To}, {"onBehalfOf", l.OnBehalfOf}} {
			if end.id != "" && s.entities[end.id].Entity == nil {
				return network.Missing(end.field, end.id)
			}
		}
		if err := missingSource(l.Evidence); err != nil {
			return err
		}
	}
	return nil
}

// linkRow is the row of a link with all that is derived.
func (s *surroundings) linkRow(l *network.Link) (params, error) {
	observations := make([]network.Observation, len(l.Evidence))
	for i, e := range l.Evidence {
		observations[i] = network.ObservationOf(e, s.sources[e.Source])
	}
	row := linkRow(l)
	deriveLink(l, s.entities[l.From], s.entities[l.To], observations, row)
	return row, nil
}

// references are the ids that records have and name, each once.
func references(records *network.Records) (refs struct{ sources, entities, links []string }) {
	for _, s := range records.Sources {
		refs.sources = append(refs.sources, s.ID)
	}
	for i := range records.Entities {
		refs.entities = append(refs.entities, records.Entities[i].ID)
		for _, row := range entityEvidence(&records.Entities[i]) {
			refs.sources = append(refs.sources, as[string](row["source"]))
		}
	}
	for _, l := range records.Links {
		refs.links = append(refs.links, l.ID)
		refs.entities = append(refs.entities, l.From, l.To)
		if l.OnBehalfOf != "" {
			refs.entities = append(refs.entities, l.OnBehalfOf)
		}
		for _, e := range l.Evidence {
			refs.sources = append(refs.sources, e.Source)
		}
	}
	for _, list := range []*[]string{&refs.sources, &refs.entities, &refs.links} {
		slices.Sort(*list)
		*list = slices.Compact(*list)
	}
	return refs
}
