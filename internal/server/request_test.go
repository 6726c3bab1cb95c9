package server

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph/model"
)

func TestRequestIDs(t *testing.T) {
	var seen string
	s := serve(t, func(c *Config) {
		c.Request = func(ctx context.Context, id string) context.Context {
			seen = id
			return ctx
		}
	})
	for id, kept := range map[string]bool{
		"req-1":                  true,
		"00-4bf92f35/77b=:a_.+b": true,
		strings.Repeat("a", 64):  true,
		strings.Repeat("a", 65):  false,
		"":                       false,
		"two words":              false,
		`quote"`:                 false,
		"naïve":                  false,
	} {
		got := s.send("GET", "/graphql?query={__typename}", "", "X-Request-Id: "+id).header.Get("X-Request-Id")
		if got == "" || (got == id) != kept {
			t.Errorf("%q gave %q", id, got)
		}
		if diff := cmp.Diff(got, seen); diff != "" {
			t.Errorf("the hook got another id: %s", diff)
		}
	}
	a, b := s.send("GET", "/healthz", ""), s.send("GET", "/healthz", "")
	if a.header.Get("X-Request-Id") == b.header.Get("X-Request-Id") {
		t.Error("two requests have the same id")
	}
}

func TestAccessLog(t *testing.T) {
	s := serve(t, nil)
	tests := []struct {
		method, target, body string
		want                 map[string]any
	}{
		{"GET", "/graphql?query=query+Name{__typename}", "", vars{"level": "INFO", "method": "GET", "path": "/graphql", "operation": "Name", "status": 200., "outcome": "OK", "bytes": 32.}},
		{"POST", "/graphql", `{"query":"{ zyxwv }"}`, vars{"level": "INFO", "method": "POST", "path": "/graphql", "operation": "", "status": 200., "outcome": "GRAPHQL_VALIDATION_FAILED"}},
		{"POST", "/graphql", `{"query":"query ` + strings.Repeat("A", 200) + ` {__typename}"}`, vars{"level": "INFO", "method": "POST", "path": "/graphql", "operation": strings.Repeat("A", 100), "status": 200., "outcome": "OK", "bytes": 32.}},
		{"GET", "/nowhere", "", vars{"level": "INFO", "method": "GET", "path": "/nowhere", "operation": "", "status": 404., "outcome": "", "bytes": 19.}},
		{"GET", "/healthz", "", vars{"level": "DEBUG", "method": "GET", "path": "/healthz", "operation": "", "status": 200., "outcome": "", "bytes": 3.}},
	}
	for i, test := range tests {
		got := s.send(test.method, test.target, test.body, "Content-Type: application/json", "X-Request-Id: req")
		if _, given := test.want["bytes"]; !given {
			test.want["bytes"] = float64(len(got.body))
		}
		test.want["msg"], test.want["request"] = "request", "req"
		lines := s.log.waitFor(t, "request", i+1)
		line := lines[i]
		if _, ok := line["duration"].(float64); !ok {
			t.Errorf("no duration in %v", line)
		}
		delete(line, "duration")
		delete(line, "time")
		if diff := cmp.Diff(test.want, line); diff != "" {
			t.Error(diff)
		}
	}
}

// A panic outside of resolvers is answered and logged too, once.
func TestPanicOfAHandler(t *testing.T) {
	s := serve(t, func(c *Config) {
		c.GraphiQL = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(secret) })
		c.Request = func(context.Context, string) context.Context { panic(secret) }
	})
	for _, target := range []string{"/graphiql", "/graphql?query={__typename}"} {
		got := s.send("GET", target, "", "X-Request-Id: req-1")
		if got.status != 500 || got.body != "something went wrong; request id req-1\n" {
			t.Errorf("got %+v", got)
		}
	}
	lines := s.log.lines(t, "panic")
	if len(lines) != 2 || lines[0]["error"] != secret || lines[0]["request"] != "req-1" || !strings.Contains(lines[0]["stack"].(string), "TestPanicOfAHandler") {
		t.Errorf("log: %v", lines)
	}
}

// An answer that has begun is not written over.
func TestPanicWithinAnAnswer(t *testing.T) {
	s := serve(t, func(c *Config) {
		c.GraphiQL = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = io.WriteString(w, "half")
			panic(secret)
		})
	})
	if got := s.send("GET", "/graphiql", ""); got.status != 200 || got.body != "half" {
		t.Errorf("got %+v", got)
	}
	if lines := s.log.lines(t, "panic"); len(lines) != 1 {
		t.Errorf("log: %v", lines)
	}
}

func TestAbortedHandler(t *testing.T) {
	s := serve(t, func(c *Config) {
		c.GraphiQL = http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	})
	if response, err := http.Get(s.url + "/graphiql"); err == nil {
		response.Body.Close()
		t.Errorf("an answer: %v", response.Status)
	}
	if lines := s.log.lines(t, "panic"); len(lines) != 0 {
		t.Errorf("log: %v", lines)
	}
}

// A scalar that writes no JSON must not break the connection off, either.
func TestAnswerThatIsNoJSON(t *testing.T) {
	s := serve(t, func(c *Config) { c.Schema = brokenSchema() })
	got := s.ask("{ a }", nil)
	if got.status != 500 || got.header.Get("Content-Type") != plainJSON || got.extensions(t)["code"] != "INTERNAL" {
		t.Errorf("got %+v", got)
	}
	if line := s.log.waitFor(t, "request", 1)[0]; line["outcome"] != "INTERNAL" || line["status"] != 500. {
		t.Errorf("log: %v", line)
	}
}

// The client goes away: nothing failed.
func TestClientGoesAway(t *testing.T) {
	ctx, leave := context.WithCancel(t.Context())
	s := serve(t, answering(func(ctx context.Context, _ string) (*model.Source, error) {
		leave()
		<-ctx.Done()
		return nil, ctx.Err()
	}))
	r, err := http.NewRequestWithContext(ctx, "GET", s.url+`/graphql?query={source(id:"a"){id}}`, nil)
	if err != nil {
		t.Fatal(err)
	}
	if response, err := http.DefaultClient.Do(r); err == nil {
		response.Body.Close()
		t.Error("an answer")
	}
	s.log.waitFor(t, "request", 1)
	if lines := s.log.lines(t, "answering failed"); len(lines) != 0 {
		t.Errorf("log: %v", lines)
	}
}
