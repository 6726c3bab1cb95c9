package store

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// pageSize is how many records are read at a time where all are read.
const pageSize = 1000

// scan runs what reads the whole network, and takes its time. Neo4j shows each
// statement what is committed when it runs, even within one transaction. So the
// revision, which scan returns, must be the same at the end: if it is not, what was
// read is of no one state of the network, and a network.Conflict says so.
func (s *Store) scan(ctx context.Context, what string, read func(context.Context, reader) error) (revision int64, err error) {
	patient := *s
	patient.config.ReadTimeout = s.config.ScanTimeout
	before, err := patient.Revision(ctx)
	if err != nil {
		return 0, err
	}
	if err := read(ctx, &patient); err != nil {
		return 0, err
	}
	revision, err = patient.Revision(ctx)
	if err == nil && revision != before {
		err = &network.Error{Code: network.Conflict, Message: what + ": the network was changed meanwhile: try again"}
	}
	return revision, err
}

// idsInOrder calls each with the ids that a statement reads, in their order, page by page.
func idsInOrder(ctx context.Context, r reader, statement string, each func(ids []string) error) error {
	for after := ""; ; {
		ids, err := readAll(ctx, r, statement, params{"after": after, "limit": pageSize}, func(r row) (string, error) { return r.text("id"), nil })
		if err != nil || len(ids) == 0 {
			return err
		}
		if err := each(ids); err != nil {
			return err
		}
		after = ids[len(ids)-1]
	}
}

// linksInOrder calls each with the links of all types in the order of their ids, page by
// page. Each type has an index of its own, so that a run of each is read and the
// runs are merged.
func linksInOrder(ctx context.Context, r reader, each func([]network.LinkRef) error) error {
	runs := make(map[network.LinkType][]string)
	// after has the types whose run is used up, with the last id of it.
	after := make(map[string]any)
	for _, linkType := range network.LinkTypes() {
		after[string(linkType)] = ""
	}
	var page []network.LinkRef
	for {
		if err := readOn(ctx, r, after, runs); err != nil {
			return err
		}
		first, found := firstOf(runs)
		if !found {
			break
		}
		page = append(page, first)
		if runs[first.Type] = runs[first.Type][1:]; len(runs[first.Type]) == 0 {
			after[string(first.Type)] = first.ID
		}
		if len(page) == pageSize {
			if err := each(page); err != nil {
				return err
			}
			page = page[:0]
		}
	}
	if len(page) == 0 {
		return nil
	}
	return each(page)
}

// readOn reads the next run of the types in after, and empties that.
func readOn(ctx context.Context, r reader, after map[string]any, runs map[network.LinkType][]string) error {
	if len(after) == 0 {
		return nil
	}
	err := r.query(ctx, "link_ids", params{"after": after, "limit": pageSize}, func(r row) error {
		linkType := network.LinkType(r.text("type"))
		runs[linkType] = append(runs[linkType], r.text("id"))
		return nil
	})
	clear(after)
	return err
}

// firstOf returns the link with the smallest id of all runs, if there is any.
func firstOf(runs map[network.LinkType][]string) (first network.LinkRef, found bool) {
	for _, linkType := range network.LinkTypes() {
		if run := runs[linkType]; len(run) > 0 && (!found || run[0] < first.ID) {
			first, found = network.LinkRef{Type: linkType, ID: run[0]}, true
		}
	}
	return first, found
}
