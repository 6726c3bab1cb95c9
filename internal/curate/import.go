package curate

import (
	"cmp"
	"context"
	"fmt"
	"io"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/entente-graph/entente/internal/network"
)

// Input is a file to import.
type Input struct {
	// Name is what messages call it.
	Name string
	// Reader returns its text. What can be read again, such as a file, is; anything
	// else, such as a pipe, is kept in a temporary file meanwhile, as is what is
	// packed.
	Reader io.Reader
}

// Options say how to import.
type Options struct {
	// DryRun checks the input and reports what would be done, but writes nothing.
	DryRun bool
	// KeepGoing leaves bad lines out, and with them those that depend on them,
	// where otherwise one bad line would keep anything from being written.
	KeepGoing bool
	// Strict makes a fault of what is a warning otherwise: a new organisation,
	// person or agreement that looks like one that is there.
	Strict bool
	// BatchSize is how many records a transaction writes at most; 1,000 if 0.
	BatchSize int
	// Progress, if there is one, is called from time to time with how far things are.
	Progress func(Progress)
}

// Phase is what an import is doing.
type Phase string

// The phases of an import, one after another.
const (
	Reading  Phase = "reading"
	Checking Phase = "checking"
	Writing  Phase = "writing"
)

// Progress is how far an import is: lines read, records checked or written.
type Progress struct {
	Phase Phase
	Done  int
	// Total is 0 where it is not known.
	Total int
}

// Counts is what became of the records of one sort.
type Counts struct{ Created, Updated, Unchanged int }

func (c *Counts) add(other Counts) {
	c.Created += other.Created
	c.Updated += other.Updated
	c.Unchanged += other.Unchanged
}

// Report is what an import did, or of a dry run what it would do.
type Report struct {
	// Lines is how many lines there were, blank ones included, Bad how many of them
	// were at fault.
	Lines, Bad int
	// The records that were written, or found to be there already.
	Sources, Entities, Links Counts
	// First and Last are the revisions that the import made; 0 if it made none.
	First, Last int64
	// Faults keep their lines from being imported, Warnings do not.
	Faults, Warnings Findings
}

// WriteFindings writes the warnings and the faults, one a line, and what they come
// to.
func (r *Report) WriteFindings(out io.Writer) error {
	err := cmp.Or(r.Warnings.write(out), r.Faults.write(out), r.Warnings.sumUp(out, "warning", "warnings"), r.Faults.sumUp(out, "fault", "faults"))
	if err != nil {
		return fmt.Errorf("writing the faults: %w", err)
	}
	return nil
}

// counts returns the counts of the records of the sort that an id says.
func (r *Report) counts(id string) *Counts {
	switch rankOf(id) {
	case sourceRank:
		return &r.Sources
	case entityRank:
		return &r.Entities
	default:
		return &r.Links
	}
}

// Import merges the inputs into the graph, as the interchange format says under
// "Reading", "Updating" and "All or nothing".
//
// With a bad line it writes nothing and the error is a network.BadInput, unless
// it is to keep going; the faults are in the report. Where it fails or is
// cancelled while writing, whole batches have been written, which the report
// counts, and importing the same again completes it.
func Import(ctx context.Context, graph network.Graph, inputs []Input, options Options) (Report, error) {
	if options.BatchSize <= 0 {
		options.BatchSize = 1000
	}
	if options.Progress == nil {
		options.Progress = func(Progress) {}
	}
	im := &importer{
		graph: graph, options: options, names: inputNames(inputs), inGraph: map[string]bool{}, refused: map[string]bool{}, lookalikes: newLookalikes(),
	}
	im.index.last = map[string]int32{}
	defer im.index.close()
	if err := im.run(ctx, inputs); err != nil {
		return im.finish(), err
	}
	return im.finish(), nil
}

// importer is one import on its way.
type importer struct {
	graph   network.Graph
	options Options
	names   string
	index   index
	// inGraph has the ids that lines refer to and that are in the graph, refused
	// those that bad lines are about.
	inGraph, refused map[string]bool
	// size is how many records the graph had at the beginning; restored says whether
	// they are all of the input, once that has been asked.
	size       int
	restored   *bool
	lookalikes lookalikes
	// expected counts what would become of the records.
	expected         Report
	faults, warnings findings
	report           Report
}

func (im *importer) run(ctx context.Context, inputs []Input) (err error) {
	if im.size, err = im.graph.Size(ctx); err != nil {
		return fmt.Errorf("looking whether anything is there: %w", err)
	}
	if err := im.scan(ctx, inputs); err != nil {
		return err
	}
	if err := im.check(ctx); err != nil {
		return err
	}
	if im.report.Bad > 0 && !im.options.KeepGoing {
		return &network.Error{
			Code:    network.BadInput,
			Message: message.NewPrinter(language.English).Sprintf("%d of %d lines are bad; nothing was written", im.report.Bad, im.report.Lines),
		}
	}
	if im.options.DryRun {
		return nil
	}
	return im.write(ctx)
}

func (im *importer) finish() Report {
	im.report.Faults, im.report.Warnings = im.faults.result(), im.warnings.result()
	return im.report
}

func inputNames(inputs []Input) string {
	switch len(inputs) {
	case 0:
		return "nothing"
	case 1:
		return inputs[0].Name
	default:
		return fmt.Sprintf("%s and %d more", inputs[0].Name, len(inputs)-1)
	}
}
