package server

import (
	"regexp"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// TestTopologyIsShown shows how the topology is in the answer to whether we are
// ready, and to Prometheus.
func TestTopologyIsShown(t *testing.T) {
	fault := "the counts disagree"
	at := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	tests := []struct {
		name   string
		health topology.Health
		status int
		body   string
	}{
		{"being built", topology.Health{State: topology.Building}, 503, "the topology is still being built\n"},
		{"can't be built", topology.Health{State: topology.Building, Fault: fault}, 503, "the topology is still being built: the counts disagree\n"},
		{
			"following",
			topology.Health{State: topology.Following, Revision: 7, Entities: 66, Links: 143},
			200, "ready\ntopology: following, at revision 7, 66 entities, 143 links\n",
		},
		{
			"healing",
			topology.Health{State: topology.Rebuilding, Revision: 7, Entities: 66, Links: 143, Lag: 90 * time.Second, Fault: fault, FaultAt: at},
			200, "ready\ntopology: being rebuilt, the last good one answers, at revision 7, 66 entities, 143 links, last known to be the newest 1m30s ago; at 2026-01-02T03:04:05Z: the counts disagree\n",
		},
		{
			"away",
			topology.Health{State: topology.Away, Revision: 7, Lag: time.Second},
			200, "ready\ntopology: the database does not answer, the last good one does, at revision 7, 0 entities, 0 links, last known to be the newest 1s ago\n",
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, func(c *Config) { c.Topology = func() topology.Health { return test.health } })
			got := s.send("GET", "/readyz", "")
			if diff := cmp.Diff(test.body, got.body); got.status != test.status || diff != "" {
				t.Errorf("status %d; %s", got.status, diff)
			}
		})
	}
}

func TestTopologyMetrics(t *testing.T) {
	s := serve(t, func(c *Config) {
		c.Topology = func() topology.Health {
			return topology.Health{State: topology.Rebuilding, Revision: 7, Entities: 66, Links: 143, Lag: 1500 * time.Millisecond, Rebuilds: 2, Compactions: 3}
		}
		c.Searches = func() pathfind.Stats { return pathfind.Stats{Visited: 12345, Running: 2, Waiting: 5, Refused: 8} }
	})
	got := regexp.MustCompile(`(?m)^entente_(topology|search(es)?)_.*$`).FindAllString(s.send("GET", "/metrics", "").body, -1)
	want := []string{
		"entente_search_requests_refused_total 8",
		"entente_search_visited_links_total 12345",
		"entente_searches_running 2",
		"entente_searches_waiting 5",
		"entente_topology_compactions_total 3",
		"entente_topology_entities 66",
		"entente_topology_lag_seconds 1.5",
		"entente_topology_links 143",
		"entente_topology_rebuilds_total 2",
		"entente_topology_revision 7",
		`entente_topology_state{state="AWAY"} 0`,
		`entente_topology_state{state="BUILDING"} 0`,
		`entente_topology_state{state="FOLLOWING"} 0`,
		`entente_topology_state{state="REBUILDING"} 1`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := serve(t, nil).send("GET", "/metrics", "").body; regexp.MustCompile("entente_(topology|search)").MatchString(got) {
		t.Error("there are metrics of a topology where there is none")
	}
}
