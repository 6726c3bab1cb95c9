package explorer

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
)

// hesitant answers names at once, and all else when it is let.
type hesitant struct {
	let    chan struct{}
	answer string
	err    error
	// gone gets the error of a context that ended while somebody waited.
	gone chan error
}

func (h *hesitant) Ask(ctx context.Context, document string, _ map[string]any) (json.RawMessage, error) {
	if document == ask.Names.Document() {
		return json.RawMessage(`{"named":[{"id":"org:a","kind":"ORGANIZATION","name":"Alpha"}]}`), nil
	}
	select {
	case <-h.let:
		return json.RawMessage(h.answer), h.err
	case <-ctx.Done():
		h.gone <- ctx.Err()
		return nil, ctx.Err()
	}
}

// begin asks for a page, and returns it when its beginning is there.
func begin(t *testing.T, h *hesitant, path string) (*http.Response, *bufio.Reader, context.CancelFunc) {
	t.Helper()
	server := httptest.NewServer(newExplorer(Config{Asker: h, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), SearchTime: 10 * time.Second}, fstest.MapFS{}))
	t.Cleanup(server.Close)
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, server.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	response, err := server.Client().Do(request)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { response.Body.Close() })
	return response, bufio.NewReader(response.Body), cancel
}

// readUntil reads a page as far as it says something.
func readUntil(t *testing.T, page *bufio.Reader, says string) string {
	t.Helper()
	var read strings.Builder
	for !strings.Contains(read.String(), says) {
		c, err := page.ReadByte()
		if err != nil {
			t.Fatalf("the page ends before %q: %v\n%s", says, err, read.String())
		}
		read.WriteByte(c)
	}
	return read.String()
}

// A search that takes long shows its question at once, with names, and the answer below it in the same response.
func TestAnAnswerThatComesLater(t *testing.T) {
	for path, c := range map[string]struct {
		answer string
		err    error
		says   string
	}{
		"/paths?from=org:a&to=org:b":        {`{"paths":{"outcome":"NOT_CONNECTED"}}`, nil, "Nothing links"},
		"/paths?from=org:a&to=org:c":        {``, &network.Error{Code: network.NotFound, Message: "there is no org:c"}, "There is no org:c."},
		"/paths?from=org:a&to=org:d":        {``, errors.New("broken"), "It is a fault of the program"},
		"/reach?from=org:a":                 {`{"reach":{"complete":true}}`, nil, "No organisation"},
		"/changes?around=org:a":             {`{"networkChanges":{"totalCount":0}}`, nil, "Nothing that the network tells of."},
		"/reach?from=org:a&asOf=2026-01-01": {`{"reach":{"complete":true}}`, nil, "As of 1 January 2026"},
	} {
		h := &hesitant{let: make(chan struct{}), answer: c.answer, err: c.err, gone: make(chan error, 1)}
		response, page, _ := begin(t, h, path)
		first := readUntil(t, page, "Searching, at most 10 seconds")
		if response.StatusCode != http.StatusOK || response.Header.Get("ETag") != "" || !strings.Contains(first, "<bdi>Alpha</bdi>") || strings.Contains(first, "<h1") {
			t.Errorf("%s begins with %d\n%s", path, response.StatusCode, first)
		}
		close(h.let)
		readUntil(t, page, c.says)
		readUntil(t, page, "</html>")
	}
}

// What is there soon comes as a whole, with its status.
func TestAnAnswerThatIsThereSoon(t *testing.T) {
	h := &hesitant{let: make(chan struct{}), err: &network.Error{Code: network.NotFound, Message: "there is no org:b"}}
	close(h.let)
	response, page, _ := begin(t, h, "/paths?from=org:a&to=org:b")
	whole, err := io.ReadAll(page)
	if err != nil || response.StatusCode != http.StatusNotFound || strings.Contains(string(whole), "Searching") {
		t.Errorf("%d, %v\n%s", response.StatusCode, err, whole)
	}
}

// Who closes the page breaks the search off.
func TestClosingAPageBreaksItsSearchOff(t *testing.T) {
	h := &hesitant{let: make(chan struct{}), gone: make(chan error, 1)}
	_, page, leave := begin(t, h, "/paths?from=org:a&to=org:b")
	readUntil(t, page, "Searching")
	leave()
	select {
	case <-h.gone:
	case <-time.After(10 * time.Second):
		t.Error("the search goes on")
	}
}

// A group of what is reached says when the search was stopped, as the page of all groups does.
func TestStoppedGroup(t *testing.T) {
	h := &hesitant{let: make(chan struct{}), gone: make(chan error, 1)}
	close(h.let)
	for complete, says := range map[string]bool{"true": false, "false": true} {
		h.answer = `{"named":[{"id":"org:a","kind":"ORGANIZATION","name":"Alpha"}],"reach":{"groups":[{"key":"place:b","label":"Beta","reached":0,"known":1,"members":{"totalCount":0,"pageInfo":{},"edges":[]}}],"complete":` + complete + `}}`
		_, body, _ := begin(t, h, "/reach?from=org%3Aa&group=place%3Ab&asOf=2020-01-01")
		page, err := io.ReadAll(body)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(string(page), "The search was stopped"); got != says || !strings.Contains(string(page), "Beta") {
			t.Errorf("complete %s: the page says that it was stopped: %t\n%s", complete, got, page)
		}
	}
}
