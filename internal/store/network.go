package store

import (
	"context"
	"slices"
	"sync"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// Figures say which network this is.
type Figures struct {
	network.State
	// Kinds are those that occur.
	Kinds          []listing.Facet
	Links, Sources int
}

// Figures returns how much there is, in one round trip: Neo4j keeps count of it.
func (s *Store) Figures(ctx context.Context) (Figures, error) {
	var f Figures
	err := s.query(ctx, "network", nil, func(r row) error {
		switch what, number := r.text("what"), r.number("number"); what {
		case "written":
			f.State = network.State{Revision: int64(number), Written: r.text("at")}
		case "links":
			f.Links = number
		case "sources":
			f.Sources = number
		default:
			if number > 0 {
				f.Kinds = append(f.Kinds, listing.Facet{Key: what, Label: what, Count: number})
			}
		}
		return nil
	})
	slices.SortFunc(f.Kinds, listing.Facet.Compare)
	return f, err
}

// Span is the days that the network is about.
type Span struct {
	// First and Last are the days of the first and the last item of all timelines. First
	// is after Last where there are none.
	First, Last network.Day
	// Published is when the newest of the sources was published, as far as they say.
	Published network.Date
}

// Span returns the days that the network is about, in one round trip that reads the
// ends of indices.
func (s *Store) Span(ctx context.Context) (Span, error) {
	span := Span{First: network.MaxDay, Last: network.MinDay}
	err := s.query(ctx, "network_days", params{"never": int64(network.MinDay)}, func(r row) error {
		if r.text("what") == "published" {
			span.Published = dateIn(r.value("value"))
			return nil
		}
		day := dayIn(r.value("value"))
		span.First, span.Last = min(span.First, day), max(span.Last, day)
		return nil
	})
	return span, err
}

// Types returns how many entities of a kind there are of each type that occurs. They are
// counted once in each state of the network.
func (s *Store) Types(ctx context.Context, in network.State, kind network.Kind) ([]listing.Facet, error) {
	if types, known := s.types.counted(in, kind); known {
		return types, nil
	}
	types, err := s.EntityFacets(ctx, listing.EntityFilter{Kinds: []network.Kind{kind}}, listing.FacetByType)
	if err == nil {
		s.types.keep(in, kind, types)
	}
	return types, err
}

// typeCounts remembers the types of each kind, in the state that was last asked for.
type typeCounts struct {
	mu     sync.Mutex
	state  network.State
	byKind map[network.Kind][]listing.Facet
}

func (c *typeCounts) counted(in network.State, kind network.Kind) (types []listing.Facet, known bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.state != in {
		return nil, false
	}
	types, known = c.byKind[kind]
	return types, known
}

func (c *typeCounts) keep(in network.State, kind network.Kind, types []listing.Facet) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.byKind == nil || c.state != in {
		c.state, c.byKind = in, map[network.Kind][]listing.Facet{}
	}
	c.byKind[kind] = types
}
