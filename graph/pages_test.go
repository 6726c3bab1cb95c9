package graph_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/entente-graph/entente/graph"
	inprocess "github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/server"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// sortsOfPages are pages and files of each sort, of the built-in network.
var sortsOfPages = []string{
	"/", "/?format=md", "/search?q=UNESCO", "/entity/org%3Aministry-of-education-of-turkmenistan", "/entity/person%3Arejep-mahmudov?names=fr",
	"/entity/place%3Aturkmenistan", "/entity/org%3Aunesco/links?ever=yes", "/entities?kind=ORGANIZATION", "/sources", "/source/source%3Anca-2023-07-26", "/about",
	"/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09", "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2022-01-01&certainty=CERTAIN",
	"/paths?from=Turkmen&to=UNESCO", "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09&format=odt",
	"/reach?from=org%3Aunesco-ichei&asOf=2026-11-28", "/reach?from=org%3Aunesco-ichei&asOf=2026-11-28&group=place%3Aturkmenistan", "/reach?from=org%3Aunesco-ichei&asOf=2026-11-28&format=csv",
	"/picture?from=org%3Aunesco-ichei&asOf=2026-11-28", "/changes?from=2022-12-31&to=2025-12-31", "/propose?for=org%3Aunesco-ichei&asOf=2026-11-28",
	"/report?body=org%3Aunesco-ichei&region=place%3Acentral-asia&asOf=2025-10-31&compareTo=2024-12-31", "/report.html?body=org%3Aunesco-ichei&region=place%3Acentral-asia&asOf=2025-10-31",
	"/report?body=org%3Aunesco-ichei&region=place%3Acentral-asia&region=place%3Aeastern-asia&asOf=2025-10-31",
	"/due?body=org%3Aunesco-ichei&region=place%3Acentral-asia&within=6m&asOf=2025-10-31", "/due.ics?body=org%3Aunesco-ichei&region=place%3Acentral-asia&within=6m&asOf=2025-10-31",
	"/entity/org%3Aunesco?format=json", "/graphiql",
}

// TestPagesSideBySide asks for pages of all sorts from several clients, some of which have them already, while the network is
// written to. The race detector watches: in the explorer's own tests it does not.
func TestPagesSideBySide(t *testing.T) {
	const readers = 3
	s := storetest.Connect(t, storetest.Empty(t))
	storetest.Put(t, s, storetest.Seed(t))
	follower := storetest.Follow(t, s)
	resolver := &graph.Resolver{Store: s, Paths: pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{}), Shape: follower.Fresh}
	schema := graph.NewSchema(resolver)
	revision := func(context.Context) (int64, bool) { return follower.Known() }
	log := slog.New(slog.DiscardHandler)
	site := httptest.NewServer(server.New(server.Config{
		Schema: schema, Request: resolver.Request, Ready: s.Ready, Revision: revision, Edition: "test", GraphiQL: explorer.GraphiQL(), Log: log,
		Explorer: explorer.New(explorer.Config{Asker: inprocess.NewSchema(schema), Revision: revision, Edition: "test", Log: log}),
	}))
	defer site.Close()

	var reading sync.WaitGroup
	for reader := range readers {
		reading.Go(func() {
			for i := range sortsOfPages {
				page := sortsOfPages[(i+reader*len(sortsOfPages)/readers)%len(sortsOfPages)]
				tag := askForPage(t, site.URL+page, "")
				if tag != "" {
					askForPage(t, site.URL+page, tag)
				}
			}
		})
	}
	read := make(chan struct{})
	go func() {
		reading.Wait()
		close(read)
	}()
	for n := 0; ; n++ {
		select {
		case <-read:
			if n < 2 {
				t.Errorf("only %d changes were written meanwhile", n)
			}
			return
		default:
			storetest.Put(t, s, storetest.Records(t, "change", strings.NewReader(fmt.Sprintf(`{"record":"source","id":"source:new-%[1]d","title":"New %[1]d","published":"2025-10-09"}
{"record":"link","type":"HOLDS_POSITION","from":"person:meylis-babayev","to":"org:unesco","role":"Adviser %[1]d","valid":{"from":"2025-01-01"},"evidence":[{"source":"source:new-%[1]d","quote":"Adviser."}]}
`, n))))
			if _, err := follower.Newest(t.Context()); err != nil {
				t.Error(err)
			}
		}
	}
}

// askForPage asks for a page, of which a client has what the tag says, and returns its tag. A page that is not there now,
// because a database that has just begun takes too long or the network in memory lacks what was just written, is asked for
// again, as it says itself.
func askForPage(t *testing.T, address, tag string) string {
	const most = 20
	for range most {
		if status, next := askOnce(t, address, tag, false); status != http.StatusServiceUnavailable {
			return next
		}
		time.Sleep(50 * time.Millisecond)
	}
	_, next := askOnce(t, address, tag, true)
	return next
}

// askOnce asks for a page once, and returns the status and the tag. last is whether it has to be there now.
func askOnce(t *testing.T, address, tag string, last bool) (int, string) {
	request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Error(err)
		return 0, ""
	}
	if tag != "" {
		request.Header.Set("If-None-Match", tag)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Error(err)
		return 0, ""
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if response.StatusCode == http.StatusServiceUnavailable && !last {
		return response.StatusCode, ""
	}
	if err != nil || response.StatusCode != http.StatusOK && (tag == "" || response.StatusCode != http.StatusNotModified) {
		t.Errorf("%s: %s (%v)\n%.500s", address, response.Status, err, text)
	}
	return response.StatusCode, response.Header.Get("ETag")
}
