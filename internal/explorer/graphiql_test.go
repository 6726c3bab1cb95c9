package explorer

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/explorer/browsertest"
)

// site is a server with the built page, behind a proxy that has it below a path of its own. Its /graphql knows two
// answers: the introspection of the few types that the first query needs, and an answer to that query.
type site struct {
	page atomic.Pointer[http.Handler]
}

// show makes the site serve these queries in the page's tabs.
func (s *site) show(queries []Query) {
	page := newHandler(built, queries)
	s.page.Store(&page)
}

func (s *site) open(t *testing.T) *browsertest.Browser {
	t.Helper()
	if !newPage(built, nil).Built() {
		t.Fatal("GraphiQL is not in this build: run `make web` before this test")
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { (*s.page.Load()).ServeHTTP(w, r) })
	mux.HandleFunc("POST /graphql", func(w http.ResponseWriter, r *http.Request) {
		var request struct{ Query string }
		if err := json.NewDecoder(r.Body).Decode(&request); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		answer := "testdata/partnership-path.json"
		if strings.Contains(request.Query, "__schema") {
			answer = "testdata/introspection.json"
		} else if !strings.Contains(request.Query, "PartnershipPath") {
			http.Error(w, "no such answer", http.StatusBadGateway)
			return
		}
		w.Header().Set("Content-Type", "application/graphql-response+json")
		http.ServeFile(w, r, answer)
	})
	server := httptest.NewServer(http.StripPrefix("/below", mux))
	t.Cleanup(server.Close)
	browser := browsertest.Open(t, server.URL+"/below")
	browser.OpenGraphiQL("")
	return browser
}

func openGraphiQL(t *testing.T) *browsertest.Browser {
	t.Helper()
	var s site
	s.show(Queries())
	return s.open(t)
}

func TestGraphiQLRunsTheFirstQuery(t *testing.T) {
	browser := openGraphiQL(t)
	if title := browsertest.Evaluate[string](browser, "document.title"); title != "entente · GraphiQL" {
		t.Errorf("title %q", title)
	}
	if diff := cmp.Diff(len(Queries()), len(browser.Tabs())); diff != "" {
		t.Errorf("tabs: %s", diff)
	}
	if diff := cmp.Diff(Queries()[0].Text, browser.Query()); diff != "" {
		t.Errorf("first tab: %s", diff)
	}
	want, err := os.ReadFile("testdata/partnership-path.json")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(decode(t, string(want)), decode(t, browser.Execute())); diff != "" {
		t.Errorf("answer: %s", diff)
	}
	browser.WaitFor(`document.querySelector(".graphiql-response .view-lines").innerText.includes("FOUND")`)
	browser.Check()
	if len(browser.Requests()) == 0 {
		t.Error("the proxy saw no request")
	}
}

func decode(t *testing.T, text string) any {
	t.Helper()
	var value any
	if err := json.Unmarshal([]byte(text), &value); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return value
}

// Monaco's workers run under the page's policy, or nothing is underlined.
func TestGraphiQLUnderlinesMistakes(t *testing.T) {
	var s site
	s.show([]Query{{"01", "# Mistaken.\nquery Mistaken {\n  nonsense\n}\n"}})
	browser := s.open(t)
	browser.WaitFor(`document.querySelector(".graphiql-query-editor .squiggly-error")`)
	var got []string
	for _, request := range browser.Requests() {
		if match := regexp.MustCompile(`worker-[a-z]+`).FindString(request.URL); match != "" {
			got = append(got, match)
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff([]string{"worker-editor", "worker-graphql", "worker-json"}, got); diff != "" {
		t.Error(diff)
	}
	browser.Check()
}

// A person's edits outlive the page, and an entente that comes with other queries.
func TestGraphiQLKeepsEdits(t *testing.T) {
	first, second := Query{"01", "# One.\nquery One {\n  a\n}\n"}, Query{"02", "# Two.\nquery Two {\n  b\n}\n"}
	var s site
	s.show([]Query{first, second})
	browser := s.open(t)
	browser.Click("#graphiql-session-tab-1")
	if diff := cmp.Diff(second.Text, browser.Query()); diff != "" {
		t.Fatalf("second tab: %s", diff)
	}
	browser.Click(".graphiql-query-editor .monaco-editor")
	browser.Do(chromedp.KeyEvent("my own words"))
	edited := browser.Query()
	if !strings.Contains(edited, "my own words") {
		t.Fatalf("typing left the query as\n%s", edited)
	}
	browser.WaitFor(`localStorage.getItem("entente:graphiql:tabState")?.includes("my own words")`)

	s.show([]Query{{"01", "# New.\nquery New {\n  c\n}\n"}})
	browser.OpenGraphiQL("")
	if diff := cmp.Diff(edited, browser.Query()); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"One", "Two"}, browser.Tabs()); diff != "" {
		t.Error(diff)
	}
	browser.Check()
}

// A gateway's error page is no JSON; a person wants to read it all the same.
func TestGraphiQLShowsWhatIsNotJSON(t *testing.T) {
	var s site
	s.show([]Query{{"01", "# Other.\nquery Other {\n  __typename\n}\n"}})
	browser := s.open(t)
	if answer := browser.Execute(); !strings.Contains(answer, "502 Bad Gateway: no such answer") {
		t.Errorf("answer %s", answer)
	}
}

func TestGraphiQLFollowsTheSystemsColors(t *testing.T) {
	browser := openGraphiQL(t)
	const background = `getComputedStyle(document.querySelector(".graphiql-container")).backgroundColor`
	var backgrounds []string
	for _, scheme := range []string{"dark", "light", "dark"} {
		browser.PreferColorScheme(scheme)
		editor := map[string]string{"dark": "vs-dark", "light": "vs"}[scheme]
		browser.WaitFor(`document.querySelector(".graphiql-query-editor .monaco-editor.` + editor + `")`)
		backgrounds = append(backgrounds, browsertest.Evaluate[string](browser, background))
	}
	if backgrounds[0] == backgrounds[1] || backgrounds[0] != backgrounds[2] {
		t.Errorf("backgrounds in dark, light and dark again: %q", backgrounds)
	}
	browser.Check()
}
