package server

import (
	"cmp"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// metrics are what Prometheus reads of a server. Labels have few values: nothing
// that a client makes up is one.
type metrics struct {
	http.Handler
	duration *prometheus.HistogramVec
	inFlight prometheus.Gauge
}

func newMetrics(health func() topology.Health, searches func() pathfind.Stats) *metrics {
	registry := prometheus.NewRegistry()
	registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	if health != nil {
		registry.MustRegister(newTopologyMetrics(health))
	}
	auto := promauto.With(registry)
	if searches != nil {
		searchMetrics(auto, searches)
	}
	return &metrics{
		Handler: promhttp.HandlerFor(registry, promhttp.HandlerOpts{}),
		duration: auto.NewHistogramVec(prometheus.HistogramOpts{
			Name:    "entente_graphql_request_duration_seconds",
			Help:    "How long GraphQL requests took, by what they do (query, mutation, subscription; none if unreadable) and by the code of their first error (OK if there is none).",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30},
		}, []string{"operation", "outcome"}),
		inFlight: auto.NewGauge(prometheus.GaugeOpts{
			Name: "entente_graphql_requests_in_flight",
			Help: "GraphQL requests being answered now.",
		}),
	}
}

// searchMetrics are what Prometheus reads of searches for paths and reach.
func searchMetrics(auto promauto.Factory, searches func() pathfind.Stats) {
	auto.NewCounterFunc(prometheus.CounterOpts{
		Name: "entente_search_visited_links_total",
		Help: "Links that searches have looked at.",
	}, func() float64 { return float64(searches().Visited) })
	auto.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "entente_searches_running",
		Help: "Searches that run now.",
	}, func() float64 { return float64(searches().Running) })
	auto.NewGaugeFunc(prometheus.GaugeOpts{
		Name: "entente_searches_waiting",
		Help: "Searches that wait now until others have ended.",
	}, func() float64 { return float64(searches().Waiting) })
	auto.NewCounterFunc(prometheus.CounterOpts{
		Name: "entente_search_requests_refused_total",
		Help: "Requests that were refused because too many were waiting to search.",
	}, func() float64 { return float64(searches().Refused) })
}

// answered counts a request.
func (m *metrics) answered(r *request, took time.Duration) {
	m.duration.WithLabelValues(cmp.Or(r.kind, "none"), r.outcome).Observe(took.Seconds())
}
