package curate

import (
	"context"
	"fmt"
	"iter"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// batch is some records that are dealt with together.
type batch []subject

// subject is what lines are about.
type subject struct {
	id    string
	first int32
	// head is the first line, which has been read to find the id.
	head interchange.Record
}

func (b batch) ids() []string {
	ids := make([]string, len(b))
	for i, s := range b {
		ids[i] = s.id
	}
	return ids
}

// batches goes through what some first lines are about: at most size records at a
// time, and fewer where their lines are long.
func (im *importer) batches(firsts []int32, size int) iter.Seq2[batch, error] {
	const maxBytes = 8 << 20
	return func(yield func(batch, error) bool) {
		var b batch
		bytes := 0
		for _, first := range firsts {
			head, err := im.index.load(first)
			if err != nil {
				yield(nil, err)
				return
			}
			b = append(b, subject{id: head.ID(), first: first, head: head})
			for _, i := range im.index.about(first) {
				bytes += int(im.index.lines[i].size)
			}
			if len(b) < size && bytes < maxBytes {
				continue
			}
			if !yield(b, nil) {
				return
			}
			b, bytes = nil, 0
		}
		if len(b) > 0 {
			yield(b, nil)
		}
	}
}

// load reads a line about the subject, if it has not been read.
func (im *importer) load(s subject, line int32) (interchange.Record, error) {
	if line == s.first {
		return s.head, nil
	}
	return im.index.load(line)
}

// write writes what was checked, batch after batch, sources first and links last. It
// may be stopped between two batches, but not inside one, so that it always knows what
// was written.
func (im *importer) write(ctx context.Context) error {
	done, total := 0, len(im.index.last)
	p := message.NewPrinter(language.English)
	for batch, err := range im.batches(im.index.allFirsts(), im.options.BatchSize) {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = im.writeBatch(context.WithoutCancel(ctx), batch, p.Sprintf("import of %s: records %d to %d of %d", im.names, done+1, done+len(batch), total))
		}
		if err != nil {
			return fmt.Errorf("%s: %w", p.Sprintf("%d of %d records were written, importing again completes it", done, total), err)
		}
		done += len(batch)
		im.options.Progress(Progress{Phase: Writing, Done: done, Total: total})
	}
	return nil
}

// writeBatch writes the records of a batch that change, in one transaction.
// Others may have written since they were checked, so they are merged with what
// is there now.
func (im *importer) writeBatch(ctx context.Context, b batch, summary string) error {
	var counted Report
	revision, err := im.graph.Update(ctx, network.Reason{Actor: "import", Summary: summary}, func(ctx context.Context, tx network.Tx) error {
		counted = Report{} // this may be tried again
		there, err := tx.Read(ctx, b.ids())
		if err != nil {
			return err // as it is: the store may try again because of it
		}
		old := byID(there)
		var changed network.Records
		for _, s := range b {
			now, err := im.merged(s, old[s.id])
			if err != nil {
				return err
			}
			changes, err := counted.count(s.id, old[s.id], now)
			if err != nil {
				return err
			}
			if changes {
				now.addTo(&changed)
			}
		}
		if changed.Len() == 0 {
			return nil
		}
		return tx.Put(ctx, changed)
	})
	if err != nil {
		return fmt.Errorf("writing: %w", err)
	}
	im.report.Sources.add(counted.Sources)
	im.report.Entities.add(counted.Entities)
	im.report.Links.add(counted.Links)
	if revision > 0 {
		if im.report.First == 0 {
			im.report.First = revision
		}
		im.report.Last = revision
	}
	return nil
}

// merged returns a record as its lines make it of what is there, which must be
// whole.
func (im *importer) merged(s subject, old record) (record, error) {
	now, err := im.apply(s, old)
	if err != nil {
		return record{}, err
	}
	if found := now.check(); len(found) > 0 {
		return record{}, &network.Error{
			Code: network.Conflict, Message: fmt.Sprintf("%s was changed while it was imported: %s", s.id, found[0].Error()),
		}
	}
	return now, nil
}

// apply returns a record as its lines make it of what is there.
func (im *importer) apply(s subject, old record) (record, error) {
	m := merge{record: old}
	for _, i := range im.index.about(s.first) {
		line, err := im.load(s, i)
		if err != nil {
			return record{}, err
		}
		m.add(line)
	}
	return m.result(), nil
}

// said returns what the lines that begin with that one say, whatever is there.
func (im *importer) said(first int32) (record, error) {
	head, err := im.index.load(first)
	if err != nil {
		return record{}, err
	}
	return im.apply(subject{id: head.ID(), first: first, head: head}, record{})
}
