package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// Entities returns entities, without their evidence, by id.
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

// Sources returns sources by id.
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

// Links returns links with both their ends, by id.
func (s *Store) Links(ctx context.Context, ids []string) (map[string]*listing.Link, error) {
	all := make(map[string]*listing.Link, len(ids))
	err := s.query(ctx, "links_with_ends", params{"ids": ids}, func(r row) error {
		l, err := listedLink(fields(r.record.AsMap()))
		all[l.ID] = &l
		return err
	})
	return all, err
}

// LinkEvidence returns the evidence of links, by the link's id.
func (s *Store) LinkEvidence(ctx context.Context, ids []string) (map[string][]network.Citation, error) {
	t, err := s.citations(ctx, "link_evidence", ids)
	return t.ofLinks(), err
}

// EntityEvidence returns the evidence of entities, by the entity's id and the part
// that it supports.
func (s *Store) EntityEvidence(ctx context.Context, ids []string) (map[string]map[string][]network.Citation, error) {
	t, err := s.citations(ctx, "entity_evidence", ids)
	all := map[string]map[string][]network.Citation{}
	for of, list := range t.lists {
		if all[of.owner] == nil {
			all[of.owner] = map[string][]network.Citation{}
		}
		all[of.owner][of.part] = inOrder(list)
	}
	return all, err
}

func (s *Store) citations(ctx context.Context, statement string, ids []string) (*citations, error) {
	t := newCitations()
	err := s.query(ctx, statement, params{"ids": ids}, func(r row) error {
		t.read(r.value("pieces"))
		return nil
	})
	return t, err
}

// citations are lists of evidence while they are read.
type citations struct {
	sources map[string]*network.Source
	lists   map[ownerPart][]placed
}

// ownerPart is what a list of evidence supports.
type ownerPart struct{ owner, part string }

// placed is a piece of evidence and its place in its list.
type placed struct {
	position int
	network.Citation
}

func newCitations() *citations {
	return &citations{sources: map[string]*network.Source{}, lists: map[ownerPart][]placed{}}
}

// read adds pieces of evidence, each a list in the order of link_evidence.
func (t *citations) read(pieces any) {
	for _, v := range as[[]any](pieces) {
		c := cells(as[[]any](v))
		id := c.text(6)
		source := t.sources[id]
		if source == nil {
			source = &network.Source{
				ID: id, Title: c.text(7), Publisher: c.text(8), URL: c.text(9), Published: dateIn(c[10]),
				Language: c.text(11), Retrieved: dateIn(c[12]), Note: c.text(13),
			}
			t.sources[id] = source
		}
		piece := network.Evidence{Source: id, Quote: c.text(3), Locator: c.text(4), Observed: observedIn(c[5])}
		of := ownerPart{c.text(0), c.text(1)}
		t.lists[of] = append(t.lists[of], placed{c.number(2), network.Citation{Evidence: piece, From: source}})
	}
}

// ofLinks returns the lists by the ids of links, which have one each.
func (t *citations) ofLinks() map[string][]network.Citation {
	all := make(map[string][]network.Citation, len(t.lists))
	for of, list := range t.lists {
		all[of.owner] = inOrder(list)
	}
	return all
}

func inOrder(list []placed) []network.Citation {
	slices.SortFunc(list, func(a, b placed) int { return cmp.Compare(a.position, b.position) })
	ordered := make([]network.Citation, len(list))
	for i := range list {
		ordered[i] = list[i].Citation
	}
	return ordered
}

// CountriesOf returns the country of each organisation that has one.
func (s *Store) CountriesOf(ctx context.Context, organizations []string) (map[string]*network.Entity, error) {
	return s.related(ctx, "country_of", organizations)
}

// PartOf returns what each organisation or place is part of.
func (s *Store) PartOf(ctx context.Context, parts []string) (map[string]*network.Entity, error) {
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
