package ask_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/ask"
)

// canned gives one answer to all questions, and notes what was asked.
type canned struct {
	answer   string
	document string
}

func (c *canned) Ask(_ context.Context, document string, _ map[string]any) (json.RawMessage, error) {
	c.document = document
	return json.RawMessage(c.answer), nil
}

// With a language each entity is called by its name in it, if one is in use; what came from the API stays as it was.
func TestWithLanguage(t *testing.T) {
	for _, c := range []struct{ names, tag, want string }{
		{`[]`, "fr", "Ministry"},
		{`[{"text":"Ministère","lang":"fr"}]`, "", "Ministry"},
		{`[{"text":"Ministère","lang":"fr"}]`, "fr", "Ministère"},
		{`[{"text":"Ministère","lang":"fr"}]`, "es", "Ministry"},
		{`[{"text":"Ministère","lang":"FR"}]`, "fr", "Ministère"},
		{`[{"text":"Ministère (CA)","lang":"fr-CA"},{"text":"Ministère","lang":"fr"}]`, "fr", "Ministère"},
		{`[{"text":"Ministère (CA)","lang":"fr-CA"},{"text":"Ministère (BE)","lang":"fr-BE"}]`, "fr", "Ministère (CA)"},
		{`[{"text":"Frisian","lang":"fry"}]`, "fr", "Ministry"},
		{`[{"text":"ME","lang":"fr","sort":"ACRONYM"},{"text":"Ministére","lang":"fr","sort":"MISSPELLING"},{"text":"Ancien","lang":"fr","sort":"FORMER"}]`, "fr", "Ministry"},
		{`[{"text":"Jadis","lang":"fr","sort":"ALIAS","valid":{"from":null,"to":"1999"}},{"text":"Ministère","lang":"fr","sort":"ALIAS","valid":{"from":"1999","to":null}}]`, "fr", "Ministère"},
		{`[{"text":"Sans langue","lang":null}]`, "fr", "Ministry"},
	} {
		answer := `{"named":[{"id":"org:a","kind":"ORGANIZATION","name":"Ministry","names":` + c.names + `},null]}`
		asker := &canned{answer: answer}
		read, raw, err := ask.Of[ask.NamesAnswer](ask.WithLanguage(t.Context(), c.tag), asker, ask.Names, nil)
		if err != nil {
			t.Fatal(err)
		}
		if read.Named[0].Name != c.want || string(raw) != answer {
			t.Errorf("%s in %q is %q, of %s", c.names, c.tag, read.Named[0].Name, raw)
		}
		if asks := strings.Contains(asker.document, "names {"); asks != (c.tag != "") {
			t.Errorf("in %q is asked %s", c.tag, asker.document)
		}
	}
}

// With a language, too, every question is one that the schema answers; all but those that name nobody ask for names.
func TestQuestionsInALanguageAreValid(t *testing.T) {
	schema := graph.NewSchema(&graph.Resolver{}).Schema()
	ctx := ask.WithLanguage(t.Context(), "fr")
	for _, q := range ask.Questions() {
		document := q.DocumentIn(ctx)
		if _, errs := gqlparser.LoadQueryWithRules(schema, document, rules.NewDefaultRules()); len(errs) > 0 {
			t.Errorf("%s: %v\n%s", q, errs, document)
		}
		if strings.Contains(document, "...named") && !strings.Contains(document, "lang") {
			t.Errorf("%s does not ask for names", q)
		}
	}
}
