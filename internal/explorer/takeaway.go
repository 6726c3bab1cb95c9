package explorer

import (
	"bytes"
	"fmt"
	"strings"

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
func (s *shownPaths) files(p *part.Page) map[format]func() (file, error) {
	return map[format]func() (file, error){
		asText: func() (file, error) { return file{"paths.txt", "text/plain; charset=utf-8", []byte(s.text(p))}, nil },
		asCSV:  s.csv,
		asRIS:  s.ris,
	}
}

// text is the paths in sentences with numbered footnotes, as a document has them.
func (s *shownPaths) text(p *part.Page) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s.\n%s %s\n", words.Paths(s.question(), s.PathResult), asOfWords(&s.pathQuestion), words.Why(s.question(), s.PathResult))
	notes := part.NewNotes()
	for i := range s.Paths {
		path := &s.Paths[i]
		fmt.Fprintf(&out, "\nPath %d: %s, %s\n", i+1, words.Count(path.Hops, "step", "steps"), words.Mixture(path))
		for nth, st := range path.Steps {
			for j := range st.Judged {
				link := notes.Link(st.Judged[j].AsLink(), path.Entities[nth].ID)
				mark := ""
				if link.Note != nil {
					mark = fmt.Sprintf(" [%d]", link.Note.Number)
				}
				fmt.Fprintf(&out, "%s.%s\n", words.Capital(link.Sentence), mark)
			}
		}
	}
	out.WriteString("\n")
	for _, note := range notes.All {
		for _, q := range note.Quotes {
			fmt.Fprintf(&out, "[%d] “%s” %s\n", note.Number, q.Quote, part.Reference(q))
		}
	}
	fmt.Fprintf(&out, "\nRevision %s of the network, asked on %s.\n", s.Revision, words.Day(p.Today))
	return out.String()
}

// csv is the paths as a table, a row for each quote of each link, or for the link where nothing is quoted.
func (s *shownPaths) csv() (file, error) {
	var out bytes.Buffer
	w := interchange.NewCSVWriter(&out)
	err := w.Write("path", "step", "from_id", "from", "to_id", "to", "link_id", "type", "role", "status", "holding", "sentence", "quote", "source_id", "source", "address")
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
					if err == nil {
						err = w.Write(i+1, nth+1, path.Entities[nth].ID, path.Entities[nth].Name, path.Entities[nth+1].ID, path.Entities[nth+1].Name,
							judged.Link.ID, string(judged.Link.Type), judged.Link.Role, string(judged.Link.Status), string(judged.Holding),
							judged.Sentence, q.Quote, q.Source.ID, q.Source.Title, q.Source.URL)
					}
				}
			}
		}
	}
	if err == nil {
		err = w.Flush()
	}
	return file{"paths.csv", "text/csv; charset=utf-8", out.Bytes()}, err
}

// ris is the sources of the paths, each once, in the order in which they are met.
func (s *shownPaths) ris() (file, error) {
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
	var out bytes.Buffer
	err := interchange.WriteRIS(&out, sources)
	return file{"sources.ris", "application/x-research-info-systems", out.Bytes()}, err
}
