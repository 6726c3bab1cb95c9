package ask_test

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/ask"
)

// Every question is one that the schema answers, and says in its first line what it asks.
func TestQuestionsAreValid(t *testing.T) {
	schema := graph.NewSchema(&graph.Resolver{}).Schema()
	for _, q := range ask.Questions() {
		document := q.Document()
		if !strings.HasPrefix(document, "# ") {
			t.Errorf("%s does not begin with what it asks", q)
		}
		if _, errs := gqlparser.LoadQueryWithRules(schema, document, rules.NewDefaultRules()); len(errs) > 0 {
			t.Errorf("%s: %v\n%s", q, errs, document)
		}
	}
}

// A part of a question is one that the schema answers too, and has what it asks and nothing else.
func TestOnly(t *testing.T) {
	schema := graph.NewSchema(&graph.Resolver{}).Schema()
	for field, has := range map[string][2]string{
		"evidence": {"query Part ($input: RegionalReportInput!) {\n", "publishers"}, "carriers": {"$lost: Int!", "lostOrganizations"}, "organizations": {"$first: Int!", "fragment judged"},
	} {
		excerpt := ask.Only(ask.Report.Document(), "Part", "revision", field)
		document := excerpt.Document()
		if _, errs := gqlparser.LoadQueryWithRules(schema, document, rules.NewDefaultRules()); len(errs) > 0 {
			t.Errorf("%s: %v\n%s", field, errs, document)
		}
		for _, text := range append(has[:], "report: regionalReport(input: $input) {") {
			if !strings.Contains(document, text) {
				t.Errorf("%s does not have %q:\n%s", field, text, document)
			}
		}
		if strings.Contains(document, "summary") || field == "evidence" && len(excerpt.Fragments) > 0 {
			t.Errorf("%s has more:\n%s", field, document)
		}
		for line := range strings.SplitSeq(document, "\n") {
			if len(line) > 140 {
				t.Errorf("%s has a long line: %s", field, line)
			}
		}
	}
}
