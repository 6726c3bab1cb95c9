package explorer

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/entente-graph/entente/internal/httpheader"
)

// format is how a page is written: each page is there in all.
type format string

// The formats, as the parameter `format` names them.
const (
	asHTML     format = "html"
	asMarkdown format = "md"
	asJSON     format = "json"

	// In these what a page shows is taken away, where the page has it so.
	asText format = "txt"
	asCSV  format = "csv"
	asRIS  format = "ris"
	asSVG  format = "svg"
	// asFootnotes is HTML to be pasted into a document.
	asFootnotes format = "footnotes"
	asCSL       format = "csl"
	asGraphML   format = "graphml"
	asODT       format = "odt"
	asXLSX      format = "xlsx"
)

// files are the formats in which a page is taken away.
var files = []format{asText, asCSV, asRIS, asSVG, asFootnotes, asCSL, asGraphML, asODT, asXLSX}

// svgType is the type of drawings.
const svgType = "image/svg+xml"

// isFile reports whether what a page shows is taken away in the format.
func (f format) isFile() bool { return slices.Contains(files, f) }

// formatOf returns the format that a request asks for: by the parameter, else by the first media type of Accept that has
// one. It is HTML where neither names one.
func formatOf(p *params, accept string) format {
	switch named := format(p.one("format")); {
	case named == asHTML || named == asMarkdown || named == asJSON || named.isFile():
		return named
	case named != "":
		p.refuse("format", "%q is no format: there are html, md and json", named)
		return asHTML
	}
	best, weight := asHTML, 0.0
	for media, q := range httpheader.Qualities(accept) {
		of, known := map[string]format{"text/html": asHTML, "application/xhtml+xml": asHTML, "text/markdown": asMarkdown, "application/json": asJSON}[media]
		if known && q > weight {
			best, weight = of, q
		}
	}
	return best
}

// twins notes where the page is in other formats.
func (r *request) twins() {
	here := r.page.File(strings.Split(strings.Trim(r.URL.Path, "/"), "/")...)
	for _, name := range r.params.names() {
		switch name {
		case "format", "names":
		default:
			here = here.WithAll(name, r.params.values[name])
		}
	}
	r.page.Preferred = here
	here = here.With("names", r.page.Names)
	r.page.Markdown, r.page.JSON = here.With("format", string(asMarkdown)), here.With("format", string(asJSON))
}

// json returns the page for programs: the query behind it, its variables and GraphQL's answer. There is no other API.
func (r *request) json() []byte {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	err := encoder.Encode(struct {
		Query     string          `json:"query,omitempty"`
		Variables map[string]any  `json:"variables,omitempty"`
		Data      json.RawMessage `json:"data"`
		Error     string          `json:"error,omitempty"`
	}{r.page.Document, r.page.Variables, r.answer, r.page.Fault})
	if err != nil {
		return []byte("{}\n") // all of it was JSON before
	}
	return text.Bytes()
}

// markdown returns what a page says as Markdown: its main part, without what can only be pressed or seen.
func markdown(page []byte) []byte {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		return nil // it parses all there is
	}
	convert := converter.NewConverter(converter.WithPlugins(base.NewBasePlugin(), commonmark.NewCommonmarkPlugin(), table.NewTablePlugin()))
	text, err := convert.ConvertNode(readable(root))
	if err != nil {
		return nil
	}
	return append(bytes.TrimSpace(text), '\n')
}

// readable returns the main part of a page, without forms and what opens or is only heard. In place of a drawing stands
// what it says in words.
func readable(root *html.Node) *html.Node {
	main := root
	var gone []*html.Node
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case n.DataAtom == atom.Main:
			main = n
		case n.DataAtom == atom.Form, n.DataAtom == atom.Summary, n.DataAtom == atom.Svg, hasClass(n, "hide"), hasClass(n, "noprint"):
			gone = append(gone, n)
		}
	}
	for _, n := range gone {
		if n.DataAtom == atom.Svg {
			n.Parent.InsertBefore(&html.Node{Type: html.TextNode, Data: described(n)}, n)
		}
		n.Parent.RemoveChild(n)
	}
	unstyle(main)
	return main
}

// hasClass reports whether an element has a class.
func hasClass(n *html.Node, class string) bool {
	for _, a := range n.Attr {
		if a.Key == "class" && slices.Contains(strings.Fields(a.Val), class) {
			return true
		}
	}
	return false
}

// described returns what a drawing says in words.
func described(svg *html.Node) string {
	for n := range svg.Descendants() {
		if n.Type == html.ElementNode && n.Data == "desc" && n.FirstChild != nil {
			return n.FirstChild.Data
		}
	}
	return ""
}
