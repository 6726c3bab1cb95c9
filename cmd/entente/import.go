package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	"github.com/entente-graph/entente/internal/curate"
	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/words"
)

// Import is `entente import`.
type Import struct {
	Files       []string `arg:"" name:"file" optional:"" help:"Files of JSON Lines, perhaps gzipped; - is the standard input."`
	DryRun      bool     `help:"Check the files and tell what would be done, but write nothing."`
	KeepGoing   bool     `help:"Leave out bad lines, and what depends on them; otherwise nothing is written if one is bad."`
	Strict      bool     `help:"Take it for a fault, and not for a warning, if a new organisation, person or agreement has an identifier or the name of one that is there."`
	PrintSchema bool     `help:"Print the JSON Schema of a line, and do nothing else."`
	Connection
}

// Help returns what the flags do not say.
func (*Import) Help() string {
	return `Records may come in any order. One whose id is known is updated by the fields that it names, and importing the same file twice changes nothing. Faults are told as FILE:LINE: field: reason, the first 1,000 of them, and then summed up by kind and field, with what to do. So are warnings, which keep nothing from being imported. What was interrupted is completed by importing it again.`
}

// Validate refuses to import nothing.
func (c *Import) Validate() error {
	if len(c.Files) == 0 && !c.PrintSchema {
		return errors.New(`expected "<file> ...", or - for the standard input`)
	}
	return nil
}

// Run imports the files.
func (c *Import) Run(ctx context.Context, log *slog.Logger) error {
	if c.PrintSchema {
		_, err := os.Stdout.Write(interchange.Schema())
		return err
	}
	inputs, closeAll, err := openInputs(c.Files)
	defer closeAll()
	if err != nil {
		return err
	}
	return c.use(ctx, log, func(s *store.Store) error {
		if !c.DryRun {
			if err := ready(ctx, s); err != nil {
				return err
			}
		}
		return c.load(ctx, s, inputs)
	})
}

func (c *Import) load(ctx context.Context, s *store.Store, inputs []curate.Input) error {
	progress := newProgress()
	report, err := curate.Import(ctx, s, inputs, curate.Options{
		DryRun: c.DryRun, KeepGoing: c.KeepGoing, Strict: c.Strict,
		Progress: func(p curate.Progress) { progress.at(string(p.Phase), p.Done, p.Total) },
	})
	progress.clear()
	if err := report.WriteFindings(os.Stderr); err != nil {
		return err
	}
	if err != nil {
		if errors.Is(err, context.Canceled) {
			return interrupted(&report)
		}
		return err
	}
	lines := words.Count(report.Lines, "line", "lines")
	if c.DryRun {
		lines = fmt.Sprintf("dry run of %s, nothing was written", lines)
	}
	fmt.Printf("%s: %s\n", lines, summary(&report, c.DryRun))
	if report.Bad > 0 {
		return fmt.Errorf("%s of %s left out", words.Count(report.Bad, "bad line", "bad lines"), words.Count(report.Lines, "line", "lines"))
	}
	return nil
}

// interrupted returns what an import that was stopped on its way has done.
func interrupted(report *curate.Report) error {
	if report.Last == 0 {
		return errors.New("interrupted before anything was written")
	}
	return fmt.Errorf("interrupted; importing the same again completes it. So far: %s", summary(report, false))
}

// summary returns in a line what became of the records, and by which revisions.
func summary(r *curate.Report, dryRun bool) string {
	sorts := func(of func(curate.Counts) int) string {
		var parts []string
		for _, sort := range []struct {
			n         int
			one, many string
		}{{of(r.Sources), "source", "sources"}, {of(r.Entities), "entity", "entities"}, {of(r.Links), "link", "links"}} {
			if sort.n > 0 {
				parts = append(parts, words.Count(sort.n, sort.one, sort.many))
			}
		}
		return words.Enumerate(parts, "and")
	}
	var parts []string
	for _, part := range []struct{ what, which string }{
		{"created", sorts(func(c curate.Counts) int { return c.Created })},
		{"updated", sorts(func(c curate.Counts) int { return c.Updated })},
		{"unchanged", sorts(func(c curate.Counts) int { return c.Unchanged })},
	} {
		if part.which != "" {
			parts = append(parts, part.which+" "+part.what)
		}
	}
	if len(parts) == 0 {
		parts = []string{"nothing to import"}
	}
	text := strings.Join(parts, "; ")
	switch {
	case dryRun: // which makes none
	case r.First == 0:
		text += "; no new revision"
	case r.First == r.Last:
		text += fmt.Sprintf("; revision %d", r.Last)
	default:
		text += fmt.Sprintf("; revisions %d to %d", r.First, r.Last)
	}
	if r.Warnings.Count > 0 {
		text += "; " + words.Count(r.Warnings.Count, "warning", "warnings")
	}
	return text
}

// openInputs opens the files; what it has opened must be closed in any case.
func openInputs(names []string) (inputs []curate.Input, closeAll func(), err error) {
	var files []io.Closer
	closeAll = func() {
		for _, f := range files {
			_ = f.Close() // it was only read
		}
	}
	for _, name := range names {
		if name == "-" {
			inputs = append(inputs, curate.Input{Name: "stdin", Reader: os.Stdin})
			continue
		}
		f, err := os.Open(name)
		if err != nil {
			return nil, closeAll, fmt.Errorf("importing: %w", err)
		}
		files = append(files, f)
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return nil, closeAll, fmt.Errorf("importing: %s is a folder: name the files in it", name)
		}
		inputs = append(inputs, curate.Input{Name: name, Reader: f})
	}
	return inputs, closeAll, nil
}
