package target_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/target"
)

// A client distinguishes answers, incomplete answers, errors and refusals.
func TestHTTP(t *testing.T) {
	answers := []string{`{"data":{"complete":true}}`, `{"data":{"complete":false}}`, `{"errors":[{"message":"no"}]}`, "", strings.Repeat(" ", 100_000)}
	number := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		answer := answers[number%len(answers)]
		number++
		if answer == "" {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		if len(answer) > 1000 {
			answer = `{"data":{"text":"` + answer + `"}}` // in chunks, for it has no length
		}
		_, _ = w.Write([]byte(answer))
	}))
	defer server.Close()
	s, err := target.OverHTTP("any", strings.TrimPrefix(server.URL, "http://"), question.Form{}, []question.Question{{}, {}})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	client, err := s.Open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	for i, want := range []struct{ complete, fails bool }{{true, false}, {false, false}, {false, true}, {false, true}, {true, false}, {true, false}} {
		complete, err := client.Ask(ctx, i)
		if complete != want.complete || (err != nil) != want.fails {
			t.Errorf("answer %d: complete %t, %v", i, complete, err)
		}
	}
}

// A client that has the answers asks for each by its address and its tag, and takes no
// other status than 304 for an answer.
func TestNotModified(t *testing.T) {
	changed := false
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		tag := `W/"` + r.URL.Query().Get("query") + r.URL.Query().Get("variables") + `"`
		if r.URL.Query().Get("query") == "untagged" {
			return
		}
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag && !changed {
			w.WriteHeader(http.StatusNotModified)
		}
	}))
	defer server.Close()
	address := strings.TrimPrefix(server.URL, "http://")
	questions := []question.Question{{Variables: map[string]any{"id": 1}}, {Variables: map[string]any{"id": 2}}}
	s, err := target.NotModified(t.Context(), "any", address, question.Form{GraphQL: "q"}, questions)
	if err != nil {
		t.Fatal(err)
	}
	client, err := s.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	for i := range 4 {
		if complete, err := client.Ask(t.Context(), i); err != nil || !complete {
			t.Errorf("answer %d: complete %t, %v", i, complete, err)
		}
	}
	changed = true
	if _, err := client.Ask(t.Context(), 0); err == nil {
		t.Error("a whole answer is taken for one that still holds")
	}
	if _, err := target.NotModified(t.Context(), "any", address, question.Form{GraphQL: "untagged"}, questions); !errors.Is(err, target.ErrNoTag) {
		t.Errorf("a server without tags: %v", err)
	}
}

// A client distinguishes a busy server from a broken one, and the connection is of use after.
func TestRefused(t *testing.T) {
	answer := []func(http.ResponseWriter){
		func(w http.ResponseWriter) {
			w.Header().Set("Retry-After", "3")
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = w.Write([]byte(`{"errors":[{"message":"busy","extensions":{"code":"RATE_LIMITED"}}]}`))
		},
		func(w http.ResponseWriter) {
			_, _ = w.Write([]byte(`{"errors":[{"message":"busy","extensions":{"code":"RATE_LIMITED"}}]}`))
		},
		func(w http.ResponseWriter) { w.WriteHeader(http.StatusTooManyRequests) },
		func(w http.ResponseWriter) { w.WriteHeader(http.StatusServiceUnavailable) },
		func(w http.ResponseWriter) { _, _ = w.Write([]byte("ready")) },
	}
	number := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		answer[number](w)
		number++
	}))
	defer server.Close()
	address := strings.TrimPrefix(server.URL, "http://")
	graphql, err := target.OverHTTP("any", address, question.Form{}, []question.Question{{}})
	if err != nil {
		t.Fatal(err)
	}
	client, err := graphql.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer client.Close()
	for i, want := range []struct {
		refused, fails bool
		after          time.Duration
	}{{true, true, 3 * time.Second}, {true, true, 0}, {true, true, 0}, {false, true, 0}, {false, true, 0}} {
		_, err := client.Ask(t.Context(), i)
		refused, is := errors.AsType[*target.RefusedError](err)
		if is != want.refused || (err != nil) != want.fails || is && refused.After != want.after {
			t.Errorf("answer %d: %v", i, err)
		}
	}
	page, err := target.Page(address, "/readyz").Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer page.Close()
	number--
	if complete, err := page.Ask(t.Context(), 0); err != nil || !complete {
		t.Errorf("a page: complete %t, %v", complete, err)
	}
}
