package environment

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// The figures of a server are read.
func TestMetrics(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = w.Write([]byte(`# HELP entente_topology_state State.
entente_topology_state{state="BUILDING"} 1e-1
entente_search_visited_links_total 7
`))
	}))
	defer server.Close()
	figures, err := (&Server{Address: strings.TrimPrefix(server.URL, "http://")}).Metrics()
	if err != nil {
		t.Fatal(err)
	}
	if figures[Visited] != 7 || figures[`entente_topology_state{state="BUILDING"}`] != 0.1 || len(figures) != 2 {
		t.Errorf("read as %v", figures)
	}
}
