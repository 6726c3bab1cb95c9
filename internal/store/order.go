package store

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// pageSize is how many records are read at a time where all are read.
const pageSize = 1000

// scan runs what reads the whole network. It shows one state of it, of which it
// gives the revision: Neo4j lets a transaction see what others commit meanwhile,
// so what was read while somebody wrote is a network.Conflict.
func (s *Store) scan(ctx context.Context, what string, read func(context.Context, *Snapshot) error) (revision int64, err error) {
	err = s.snapshot(ctx, what, s.config.ScanTimeout, func(ctx context.Context, t *Snapshot) error {
		before, err := t.revision(ctx)
		if err != nil {
			return err
		}
		if err := read(ctx, t); err != nil {
			return err
		}
		if revision, err = t.revision(ctx); err == nil && revision != before {
			return &network.Error{Code: network.Conflict, Message: what + ": the network was changed meanwhile: try again"}
		}
		return err
	})
	return revision, err
}

func (t *Snapshot) revision(ctx context.Context) (int64, error) {
	return readOne(ctx, t, "revision", nil, func(r row) (int64, error) { return int64(r.number("revision")), nil })
}

// idsInOrder gives the ids that a statement reads, in their order, page by page.
func (t *Snapshot) idsInOrder(ctx context.Context, statement string, each func(ids []string) error) error {
	for after := ""; ; {
		ids, err := readAll(ctx, t, statement, params{"after": after, "limit": pageSize}, func(r row) (string, error) { return r.text("id"), nil })
		if err != nil || len(ids) == 0 {
			return err
		}
		if err := each(ids); err != nil {
			return err
		}
		after = ids[len(ids)-1]
	}
}

// linksInOrder gives the links of all types in the order of their ids, page by
// page. Each type has an index of its own, so that a run of each is read and the
// runs are merged.
func (t *Snapshot) linksInOrder(ctx context.Context, each func([]network.LinkRef) error) error {
	runs := make(map[network.LinkType][]string)
	// after has the types whose run is used up, with the last id of it.
	after := make(map[string]any)
	for _, linkType := range network.LinkTypes() {
		after[string(linkType)] = ""
	}
	var page []network.LinkRef
	for {
		if err := t.readOn(ctx, after, runs); err != nil {
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
func (t *Snapshot) readOn(ctx context.Context, after map[string]any, runs map[network.LinkType][]string) error {
	if len(after) == 0 {
		return nil
	}
	err := t.query(ctx, "link_ids", params{"after": after, "limit": pageSize}, func(r row) error {
		linkType := network.LinkType(r.text("type"))
		runs[linkType] = append(runs[linkType], r.text("id"))
		return nil
	})
	clear(after)
	return err
}

// firstOf gives the link with the smallest id of all runs, if there is any.
func firstOf(runs map[network.LinkType][]string) (first network.LinkRef, found bool) {
	for _, linkType := range network.LinkTypes() {
		if run := runs[linkType]; len(run) > 0 && (!found || run[0] < first.ID) {
			first, found = network.LinkRef{Type: linkType, ID: run[0]}, true
		}
	}
	return first, found
}
