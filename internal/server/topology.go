package server

import (
	"fmt"
	"io"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// built says no as long as there is no snapshot of the topology to answer from.
func built(health func() topology.Health) error {
	if health == nil {
		return nil
	}
	if h := health(); h.State == topology.Building {
		message := "the topology is still being built"
		if h.Fault != "" {
			message += ": " + h.Fault
		}
		return &network.Error{Code: network.Unavailable, Message: message}
	}
	return nil
}

// writeHealth writes how the topology is, behind the answer of /readyz.
func writeHealth(w io.Writer, health func() topology.Health) {
	if health == nil {
		return
	}
	h := health()
	fmt.Fprintf(w, "topology: %s, at revision %d, %d entities, %d links", describe(h.State), h.Revision, h.Entities, h.Links)
	if h.State != topology.Following {
		fmt.Fprintf(w, ", last known to be the newest %v ago", h.Lag.Round(time.Second))
	}
	if h.Fault != "" {
		fmt.Fprintf(w, "; at %s: %s", h.FaultAt.UTC().Format(time.RFC3339), h.Fault)
	}
	fmt.Fprintln(w)
}

func describe(s topology.State) string {
	switch s {
	case topology.Building:
		return "being built"
	case topology.Following:
		return "following"
	case topology.Rebuilding:
		return "being rebuilt, the last good one answers"
	default:
		return "the database does not answer, the last good one does"
	}
}

// topologyMetrics are what Prometheus reads of the topology.
type topologyMetrics struct {
	health                                                       func() topology.Health
	state, revision, entities, links, lag, rebuilds, compactions *prometheus.Desc
}

func newTopologyMetrics(health func() topology.Health) *topologyMetrics {
	desc := func(name, help string, labels ...string) *prometheus.Desc {
		return prometheus.NewDesc("entente_topology_"+name, help, labels, nil)
	}
	return &topologyMetrics{
		health:      health,
		state:       desc("state", "1 for the state that the topology is in (BUILDING, FOLLOWING, REBUILDING, AWAY), 0 for the others.", "state"),
		revision:    desc("revision", "The revision that searches see."),
		entities:    desc("entities", "Entities in the topology."),
		links:       desc("links", "Links in the topology."),
		lag:         desc("lag_seconds", "How long ago the topology was last known to be the newest."),
		rebuilds:    desc("rebuilds_total", "How many times the topology was built anew because it was not what the database has."),
		compactions: desc("compactions_total", "How many times the topology was put in order again."),
	}
}

// Describe sends the metrics; see prometheus.Collector.
func (m *topologyMetrics) Describe(descs chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{m.state, m.revision, m.entities, m.links, m.lag, m.rebuilds, m.compactions} {
		descs <- d
	}
}

// Collect sends their values; see prometheus.Collector.
func (m *topologyMetrics) Collect(metrics chan<- prometheus.Metric) {
	h := m.health()
	for _, state := range []topology.State{topology.Building, topology.Following, topology.Rebuilding, topology.Away} {
		is := 0.0
		if h.State == state {
			is = 1
		}
		metrics <- prometheus.MustNewConstMetric(m.state, prometheus.GaugeValue, is, string(state))
	}
	gauge := func(d *prometheus.Desc, value float64) {
		metrics <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, value)
	}
	gauge(m.revision, float64(h.Revision))
	gauge(m.entities, float64(h.Entities))
	gauge(m.links, float64(h.Links))
	gauge(m.lag, h.Lag.Seconds())
	metrics <- prometheus.MustNewConstMetric(m.rebuilds, prometheus.CounterValue, float64(h.Rebuilds))
	metrics <- prometheus.MustNewConstMetric(m.compactions, prometheus.CounterValue, float64(h.Compactions))
}
