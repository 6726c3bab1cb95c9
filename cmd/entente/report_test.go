package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

// A report that takes long says what it does; it can be interrupted, and leaves the file as it was.
func TestReportIsInterrupted(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked, _ := io.ReadAll(r.Body)
		if strings.Contains(string(asked), "regionalReport") {
			<-r.Context().Done() // for as long as it is waited for
			return
		}
		w.Header().Set("Content-Type", "application/json")
		fmt.Fprint(w, `{"data":{"network":{"revision":"1"}}}`)
	}))
	defer server.Close()
	folder := t.TempDir()
	file := filepath.Join(folder, "report.md")
	if err := os.WriteFile(file, []byte("before"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, nil, "report", "--server", server.URL, "--body", "org:a", "--region", "place:b", "-o", file)
	p.await(t, &p.stderr, "Making the report … ")
	p.signal(t, os.Interrupt)
	p.exits(t, 1)
	if said := p.stderr.String(); !strings.HasSuffix(said, "entente: interrupted\n") {
		t.Errorf("it says %s", said)
	}
	text, err := os.ReadFile(file)
	if err != nil || string(text) != "before" {
		t.Errorf("the file has %q: %v", text, err)
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 1 {
		t.Errorf("there is more than the file: %v, %v", entries, err)
	}
}

// What is wrong with a report's question is told by the flag that it was asked with.
func TestReportTerms(t *testing.T) {
	for message, want := range map[string]string{
		"compareTo: 2025-01-01 is not before the day": "--compare: 2025-01-01 is not before the day",
		"where.avoid: is a body":                      "--avoid: is a body",
		"bodies: at most 20, but 21 asked":            "--body: at most 20, but 21 asked",
		"something: else":                             "something: else",
	} {
		if got := sentence(inReportTerms(&network.Error{Code: network.BadInput, Message: message})); got != want {
			t.Errorf("%q is told as %q, want %q", message, got, want)
		}
	}
	if inReportTerms(nil) != nil {
		t.Error("no error became one")
	}
}
