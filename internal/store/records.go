package store

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Read returns the records among ids that are there; see network.Graph.
func (s *Store) Read(ctx context.Context, ids []string) (network.Records, error) {
	return readRecords(ctx, s, ids)
}

// readRecords reads whole records, with all their evidence, by their ids.
func readRecords(ctx context.Context, r reader, ids []string) (network.Records, error) {
	var sources, entities, links []string
	for _, id := range ids {
		switch network.Prefix(id) {
		case network.SourcePrefix:
			sources = append(sources, id)
		case network.LinkPrefix:
			links = append(links, id)
		default:
			entities = append(entities, id)
		}
	}
	var records network.Records
	var err error
	if len(sources) > 0 {
		if records.Sources, err = readAll(ctx, r, "sources_by_id", params{"ids": sources}, scanSource); err != nil {
			return records, err
		}
	}
	if len(entities) > 0 {
		if records.Entities, err = readAll(ctx, r, "entities_with_evidence", params{"ids": entities}, scanEntityWithEvidence); err != nil {
			return records, err
		}
	}
	if len(links) > 0 {
		records.Links, err = readAll(ctx, r, "links_with_evidence", params{"ids": links}, scanLinkWithEvidence)
	}
	return records, err
}

func scanSource(r row) (network.Source, error) { return sourceOf(r.fields("source")), nil }

func scanEntity(r row) (network.Entity, error) { return entityOf(r.fields("entity")) }

// scanEnd reads an entity with when it was established.
func scanEnd(r row) (network.End, error) {
	e, err := scanEntity(r)
	return network.End{Entity: &e, Established: dateIn(r.value("established"))}, err
}

func scanEntityWithEvidence(r row) (network.Entity, error) {
	e, err := entityOf(r.fields("entity"))
	if err == nil {
		attachEvidence(&e, r.list("evidence"))
	}
	return e, err
}

func scanLink(r row) (network.Link, error) { return linkOf(r.fields("link")), nil }

func scanLinkWithEvidence(r row) (network.Link, error) {
	l := linkOf(r.fields("link"))
	for _, f := range r.list("evidence") {
		l.Evidence = append(l.Evidence, evidenceOf(f))
	}
	return l, nil
}
