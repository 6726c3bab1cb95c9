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
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/seed"
	"github.com/entente-graph/entente/internal/server"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// today is the day on which the pages of these tests are asked.
var today = time.Date(2026, 11, 28, 12, 0, 0, 0, time.UTC)

// site is a running entente with its pages, whose network can be written to.
type site struct {
	t     *testing.T
	url   string
	store *store.Store
	log   *strings.Builder
}

// serve serves a network as entente does. below is a path that a proxy has before ours.
func serve(t *testing.T, records network.Records, below string) *site {
	t.Helper()
	return serveWithin(t, records, below, pathfind.Limits{})
}

// serveWithin serves a network whose searches have limits.
func serveWithin(t *testing.T, records network.Records, below string, limits pathfind.Limits) *site {
	t.Helper()
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	storetest.Put(t, s, records)
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

// serveSeed serves the built-in network.
func serveSeed(t *testing.T) *site {
	t.Helper()
	return serve(t, storetest.Records(t, "seed", seed.JSONL()), "")
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

// seedJSONL is the built-in network.
func seedJSONL() io.Reader { return seed.JSONL() }

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
