package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/report/definition"
	"github.com/entente-graph/entente/internal/report/tables"
	"github.com/entente-graph/entente/internal/words"
)

// Report is `entente report`.
type Report struct {
	reportQuestion
	Compare    day           `placeholder:"DAY" help:"Tell what changed since this day."`
	From       *int          `placeholder:"YEAR" help:"Tell of growth from this year on; by default from the first in which anybody is certainly reached."`
	Horizon    *months       `placeholder:"MONTHS" help:"Tell what ends within so many months after the day; 12 by default."`
	Title      string        `placeholder:"TEXT" help:"The title of the report; by default one made of the question."`
	Sections   []sectionName `placeholder:"NAME" help:"Only these tables, in this order, such as summary,presence,due."`
	Definition string        `placeholder:"FILE" help:"Take the question, the title, the introduction and the sections from this file of YAML."`
	SinceLast  bool          `help:"With --definition: tell what changed since the day of the last rendering, which is kept beside the file; before the first, since the day that the definition compares with."`
	Format     reportFormat  `placeholder:"FORMAT" help:"How to write it: md to read, html or pdf to print, csv or xlsx for spreadsheets, json for programs; by default as the name of the file says, else md."`
	Output     string        `short:"o" placeholder:"FILE" help:"Write to this file, of csv also into this folder; by default to the standard output."`
	Tags       bool          `name:"hxl" help:"In csv and xlsx, put a row of HXL tags under the titles."`
	Mark       bool          `name:"bom" help:"In csv, begin each file with the mark of UTF-8, which Excel needs to read names as they are."`
	Asked
}

// Help returns what the flags do not say.
func (*Report) Help() string {
	return `For example: entente report --region "Central Asia" --body UNESCO-ICHEI --compare 2024-12-31 -o report.xlsx

Told are the organisations of the region that the bodies reach and by what, year by year, what carries that, what changed, who is known and not reached, what falls due, and the words of the sources. By csv there is one file a table, in an archive or a folder; a text in it that would be taken for a formula has an apostrophe before it. A file is written beside its place and moved there when it is whole. A PDF is html that Chromium prints, which has to be installed for that.`
}

// Validate refuses what is wrong with the flags in any network.
func (r *Report) Validate() error {
	if err := r.settleFormat(); err != nil {
		return err
	}
	if r.SinceLast && r.Definition == "" {
		return errors.New("--since-last compares with the last rendering of a definition: name its file by --definition")
	}
	if r.SinceLast && r.Compare != "" {
		return errors.New("--since-last and --compare name two days to compare with: leave out one of them")
	}
	if r.Definition != "" {
		return r.onlyDefined()
	}
	if err := r.reportQuestion.valid(); err != nil {
		return err
	}
	return r.validDays()
}

// validDays refuses to compare with a day that is not earlier.
func (r *Report) validDays() error {
	asOf := r.asOf()
	if r.Compare != "" && string(r.Compare) >= asOf {
		return fmt.Errorf("--compare must be before the day of the report, %s, but is %s", asOf, r.Compare)
	}
	return nil
}

// onlyDefined refuses flags whose values a definition has.
func (r *Report) onlyDefined() error {
	flag := r.given()
	switch {
	case r.From != nil:
		flag = "--from"
	case r.Horizon != nil:
		flag = "--horizon"
	case r.Title != "":
		flag = "--title"
	case r.Sections != nil:
		flag = "--sections"
	}
	if flag != "" {
		return fmt.Errorf("%s is for the definition to say: leave it out, or write it into %s", flag, r.Definition)
	}
	return nil
}

// sectionName names a table of a report.
type sectionName string

// UnmarshalText reads the name of a table.
func (s *sectionName) UnmarshalText(text []byte) error {
	names := tables.Sections()
	if name := strings.ToLower(string(text)); slices.Contains(names, name) {
		*s = sectionName(name)
		return nil
	}
	return fmt.Errorf("%q is not one of %s%s", text, words.Enumerate(names, "and"), nearest(string(text), names))
}

// Run makes the report and writes it.
func (r *Report) Run(ctx context.Context, log *slog.Logger) error {
	rendered := tables.Report{Title: r.Title}
	var kept *renderings
	if r.Definition != "" {
		defined, err := r.define()
		if err != nil {
			return err
		}
		rendered.Title, rendered.Introduction = defined.Title, defined.Introduction
		if kept, err = r.keepRenderings(defined); err != nil {
			return err
		}
		if err := r.validDays(); err != nil {
			return err
		}
	}
	for _, name := range r.Sections {
		rendered.Sections = append(rendered.Sections, string(name))
	}
	return r.askingInMemory(ctx, log, func(a asker) error {
		input, err := r.input(ctx, a)
		if err != nil {
			return err
		}
		if rendered.AskedReport, err = askReport(ctx, a, input); err != nil {
			return err
		}
		if err := r.write(&rendered); err != nil {
			return err
		}
		if err := whole(a, rendered.Complete); err != nil {
			return err
		}
		return kept.rendered(rendered.AsOf)
	})
}

// input returns the question as a variable of GraphQL.
func (r *Report) input(ctx context.Context, a asker) (map[string]any, error) {
	input, err := r.reportQuestion.input(ctx, a)
	if err != nil {
		return nil, err
	}
	if r.Compare != "" {
		input["compareTo"] = string(r.Compare)
	}
	setNumber(input, "from", r.From)
	setNumber(input, "horizonMonths", (*int)(r.Horizon))
	return input, nil
}

// askReport asks for a report with all entries of its lists.
func askReport(ctx context.Context, a asker, input map[string]any) (*ask.AskedReport, error) {
	working := newActivity("Making the report")
	defer working.end()
	asked, err := ask.AskReport(ctx, a, input, func(answers int) {
		working.now("Making the report, page " + words.Number(answers+1))
	})
	return asked, inReportTerms(err)
}

// define takes the question from the definition, and returns what else it says.
func (r *Report) define() (*definition.Definition, error) {
	file, err := os.Open(r.Definition)
	if err != nil {
		return nil, fmt.Errorf("reading the definition: %w", err)
	}
	defer file.Close()
	d, err := definition.Read(r.Definition, file)
	if err != nil {
		return nil, err
	}
	r.reportQuestion.take(d)
	r.From, r.Horizon = d.From, (*months)(d.Horizon)
	for _, name := range d.Sections {
		r.Sections = append(r.Sections, sectionName(name))
	}
	return d, nil
}

// renderings are the days of which a definition was rendered, and the file that keeps them.
type renderings struct {
	file string
	definition.Renderings
}

// keepRenderings reads when the definition was last rendered, and finds the day to compare with: of the last rendering if that is
// asked for and there was one, else that of the definition.
func (r *Report) keepRenderings(d *definition.Definition) (*renderings, error) {
	kept := &renderings{file: r.Definition + ".last"}
	text, err := os.ReadFile(kept.file)
	switch {
	case errors.Is(err, os.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("reading when the report was last rendered: %w", err)
	default:
		if kept.Renderings, err = definition.ParseRenderings(text); err != nil {
			return nil, fmt.Errorf("%s: %w", kept.file, err)
		}
	}
	if !r.SinceLast {
		if r.Compare == "" {
			r.Compare = day(d.Compare)
		}
		return kept, nil
	}
	asOf, err := network.ParseDay(r.asOf())
	if err != nil {
		return nil, err
	}
	if since := kept.Since(asOf); !since.IsZero() {
		r.Compare = day(since.String())
		fmt.Fprintf(os.Stderr, "Compared with %s, the day of the last rendering before %s.\n", since, asOf)
		return kept, nil
	}
	said := "Not rendered before"
	if !kept.Last.IsZero() {
		said += fmt.Sprintf(" as of a day earlier than %s", asOf)
	}
	switch {
	case d.Compare == "":
		said += ": there is no day to compare with"
	case d.Compare >= asOf.String(): // full days are in the order of their texts
		said += fmt.Sprintf(": there is no day to compare with, since %s, which the definition gives, is not before %s", d.Compare, asOf)
	default:
		r.Compare = day(d.Compare)
		said += fmt.Sprintf(": compared with %s, which the definition gives", d.Compare)
	}
	fmt.Fprintln(os.Stderr, said+".")
	return kept, nil
}

// rendered keeps the day of a report that was rendered.
func (k *renderings) rendered(on network.Date) error {
	if k == nil {
		return nil
	}
	err := replaceFile(k.file, func(file io.Writer) error {
		_, err := io.WriteString(file, k.Then(on.Earliest()).String())
		return err
	})
	if err != nil {
		return fmt.Errorf("the report is written, but not the day of its rendering: %w", err)
	}
	return nil
}
