package graph_test

import (
	"bytes"
	"log/slog"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/explorer"
	"github.com/entente-graph/entente/internal/explorer/browsertest"
	"github.com/entente-graph/entente/internal/server"
)

// TestGraphiQL lets a person's browser load GraphiQL from the real server and run
// its first query on the real network, and ask no other host.
func TestGraphiQL(t *testing.T) {
	a := seeded(t)
	var log bytes.Buffer
	site := httptest.NewServer(server.New(server.Config{
		Schema:   graph.NewSchema(a.resolver),
		Request:  a.resolver.Request,
		Ready:    a.resolver.Store.Ready,
		GraphiQL: explorer.GraphiQL(),
		Log:      slog.New(slog.NewTextHandler(&log, nil)),
	}))
	defer site.Close()

	browser := browsertest.Open(t, site.URL)
	browser.OpenGraphiQL("")
	if tabs, queries := browser.Tabs(), explorer.Examples(); len(tabs) != len(queries) {
		t.Errorf("%d tabs for %d queries: %v", len(tabs), len(queries), tabs)
	}
	if query, first := browser.Query(), explorer.Examples()[0].Text; strings.TrimSpace(query) != strings.TrimSpace(first) {
		t.Errorf("the first tab has\n%s\nwant\n%s", query, first)
	}
	browser.WaitFor(`document.querySelector("#network").innerText.includes("organisations")`)
	if shown := browsertest.Evaluate[string](browser, `document.querySelector("#network").innerText`); !regexp.MustCompile(`^This network: .*\d+ organisations \d.*\d+ people .*\d+ links \d+ sources since \d{4}`).MatchString(strings.Join(strings.Fields(shown), " ")) {
		t.Errorf("the page says of its network: %s", shown)
	}
	answer := browser.Execute()
	for _, words := range []string{"FOUND", "Working meetings were held with Mr. Meylis Babayev, Vice Rector of TSACI;"} {
		if !strings.Contains(answer, words) {
			t.Errorf("the answer lacks %q:\n%s", words, answer)
		}
	}

	browser.Screenshot("graphiql")

	// A link opens its query, beside what the person had open.
	const linked, variables = "query Linked($id: ID!) { entity(id: $id) { name } }", `{"id":"org:unesco"}`
	browser.OpenGraphiQL("?" + url.Values{"query": {linked}, "variables": {variables}}.Encode())
	if query, vars := browser.Query(), browser.Variables(); query != linked || vars != variables {
		t.Errorf("the link opens %s with %s", query, vars)
	}
	if answer := browser.Execute(); !strings.Contains(answer, `"name": "UNESCO"`) {
		t.Errorf("the linked query is answered by %s", answer)
	}
	browser.Check()
	if t.Failed() {
		t.Log(log.String())
	}
}
