package explorer_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer"
	"github.com/entente-graph/entente/internal/explorer/browsertest"
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/server"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

func TestMain(m *testing.M) {
	defer browsertest.Close()
	neo4jtest.Main(m)
}

// today is the day on which the pages of these tests are asked.
var today = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

// site is a running entente with its pages. Its network can be written to, unless serveSeed serves it.
type site struct {
	t     *testing.T
	url   string
	store *store.Store
	log   *strings.Builder
}

// serve serves a network as entente does.
func serve(t *testing.T, records network.Records) *site {
	t.Helper()
	s := storetest.Open(t)
	storetest.Put(t, s, records)
	return serveStore(t, s, "", pathfind.Limits{})
}

// serveSeed serves the built-in network to a test that only reads it.
func serveSeed(t *testing.T) *site {
	t.Helper()
	return serveStore(t, storetest.SeededToRead(t), "", pathfind.Limits{})
}

// serveOwnSeed serves the built-in network to a test that writes.
func serveOwnSeed(t *testing.T) *site {
	t.Helper()
	return serveStore(t, storetest.Seeded(t), "", pathfind.Limits{})
}

// serveStore serves what is in a store, with limits of searches. below is a path that a proxy has before ours. At the end
// of the test, nothing is to be in the log.
func serveStore(t *testing.T, s *store.Store, below string, limits pathfind.Limits) *site {
	t.Helper()
	follower := storetest.Follow(t, s)
	resolver := &graph.Resolver{
		Store: s, Paths: pathfind.NewService(memory.New(follower.Newest), limits), Shape: follower.Fresh,
		Now: func() time.Time { return today },
	}
	schema := graph.NewSchema(resolver)
	revision := func(context.Context) (int64, bool) { return follower.Known() }
	var log strings.Builder
	logger := slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelWarn}))
	handler := server.New(server.Config{
		Schema: schema, Request: resolver.Request, Ready: s.Ready, Revision: revision, Edition: "test", GraphiQL: explorer.GraphiQL(), Log: logger,
		Explorer: explorer.New(explorer.Config{
			Asker: ask.NewSchema(schema), Revision: revision, Edition: "test", Now: func() time.Time { return today }, Log: logger,
			Patience: time.Minute, // so that what is answered is the same on a slow machine
		}),
	})
	running := httptest.NewServer(http.StripPrefix(below, handler))
	t.Cleanup(running.Close)
	t.Cleanup(func() {
		if log.Len() > 0 {
			t.Errorf("the log has\n%s", log.String())
		}
	})
	return &site{t, running.URL + below, s, &log}
}

// reply is what came back for a page.
type reply struct {
	status int
	header http.Header
	body   string
}

// get asks for a page, with headers in the form "Name: value". Redirects are not followed.
func (s *site) get(path string, headers ...string) reply {
	s.t.Helper()
	request, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.url+path, nil)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		request.Header.Set(name, value)
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return reply{response.StatusCode, response.Header, string(body)}
}

// asked returns the answer of GraphQL to a query.
func (s *site) asked(query string, variables map[string]any) string {
	s.t.Helper()
	text, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		s.t.Fatal(err)
	}
	response, err := http.Post(s.url+"/graphql", "application/json", bytes.NewReader(text))
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(body)
}

// sameJSON reports whether the data of an answer is some value.
func sameJSON(t *testing.T, answer string, want any) bool {
	t.Helper()
	var got struct{ Data any }
	if err := json.Unmarshal([]byte(answer), &got); err != nil {
		t.Fatal(err)
	}
	return cmp.Equal(got.Data, want)
}
