package explorer

import (
	"context"
	"io"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/report/tables"
)

// reportWriter writes a report as the command line does, by the same functions.
type reportWriter struct {
	sent
	write func(io.Writer, *tables.Report) error
}

// reportWriters are the formats in which a report is sent whole, with all that its lists have.
var reportWriters = map[format]reportWriter{
	asMarkdown: {sent{contentType: "text/markdown; charset=utf-8", name: "report.md", shown: true}, func(w io.Writer, r *tables.Report) error {
		return r.WriteMarkdown(w)
	}},
	asCSV: {sent{contentType: "application/zip", name: "report.zip"}, func(w io.Writer, r *tables.Report) error {
		files, err := tables.CSV(r.Tables(), tables.Spelling{})
		if err != nil {
			return err
		}
		return tables.WriteZip(w, files, r.AsOf.Earliest())
	}},
	asXLSX: {sent{contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name: "report.xlsx"}, func(w io.Writer, r *tables.Report) error {
		return tables.WriteXLSX(w, r.Heading(), r.Tables(), r.AsOf.Earliest(), tables.Spelling{})
	}},
}

// takenReport sends a report in the format that is asked for.
func (e *explorer) takenReport(ctx context.Context, r *request, q *reportQuestion, as reportWriter) (templ.Component, error) {
	asked, err := ask.AskReport(ctx, e.Asker, q.input(r.page, q.region()), nil)
	if err != nil {
		return nil, unanswered{err, reportForm(r.page, q, e.named(ctx, q.named()), "report")}
	}
	r.sent = &as.sent
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error {
		return as.write(w, &tables.Report{AskedReport: asked})
	}), nil
}

// takenAs is the address of the report in a format, of the day of this one.
func (s *shownReport) takenAs(p *part.Page, as format) part.Address {
	return s.question.dated(p).at(p.To("report")).With("format", string(as))
}
