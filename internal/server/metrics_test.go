package server

import (
	"context"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
)

func TestMetrics(t *testing.T) {
	asked, answer := make(chan struct{}), make(chan struct{})
	s := serve(t, func(c *Config) {
		c.Request = func(ctx context.Context, id string) context.Context {
			if id == "panic" {
				panic(id)
			}
			return ctx
		}
		c.Schema = schemaWith(func(_ context.Context, id string) (*model.Source, error) {
			if id == "slow" {
				close(asked)
				<-answer
			}
			return nil, network.Missing("id", id)
		})
	})
	for _, query := range []string{
		"query One { __typename }", "query Two { __typename }", "{", "query Three { zyxwv }", `{ source(id: "a") { id } }`, `{ a: source(id: "a") { id } b: source(id: "b") { id } }`,
	} {
		s.ask(query, nil)
	}
	s.send("GET", "/graphql?query={__typename}", "", "X-Request-Id: panic")
	s.send("POST", "/graphql", "", "Content-Type: text/plain")
	done := make(chan reply)
	go func() { done <- s.ask(`{ source(id: "slow") { id } }`, nil) }()
	<-asked
	page := s.send("GET", "/metrics", "")
	close(answer)
	<-done
	got := regexp.MustCompile(`(?m)^entente_graphql_request(s_in_flight|_duration_seconds_count).*$`).FindAllString(page.body, -1)
	want := []string{
		`entente_graphql_request_duration_seconds_count{operation="none",outcome="BAD_USER_INPUT"} 1`,
		`entente_graphql_request_duration_seconds_count{operation="none",outcome="GRAPHQL_PARSE_FAILED"} 1`,
		`entente_graphql_request_duration_seconds_count{operation="none",outcome="GRAPHQL_VALIDATION_FAILED"} 1`,
		`entente_graphql_request_duration_seconds_count{operation="none",outcome="INTERNAL"} 1`,
		`entente_graphql_request_duration_seconds_count{operation="query",outcome="NOT_FOUND"} 2`,
		`entente_graphql_request_duration_seconds_count{operation="query",outcome="OK"} 2`,
		`entente_graphql_requests_in_flight 1`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, name := range []string{"One", "Three"} {
		if strings.Contains(page.body, name) {
			t.Errorf("the name %s of an operation is in the metrics", name)
		}
	}
	if !strings.Contains(page.body, "go_goroutines") {
		t.Error("nothing of the process")
	}
}
