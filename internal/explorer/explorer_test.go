package explorer

import (
	"compress/gzip"
	"encoding/json"
	"html"
	"io"
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
func bundle(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{"dist/licenses.txt": {Data: []byte("notices")}}
	for name, text := range map[string]string{
		"graphiql-AAAA.js":  "script",
		"graphiql-BBBB.css": "style",
		"icon-CCCC.svg":     "icon",
		"part-DDDD.js":      "part",
		"other-EEEE.txt":    "no asset",
	} {
		var zipped strings.Builder
		w := gzip.NewWriter(&zipped)
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		files["dist/assets/"+name] = &fstest.MapFile{Data: []byte(text)}
		files["dist/assets/"+name+".gz"] = &fstest.MapFile{Data: []byte(zipped.String())}
	}
	return files
}

func get(h http.Handler, method, target, acceptEncoding string) *http.Response {
	r := httptest.NewRequest(method, target, nil)
	if acceptEncoding != "" {
		r.Header.Set("Accept-Encoding", acceptEncoding)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
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
		method, target, accept                      string
		status                                      int
		contentType, encoding, caching, vary, where string
		body                                        string // not compared where empty
	}{
		{"GET", "/graphiql", "gzip", 200, "text/html; charset=utf-8", "", fresh, "", "", ""},
		{"HEAD", "/graphiql", "", 200, "text/html; charset=utf-8", "", fresh, "", "", ""},
		{"POST", "/graphiql", "", 405, "text/plain; charset=utf-8", "", "", "", "", ""},
		{"GET", "/graphiql/", "", 308, "", "", "", "", "../graphiql", ""},
		{"GET", "/graphiql/assets/graphiql-AAAA.js", "", 200, "text/javascript; charset=utf-8", "", forever, "Accept-Encoding", "", "script"},
		{"GET", "/graphiql/assets/part-DDDD.js", "br, gzip;q=0.5", 200, "text/javascript; charset=utf-8", "gzip", forever, "Accept-Encoding", "", "part"},
		{"GET", "/graphiql/assets/part-DDDD.js", "gzip; q=0, identity", 200, "text/javascript; charset=utf-8", "", forever, "Accept-Encoding", "", "part"},
		{"GET", "/graphiql/assets/graphiql-BBBB.css", "br,GZIP", 200, "text/css; charset=utf-8", "gzip", forever, "Accept-Encoding", "", "style"},
		{"GET", "/graphiql/assets/icon-CCCC.svg", "x-gzip", 200, "image/svg+xml", "", forever, "Accept-Encoding", "", "icon"},
		{"GET", "/graphiql/assets/graphiql-ZZZZ.js", "gzip", 404, "text/plain; charset=utf-8", "", "", "", "", ""},
		{"GET", "/graphiql/assets/part-DDDD.js.gz", "gzip", 404, "text/plain; charset=utf-8", "", "", "", "", ""},
		{"GET", "/graphiql/assets/other-EEEE.txt", "", 404, "text/plain; charset=utf-8", "", "", "", "", ""},
		{"GET", "/graphiql/assets/..%2Flicenses.txt", "", 404, "text/plain; charset=utf-8", "", "", "", "", ""},
		{"GET", "/graphiql/licenses.txt", "", 200, "text/plain; charset=utf-8", "", "", "", "", "notices"},
		{"GET", "/graphiql/assets/", "", 404, "text/plain; charset=utf-8", "", "", "", "", ""},
		{"GET", "/graphiql/other", "", 404, "text/plain; charset=utf-8", "", "", "", "", ""},
	}
	h := newHandler(bundle(t), Queries())
	for _, test := range tests {
		t.Run(test.method+" "+test.target+" "+test.accept, func(t *testing.T) {
			response := get(h, test.method, test.target, test.accept)
			header := func(name string) string { return strings.Join(response.Header.Values(name), " and ") }
			if response.StatusCode != test.status {
				t.Errorf("status %d, want %d", response.StatusCode, test.status)
			}
			for name, want := range map[string]string{
				"Content-Type":            test.contentType,
				"Content-Encoding":        test.encoding,
				"Cache-Control":           test.caching,
				"Vary":                    test.vary,
				"Location":                test.where,
				"Content-Security-Policy": contentSecurityPolicy,
				"X-Content-Type-Options":  "nosniff",
			} {
				if got := header(name); got != want {
					t.Errorf("%s: %q, want %q", name, got, want)
				}
			}
			if test.body == "" {
				return
			}
			var content io.Reader = response.Body
			if test.encoding == "gzip" {
				unzipped, err := gzip.NewReader(content)
				if err != nil {
					t.Fatal(err)
				}
				content = unzipped
			}
			if diff := cmp.Diff(test.body, body(t, content)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestContentSecurityPolicyNamesNoOtherHost(t *testing.T) {
	for directive := range strings.SplitSeq(contentSecurityPolicy, ";") {
		for _, source := range strings.Fields(directive)[1:] {
			if !slices.Contains([]string{"'none'", "'self'", "'unsafe-inline'", "data:"}, source) {
				t.Errorf("%q allows %s", directive, source)
			}
		}
	}
	if strings.Contains(contentSecurityPolicy, "script-src 'self' 'unsafe") {
		t.Error("inline scripts are allowed")
	}
}

func TestPageCarriesTheQueries(t *testing.T) {
	queries := []Query{{"01-one", "# a <b> & \"c\"\n{ one }"}, {"02-two", "{ two } # </script><script>alert(1)</script>"}}
	text := body(t, get(newHandler(bundle(t), queries), "GET", "/graphiql", "").Body)
	block := regexp.MustCompile(`<script type="application/json" id="queries">(.*?)</script>`).FindStringSubmatch(text)
	if block == nil {
		t.Fatalf("no queries in the page:\n%s", text)
	}
	var got []string
	if err := json.Unmarshal([]byte(block[1]), &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{queries[0].Text, queries[1].Text}, got); diff != "" {
		t.Error(diff)
	}
}

// Addresses that begin with "/" would break behind a proxy that puts a path before ours.
func TestPageAddressesAreRelative(t *testing.T) {
	text := body(t, get(newHandler(bundle(t), nil), "GET", "/graphiql", "").Body)
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
	whole := bundle(t)
	for _, missing := range []string{"graphiql-AAAA.js", "graphiql-BBBB.css", "icon-CCCC.svg"} {
		files := fstest.MapFS{}
		for name, file := range whole {
			if name != "dist/assets/"+missing {
				files[name] = file
			}
		}
		response := get(newHandler(files, Queries()), "GET", "/graphiql", "")
		if response.StatusCode != http.StatusServiceUnavailable {
			t.Errorf("status %d without %s", response.StatusCode, missing)
		}
		if text := body(t, response.Body); !strings.Contains(text, want) || strings.Contains(text, "<script") {
			t.Errorf("page without %s:\n%s", missing, text)
		}
	}
}

func TestQueries(t *testing.T) {
	queries := Queries()
	if len(queries) == 0 || queries[0].Name != "01-partnership-path" {
		t.Fatalf("queries: %+v", queries)
	}
	if !slices.IsSortedFunc(queries, func(a, b Query) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("not sorted by name")
	}
	// GraphiQL shows the operation's name as the tab's title, and fills in no variables in a first tab.
	shape := regexp.MustCompile(`^# \S.*\n(#.*\n)*query [A-Z][A-Za-z]* \{\n`)
	for _, query := range queries {
		if !shape.MatchString(query.Text) {
			t.Errorf("%s does not begin with a comment and a named query without variables:\n%s", query.Name, query.Text)
		}
	}
}
