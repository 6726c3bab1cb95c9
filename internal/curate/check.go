package curate

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// many is how many lines or ids are dealt with at a time.
const many = 1000

// scan reads the inputs for the first time: it notes what is wrong with lines by
// themselves, where the others stand, and which of the ids that they refer to
// are in the graph.
func (im *importer) scan(ctx context.Context, inputs []Input) error {
	wanted := map[string]bool{}
	for _, in := range inputs {
		if err := im.scanInput(ctx, in, wanted); err != nil {
			return err
		}
	}
	im.options.Progress(Progress{Phase: Reading, Done: im.report.Lines, Total: im.report.Lines})
	return im.find(ctx, wanted)
}

// scanInput scans one of the inputs. It adds to wanted the ids that are referred
// to before a line about them.
func (im *importer) scanInput(ctx context.Context, in Input, wanted map[string]bool) error {
	reader, begin, err := im.index.open(in)
	if err != nil {
		return err
	}
	file, before := len(im.index.files)-1, im.report.Lines
	for read := 0; ; read++ {
		if read%many == 0 {
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("reading %s: %w", in.Name, err)
			}
			im.options.Progress(Progress{Phase: Reading, Done: im.report.Lines})
		}
		line, err := reader.Next()
		im.report.Lines = before + reader.Lines()
		switch bad, isBad := errors.AsType[*interchange.LineError](err); {
		case errors.Is(err, io.EOF):
			return nil
		case isBad:
			im.refuse(file, bad.Faults)
			im.refused[line.ID()] = true
			continue
		case err != nil:
			return err
		}
		if err := im.note(line, begin, wanted); err != nil {
			return err
		}
	}
}

// note notes a good line, and what it refers to.
func (im *importer) note(line interchange.Line, begin int64, wanted map[string]bool) error {
	at, err := im.index.add(line, begin)
	if err != nil {
		return err
	}
	if len(line.Warnings) > 0 {
		im.warn(at, line.Warnings)
	}
	im.lookalikes.noteHome(line.Record, at)
	for id := range references(line.Record) {
		if !im.index.has(id) {
			wanted[id] = true
		}
	}
	return nil
}

// find notes which of the ids that no line is about are in the graph.
func (im *importer) find(ctx context.Context, wanted map[string]bool) error {
	ids := make([]string, 0, len(wanted))
	for id := range wanted {
		if !im.index.has(id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for batch := range slices.Chunk(ids, many) {
		there, err := im.graph.Read(ctx, batch)
		if err != nil {
			return fmt.Errorf("looking up what the input refers to: %w", err)
		}
		for id := range byID(there) {
			im.inGraph[id] = true
		}
	}
	return nil
}

// refuse notes a bad line, of the file of that number.
func (im *importer) refuse(file int, found []interchange.Fault) {
	im.report.Bad++
	im.faults.add(file, found)
}

// refuseLine notes that a line that was read again is bad.
func (im *importer) refuseLine(line int32, found []network.Fault) {
	im.refuse(int(im.index.lines[line].file), im.placed(line, found, false))
}

// warn notes what is odd about a line that is not bad.
func (im *importer) warn(line int32, found []network.Fault) {
	im.warnings.add(int(im.index.lines[line].file), im.placed(line, found, true))
}

// placed returns what was found on a line together with where that stands.
func (im *importer) placed(line int32, found []network.Fault, warning bool) []interchange.Fault {
	ref := im.index.lines[line]
	all := make([]interchange.Fault, len(found))
	for i, f := range found {
		all[i] = interchange.Fault{File: im.index.files[ref.file].name, Line: int(ref.number), Warning: warning, Fault: f}
	}
	return all
}

// check reads the lines once more, and with them the records that they change:
// what they refer to must be there, and each record must be whole after its
// lines. Sources come first and links last, so that what a line refers to has
// been judged before. It counts what would become of the records.
func (im *importer) check(ctx context.Context) error {
	done, total := 0, len(im.index.last)
	for r := range ranks {
		for batch, err := range im.batches(im.index.firsts(r), many) {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				return fmt.Errorf("checking: %w", err)
			}
			if err := im.checkBatch(ctx, batch); err != nil {
				return err
			}
			done += len(batch)
			im.options.Progress(Progress{Phase: Checking, Done: done, Total: total})
		}
		if r == entityRank {
			if err := im.compareInput(ctx); err != nil {
				return err
			}
			im.leaveOutLookalikes()
		}
	}
	if im.options.DryRun {
		im.report.Sources, im.report.Entities, im.report.Links = im.expected.Sources, im.expected.Entities, im.expected.Links
	}
	return nil
}

func (im *importer) checkBatch(ctx context.Context, batch batch) error {
	there, err := im.graph.Read(ctx, batch.ids())
	if err != nil {
		return fmt.Errorf("looking up what the input changes: %w", err)
	}
	old := byID(there)
	var fresh []candidate
	for _, s := range batch {
		now, err := im.judge(ctx, s, old[s.id])
		if err != nil {
			return err
		}
		if _, err := im.expected.count(s.id, old[s.id], now); err != nil {
			return err
		}
		fresh = append(fresh, im.noteNames(old[s.id], now)...)
	}
	return im.compareGraph(ctx, fresh)
}

// judge finds out which of the lines about a record are bad, and keeps the
// others. It returns the record as they make it; the zero record if nothing is
// left of it.
func (im *importer) judge(ctx context.Context, s subject, old record) (record, error) {
	lines := im.index.about(s.first)
	good, err := im.resolved(s, lines)
	if err != nil {
		return record{}, err
	}
	now := record{}
	for len(good) > 0 {
		merged, err := im.tryMerge(ctx, s, old, good)
		if err != nil {
			return record{}, err
		}
		if len(merged.bad) == 0 {
			now = merged.now
			for line, found := range merged.odd {
				im.warn(line, found)
			}
			break
		}
		good = slices.DeleteFunc(good, func(i int32) bool {
			found, isBad := merged.bad[i]
			if isBad {
				im.refuseLine(i, found)
			}
			return isBad
		})
	}
	if len(good) < len(lines) {
		im.leaveOut(s.id, s.first, good, old)
	}
	return now, im.warnOverwritten(s, good)
}

// leaveOut forgets the lines about a record but for some of them.
func (im *importer) leaveOut(id string, first int32, kept []int32, old record) {
	im.refused[id] = true
	if !old.isZero() {
		im.inGraph[id] = true
	}
	im.index.keep(id, first, kept)
}

// resolved returns those of the lines about a record of which all that they refer
// to is there, and refuses the others.
func (im *importer) resolved(s subject, lines []int32) ([]int32, error) {
	good := make([]int32, 0, len(lines))
	for _, i := range lines {
		line, err := im.load(s, i)
		if err != nil {
			return nil, err
		}
		if found := im.dangling(line); len(found) > 0 {
			im.refuseLine(i, found)
			continue
		}
		good = append(good, i)
	}
	return good, nil
}

// merged is what some lines make of a record.
type merged struct {
	old, now record
	named    naming
	// bad and odd are the faults and the warnings, by the lines that are to blame;
	// without faults, the record is whole.
	bad, odd map[int32][]network.Fault
}

// tryMerge merges lines into a record and checks it.
func (im *importer) tryMerge(ctx context.Context, s subject, old record, lines []int32) (merged, error) {
	m := merge{record: old}
	named := naming{}
	for _, i := range lines {
		line, err := im.load(s, i)
		if err != nil {
			return merged{}, err
		}
		m.add(line)
		named.note(line, i)
	}
	done := merged{old: old, now: m.result(), named: named, bad: map[int32][]network.Fault{}, odd: map[int32][]network.Fault{}}
	for _, f := range done.now.check() {
		i := named.culprit(f.Field, lines[0])
		done.bad[i] = append(done.bad[i], f)
	}
	return done, im.checkAddress(ctx, &done)
}

// dangling returns a fault for each thing that a line refers to and that is neither in the input
// nor in the graph.
func (im *importer) dangling(line interchange.Record) []network.Fault {
	var found []network.Fault
	for id, field := range references(line) {
		switch {
		case im.index.has(id) || im.inGraph[id]:
		case !im.refused[id]:
			found = append(found, network.Fault{Kind: network.DanglingID, Field: field(), Reason: fmt.Sprintf("%q is neither in the input nor in the graph", id)})
		case im.options.KeepGoing:
			found = append(found, leftOut(field(), id))
		default:
			// The bad line is reported, and that is enough.
		}
	}
	return found
}

// leftOut is the fault of what depends on a record whose line is bad.
func leftOut(field, id string) network.Fault {
	return network.Fault{Kind: network.DependentLine, Field: field, Reason: fmt.Sprintf("%q is left out, since its line is bad", id)}
}

// naming is which line last named each field of a record.
type naming map[network.Field]int32

func (n naming) note(line interchange.Record, i int32) {
	var named network.Fields
	switch {
	case line.Source != nil:
		named = line.Source.Named
	case line.Entity != nil:
		named = line.Entity.Named
	case line.Link != nil:
		named = line.Link.Named
	}
	for field := range named {
		n[field] = i
	}
}

// culprit returns the line that is to blame for a fault of a merged record: the
// last that named the field, or one that it must agree with; the first line
// about the record, if none did.
func (n naming) culprit(field string, first int32) int32 {
	top, _, _ := strings.Cut(field, "[")
	top, _, _ = strings.Cut(top, ".")
	fields := []network.Field{network.Field(top)}
	switch top {
	case "to":
		fields = append(fields, "from", "type")
	case "role":
		fields = append(fields, "type")
	}
	line := first
	for _, f := range fields {
		if i, ok := n[f]; ok {
			line = max(line, i)
		}
	}
	return line
}

// count counts what becomes of a record, and reports whether it changes.
func (r *Report) count(id string, old, now record) (changed bool, err error) {
	c := r.counts(id)
	if now.isZero() {
		return false, nil
	}
	if old.isZero() {
		c.Created++
		return true, nil
	}
	same, err := now.same(old)
	if err != nil {
		return false, err
	}
	if same {
		c.Unchanged++
	} else {
		c.Updated++
	}
	return !same, nil
}
