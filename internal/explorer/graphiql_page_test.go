package explorer

import (
	"encoding/json"
	"html"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

// bundle is what `make web` builds, in small.
func bundle() fstest.MapFS {
	files := fstest.MapFS{"dist/licenses.txt": {Data: []byte("notices")}}
	for name, text := range map[string]string{
		"graphiql-AAAA.js":  "script",
		"graphiql-BBBB.css": "style",
		"icon-CCCC.svg":     "icon",
		"part-DDDD.js":      "part",
		"other-EEEE.txt":    "no asset",
	} {
		files["dist/assets/"+name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func get(h http.Handler, method, target string) *http.Response {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, target, nil))
	return w.Result()
}

func body(t *testing.T, r io.Reader) string {
	t.Helper()
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestAnswers(t *testing.T) {
	const forever, fresh = "public, max-age=31536000, immutable", "no-cache"
	tests := []struct {
		method, target              string
		status                      int
		contentType, caching, where string
		body                        string // not compared where empty
	}{
		{"GET", "/graphiql", 200, "text/html; charset=utf-8", fresh, "", ""},
		{"HEAD", "/graphiql", 200, "text/html; charset=utf-8", fresh, "", ""},
		{"POST", "/graphiql", 405, "text/plain; charset=utf-8", "", "", ""},
		{"GET", "/graphiql/", 308, "", "", "../graphiql", ""},
		{"GET", "/graphiql/assets/graphiql-AAAA.js", 200, "text/javascript; charset=utf-8", forever, "", "script"},
		{"GET", "/graphiql/assets/part-DDDD.js", 200, "text/javascript; charset=utf-8", forever, "", "part"},
		{"GET", "/graphiql/assets/graphiql-BBBB.css", 200, "text/css; charset=utf-8", forever, "", "style"},
		{"GET", "/graphiql/assets/icon-CCCC.svg", 200, "image/svg+xml", forever, "", "icon"},
		{"GET", "/graphiql/assets/graphiql-ZZZZ.js", 404, "text/plain; charset=utf-8", "", "", ""},
		{"GET", "/graphiql/assets/other-EEEE.txt", 404, "text/plain; charset=utf-8", "", "", ""},
		{"GET", "/graphiql/assets/..%2Flicenses.txt", 404, "text/plain; charset=utf-8", "", "", ""},
		{"GET", "/graphiql/licenses.txt", 200, "text/plain; charset=utf-8", "", "", "notices"},
		{"GET", "/graphiql/assets/", 404, "text/plain; charset=utf-8", "", "", ""},
		{"GET", "/graphiql/other", 404, "text/plain; charset=utf-8", "", "", ""},
	}
	h := newGraphiQL(bundle(), Examples())
	for _, test := range tests {
		t.Run(test.method+" "+test.target, func(t *testing.T) {
			response := get(h, test.method, test.target)
			header := func(name string) string { return strings.Join(response.Header.Values(name), " and ") }
			if response.StatusCode != test.status {
				t.Errorf("status %d, want %d", response.StatusCode, test.status)
			}
			for name, want := range map[string]string{
				"Content-Type":            test.contentType,
				"Cache-Control":           test.caching,
				"Location":                test.where,
				"Content-Security-Policy": graphiqlPolicy,
				"X-Content-Type-Options":  "nosniff",
			} {
				if got := header(name); got != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
			if test.body == "" {
				return
			}
			if diff := cmp.Diff(test.body, body(t, response.Body)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestContentSecurityPolicyNamesNoOtherHost(t *testing.T) {
	for directive := range strings.SplitSeq(graphiqlPolicy, ";") {
		for _, source := range strings.Fields(directive)[1:] {
			if !slices.Contains([]string{"'none'", "'self'", "'unsafe-inline'", "data:"}, source) {
				t.Errorf("%q allows %s", directive, source)
			}
		}
	}
	if strings.Contains(graphiqlPolicy, "script-src 'self' 'unsafe") {
		t.Error("inline scripts are allowed")
	}
}

func TestPageCarriesTheQueries(t *testing.T) {
	queries := []Example{
		{Name: "01-one", Text: "# a <b> & \"c\"\n{ one }"},
		{Name: "02-two", Text: "{ two } # </script><script>alert(1)</script>", Variables: `{"id": "</script>"}`},
	}
	text := body(t, get(newGraphiQL(bundle(), queries), "GET", "/graphiql").Body)
	block := regexp.MustCompile(`<script type="application/json" id="queries">(.*?)</script>`).FindStringSubmatch(text)
	if block == nil {
		t.Fatalf("no queries in the page:\n%s", text)
	}
	var got []map[string]string
	if err := json.Unmarshal([]byte(block[1]), &got); err != nil {
		t.Fatal(err)
	}
	want := []map[string]string{{"query": queries[0].Text}, {"query": queries[1].Text, "variables": queries[1].Variables}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// Addresses that begin with "/" would break behind a proxy that puts a path before ours.
func TestPageAddressesAreRelative(t *testing.T) {
	text := body(t, get(newGraphiQL(bundle(), nil), "GET", "/graphiql").Body)
	var got []string
	for _, match := range regexp.MustCompile(`(?:src|href)="([^"]*)"`).FindAllStringSubmatch(text, -1) {
		got = append(got, html.UnescapeString(match[1]))
	}
	want := []string{"graphiql/assets/icon-CCCC.svg", "graphiql/assets/graphiql-BBBB.css", "graphiql/assets/graphiql-AAAA.js"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestPageWithoutBundle(t *testing.T) {
	const want = "GraphiQL is not in this build: run <code>make web</code> and build again."
	whole := bundle()
	for _, missing := range []string{"graphiql-AAAA.js", "graphiql-BBBB.css", "icon-CCCC.svg"} {
		files := fstest.MapFS{}
		for name, file := range whole {
			if name != "dist/assets/"+missing {
				files[name] = file
			}
		}
		response := get(newGraphiQL(files, Examples()), "GET", "/graphiql")
		if response.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("status %d without %s", response.StatusCode, missing)
		}
		if text := body(t, response.Body); !strings.Contains(text, want) || strings.Contains(text, "<script") {
			t.Errorf("page without %s:\n%s", missing, text)
		}
	}
}

func TestQueries(t *testing.T) {
	queries := Examples()
	if len(queries) == 0 || queries[0].Name != "01-partnership-path" {
		t.Fatalf("queries: %+v", queries)
	}
	if !slices.IsSortedFunc(queries, func(a, b Example) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("not sorted by name")
	}
	// GraphiQL shows the operation's name as the tab's title.
	shape := regexp.MustCompile(`^# \S.*\n(#.*\n)*query [A-Z][A-Za-z]*(\(.*\))? \{\n`)
	withVariables := 0
	for _, query := range queries {
		head := shape.FindStringSubmatch(query.Text)
		if head == nil {
			t.Errorf("%s does not begin with a comment and a named query:\n%s", query.Name, query.Text)
			continue
		}
		var given map[string]any
		if query.Variables != "" {
			withVariables++
			if err := json.Unmarshal([]byte(query.Variables), &given); err != nil {
				t.Errorf("%s: %v", query.Name, err)
			}
		}
		var declared []string
		for _, name := range regexp.MustCompile(`\$(\w+):`).FindAllStringSubmatch(head[2], -1) {
			declared = append(declared, name[1])
		}
		slices.Sort(declared)
		if diff := cmp.Diff(declared, slices.Sorted(maps.Keys(given))); diff != "" {
			t.Errorf("%s (-declared +given): %s", query.Name, diff)
		}
	}
	if withVariables < len(queries)-2 {
		t.Errorf("only %d of %d queries have variables", withVariables, len(queries))
	}
}
