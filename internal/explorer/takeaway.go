package explorer

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// file is a page in a format that is taken away.
type file struct {
	name, contentType string
	content           []byte
}

// files are the formats in which paths are taken away.
func (s *shownPaths) files(ctx context.Context, p *part.Page) map[format]func() (file, error) {
	return map[format]func() (file, error){
		asText: func() (file, error) { return file{"paths.txt", "text/plain; charset=utf-8", []byte(s.text(p))}, nil },
		asFootnotes: func() (file, error) {
			var out bytes.Buffer
			err := footnotesPage(p, s, s.prose()).Render(ctx, &out)
			return file{"paths.html", "text/html; charset=utf-8", out.Bytes()}, err
		},
		asCSV: s.csv,
		asRIS: func() (file, error) {
			var out bytes.Buffer
			err := interchange.WriteRIS(&out, s.sources())
			return file{"sources.ris", "application/x-research-info-systems", out.Bytes()}, err
		},
		asCSL: func() (file, error) {
			var out bytes.Buffer
			err := interchange.WriteCSL(&out, s.sources())
			return file{"sources.csl.json", "application/vnd.citationstyles.csl+json", out.Bytes()}, err
		},
		asGraphML: s.graphML,
		asODT:     func() (file, error) { return s.odt(p) },
		asSVG:     func() (file, error) { return svgFile(ctx, "paths.svg", s.drawing != nil, part.PathsDrawn(s.drawing)) },
	}
}

// prose is paths, a paragraph each, with numbered footnotes: one for each quote.
type prose struct {
	paths []prosePath
	notes []ask.Quote
}

type prosePath struct {
	head      string
	sentences []proseSentence
}

// proseSentence is what a link says; notes are the numbers of its footnotes.
type proseSentence struct {
	text  string
	notes []int
}

// prose writes the paths in sentences, long names by their acronyms once those are introduced. The same words of the same
// source have one footnote.
func (s *shownPaths) prose() prose {
	acronyms := acronymsOf(s.Paths)
	var all prose
	numbers := map[[2]string]int{}
	for i := range s.Paths {
		if s.only > 0 && i != s.only-1 {
			continue
		}
		path := &s.Paths[i]
		written := prosePath{head: fmt.Sprintf("Path %d: %s, %s", s.number(i), words.Count(path.Hops, "step", "steps"), words.Mixture(path))}
		for _, st := range path.Steps {
			for j := range st.Judged {
				link := st.Judged[j].AsLink()
				sentence := proseSentence{text: acronyms.Write(words.Sentence(link))}
				for _, q := range part.FirstQuotes(link.Evidence) {
					key := [2]string{q.Source.ID, q.Quote}
					if numbers[key] == 0 {
						all.notes = append(all.notes, q)
						numbers[key] = len(all.notes)
					}
					sentence.notes = append(sentence.notes, numbers[key])
				}
				written.sentences = append(written.sentences, sentence)
			}
		}
		all.paths = append(all.paths, written)
	}
	return all
}

// summary is what the page says first: how many paths, and how surely and as of when.
func (s *shownPaths) summary() (first, more string) {
	return words.Paths(s.question(), s.PathResult) + ".", s.when() + " " + words.Why(s.question(), s.PathResult)
}

// inOne joins two sentences.
func inOne(first, more string) string { return first + " " + more }

// alone is the address at which a single path is taken away.
func (s *shownPaths) alone(p *part.Page, i int, as format) part.Address {
	return s.here(p).With("only", strconv.Itoa(i+1)).With("format", string(as))
}

// asked says what the answer is of.
func (s *shownPaths) asked(p *part.Page) string {
	return fmt.Sprintf("Revision %s of the network, asked on %s.", s.Revision, words.Day(p.Today))
}

// text is the paths in sentences with numbered footnotes, as a document has them; of a single path no more than that.
func (s *shownPaths) text(p *part.Page) string {
	var out strings.Builder
	said := s.prose()
	if s.only == 0 {
		first, more := s.summary()
		fmt.Fprintf(&out, "%s\n%s\n", first, more)
	}
	for _, path := range said.paths {
		if s.only == 0 {
			fmt.Fprintf(&out, "\n%s\n", path.head)
		}
		for i, sentence := range path.sentences {
			if i > 0 {
				out.WriteString(" ")
			}
			out.WriteString(sentence.text)
			for _, note := range sentence.notes {
				fmt.Fprintf(&out, " [%d]", note)
			}
		}
		out.WriteString("\n")
	}
	out.WriteString("\n")
	for i, q := range said.notes {
		fmt.Fprintf(&out, "[%d] “%s” %s\n", i+1, q.Quote, part.Reference(q))
	}
	fmt.Fprintf(&out, "\n%s\n", s.asked(p))
	return out.String()
}

// odt is the paths in sentences with real footnotes, for a word processor.
func (s *shownPaths) odt(p *part.Page) (file, error) {
	said := s.prose()
	document := []interchange.Paragraph{
		{Heading: 1, Spans: []interchange.Span{{Text: p.Title}}}, {Spans: []interchange.Span{{Text: inOne(s.summary())}}},
	}
	for _, path := range said.paths {
		document = append(document, interchange.Paragraph{Heading: 2, Spans: []interchange.Span{{Text: path.head}}})
		var paragraph interchange.Paragraph
		for i, sentence := range path.sentences {
			text := sentence.text
			if i > 0 {
				text = " " + text
			}
			paragraph.Spans = append(paragraph.Spans, interchange.Span{Text: text})
			for _, note := range sentence.notes {
				paragraph.Spans = append(paragraph.Spans, interchange.Span{Note: note})
			}
		}
		document = append(document, paragraph)
	}
	document = append(document, interchange.Paragraph{Spans: []interchange.Span{{Text: s.asked(p)}}})
	notes := make([][]string, len(said.notes))
	for i, q := range said.notes {
		notes[i] = []string{"“" + q.Quote + "” " + part.Reference(q)}
	}
	var out bytes.Buffer
	err := interchange.WriteODT(&out, p.Title, document, notes)
	return file{"paths.odt", "application/vnd.oasis.opendocument.text", out.Bytes()}, err
}

// csv is the paths as a table, a row for each quote of each link, or for the link where nothing is quoted.
func (s *shownPaths) csv() (file, error) {
	table := [][]any{{"path", "step", "from_id", "from", "to_id", "to", "link_id", "type", "role", "status", "holding", "sentence", "quote", "source_id", "source", "address"}}
	for i := range s.Paths {
		path := &s.Paths[i]
		for nth, st := range path.Steps {
			for j := range st.Judged {
				judged := &st.Judged[j]
				quotes := judged.Evidence
				if len(quotes) == 0 {
					quotes = []ask.Quote{{}}
				}
				for _, q := range quotes {
					table = append(table, []any{
						s.number(i), nth + 1, path.Entities[nth].ID, path.Entities[nth].Name, path.Entities[nth+1].ID, path.Entities[nth+1].Name,
						judged.Link.ID, string(judged.Link.Type), judged.Link.Role, string(judged.Link.Status), string(judged.Holding),
						judged.Sentence, q.Quote, q.Source.ID, q.Source.Title, q.Source.URL,
					})
				}
			}
		}
	}
	return csvFile("paths.csv", table)
}

// csvFile is a table, whose first row is its head.
func csvFile(name string, table [][]any) (file, error) {
	var out bytes.Buffer
	w := interchange.NewCSVWriter(&out)
	for _, row := range table {
		if err := w.Write(row...); err != nil {
			return file{}, err
		}
	}
	err := w.Flush()
	return file{name, "text/csv; charset=utf-8", out.Bytes()}, err
}

// svgFile is a drawing, if there is one.
func svgFile(ctx context.Context, name string, there bool, drawing templ.Component) (file, error) {
	if !there {
		return file{}, badAddress{{"format", "there is no drawing of this to take away"}}
	}
	content, err := part.Standalone(ctx, drawing)
	return file{name, svgType, content}, err
}

// sources are those of the paths, each once, in the order in which they are met.
func (s *shownPaths) sources() []network.Source {
	var sources []network.Source
	met := map[string]bool{}
	for i := range s.Paths {
		for _, st := range s.Paths[i].Steps {
			for _, judged := range st.Judged {
				for _, q := range judged.Evidence {
					if d := q.Source; !met[d.ID] {
						met[d.ID] = true
						sources = append(sources, network.Source{ID: d.ID, Title: d.Title, Publisher: d.Publisher, URL: d.URL, Published: d.Published})
					}
				}
			}
		}
	}
	return sources
}

// graphML is the entities and links of the paths as a graph.
func (s *shownPaths) graphML() (file, error) {
	g := newGraph()
	for i := range s.Paths {
		for _, e := range s.Paths[i].Entities {
			g.node(e.Named)
		}
		for _, st := range s.Paths[i].Steps {
			for j := range st.Judged {
				g.edge(&st.Judged[j])
			}
		}
	}
	return g.file("paths.graphml")
}
