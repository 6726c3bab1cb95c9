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
