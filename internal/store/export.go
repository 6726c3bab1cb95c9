package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Sink takes the records of an export, one after the other; interchange.Writer is
// one.
type Sink interface {
	Source(*network.Source) error
	Entity(*network.Entity) error
	Link(*network.Link) error
}

// Export returns all records to a sink, whole, in the order of the interchange
// format: sources, then entities, then links, each by id. It holds no more than a
// page of them. What it writes is one state of the network, that of the revision:
// if somebody writes meanwhile, it ends with a network.Conflict.
func (s *Store) Export(ctx context.Context, to Sink) (revision int64, err error) {
	return s.scan(ctx, "export", func(ctx context.Context, r reader) error {
		write := func(ids []string) error { return exportPage(ctx, r, ids, to) }
		if err := idsInOrder(ctx, r, "source_ids", write); err != nil {
			return err
		}
		if err := idsInOrder(ctx, r, "entity_ids", write); err != nil {
			return err
		}
		return linksInOrder(ctx, r, func(links []network.LinkRef) error {
			ids := make([]string, len(links))
			for i, l := range links {
				ids[i] = l.ID
			}
			return write(ids)
		})
	})
}

// exportPage reads a page of records and writes them to a sink in order.
func exportPage(ctx context.Context, r reader, ids []string, to Sink) error {
	records, err := readRecords(ctx, r, ids)
	if err != nil {
		return err
	}
	if records.Len() != len(ids) {
		// An id that is not of its record's kind is looked for in the wrong place.
		return &network.Error{Code: network.Conflict, Message: "export: the graph has records that break its rules: `entente check` names them"}
	}
	slices.SortFunc(records.Sources, func(a, b network.Source) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(records.Entities, func(a, b network.Entity) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(records.Links, func(a, b network.Link) int { return cmp.Compare(a.ID, b.ID) })
	for i := range records.Sources {
		if err := to.Source(&records.Sources[i]); err != nil {
			return err
		}
	}
	for i := range records.Entities {
		if err := to.Entity(&records.Entities[i]); err != nil {
			return err
		}
	}
	for i := range records.Links {
		if err := to.Link(&records.Links[i]); err != nil {
			return err
		}
	}
	return nil
}
