package part

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/network"
)

// A drawing that is taken away is XML with its colours on its elements, and nothing that runs or is loaded.
func TestStandalone(t *testing.T) {
	hostile := ask.Named{ID: "org:a", Kind: network.Organization, Name: "A\x00\uFFFE & <b>"}
	path := ask.Path{Hops: 2, Steps: make([]ask.Step, 2)}
	for _, e := range []ask.Named{hostile, {ID: "person:b", Kind: network.Person, Name: "بانكي"}, {ID: "org:c", Kind: network.Organization, Name: "C"}} {
		path.Entities = append(path.Entities, struct {
			ask.Named
			Names []struct {
				Text  string
				Sort  network.NameType
				Valid *struct{ To network.Date }
			}
		}{Named: e})
	}
	countries := m49.Countries()
	for name, drawing := range map[string]func() ([]byte, error){
		"paths": func() ([]byte, error) { return Standalone(t.Context(), PathsDrawn(NewPathDrawing([]ask.Path{path}))) },
		"tiles": func() ([]byte, error) {
			return Standalone(t.Context(), TilesDrawn(NewTileMap([]CountryFigures{{Country: countries[3], Name: hostile.Name, Reached: 2, Known: 3, Certain: 1}})))
		},
	} {
		content, err := drawing()
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(content), "<svg") || !strings.Contains(string(content), "fill=") {
			t.Errorf("%s is %s", name, content)
		}
		for _, forbidden := range []string{"class=", "style", "<script", "href", "foreignObject"} {
			if strings.Contains(string(content), forbidden) {
				t.Errorf("%s has %s", name, forbidden)
			}
		}
		decoder := xml.NewDecoder(bytes.NewReader(content))
		for {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s is no XML: %v\n%s", name, err, content)
			}
		}
	}
}

// Colours are those of the light theme.
func TestLooksAreThoseOfTheStyles(t *testing.T) {
	text, err := os.ReadFile("../web/styles/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	tokens := map[string]string{}
	for _, m := range regexp.MustCompile(`--([a-z0-9-]+): *(#[0-9a-f]{6});`).FindAllStringSubmatch(strings.Split(string(text), "@media")[0], -1) {
		tokens[m[1]] = m[2]
	}
	for token, colour := range map[string]string{
		"paper": paper, "ink": ink, "ink-2": ink2, "ink-3": ink3, "line": line, "edge": edging, "accent": accent,
	} {
		if tokens[token] != colour {
			t.Errorf("%s is %s, and in the styles %s", token, colour, tokens[token])
		}
	}
	for _, k := range network.Kinds() {
		if class := kindClass(k); looks[class]["color"] != tokens[class] {
			t.Errorf("%s is %s, and in the styles %s", class, looks[class]["color"], tokens[class])
		}
	}
}
