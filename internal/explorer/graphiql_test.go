package explorer

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
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
// answers: the introspection of the few types that the first query needs, and an answer to that query. By GET it says
// which network this is.
type site struct {
	page atomic.Pointer[http.Handler]
	// network is what it says; a small one where it is "".
	network string
	width   int64
}

// counts is what a server says which network it has.
func counts(organizations, people, sources int, days string) string {
	return fmt.Sprintf(`{"data":{"network":{"kinds":[{"key":"ORGANIZATION","count":%d},{"key":"PERSON","count":%d}],
		"links":40213,"sources":%d,%s}}}`, organizations, people, sources, days)
}

// What a server says of days.
const (
	dated   = `"firstDay":"1945-11-16","lastPublished":"2025-12-08"`
	undated = `"firstDay":null,"lastPublished":null`
)

// show makes the site serve these queries in the page's tabs.
func (s *site) show(queries []Example) {
	page := newGraphiQL(built, queries)
	s.page.Store(&page)
}

func (s *site) open(t *testing.T) *browsertest.Browser {
	t.Helper()
	if !newWorkbench(built, nil).Built() {
		t.Fatal("GraphiQL is not in this build: run `make web` before this test")
	}
	mux := http.NewServeMux()
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { (*s.page.Load()).ServeHTTP(w, r) })
	mux.HandleFunc("GET /graphql", func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.FormValue("query"), "WhichNetwork") {
			http.Error(w, "no such answer", http.StatusBadGateway)
			return
		}
		network := s.network
		if network == "" {
			network = counts(2, 1, 1, undated)
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, network)
	})
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
	if s.width > 0 {
		browser.Resize(s.width, 844)
	}
	browser.OpenGraphiQL("")
	return browser
}

func openGraphiQL(t *testing.T) *browsertest.Browser {
	t.Helper()
	var s site
	s.show(Examples())
	return s.open(t)
}

func TestGraphiQLRunsTheFirstQuery(t *testing.T) {
	browser := openGraphiQL(t)
	if title := browsertest.Evaluate[string](browser, "document.title"); title != "entente · GraphiQL" {
		t.Errorf("title %q", title)
	}
	if diff := cmp.Diff(len(Examples()), len(browser.Tabs())); diff != "" {
		t.Errorf("tabs: %s", diff)
	}
	if diff := cmp.Diff(Examples()[0].Text, browser.Query()); diff != "" {
		t.Errorf("first tab: %s", diff)
	}
	if diff := cmp.Diff(Examples()[0].Variables, browser.Variables()); diff != "" {
		t.Errorf("variables of the first tab: %s", diff)
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

// The first that a person sees is which network this is.
func TestGraphiQLSaysWhichNetworkThisIs(t *testing.T) {
	for name, test := range map[string]struct{ network, want string }{
		"a large one":  {counts(12345, 1, 96, dated), "This network: 12,345 organisations 1 person 40,213 links 96 sources since 1945-11-16 newest source 2025-12-08"},
		"undated":      {counts(2, 3, 1, undated), "This network: 2 organisations 3 people 40,213 links 1 source"},
		"an empty one": {`{"data":{"network":{"kinds":[],"links":0,"sources":0,"firstDay":null,"lastPublished":null}}}`, "There is nothing in this network yet."},
		"none":         {`{"errors":[{"message":"the database can't be reached"}]}`, "Which network this is can't be said: the database can't be reached"},
	} {
		t.Run(name, func(t *testing.T) {
			s := site{network: test.network}
			s.show(Examples())
			browser := s.open(t)
			const shown = `document.querySelector("#network").innerText.trim().replace(/\s+/g, " ")`
			browser.WaitFor(shown)
			if diff := cmp.Diff(test.want, browsertest.Evaluate[string](browser, shown)); diff != "" {
				t.Error(diff)
			}
			browser.Check()
		})
	}
}

// Each example comes with its variables, whichever tab is opened.
func TestGraphiQLShowsVariables(t *testing.T) {
	browser := openGraphiQL(t)
	for i, query := range Examples() {
		browser.Click(fmt.Sprintf("#graphiql-session-tab-%d", i))
		if browser.Query() != query.Text || browser.Variables() != query.Variables {
			t.Errorf("%s: the editors have\n%s\n%s", query.Name, browser.Query(), browser.Variables())
		}
	}
	if height := browsertest.Evaluate[float64](browser, `document.querySelector(".graphiql-editor-tool").getBoundingClientRect().height`); height < 100 {
		t.Errorf("there are %v pixels for them", height)
	}
	// A link without variables does not come with those of another query.
	browser.OpenGraphiQL("?query={__typename}")
	if browser.Variables() != "" {
		t.Errorf("a link comes with %s", browser.Variables())
	}
	// A link with them opens both.
	const query, variables = "query One($id: ID!) { node(id: $id) { id } }", `{ "id": "org:unesco" }`
	browser.OpenGraphiQL("?" + url.Values{"query": {query}, "variables": {variables}}.Encode())
	if browser.Query() != query || browser.Variables() != variables {
		t.Errorf("a link opens\n%s\n%s", browser.Query(), browser.Variables())
	}
	browser.Check()
}

// box is where an element lies on the page.
type box struct{ Left, Top, Right, Bottom, Width, Height float64 }

func boxOf(b *browsertest.Browser, selector string) box {
	return browsertest.Evaluate[box](b, fmt.Sprintf("document.querySelector(%q).getBoundingClientRect().toJSON()", selector))
}

// On a phone nothing lies beside the page or under something else, and there is room to read and to write.
func TestGraphiQLOnAPhone(t *testing.T) {
	const width, height = 390, 844
	s := site{width: width, network: counts(12345, 6789, 96, dated)}
	s.show(Examples())
	browser := s.open(t)
	fits := func(selector string, atLeast float64) box {
		t.Helper()
		b := boxOf(browser, selector)
		if b.Left < 0 || b.Top < 0 || b.Right > width || b.Bottom > height || b.Width < atLeast || b.Height < 16 {
			t.Errorf("%s lies at %+v", selector, b)
		}
		return b
	}
	browser.WaitFor(`document.querySelector("#network").innerText.includes("12,345")`)
	parts := []box{fits("#network", width), fits(".choice", 300), fits(".graphiql-editors", width), fits(".graphiql-response", width), fits(".graphiql-sidebar", width)}
	for i := range parts[1:] {
		if parts[i].Bottom > parts[i+1].Top {
			t.Errorf("part %d reaches into the next: %+v", i, parts)
		}
	}
	if fits(".graphiql-query-editor .monaco-editor", 300).Height < 200 || fits(".graphiql-response", width).Height < 300 {
		t.Error("there is too little room to read")
	}
	for _, button := range []string{".graphiql-execute-button", ".graphiql-sidebar button:first-child", ".graphiql-sidebar button:last-child", ".graphiql-tab-add"} {
		fits(button, 16)
	}
	if scrolls := browsertest.Evaluate[float64](browser, "document.documentElement.scrollWidth"); scrolls > width {
		t.Errorf("the page is %v pixels wide", scrolls)
	}
	if answer := browser.Execute(); !strings.Contains(answer, "FOUND") {
		t.Errorf("answer %s", answer)
	}
	browser.WaitFor(`document.querySelector(".graphiql-response .view-lines").innerText.includes("FOUND")`)
	browser.Screenshot("graphiql-390")

	browser.Click(`[data-name="variables"]`)
	browser.WaitFor(`document.querySelector(".graphiql-editor-tool .monaco-editor").getBoundingClientRect().width > 300`)
	if variables := fits(".graphiql-editor-tool .monaco-editor", 300); variables.Height < 40 || browser.Variables() != Examples()[0].Variables {
		t.Errorf("the variables lie at %+v: %s", variables, browser.Variables())
	}
	browser.Screenshot("graphiql-390-variables")

	browsertest.Evaluate[bool](browser, `(() => {
		const list = document.querySelector(".choice");
		list.selectedIndex = 2;
		return list.dispatchEvent(new Event("change", { bubbles: true }));
	})()`)
	browser.WaitFor(queryIs(Examples()[2]))
	if browser.Variables() != Examples()[2].Variables {
		t.Errorf("the third query has the variables %s", browser.Variables())
	}

	browser.Click(".graphiql-sidebar button:first-child")
	browser.WaitFor(`document.querySelector(".graphiql-plugin").innerText.includes("Docs")`)
	fits(".graphiql-plugin", width)
	browser.Screenshot("graphiql-390-documentation")
	browser.Click(".graphiql-sidebar button:first-child")
	browser.WaitFor(`document.querySelector(".graphiql-editors").getBoundingClientRect().left === 0`)
	fits(".graphiql-editors", width)
	browser.Check()
}

// queryIs is an expression that is true when GraphiQL shows a query.
func queryIs(query Example) string {
	text, _ := json.Marshal(query.Text)
	return fmt.Sprintf(`globalThis.__MONACO?.editor.getModels().find(model => model.uri.path.endsWith("operation.graphql")).getValue() === %s`, text)
}

// Monaco's workers run under the page's policy, or nothing is underlined.
func TestGraphiQLUnderlinesMistakes(t *testing.T) {
	var s site
	s.show([]Example{{Name: "01", Text: "# Mistaken.\nquery Mistaken {\n  nonsense\n}\n"}})
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
	first, second := Example{Name: "01", Text: "# One.\nquery One {\n  a\n}\n"}, Example{Name: "02", Text: "# Two.\nquery Two {\n  b\n}\n"}
	var s site
	s.show([]Example{first, second})
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

	s.show([]Example{{Name: "01", Text: "# New.\nquery New {\n  c\n}\n"}})
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
	s.show([]Example{{Name: "01", Text: "# Other.\nquery Other {\n  __typename\n}\n"}})
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
