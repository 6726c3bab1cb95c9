package explorer

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
)

// What a source says stands in the order of its parts, facts first, each quote once, and in words of people.
func TestPartsOfASource(t *testing.T) {
	body := &ask.Named{ID: "org:nca", Kind: network.Organization, Finer: "MEDIA", Name: "nCa"}
	made := func(kind, text, locator, quote string) ask.Statement {
		s := ask.Statement{Kind: kind, Text: text, Entity: body}
		s.Evidence.Locator, s.Evidence.Quote = locator, quote
		return s
	}
	fact := made("FACT", "nCa, held online: true", "paragraph 10", "online")
	fact.Fact = &ask.Fact{Name: "held online", Value: "true"}
	var out []string
	for _, p := range partsOf([]ask.Statement{
		made("ENTITY", "nCa is an organisation: MEDIA", "paragraph 10", "online"),
		made("NAME", "nCa is abbreviated “n”", "", "nowhere"),
		made("NAME", "nCa is abbreviated “n”", "paragraph 2", "two"),
		made("NAME", "nCa is abbreviated “n”", "paragraph 2", "two"),
		made("NAME", "nCa is abbreviated “i”", "introduction", "one"),
		fact,
	}) {
		for _, q := range p.quotes {
			line := p.locator + "|" + q.quote
			for _, s := range q.says {
				line += "|" + s.about.Name + " " + s.verb
			}
			out = append(out, line)
		}
	}
	const want = `introduction|one|nCa is abbreviated “i”
paragraph 2|two|nCa is abbreviated “n”
paragraph 10|online|nCa held online: yes|nCa is an organisation (media)
|nowhere|nCa is abbreviated “n”`
	if got := strings.Join(out, "\n"); got != want {
		t.Errorf("%s\nand not\n%s", got, want)
	}
}
