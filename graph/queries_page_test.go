package graph_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/explorer"
)

// TestQueriesPageIsFresh compares docs/queries.md with the queries that GraphiQL
// has and the answers that TestExamples proves.
func TestQueriesPageIsFresh(t *testing.T) {
	const begin, end = "<!-- examples -->\n", "<!-- end of examples -->"
	file := filepath.Join("..", "docs", "queries.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(text), begin)
	have, after, foundEnd := strings.Cut(rest, end)
	if !found || !foundEnd {
		t.Fatalf("docs/queries.md has no %s … %s", begin, end)
	}
	var want strings.Builder
	for i, q := range explorer.Examples() {
		answer, err := os.ReadFile(filepath.Join("testdata", "examples", q.Name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		title, query := titleOf(q.Text)
		fmt.Fprintf(&want, "\n<details>\n<summary><b>%d.</b> %s</summary>\n\n```graphql\n%s```\n", i+1, strings.ReplaceAll(title, "`", ""), query)
		if q.Variables != "" {
			fmt.Fprintf(&want, "\nwith the variables\n\n```json\n%s```\n\nis answered by\n", q.Variables)
		}
		fmt.Fprintf(&want, "\n```json\n%s```\n\n</details>\n", answer)
	}
	want.WriteString("\n")
	if *update {
		if err := os.WriteFile(file, []byte(before+begin+want.String()+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want.String(), have); diff != "" {
		t.Errorf("docs/queries.md is not fresh; run this test with -update (-want +got):\n%s", diff)
	}
}

// titleOf takes the comment at the top of a query off it, as one line.
func titleOf(text string) (title, query string) {
	var words []string
	for strings.HasPrefix(text, "#") {
		line, rest, _ := strings.Cut(text, "\n")
		words = append(words, strings.TrimSpace(strings.TrimPrefix(line, "#")))
		text = rest
	}
	return strings.Join(words, " "), text
}
