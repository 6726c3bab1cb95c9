package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/quota"
	"github.com/entente-graph/entente/internal/server"
	"github.com/entente-graph/entente/internal/topology"
)

// TestAnswersAreBounded: an answer that takes more bytes than it may is refused as a
// whole, whether entente or gqlgen writes it; one that just does not is given.
func TestAnswersAreBounded(t *testing.T) {
	const fields = 20
	snapshot, err := topology.Build(1, slices.Values([]topology.Entity{{ID: "org:a", Kind: network.Organization, Name: strings.Repeat("A name. ", 100)}}), slices.Values([]topology.Link{}))
	if err != nil {
		t.Fatal(err)
	}
	resolver := &graph.Resolver{Paths: constantPaths{speedAnswer()}, Shape: func() *topology.Snapshot { return snapshot }}
	ask := func(limit int, field string) (int, string) {
		web := httptest.NewServer(server.New(server.Config{
			Schema: graph.NewSchema(resolver), Request: resolver.Request, Ready: func(context.Context) error { return nil },
			GraphiQL: http.NotFoundHandler(), Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Limits: server.Limits{Answer: limit},
		}))
		defer web.Close()
		var query strings.Builder
		for i := range fields {
			fmt.Fprintf(&query, "q%d: %s ", i, field)
		}
		body, _ := json.Marshal(map[string]string{"query": "{" + query.String() + "}"})
		response, err := http.Post(web.URL+"/graphql", "application/json", strings.NewReader(string(body)))
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		return response.StatusCode, string(text)
	}
	for name, field := range map[string]string{
		"written by entente": `paths(from: "org:a", to: "org:b") { paths { entities { id kind type name } steps { links { id type role status confidence } } } }`,
		"written by gqlgen":  `nodes(ids: ["org:a"]) { id ... on Entity { kind name } }`,
	} {
		t.Run(name, func(t *testing.T) {
			status, text := ask(1<<20, field)
			if status != http.StatusOK || len(text) < 10_000 || strings.Contains(text, "errors") {
				t.Fatalf("%d, %d bytes: %.300s", status, len(text), text)
			}
			if status, again := ask(2*len(text), field); status != http.StatusOK || again != text {
				t.Errorf("%d %.300s", status, again)
			}
			_, refused := ask(len(text)/2, field)
			var answer struct {
				Data   json.RawMessage
				Errors []struct {
					Message    string
					Extensions struct {
						Code         string
						Limit, Asked int
					}
				}
			}
			if err := json.Unmarshal([]byte(refused), &answer); err != nil || len(answer.Errors) != 1 || answer.Data != nil {
				t.Fatalf("%v: %.300s", err, refused)
			}
			e := answer.Errors[0].Extensions
			if e.Code != "LIMIT_EXCEEDED" || e.Limit != len(text)/2 || e.Asked <= e.Limit {
				t.Errorf("%+v", answer.Errors[0])
			}
		})
	}
}

// greedy answers by reading more and more.
type greedy struct {
	graph.PathService
	ended chan error
}

func (g greedy) Admit(context.Context) (*pathfind.Budget, func(), error) {
	return pathfind.NewBudget(), func() {}, nil
}

func (g greedy) Paths(ctx context.Context, _ pathfind.Question) (pathfind.Answer, error) {
	for quota.Of(ctx).Count(1<<10) == nil {
	}
	<-ctx.Done()
	g.ended <- context.Cause(ctx)
	return pathfind.Answer{}, ctx.Err()
}

// TestReadingIsBounded: reading for an answer ends when that takes more than it may,
// and the answer says nothing else.
func TestReadingIsBounded(t *testing.T) {
	g := greedy{ended: make(chan error, 1)}
	web := httptest.NewServer(server.New(server.Config{
		Schema: graph.NewSchema(&graph.Resolver{Paths: g}), Ready: func(context.Context) error { return nil },
		GraphiQL: http.NotFoundHandler(), Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Limits: server.Limits{Answer: 1 << 20},
	}))
	defer web.Close()
	response, err := http.Get(web.URL + `/graphql?query={paths(from:%22a%22,to:%22b%22){outcome}}`)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"errors":[{"message":"bytes of the answer: at most 1048576, but 1049600 asked","extensions":{"asked":1049600,"code":"LIMIT_EXCEEDED","limit":1048576}}]}` + "\n"
	if diff := cmp.Diff(want, string(text)); diff != "" {
		t.Error(diff)
	}
	if err := <-g.ended; network.CodeOf(err) != network.LimitExceeded {
		t.Error(err)
	}
}
