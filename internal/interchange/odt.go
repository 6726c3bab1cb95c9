package interchange

import (
	"archive/zip"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// Paragraph is one of a document that is written out: a heading, or a text with footnotes in it.
type Paragraph struct {
	// Heading is its level, from 1; 0 for text.
	Heading int
	Spans   []Span
}

// Span is a text, with the footnote behind it, if there is one.
type Span struct {
	Text string
	// Note is the number of the footnote, from 1; 0 for none. The first span with a number has the note there; later ones
	// refer to it.
	Note int
}

// WriteODT writes a document with real footnotes as OpenDocument Text 1.3 (ISO/IEC 26300), which word processors open. notes
// are the paragraphs of the footnotes, the first those of number 1. The same document gives the same bytes.
func WriteODT(w io.Writer, title string, paragraphs []Paragraph, notes [][]string) error {
	const kind = "application/vnd.oasis.opendocument.text"
	archive := zip.NewWriter(w)
	for _, part := range []struct{ name, content string }{
		// The type comes first and is not compressed: by it the file is known for what it is.
		{"mimetype", kind},
		{"META-INF/manifest.xml", xml.Header + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">` +
			`<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="` + kind + `"/>` +
			`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>` +
			`<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>`},
		{"meta.xml", xml.Header + `<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">` +
			`<office:meta><dc:title>` + escaped(title) + `</dc:title></office:meta></office:document-meta>`},
		{"content.xml", odtContent(paragraphs, notes)},
	} {
		header := &zip.FileHeader{Name: part.name, Method: zip.Deflate}
		if part.name == "mimetype" {
			header.Method = zip.Store
		}
		file, err := archive.CreateHeader(header)
		if err == nil {
			_, err = io.WriteString(file, part.content)
		}
		if err != nil {
			return fmt.Errorf("writing OpenDocument: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return fmt.Errorf("writing OpenDocument: %w", err)
	}
	return nil
}

// odtContent is the document itself.
func odtContent(paragraphs []Paragraph, notes [][]string) string {
	var out strings.Builder
	out.WriteString(xml.Header + `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:text>`)
	there := map[int]bool{}
	for _, p := range paragraphs {
		end := "</text:p>"
		if p.Heading > 0 {
			fmt.Fprintf(&out, `<text:h text:outline-level="%d">`, p.Heading)
			end = "</text:h>"
		} else {
			out.WriteString("<text:p>")
		}
		for _, s := range p.Spans {
			out.WriteString(escaped(s.Text))
			switch {
			case s.Note == 0:
			case there[s.Note]:
				fmt.Fprintf(&out, `<text:note-ref text:note-class="footnote" text:reference-format="text" text:ref-name="note%d">%d</text:note-ref>`, s.Note, s.Note)
			default:
				there[s.Note] = true
				fmt.Fprintf(&out, `<text:note text:id="note%d" text:note-class="footnote"><text:note-citation>%d</text:note-citation><text:note-body>`, s.Note, s.Note)
				for _, paragraph := range notes[s.Note-1] {
					out.WriteString("<text:p>" + escaped(paragraph) + "</text:p>")
				}
				out.WriteString("</text:note-body></text:note>")
			}
		}
		out.WriteString(end)
	}
	out.WriteString("</office:text></office:body></office:document-content>")
	return out.String()
}
