package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/server"
)

// blocking is an engine whose searches begin, and wait until the test lets them
// end. Each looks at 40 links.
type blocking struct {
	began chan string
	end   chan struct{}
}

func (*blocking) Defaults() pathfind.Limits { return pathfind.Limits{Work: 1000} }

func (e *blocking) Open(context.Context, []string) (pathfind.View, error) {
	return blockingView{e, nil, ""}, nil
}

type blockingView struct {
	*blocking
	meter *pathfind.Meter
	from  string
}

func (blockingView) Revision() int64    { return 7 }
func (blockingView) Has(id string) bool { return !strings.HasPrefix(id, "none:") }
func (blockingView) Close()             {}

func (blockingView) Shapes(ids []string) []pathfind.EntityShape {
	shapes := make([]pathfind.EntityShape, len(ids))
	for i, id := range ids {
		shapes[i] = pathfind.EntityShape{ID: id, Kind: network.Organization}
	}
	return shapes
}

func (v blockingView) Between(meter *pathfind.Meter, from, _ []string) pathfind.Searcher {
	return blockingView{v.blocking, meter, from[0]}
}

func (v blockingView) Reach(ctx context.Context, meter *pathfind.Meter, q *pathfind.ReachQuestion) (pathfind.Reach, error) {
	err := v.search(ctx, meter, q.From[0])
	return pathfind.Reach{Complete: err == nil}, err
}

func (v blockingView) search(ctx context.Context, meter *pathfind.Meter, from string) error {
	if from == "org:panic" {
		panic(from)
	}
	v.began <- from
	select {
	case <-v.end:
		return meter.Visit(40)
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (v blockingView) Best(ctx context.Context, _ *pathfind.Filter, _ pathfind.Page) (pathfind.Best, error) {
	return pathfind.Best{Shortest: new(1)}, v.search(ctx, v.meter, v.from)
}

func (blockingView) Connected(context.Context, *pathfind.Filter, int) (bool, error) {
	return false, nil
}

func (blockingView) Shortest(context.Context, *pathfind.Filter, int) (*int, error) {
	return nil, nil
}

func (blockingView) ShortestUnder(context.Context, []pathfind.Filter, int) ([]*int, error) {
	return nil, nil
}

// served is a server over a blocking engine.
type served struct {
	*blocking
	url     string
	service *pathfind.Service
}

// get asks a query by GET.
func (s *served) get(t *testing.T, query string) (status int, header http.Header) {
	t.Helper()
	response, err := http.Get(s.url + "/graphql?" + url.Values{"query": {query}}.Encode())
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	return response.StatusCode, response.Header
}

func serveBlocking(t *testing.T, limits pathfind.Limits) *served {
	t.Helper()
	s := &served{blocking: &blocking{began: make(chan string, 100), end: make(chan struct{}, 100)}}
	s.service = pathfind.NewService(s.blocking, limits)
	resolver := &graph.Resolver{Paths: s.service}
	web := httptest.NewServer(server.New(server.Config{
		Schema: graph.NewSchema(resolver), Request: resolver.Request, Ready: func(context.Context) error { return nil },
		Revision: func(context.Context) (int64, bool) { return 7, true },
		Searches: s.service.Stats, GraphiQL: http.NotFoundHandler(), Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	}))
	t.Cleanup(web.Close)
	s.url = web.URL
	return s
}

// post asks a query.
func (s *served) post(ctx context.Context, query string) (status int, header http.Header, body string, err error) {
	text, _ := json.Marshal(map[string]string{"query": query})
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+"/graphql", strings.NewReader(string(text)))
	if err != nil {
		return 0, nil, "", err
	}
	r.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, nil, "", err
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	return response.StatusCode, response.Header, string(answer), err
}

// begin asks a query whose first search then waits.
func (s *served) begin(t *testing.T, ctx context.Context, query string) (answered <-chan string) {
	t.Helper()
	done := make(chan string, 1)
	go func() {
		_, _, body, err := s.post(ctx, query)
		if err != nil {
			body = err.Error()
		}
		done <- body
	}()
	<-s.began
	return done
}

const question = `{ outcome complete work { visited limit } }`

// TestQuestionsInOrder: the questions of a request are answered in the order of the
// answer, fragments spread, whatever becomes of those before; what is left out by
// @skip has no turn. Time and again the same one is stopped.
func TestQuestionsInOrder(t *testing.T) {
	const query = `{
		a: paths(from: "org:1", to: "org:z", where: { asOf: "soon" }) ` + question + `
		...Later
		b: paths(from: "org:2", to: "org:z") ` + question + `
		left: paths(from: "org:left", to: "org:z") @skip(if: true) ` + question + `
		c: paths(from: "org:panic", to: "org:z") ` + question + `
		nodes(ids: []) { id }
		... on Query { d: reach(from: "org:3") { complete work { visited limit } } }
		e: paths(from: "org:4", to: "org:z", first: 1000) ` + question + `
		f: paths(from: "org:5", to: "org:z") ` + question + `
	}
	fragment Later on Query { g: paths(from: "org:6", to: "org:z") ` + question + ` b: paths(from: "org:2", to: "org:z") { revision } }`
	for range 10 {
		s := serveBlocking(t, pathfind.Limits{Work: 100})
		for range 3 {
			s.end <- struct{}{}
		}
		_, _, body, err := s.post(t.Context(), query)
		if err != nil {
			t.Fatal(err)
		}
		var answer struct {
			Data   map[string]json.RawMessage
			Errors []struct{ Path []string }
		}
		if err := json.Unmarshal([]byte(body), &answer); err != nil || answer.Data != nil {
			t.Fatalf("%v: %s", err, body)
		}
		failed := map[string]bool{}
		for _, e := range answer.Errors {
			failed[strings.Join(e.Path, ".")] = true
		}
		if diff := cmp.Diff(map[string]bool{"a": true, "c": true, "e": true}, failed); diff != "" {
			t.Error(diff)
		}
		var order []string
		for range 3 {
			order = append(order, <-s.began)
		}
		if diff := cmp.Diff([]string{"org:6", "org:2", "org:3"}, order); diff != "" {
			t.Error(diff)
		}
	}
}

// TestUnknownIDsAreNamedAtOnce: where several of the ids of a question are unknown, the
// first 20 are named with the arguments that name them, and the rest are counted.
func TestUnknownIDsAreNamedAtOnce(t *testing.T) {
	s := serveBlocking(t, pathfind.Limits{})
	many := make([]string, 25)
	for i := range many {
		many[i] = fmt.Sprintf("none:%02d", i)
	}
	list := func(ids []string) string { return `"` + strings.Join(ids, `", "`) + `"` }
	for query, want := range map[string]struct {
		message, argument string
		ids               []string
	}{
		`paths(from: ["none:a", "org:b"], to: ["none:c", "none:b"], where: { avoid: ["none:d"], via: ["none:e"] }) { outcome }`: {
			`from: there is no "none:a"; to: there is no "none:b", no "none:c"; where.avoid: there is no "none:d"; where.via: there is no "none:e"`,
			"from",
			[]string{"none:a", "none:b", "none:c", "none:d", "none:e"},
		},
		`reach(from: "org:a", where: { avoid: [` + list(many) + `] }) { total }`: {
			`where.avoid: there is no ` + strings.ReplaceAll(list(many[:20]), ", ", ", no ") + `, and 5 more are not there`,
			"where.avoid", many[:20],
		},
		`reach(from: "none:a") { total }`: {`from: there is no "none:a"`, "from", []string{"none:a"}},
	} {
		_, _, body, err := s.post(t.Context(), "{"+query+"}")
		if err != nil {
			t.Fatal(err)
		}
		type extensions struct {
			Code, Argument, ID string
			IDs                []string
		}
		var answer struct {
			Errors []struct {
				Message    string
				Extensions extensions
			}
		}
		if err := json.Unmarshal([]byte(body), &answer); err != nil || len(answer.Errors) != 1 {
			t.Fatalf("%v: %s", err, body)
		}
		if diff := cmp.Diff(want.message, answer.Errors[0].Message); diff != "" {
			t.Error(diff)
		}
		if diff := cmp.Diff(extensions{"NOT_FOUND", want.argument, want.ids[0], want.ids}, answer.Errors[0].Extensions); diff != "" {
			t.Error(diff)
		}
	}
}

// TestTheSameIsStopped: a question that is stopped has used what was left, and those
// after it are stopped at once.
func TestTheSameIsStopped(t *testing.T) {
	var query, want strings.Builder
	for i := range 20 {
		fmt.Fprintf(&query, `q%d: paths(from: "org:%d", to: "org:z") %s `, i, i, question)
		visited, outcome := 0, "STOPPED"
		switch {
		case i < 2:
			visited, outcome = 40, "FOUND"
		case i == 2:
			visited = 20
		}
		if i > 0 {
			want.WriteString(",")
		}
		fmt.Fprintf(&want, `"q%d":{"outcome":%q,"complete":%t,"work":{"visited":%d,"limit":100}}`, i, outcome, outcome == "FOUND", visited)
	}
	for range 10 {
		s := serveBlocking(t, pathfind.Limits{Work: 100})
		for range 3 {
			s.end <- struct{}{}
		}
		_, _, body, err := s.post(t.Context(), "{"+query.String()+"}")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(`{"data":{`+want.String()+"}}\n", body); diff != "" {
			t.Fatal(diff)
		}
	}
}

// TestWhatWasStoppedHasNoTag: an answer in which a search was stopped may be another one
// the next time, also where the client does not ask whether it is complete.
func TestWhatWasStoppedHasNoTag(t *testing.T) {
	s := serveBlocking(t, pathfind.Limits{Work: 100})
	for range 20 {
		s.end <- struct{}{}
	}
	search := func(kind string, n int) string {
		var query strings.Builder
		for i := range n {
			fmt.Fprintf(&query, "q%d: %s ", i, kind)
		}
		return "{" + query.String() + "}"
	}
	for _, kind := range []string{`paths(from: "org:1", to: "org:2") { shortest }`, `reach(from: "org:1") { total }`} {
		if status, header := s.get(t, search(kind, 2)); status != 200 || header.Get("ETag") == "" {
			t.Errorf("%s, all complete: %d %v", kind, status, header)
		}
		if status, header := s.get(t, search(kind, 3)); status != 200 || header.Get("ETag") != "" || header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s, the third was stopped: %d %v", kind, status, header)
		}
	}
}

// TestNothingWaitsBehindQuestions: while all searches that may run do, and as many
// requests wait as may, cheap fields and probes are answered, and a further request
// with a question is refused before anything of it runs.
func TestNothingWaitsBehindQuestions(t *testing.T) {
	s := serveBlocking(t, pathfind.Limits{Parallel: 1, Queue: 1})
	const ask = `{ nodes(ids: []) { id } paths(from: "org:1", to: "org:z") { outcome } }`
	running := s.begin(t, t.Context(), ask)
	gone, leave := context.WithCancel(t.Context())
	var left sync.WaitGroup
	left.Go(func() {
		if _, _, body, err := s.post(gone, ask); err == nil {
			t.Error("a client that has gone is answered ", body)
		}
	})
	for s.service.Stats().Waiting == 0 { // until the other has come
		time.Sleep(time.Millisecond)
	}
	if status, _, body, err := s.post(t.Context(), `{ nodes(ids: []) { id } }`); err != nil || status != 200 || body != "{\"data\":{\"nodes\":[]}}\n" {
		t.Error(status, body, err)
	}
	for _, probe := range []string{"/healthz", "/readyz", "/metrics"} {
		response, err := http.Get(s.url + probe)
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusOK {
			t.Error(probe, response.Status)
		}
	}
	status, header, body, err := s.post(t.Context(), ask)
	const refused = `{"errors":[{"message":"too many requests are waiting to search: try again in a moment","extensions":{"code":"RATE_LIMITED","retryAfter":1}}]}` + "\n"
	if err != nil || status != http.StatusServiceUnavailable || header.Get("Retry-After") != "1" {
		t.Error(status, header, err)
	}
	if diff := cmp.Diff(refused, body); diff != "" {
		t.Error(diff)
	}
	leave()
	left.Wait()
	for s.service.Stats().Waiting > 0 { // until the server knows
		time.Sleep(time.Millisecond)
	}
	s.end <- struct{}{}
	s.end <- struct{}{}
	want := `{"data":{"nodes":[],"paths":{"outcome":"FOUND"}}}` + "\n"
	if diff := cmp.Diff(want, <-running); diff != "" {
		t.Error(diff)
	}
	// The place of a request that has left is free; both are by now, or soon.
	for {
		status, _, body, err := s.post(t.Context(), ask)
		if err != nil {
			t.Fatal(err)
		}
		if status == http.StatusOK {
			if diff := cmp.Diff(want, body); diff != "" {
				t.Error(diff)
			}
			break
		}
	}
}
