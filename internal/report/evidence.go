package report

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/topology"
)

// Quality says what the shortest ways to all that is reached rest on.
type Quality struct {
	// Links counts the links of all their steps: OneSource those that rest on a single
	// source, Undated those of which no piece of evidence says when, Presumed those that
	// hold presumably, Planned those that are only planned.
	Links, OneSource, Undated, Presumed, Planned int
	// Oldest and Newest are the days of the first and of the last observation, MaxDay and
	// MinDay where there are none.
	Oldest, Newest network.Day
	// Publishers are the sources by who published them.
	Publishers []listing.Facet
}

// Quality returns what the shortest ways rest on.
func (r *Report) Quality(ctx context.Context) (Quality, error) {
	return once(&r.quality, func() (Quality, error) { return r.findQuality(ctx) })
}

// passed returns what the shortest ways to all that is reached pass.
func (r *Report) passed() (memory.Passed, error) {
	return once(&r.between, func() (memory.Passed, error) {
		found, err := r.whole()
		if err != nil {
			return memory.Passed{}, err
		}
		passed, err := found.Between(found.here)
		return passed, r.stopped(err)
	})
}

func (r *Report) findQuality(ctx context.Context) (q Quality, err error) {
	passed, err := r.passed()
	if err != nil {
		return q, err
	}
	citations, err := r.citations(ctx, passed.Links)
	if err != nil {
		return q, err
	}
	q.Oldest, q.Newest = network.MaxDay, network.MinDay
	publisher := map[string]string{}
	for _, l := range passed.Links {
		e := l.Arc.Edge()
		q.add(citations[e])
		for _, c := range citations[e] {
			publisher[c.Source] = c.From.Publisher
		}
		tenure, _ := r.snapshot.Tenure(e, r.Where.Known())
		if tenure.Holding(r.AsOf) != network.Certainly {
			q.Presumed++
		}
		if l.Arc.Class().Status().Planned() {
			q.Planned++
		}
	}
	counts := map[string]int{}
	for _, name := range publisher {
		if name != "" {
			counts[name]++
		}
	}
	q.Publishers = facets(counts)
	return q, nil
}

// add adds a link that rests on some evidence.
func (q *Quality) add(evidence []network.Citation) {
	q.Links++
	sources := map[string]bool{}
	dated := false
	for _, c := range evidence {
		sources[c.Source] = true
		dated = dated || !c.Observed.IsZero() || !c.From.Published.IsZero()
		for _, d := range observations(c) {
			q.Oldest, q.Newest = min(q.Oldest, d.Latest()), max(q.Newest, d.Earliest())
		}
	}
	if len(sources) == 1 {
		q.OneSource++
	}
	if !dated {
		q.Undated++
	}
}

// observations returns the dates on which evidence says that something was so: of a run of
// days the first and the last, else when the source was published.
func observations(c network.Citation) []network.Date {
	switch {
	case !c.Observed.Last.IsZero():
		return []network.Date{c.Observed.First, c.Observed.Last}
	case !c.Observed.IsZero():
		return []network.Date{c.Observed.First}
	case !c.From.Published.IsZero():
		return []network.Date{c.From.Published}
	default:
		return nil
	}
}

// citations reads the evidence of links, as far as it could be known.
func (r *Report) citations(ctx context.Context, links []memory.Link) (map[topology.Edge][]network.Citation, error) {
	const batch = 5000
	byEdge := make(map[topology.Edge][]network.Citation, len(links))
	for part := range slices.Chunk(links, batch) {
		if err := r.meter.Visit(len(part)); err != nil {
			return nil, r.stopped(err)
		}
		ids := make([]string, len(part))
		for i, l := range part {
			ids[i] = r.snapshot.LinkID(l.Arc.Edge())
		}
		found, err := r.records.LinkEvidence(ctx, ids)
		if err != nil {
			return nil, err
		}
		for i, l := range part {
			byEdge[l.Arc.Edge()] = found[ids[i]]
		}
	}
	if r.Where.KnownBy == nil {
		return byEdge, nil
	}
	return byEdge, r.leaveKnown(ctx, links, byEdge)
}

// leaveKnown leaves of the evidence of links what could be known by the day that is asked
// for.
func (r *Report) leaveKnown(ctx context.Context, links []memory.Link, byEdge map[topology.Edge][]network.Citation) error {
	var nodes []topology.Node
	for _, l := range links {
		nodes = append(nodes, l.Of, l.Arc.To())
	}
	slices.Sort(nodes)
	nodes = slices.Compact(nodes)
	records, err := r.read(ctx, nodes)
	if err != nil {
		return err
	}
	ends := map[topology.Node]network.End{}
	for i, n := range nodes {
		ends[n] = network.End{Entity: records[i]}
	}
	for _, l := range links {
		e, from, to := l.Arc.Edge(), ends[l.Of], ends[l.Arc.To()]
		if l.Arc.Backward() {
			from, to = to, from
		}
		link := network.Link{Type: l.Arc.Class().Type(), Status: l.Arc.Class().Status(), Valid: r.snapshot.Valid(e)}
		byEdge[e] = slices.DeleteFunc(slices.Clone(byEdge[e]), func(c network.Citation) bool {
			return link.Knowledge(from, to, c.Observation()).Presumably > *r.Where.KnownBy
		})
	}
	return nil
}
