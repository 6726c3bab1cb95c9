package graph_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/server"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestRevalidation asks real questions by GET, again and again, of a server with the
// topology and of one without. A client that has the answer learns so without a search, at the
// cost of no round trip and of one; a write that is acknowledged is seen by the next
// query.
func TestRevalidation(t *testing.T) {
	db := storetest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	s := storetest.Connect(t, db.Through(proxy.URI()))
	storetest.Put(t, s, storetest.Seed(t))
	other := storetest.Connect(t, db) // another process

	follower := storetest.Follow(t, s)
	inMemory := pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{})
	inNeo4j := pathfind.NewService(cypher.New(s), pathfind.Limits{})
	for name, test := range map[string]struct {
		resolver   *graph.Resolver
		service    *pathfind.Service
		revision   func(context.Context) (int64, bool)
		roundTrips int
		writers    []*store.Store
	}{
		"with the topology": {
			&graph.Resolver{Store: s, Paths: inMemory, Shape: follower.Fresh}, inMemory,
			func(context.Context) (int64, bool) { return follower.Known() }, 0,
			[]*store.Store{s},
		},
		"without": {
			&graph.Resolver{Store: s, Paths: inNeo4j}, inNeo4j,
			func(ctx context.Context) (int64, bool) {
				revision, err := s.Revision(ctx)
				return revision, err == nil
			}, 1,
			[]*store.Store{s, other},
		},
	} {
		t.Run(name, func(t *testing.T) {
			site := httptest.NewServer(server.New(server.Config{
				Schema: graph.NewSchema(test.resolver), Request: test.resolver.Request, Ready: s.Ready, Revision: test.revision,
				GraphiQL: http.NotFoundHandler(), Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
			}))
			defer site.Close()
			for _, query := range []string{
				`{ paths(from: "person:meylis-babayev", to: "org:unesco", first: 1) { paths { steps { links { sentence evidence { quote source { title } } } } } } }`,
				`{ reach(from: "org:unesco-iite") { total groups { label reached } } }`,
				`{ entity(id: "org:unesco-iite") { name summary links(first: 5) { totalCount edges { node { id } } } } }`,
			} {
				_, tag, body := conditional(t, site.URL, query, "")
				for range 3 {
					proxy.Reset()
					visited := test.service.Stats().Visited
					status, again, rest := conditional(t, site.URL, query, tag)
					if status != http.StatusNotModified || again != tag || rest != "" {
						t.Errorf("%s: %d %s %s", query, status, again, rest)
					}
					if proxy.RoundTrips() != test.roundTrips || test.service.Stats().Visited != visited {
						t.Errorf("%s: %d round trips, want %d; %d links were visited", query, proxy.RoundTrips(), test.roundTrips, test.service.Stats().Visited-visited)
					}
				}
				for _, writer := range test.writers {
					storetest.Put(t, writer, renamed(t, writer))
					status, newer, rest := conditional(t, site.URL, query, tag)
					if status != http.StatusOK || newer == tag || newer == "" || len(rest) < len(body)/2 {
						t.Errorf("after a write, %s: %d %s %s", query, status, newer, rest)
					}
					tag = newer
				}
			}
			_, tag, body := conditional(t, site.URL, `{ entity(id: "org:unesco-iite") { name } }`, "")
			storetest.Put(t, s, renamed(t, s))
			if status, _, rest := conditional(t, site.URL, `{ entity(id: "org:unesco-iite") { name } }`, tag); status != http.StatusOK || rest == body {
				t.Errorf("what was written is not seen: %d %s", status, rest)
			}
		})
	}
}

// renamed returns an organisation with a longer name than it has.
func renamed(t *testing.T, s *store.Store) network.Records {
	t.Helper()
	entities, err := s.Entities(t.Context(), []string{"org:unesco-iite"})
	if err != nil {
		t.Fatal(err)
	}
	e := *entities["org:unesco-iite"]
	e.Name += "!"
	return network.Records{Entities: []network.Entity{e}}
}

// conditional asks a query by GET, as one who has the answer of a tag.
func conditional(t *testing.T, address, query, tag string) (status int, newTag, body string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address+"/graphql?"+url.Values{"query": {query}}.Encode(), nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("If-None-Match", tag)
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil || strings.Contains(string(text), `"errors"`) {
		t.Fatalf("%v: %s", err, text)
	}
	return response.StatusCode, response.Header.Get("ETag"), string(text)
}
