package server

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph/model"
)

// logs keeps what is logged.
type logs struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (l *logs) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

// lines returns the lines with this message.
func (l *logs) lines(t *testing.T, message string) []map[string]any {
	t.Helper()
	l.mu.Lock()
	defer l.mu.Unlock()
	var found []map[string]any
	for line := range strings.Lines(l.text.String()) {
		var attributes map[string]any
		if err := json.Unmarshal([]byte(line), &attributes); err != nil {
			t.Fatal(err)
		}
		if attributes["msg"] == message {
			found = append(found, attributes)
		}
	}
	return found
}

// waitFor returns the lines with this message as soon as there are so many: a
// request is logged after its answer has been sent.
func (l *logs) waitFor(t *testing.T, message string, count int) []map[string]any {
	t.Helper()
	for {
		if found := l.lines(t, message); len(found) >= count {
			return found
		}
		time.Sleep(time.Millisecond)
	}
}

// a site is a server that runs, and its log.
type site struct {
	t   *testing.T
	url string
	log logs
}

// serve starts a server that lacks nothing, changed as the test likes.
func serve(t *testing.T, change func(*Config)) *site {
	t.Helper()
	s := &site{t: t}
	config := Config{
		Schema:   schemaWith(nothing),
		Ready:    func(context.Context) error { return nil },
		GraphiQL: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, "explorer at "+r.URL.Path) }),
		Log:      slog.New(slog.NewJSONHandler(&s.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	if change != nil {
		change(&config)
	}
	server := httptest.NewServer(New(config))
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

// reply is what came back.
type reply struct {
	status int
	header http.Header
	body   string
}

// send sends a request with headers in the form "Name: value".
func (s *site) send(method, target, body string, headers ...string) reply {
	s.t.Helper()
	r, err := http.NewRequest(method, s.url+target, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		r.Header.Set(name, value)
	}
	if host := r.Header.Get("Host"); host != "" { // the client's own takes precedence
		r.Host = host
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(r)
	if err != nil {
		s.t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return reply{response.StatusCode, response.Header, string(text)}
}

// ask sends a query by POST, as an up-to-date client does.
func (s *site) ask(query string, variables map[string]any) reply {
	s.t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		s.t.Fatal(err)
	}
	return s.send("POST", "/graphql", string(body), "Content-Type: application/json", "Accept: "+graphqlJSON)
}

// decoded is the body of an answer; numbers are as they are written.
func (r reply) decoded(t *testing.T) map[string]any {
	t.Helper()
	var body map[string]any
	if err := decode([]byte(r.body), &body); err != nil {
		t.Fatalf("%v in %q", err, r.body)
	}
	return body
}

// extensions are those of the only error.
func (r reply) extensions(t *testing.T) map[string]any {
	t.Helper()
	errs, _ := r.decoded(t)["errors"].([]any)
	if len(errs) != 1 {
		t.Fatalf("%d errors in %s", len(errs), r.body)
	}
	extensions, _ := errs[0].(map[string]any)["extensions"].(map[string]any)
	return extensions
}

func TestRoutes(t *testing.T) {
	s := serve(t, nil)
	tests := []struct {
		method, target string
		status         int
		body, location string
	}{
		{"GET", "/", 302, "", "graphiql"},
		{"GET", "/graphiql", 200, "explorer at /graphiql", ""},
		{"GET", "/graphiql/assets/a.js", 200, "explorer at /graphiql/assets/a.js", ""},
		{"GET", "/healthz", 200, "ok\n", ""},
		{"GET", "/readyz", 200, "ready\n", ""},
		{"GET", "/nowhere", 404, "404 page not found\n", ""},
		{"PUT", "/graphql", 405, "Method Not Allowed\n", ""},
		{"OPTIONS", "/graphql", 405, "Method Not Allowed\n", ""},
		{"POST", "/healthz", 405, "Method Not Allowed\n", ""},
	}
	for _, test := range tests {
		t.Run(test.method+" "+test.target, func(t *testing.T) {
			got := s.send(test.method, test.target, "")
			if got.status != test.status || got.body != test.body || got.header.Get("Location") != test.location {
				t.Errorf("got %+v", got)
			}
			if got.header.Get("X-Content-Type-Options") != "nosniff" {
				t.Errorf("headers: %v", got.header)
			}
		})
	}
}

// started serves on a port of its own until the test or stop ends it.
func started(t *testing.T, config Config) (address string, stop context.CancelFunc, ended <-chan error) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	result := make(chan error, 1)
	go func() { result <- New(config).Serve(ctx, listener) }()
	return listener.Addr().String(), stop, result
}

// A server that is to stop finishes what it is answering, and takes nothing new.
func TestServeStopsInOrder(t *testing.T) {
	s := serve(t, nil)
	asked, answer := make(chan struct{}), make(chan struct{})
	address, stop, ended := started(t, Config{
		Schema: schemaWith(func(context.Context, string) (*model.Source, error) {
			close(asked)
			<-answer
			return nil, nil
		}),
		GraphiQL: http.NotFoundHandler(), Log: slog.New(slog.NewJSONHandler(&s.log, nil)),
	})
	s.url = "http://" + address
	replied := make(chan reply)
	go func() { replied <- s.ask(`{ source(id: "a") { id } }`, nil) }()
	<-asked
	stop()
	for { // the port closes soon after
		connection, err := net.Dial("tcp", address)
		if err != nil {
			break
		}
		connection.Close()
	}
	select {
	case err := <-ended:
		t.Fatalf("Serve returned %v while a request ran", err)
	default:
	}
	close(answer)
	if diff := cmp.Diff(`{"data":{"source":null}}`+"\n", (<-replied).body); diff != "" {
		t.Error(diff)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// What does not end in time is broken off by its context, and Serve still waits
// until it is gone.
func TestServeBreaksOffWhatDoesNotEnd(t *testing.T) {
	s := serve(t, nil)
	asked, gone := make(chan struct{}), make(chan struct{})
	address, stop, ended := started(t, Config{
		Schema: schemaWith(func(ctx context.Context, _ string) (*model.Source, error) {
			close(asked)
			<-ctx.Done()
			close(gone)
			return nil, ctx.Err()
		}),
		GraphiQL: http.NotFoundHandler(), Log: slog.New(slog.NewJSONHandler(&s.log, nil)), Grace: 1,
	})
	s.url = "http://" + address
	replied := make(chan reply)
	go func() { replied <- s.ask(`{ source(id: "a") { id } }`, nil) }()
	<-asked
	stop()
	got := <-replied
	if diff := cmp.Diff("UNAVAILABLE", got.extensions(t)["code"]); diff != "" {
		t.Error(diff)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
	<-gone
	if len(s.log.lines(t, "answering failed")) != 0 {
		t.Error("what we broke off ourselves is logged as a failure")
	}
}

func TestServeSaysWhyItCannot(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	server := New(Config{Schema: schemaWith(nothing), GraphiQL: http.NotFoundHandler(), Log: slog.New(slog.DiscardHandler)})
	if err := server.Serve(t.Context(), listener); err == nil || !strings.HasPrefix(err.Error(), "serving HTTP: ") {
		t.Errorf("error: %v", err)
	}
}
