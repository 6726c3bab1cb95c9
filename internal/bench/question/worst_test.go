package question_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/bench/question"
)

// The worst request has as many questions as the server lets through, whatever
// its limits are, and none of them is answered to find that out.
func TestWorst(t *testing.T) {
	n := generate.New(generate.Spread, 1000, 1)
	const most = 137
	ask := func(_ context.Context, document string, variables map[string]any, _ any) error {
		if hops := variables["w"].(map[string]any)["maxHops"].(int); hops <= 12 {
			t.Errorf("paths of %d hops are asked for", hops)
		}
		if strings.Count(document, "paths(") > most {
			return errors.New("query cost: too much")
		}
		return errors.New("where.maxHops: at most 12")
	}
	form, q, aliases, err := question.Worst(t.Context(), n, ask)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(form.GraphQL, "paths("); aliases != most || got != most {
		t.Errorf("%d aliases in a request of %d, want %d", aliases, got, most)
	}
	if hops := q.Variables["w"].(map[string]any)["maxHops"]; hops != 12 {
		t.Errorf("the worst asks for %v hops", hops)
	}
	if _, _, _, err := question.Worst(t.Context(), n, func(context.Context, string, map[string]any, any) error { return nil }); err == nil {
		t.Error("a server that answers everything has a worst request")
	}
}
