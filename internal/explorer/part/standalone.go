package part

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/a-h/templ"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Standalone returns the drawing in a component as a file of its own. What its classes look like, in the light theme, is
// written onto its elements: a program that draws it has no style sheet.
func Standalone(ctx context.Context, drawing templ.Component) ([]byte, error) {
	var page bytes.Buffer
	if err := drawing.Render(ctx, &page); err != nil {
		return nil, fmt.Errorf("rendering a drawing: %w", err)
	}
	nodes, err := html.ParseFragment(&page, &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return nil, fmt.Errorf("reading a drawing: %w", err)
	}
	for _, root := range nodes {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode && n.DataAtom == atom.Svg {
				return alone(n)
			}
		}
	}
	return nil, fmt.Errorf("there is no drawing in the component")
}

// alone writes a drawing with its looks.
func alone(svg *html.Node) ([]byte, error) {
	for n := range svg.Descendants() {
		dress(n)
	}
	dress(svg)
	if box := strings.Fields(viewBox(svg)); len(box) == 4 { // so that a program which draws it knows how large it is
		svg.Attr = append(svg.Attr, attribute("width", box[2]), attribute("height", box[3]))
	}
	svg.Attr = append(svg.Attr, attribute("xmlns", "http://www.w3.org/2000/svg"), attribute("font-size", "13"),
		attribute("font-family", "Segoe UI, Roboto, Noto Sans, Liberation Sans, sans-serif"))
	var out bytes.Buffer
	if err := html.Render(&out, svg); err != nil {
		return nil, fmt.Errorf("writing a drawing: %w", err)
	}
	return out.Bytes(), nil
}

// viewBox returns the attribute of that name.
func viewBox(svg *html.Node) string {
	for _, a := range svg.Attr {
		if a.Key == "viewBox" {
			return a.Val
		}
	}
	return ""
}

func attribute(name, value string) html.Attribute { return html.Attribute{Key: name, Val: value} }

// dress writes the looks of an element's classes onto it, in place of the classes, and takes out what XML can't have.
func dress(n *html.Node) {
	if n.Type == html.TextNode {
		n.Data = strings.Map(printable, n.Data)
		return
	}
	classes := []string{n.Data}
	var kept []html.Attribute
	for _, a := range n.Attr {
		switch a.Key {
		case "class":
			classes = append(classes, strings.Fields(a.Val)...)
		case "tabindex":
		default:
			kept = append(kept, attribute(a.Key, strings.Map(printable, a.Val)))
		}
	}
	look := map[string]string{}
	for _, class := range classes {
		maps.Copy(look, looks[class])
	}
	for _, name := range slices.Sorted(maps.Keys(look)) {
		kept = append(kept, attribute(name, look[name]))
	}
	n.Attr = kept
}

// printable drops the characters that XML 1.0 can't have.
func printable(r rune) rune {
	if r == '\t' || r == '\n' || r == '\r' || r >= ' ' && !unicode.Is(unicode.Cs, r) && r != 0xFFFE && r != 0xFFFF {
		return r
	}
	return -1
}

// Colours of the light theme, as styles/tokens.css has them; a test compares.
const (
	paper  = "#ffffff"
	ink    = "#16191d"
	ink2   = "#4a515a"
	ink3   = "#646b75"
	line   = "#d9dde2"
	edging = "#7f8791"
	accent = "#0a5aa8"
	// The accent on paper, by 10, 20 and 32 hundredths, for what can't mix colours.
	accent10, accent20, accent32 = "#e7eff6", "#cedeee", "#b1cae3"
)

// looks are what classes and elements of drawings look like, as attributes: what styles/marks.css says.
var looks = map[string]map[string]string{
	"text":           {"fill": ink},
	"t2":             {"fill": ink2},
	"t3":             {"fill": ink3, "font-size": "12"},
	"sm":             {"font-size": "12"},
	"halo":           {"paint-order": "stroke", "stroke": paper, "stroke-width": "5", "stroke-linejoin": "round"},
	"m":              {"fill": "currentColor"},
	"rule":           {"stroke": line, "fill": "none"},
	"axis":           {"stroke": edging, "fill": "none"},
	"ln":             {"fill": "none", "stroke": ink2},
	"ln-certain":     {"stroke-width": "3", "stroke": ink},
	"ln-presumed":    {"stroke-width": "1.5", "stroke": ink3},
	"ln-planned":     {"stroke-width": "1.75", "stroke-dasharray": "5 4", "stroke": ink2},
	"ln-ended":       {"stroke-width": "1.75", "stroke-dasharray": "1.5 4", "stroke": ink3},
	"fill-a":         {"fill": accent},
	"bar-presumed":   {"fill": accent20, "stroke": accent, "stroke-width": "1"},
	"bar-unknown":    {"fill": "none", "stroke": edging, "stroke-width": "1", "stroke-dasharray": "3 3"},
	"t-none":         {"fill": paper, "stroke": edging},
	"t-1":            {"fill": accent10, "stroke": edging},
	"t-2":            {"fill": accent20, "stroke": edging},
	"t-3":            {"fill": accent32, "stroke": edging},
	"ring":           {"fill": paper, "stroke": "currentColor", "stroke-width": "1.5"},
	"behind":         {"opacity": "0.5"},
	"k-organization": {"color": "#2f3945"},
	"k-person":       {"color": "#8f3a10"},
	"k-agreement":    {"color": "#007d58"},
	"k-event":        {"color": "#a63a8c"},
	"k-programme":    {"color": "#8f6f00"},
	"k-place":        {"color": "#3a62c4"},
	"k-framework":    {"color": "#6b6e73"},
}
