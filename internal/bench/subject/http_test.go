package subject_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/bench/subject"
)

// A client tells an answer from one that is cut short, and from a refusal.
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
			answer = `{"data":{"text":"` + answer + `"}}` // in chunks, for its length is not told
		}
		_, _ = w.Write([]byte(answer))
	}))
	defer server.Close()
	s, err := subject.OverHTTP("any", strings.TrimPrefix(server.URL, "http://"), question.Form{}, []question.Question{{}, {}})
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
