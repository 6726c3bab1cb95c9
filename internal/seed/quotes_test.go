package seed_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/entente-graph/entente/internal/seed/fingerprint"
)

// TestQuotesStandInTheirDocuments compares each quote with the fingerprint of
// its document. The sources of common knowledge have no document: their quotes
// are sentences of this network's own.
func TestQuotesStandInTheirDocuments(t *testing.T) {
	documents := map[string]fingerprint.Fingerprint{
		"source:ichei-2025-10-13": readFingerprint(t, "fingerprints/ichei-2025-10-13.txt"),
		"source:nca-2023-07-26":   readFingerprint(t, "fingerprints/nca-2023-07-26.txt"),
	}
	common := map[string]bool{"source:geography": true, "source:un-m49": true}
	for _, s := range load(t).statements() {
		if len(s.evidence) == 0 {
			t.Errorf("%s: no evidence", s.what)
		}
		for _, e := range s.evidence {
			document, ok := documents[e.Source]
			switch {
			case !ok && !common[e.Source]:
				t.Errorf("%s: %s has no fingerprint", s.what, e.Source)
			case !ok:
				if e.Quote == "" {
					t.Errorf("%s: empty quote", s.what)
				}
			default:
				if err := document.Check(e.Quote); err != nil {
					t.Errorf("%s: %q in %s: %v", s.what, e.Quote, e.Source, err)
				}
				if e.Locator == "" {
					t.Errorf("%s: %q has no locator", s.what, e.Quote)
				}
			}
		}
	}
}

// TestAlteredQuotesAreRefused: each of the network's own quotes fails once a word
// in its middle is changed, missing or moved, and when only four words are left.
func TestAlteredQuotesAreRefused(t *testing.T) {
	document := readFingerprint(t, "fingerprints/nca-2023-07-26.txt")
	for _, s := range load(t).statements() {
		for _, e := range s.evidence {
			if e.Source != "source:nca-2023-07-26" {
				continue
			}
			words := strings.Fields(e.Quote)
			middle := len(words) / 2
			before, word, after := words[:middle], words[middle], words[middle+1:]
			for alteration, altered := range map[string][]string{
				"changed":    slices.Concat(before, []string{word + "s"}, after),
				"missing":    slices.Concat(before, after),
				"moved":      slices.Concat(before, after[:1], []string{word}, after[1:]),
				"four words": words[:4],
			} {
				if quote := strings.Join(altered, " "); document.Check(quote) == nil {
					t.Errorf("%s: %q is accepted", alteration, quote)
				}
			}
		}
	}
}

func readFingerprint(t *testing.T, file string) fingerprint.Fingerprint {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return fingerprint.Parse(string(text))
}

// TestCommonKnowledgeIsDeclared: what no document says is undated and marked as such.
func TestCommonKnowledgeIsDeclared(t *testing.T) {
	for _, s := range load(t).sources {
		declared := strings.HasPrefix(s.Note, "Common knowledge:")
		if wanted := s.ID == "source:geography" || s.ID == "source:un-m49"; declared != wanted || declared != (s.Published == "") {
			t.Errorf("%s: note %q, published %q", s.ID, s.Note, s.Published)
		}
	}
}

func TestNoQuoteCarriesTooMuch(t *testing.T) {
	const most = 8
	served := map[evidence]int{}
	for _, s := range load(t).statements() {
		for _, e := range s.evidence {
			served[evidence{Source: e.Source, Quote: e.Quote}]++
		}
	}
	for e, records := range served {
		if records > most {
			t.Errorf("%d records rest on %q of %s, at most %d may", records, e.Quote, e.Source, most)
		}
	}
}

func TestQuotesNameAnEnd(t *testing.T) {
	n := load(t)
	entities := map[string]entity{}
	for _, e := range n.entities {
		entities[e.ID] = e
	}
	for _, l := range n.links {
		for _, e := range l.Evidence {
			if !mentions(e.Quote, entities[l.From]) && !mentions(e.Quote, entities[l.To]) {
				t.Errorf("%v: %q names neither end", l, e.Quote)
			}
		}
	}
}

// mentions reports whether a quote names the entity by one of its names, a
// person also by the last name, and an event, which has seldom a name in a
// document, also by an acronym in its name.
func mentions(quote string, e entity) bool {
	names := []string{e.Name}
	for _, n := range e.Names {
		names = append(names, n.Text)
	}
	words := strings.Fields(e.Name)
	switch e.Kind {
	case "PERSON":
		names = append(names, words[len(words)-1])
	case "EVENT":
		for _, w := range words {
			if w = strings.Trim(w, ","); isAcronym(w) {
				names = append(names, w)
			}
		}
	}
	for _, n := range names {
		// A caption may follow another without a space, so a capital may stand behind a name.
		bounded := regexp.MustCompile(`(^|[^\pL\pN-])(?i:` + regexp.QuoteMeta(n) + `)($|[^\p{Ll}\pN-])`)
		if bounded.MatchString(quote) {
			return true
		}
	}
	return false
}

func isAcronym(word string) bool {
	capitals := 0
	for _, r := range word {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 1
}

func TestMentions(t *testing.T) {
	person := entity{Kind: "PERSON", Name: "Azat Atayev"}
	institute := entity{Kind: "ORGANIZATION", Name: "UNESCO", Names: []name{{Text: "Old Name"}}}
	event := entity{Kind: "EVENT", Name: "Working meeting with TSACI, October 2025"}
	tests := []struct {
		quote string
		of    entity
		want  bool
	}{
		{"with Azat Atayev, Deputy Minister", person, true},
		{"with Mr. Atayev, Deputy Minister", person, true},
		{"with Gurbangul Atayeva", person, false},
		{"with Azat", person, false},
		{"of UNESCO’s assistance", institute, true},
		{"the unesco assistance", institute, true},
		{"by its old name once", institute, true},
		{"a delegation of UNESCO-ICHEI", institute, false},
		{"a delegation of OLD-UNESCO", institute, false},
		{"the bold name of it", institute, false},
		{"held at TSACI", event, true},
		{"held at TSACIIIOE introduction", event, true},
		{"a working meeting in October", event, false},
	}
	for _, test := range tests {
		if got := mentions(test.quote, test.of); got != test.want {
			t.Errorf("%q mentions %s: %v, want %v", test.quote, test.of.Name, got, test.want)
		}
	}
}
