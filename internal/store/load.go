package store

import (
	"cmp"
	"context"
	"slices"

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

// placed is a piece of evidence and its place in its list.
type placed struct {
	position int
	Testimony
}

// inOrder gives lists of evidence in their order.
func inOrder[K comparable](lists map[K][]placed) map[K][]Testimony {
	all := make(map[K][]Testimony, len(lists))
	for key, list := range lists {
		slices.SortFunc(list, func(a, b placed) int { return cmp.Compare(a.position, b.position) })
		ordered := make([]Testimony, len(list))
		for i := range list {
			ordered[i] = list[i].Testimony
		}
		all[key] = ordered
	}
	return all
}

// LinkEvidence gives the evidence of links, by the link's id.
func (s *Store) LinkEvidence(ctx context.Context, ids []string) (map[string][]Testimony, error) {
	lists, err := s.evidence(ctx, "link_evidence", ids)
	all := make(map[string][]Testimony, len(lists))
	for part, list := range inOrder(lists) {
		all[part.owner] = list
	}
	return all, err
}

// EntityEvidence gives the evidence of entities, by the entity's id and the part
// that it supports.
func (s *Store) EntityEvidence(ctx context.Context, ids []string) (map[string]map[string][]Testimony, error) {
	lists, err := s.evidence(ctx, "entity_evidence", ids)
	all := map[string]map[string][]Testimony{}
	for part, list := range inOrder(lists) {
		if all[part.owner] == nil {
			all[part.owner] = map[string][]Testimony{}
		}
		all[part.owner][part.part] = list
	}
	return all, err
}

// ownerPart is what a list of evidence supports.
type ownerPart struct{ owner, part string }

func (s *Store) evidence(ctx context.Context, statement string, ids []string) (map[ownerPart][]placed, error) {
	sources, lists := map[string]*network.Source{}, make(map[ownerPart][]placed, len(ids))
	err := s.query(ctx, statement, params{"ids": ids}, func(r row) error {
		for _, v := range as[[]any](r.value("pieces")) {
			c := cells(as[[]any](v))
			id := c.text(6)
			source := sources[id]
			if source == nil {
				source = &network.Source{
					ID: id, Title: c.text(7), Publisher: c.text(8), URL: c.text(9), Published: dateIn(c[10]),
					Language: c.text(11), Retrieved: dateIn(c[12]), Note: c.text(13),
				}
				sources[id] = source
			}
			piece := network.Evidence{Source: id, Quote: c.text(3), Locator: c.text(4), Observed: observedIn(c[5])}
			part := ownerPart{c.text(0), c.text(1)}
			lists[part] = append(lists[part], placed{c.number(2), Testimony{Evidence: piece, From: source}})
		}
		return nil
	})
	return lists, err
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
