package store_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/network"
)

// model is a network in memory, as it should be in the graph.
type model struct {
	sources  map[string]network.Source
	entities map[string]network.Entity
	links    map[string]network.Link
}

func newModel() *model {
	return &model{sources: map[string]network.Source{}, entities: map[string]network.Entity{}, links: map[string]network.Link{}}
}

// put does what a write should do.
func (m *model) put(records network.Records) {
	for _, s := range records.Sources {
		m.sources[s.ID] = s
	}
	for _, e := range records.Entities {
		m.entities[e.ID] = e
	}
	for _, l := range records.Links {
		m.links[l.ID] = l
	}
}

// records returns all records, each sort by id.
func (m *model) records() network.Records {
	return network.Records{
		Sources:  sortedBy(m.sources, func(s network.Source) string { return s.ID }),
		Entities: sortedBy(m.entities, func(e network.Entity) string { return e.ID }),
		Links:    sortedBy(m.links, func(l network.Link) string { return l.ID }),
	}
}

func sortedBy[T any](all map[string]T, id func(T) string) []T {
	return slices.SortedFunc(maps.Values(all), func(a, b T) int { return cmp.Compare(id(a), id(b)) })
}

// The generators draw records at random from few ids, dates and words, so that
// they often meet.

// draw draws a write: new records, and old ones anew.
func draw(t *rapid.T, m *model) network.Records {
	var records network.Records
	known := newModel()
	known.put(m.records())
	for _, n := range numbers(t, "sources", 4) {
		records.Sources = append(records.Sources, drawSource(t, fmt.Sprintf("source:s%d", n)))
	}
	known.put(network.Records{Sources: records.Sources})
	for _, n := range numbers(t, "entities", 20) {
		kind := network.Kinds()[n%len(network.Kinds())]
		if n > 10 { // most are places and organisations, which have homes
			kind = []network.Kind{network.Organization, network.Place}[n%2]
		}
		records.Entities = append(records.Entities, drawEntity(t, known, kind, fmt.Sprintf("%s:e%d", kind.Prefix(), n)))
	}
	known.put(network.Records{Entities: records.Entities})
	for _, n := range numbers(t, "links", 24) {
		if l, ok := drawLink(t, known, fmt.Sprintf("link:%s%d", []string{"l", "l-", "l.", "l_"}[n%4], n)); ok {
			records.Links = append(records.Links, l)
		}
	}
	return records
}

// numbers draws different numbers below most.
func numbers(t *rapid.T, label string, most int) []int {
	return rapid.SliceOfDistinct(rapid.IntRange(0, most-1), rapid.ID[int]).Draw(t, label)
}

func drawSource(t *rapid.T, id string) network.Source {
	return network.Source{
		ID: id, Title: drawName(t), Publisher: drawText(t), URL: drawText(t), Note: drawText(t), Published: drawDate(t), Retrieved: drawDate(t),
		Language: rapid.SampledFrom([]string{"", "en", "tk", "zh-Hant"}).Draw(t, "language"),
	}
}

func drawEntity(t *rapid.T, m *model, kind network.Kind, id string) network.Entity {
	e := network.Entity{ID: id, Kind: kind, Name: drawName(t), Summary: drawText(t), Website: drawText(t), Valid: drawPeriod(t), Evidence: drawEvidence(t, m, 0)}
	if types := kind.Types(); len(types) > 0 {
		e.Type = rapid.SampledFrom(append([]string{""}, types...)).Draw(t, "type")
	}
	for range rapid.IntRange(0, 2).Draw(t, "names") {
		e.Names = append(e.Names, network.Name{
			Text: drawName(t), Lang: rapid.SampledFrom([]string{"", "ru"}).Draw(t, "lang"), Valid: drawPeriod(t), Evidence: drawEvidence(t, m, 0),
			Type: rapid.SampledFrom(append([]network.NameType{""}, network.NameTypes()...)).Draw(t, "name type"),
		})
	}
	for range rapid.IntRange(0, 2).Draw(t, "identifiers") {
		e.Identifiers = append(e.Identifiers, network.Identifier{Scheme: drawName(t), Value: drawName(t)})
	}
	for range rapid.IntRange(0, 2).Draw(t, "facts") {
		fact := network.Fact{
			Name: drawName(t), Qualifier: rapid.SampledFrom([]string{"", ">", "<", "~"}).Draw(t, "qualifier"), Unit: drawText(t),
			Date: drawDate(t), Evidence: drawEvidence(t, m, 0),
		}
		value := rapid.SampledFrom([]string{`"text"`, `"a \"quoted\" <b> &"`, "12", "1.50", "-3e7", "true"}).Draw(t, "value")
		if err := fact.Value.UnmarshalJSON([]byte(value)); err != nil {
			t.Fatal(err)
		}
		e.Facts = append(e.Facts, fact)
	}
	if kind.HasStatus() && len(m.sources) > 0 {
		for range rapid.IntRange(0, 3).Draw(t, "statuses") {
			e.StatusHistory = append(e.StatusHistory, network.StatusChange{
				Status: rapid.SampledFrom(network.Statuses()).Draw(t, "status"), Date: drawDate(t), Evidence: drawEvidence(t, m, 1),
			})
		}
	}
	return e
}

// drawLink draws a link between entities that are there. It draws none if there
// are no two that a link may join, or no source to rest it on.
func drawLink(t *rapid.T, m *model, id string) (network.Link, bool) {
	if len(m.entities) < 2 || len(m.sources) == 0 {
		return network.Link{}, false
	}
	// Links that make homes are drawn more often.
	types := append(network.LinkTypes(), slices.Repeat([]network.LinkType{network.PartOf, network.LocatedIn}, 6)...)
	ids := slices.Sorted(maps.Keys(m.entities))
	l := network.Link{
		ID: id, Type: rapid.SampledFrom(types).Draw(t, "type"), From: rapid.SampledFrom(ids).Draw(t, "from"), To: rapid.SampledFrom(ids).Draw(t, "to"),
		Role: drawText(t), Valid: drawPeriod(t), Status: rapid.SampledFrom(network.Statuses()).Draw(t, "status"),
		Confidence: rapid.SampledFrom([]float64{1, 0.5, 0.1}).Draw(t, "confidence"), Evidence: drawEvidence(t, m, 1),
	}
	if l.Type == network.HoldsPosition {
		l.Role = drawName(t)
	}
	if rapid.Bool().Draw(t, "on behalf") {
		l.OnBehalfOf = rapid.SampledFrom(ids).Draw(t, "of whom")
	}
	l.Orient()
	return l, len(l.Check()) == 0
}

func drawEvidence(t *rapid.T, m *model, atLeast int) []network.Evidence {
	ids := slices.Sorted(maps.Keys(m.sources))
	if len(ids) == 0 {
		return nil
	}
	var pieces []network.Evidence
	for range rapid.IntRange(atLeast, 2).Draw(t, "evidence") {
		e := network.Evidence{Source: rapid.SampledFrom(ids).Draw(t, "source"), Quote: drawName(t), Locator: drawText(t)}
		if run := drawPeriod(t); !run.From.IsZero() {
			e.Observed = network.Observed{First: run.From, Last: run.To}
		}
		pieces = append(pieces, e)
	}
	return network.AddEvidence(nil, pieces)
}

// drawPeriod draws a period that does not end before it begins.
func drawPeriod(t *rapid.T) network.Period {
	p := network.Period{From: drawDate(t), To: drawDate(t)}
	if p.Check() != nil {
		p.To = network.Date{}
	}
	return p
}

func drawDate(t *rapid.T) network.Date {
	text := rapid.SampledFrom([]string{"", "", "1999", "2020", "2020-02", "2020-02-29", "2021?", "2021-03~", "2021-03-05", "0000", "9999-12-31"}).Draw(t, "date")
	if text == "" {
		return network.Date{}
	}
	d, err := network.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// drawText draws a text that may be none.
func drawText(t *rapid.T) string {
	if rapid.Bool().Draw(t, "none") {
		return ""
	}
	return drawName(t)
}

// drawName draws a text with whatever a text may have.
func drawName(t *rapid.T) string {
	words := []string{"Türkmenistanyň", "МИД", "a=b", "%3D", `"q"`, `\`, "'", "`", "\n", "\t", "  x ", "😀", "é", "\u2028", "<&>", "$p", "{", "…"}
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 0, 3).Draw(t, "words"), "") + "w"
}
