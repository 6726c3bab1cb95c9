package store

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Entities gives entities, without their evidence, by id.
func (s *Store) Entities(ctx context.Context, ids []string) (map[string]*network.Entity, error) {
	list, err := readAll(ctx, s, "entities_by_id", params{"ids": ids}, scanEntity)
	if err != nil {
		return nil, err
	}
	all := make(map[string]*network.Entity, len(list))
	for i := range list {
		all[list[i].ID] = &list[i]
	}
	return all, nil
}

// Sources gives sources by id.
func (s *Store) Sources(ctx context.Context, ids []string) (map[string]*network.Source, error) {
	list, err := readAll(ctx, s, "sources_by_id", params{"ids": ids}, scanSource)
	if err != nil {
		return nil, err
	}
	all := make(map[string]*network.Source, len(list))
	for i := range list {
		all[list[i].ID] = &list[i]
	}
	return all, nil
}

// Links gives links with both their ends, by id.
func (s *Store) Links(ctx context.Context, ids []string) (map[string]*LinkEnds, error) {
	all := make(map[string]*LinkEnds, len(ids))
	err := s.query(ctx, "links_with_ends", params{"ids": ids}, func(r row) error {
		l, err := linkEndsOf(fields(r.record.AsMap()))
		all[l.ID] = &l
		return err
	})
	return all, err
}

// Testimony is a piece of evidence with its source.
type Testimony struct {
	network.Evidence
	From *network.Source
}

// LinkEvidence gives the evidence of links, by the link's id.
func (s *Store) LinkEvidence(ctx context.Context, ids []string) (map[string][]Testimony, error) {
	all := map[string][]Testimony{}
	err := s.evidence(ctx, "link_evidence", ids, func(owner, _ string, t Testimony) { all[owner] = append(all[owner], t) })
	return all, err
}

// EntityEvidence gives the evidence of entities, by the entity's id and the part
// that it supports.
func (s *Store) EntityEvidence(ctx context.Context, ids []string) (map[string]map[string][]Testimony, error) {
	all := map[string]map[string][]Testimony{}
	err := s.evidence(ctx, "entity_evidence", ids, func(owner, part string, t Testimony) {
		if all[owner] == nil {
			all[owner] = map[string][]Testimony{}
		}
		all[owner][part] = append(all[owner][part], t)
	})
	return all, err
}

func (s *Store) evidence(ctx context.Context, statement string, ids []string, each func(owner, part string, t Testimony)) error {
	sources := map[string]*network.Source{}
	return s.query(ctx, statement, params{"ids": ids}, func(r row) error {
		source := sourceOf(r.fields("source"))
		if sources[source.ID] == nil {
			sources[source.ID] = &source
		}
		each(r.text("owner"), r.text("part"), Testimony{Evidence: evidenceOf(r.fields("evidence")), From: sources[source.ID]})
		return nil
	})
}

// CountriesOf gives the country of each organisation that has one.
func (s *Store) CountriesOf(ctx context.Context, organizations []string) (map[string]*network.Entity, error) {
	return s.related(ctx, "country_of", organizations)
}

// Wholes gives what each organisation or place is part of.
func (s *Store) Wholes(ctx context.Context, parts []string) (map[string]*network.Entity, error) {
	return s.related(ctx, "part_of", parts)
}

func (s *Store) related(ctx context.Context, statement string, ids []string) (map[string]*network.Entity, error) {
	all := make(map[string]*network.Entity, len(ids))
	err := s.query(ctx, statement, params{"ids": ids}, func(r row) error {
		e, err := entityOf(r.fields("entity"))
		all[r.text("owner")] = &e
		return err
	})
	return all, err
}
