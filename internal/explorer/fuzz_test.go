package explorer

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// empty is a network in which nothing is found.
type empty struct{}

func (empty) Ask(context.Context, string, map[string]any) (json.RawMessage, error) {
	return json.RawMessage(`{}`), nil
}

// Whatever an address says, the answer is a page with one heading, and never a fault of ours.
func FuzzAddresses(f *testing.F) {
	for _, address := range []string{
		"/", "/search?q=a", "/entity/org:unesco?asOf=2020-01-01", "/entity/a/links?kind=PERSON&ever=yes", "/entities?kind=PLACE&type=COUNTRY",
		"/paths?from=org:a&to=org:b&via=org:c&maxHops=3&through=PERSON&rank=STRONGEST", "/paths?from=a&to=b&asOf=1.1.2020", "/sources?title=x",
		"/changes?from=2023-01-01&to=2024-01-01&basis=KNOWN&around=org:a&around=b&types=FUNDS&after=x", "/changes?from=0000-01-01&to=9999-12-31",
		"/picture?from=org:a&hide=org:b&asOf=2026-01-01", "/reach?from=org:a&unit=PARTNERS&groupBy=TYPE&region=place:b&group=none", "/paths?from=org:a&to=org:b&revision=1&was=01234567.89abcdef",
		"/propose?for=org:a&for=b&in=place:a&in=c&types=UNIVERSITY&types=x&asOf=2026-01-01", "/propose?in=place:a&types=university",
		"/report?body=org:a&region=place:b&compareTo=2020-01-01&unit=HOPS&planned=yes&from=2000", "/report?body=a&region=b&region=c&country=d", "/report.html?body=org:a&country=place:b&print=yes",
		"/due?body=org:a&region=place:b&within=1y&staleMonths=0", "/due.atom?body=org:a&region=place:b", "/due.ics?body=org:a&country=place:b&within=6m",
		"/source/source:a?after=b", "/about?format=md", "/%3Cscript%3E?q=%ff&q=%00", "/search?q=" + strings.Repeat("a", 2000),
	} {
		f.Add(address)
	}
	handler := newExplorer(Config{Asker: empty{}, Log: slog.New(slog.NewTextHandler(io.Discard, nil))}, fstest.MapFS{})
	f.Fuzz(func(t *testing.T, address string) {
		path, query, _ := strings.Cut(address, "?")
		path = "/" + strings.TrimPrefix(path, "/") // no request has another
		request := httptest.NewRequest(http.MethodGet, "/", nil)
		request.URL = &url.URL{Path: path, RawQuery: query}
		response := httptest.NewRecorder()
		handler.ServeHTTP(response, request)
		if response.Code >= http.StatusInternalServerError && response.Code != http.StatusServiceUnavailable { // nothing is whole here
			t.Fatalf("%q: %d", address, response.Code)
		}
		if response.Code == http.StatusOK && strings.HasPrefix(response.Header().Get("Content-Type"), "text/html") {
			if n := headings(t, response.Body); n != 1 {
				t.Errorf("%q has %d headings", address, n)
			}
		}
	})
}

// headings counts the first headings of a page.
func headings(t *testing.T, page io.Reader) int {
	t.Helper()
	root, err := html.Parse(page)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for element := range root.Descendants() {
		if element.Type == html.ElementNode && element.DataAtom == atom.H1 {
			n++
		}
	}
	return n
}
