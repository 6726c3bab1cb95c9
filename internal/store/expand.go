package store

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Hop is one hop of a path: two entities and the links that join them.
type Hop struct {
	From, To string
	// Kind is that of To.
	Kind  network.Kind
	Links []network.LinkRef
}

// HopFilter says which hops count; see pathfind.Filter for what it means.
type HopFilter struct {
	Types []network.LinkType
	// Statuses is nil for all of them.
	Statuses      []network.Status
	MinConfidence float64
	// AsOf is nil for any day.
	AsOf    *network.Day
	Certain bool
	KnownBy network.Day
	// Kinds and Ends: an entity is reached if it is of one of the kinds, or one
	// of the ends; Avoid are not.
	Kinds       []network.Kind
	Ends, Avoid []string
}

// Expand gives every hop from the frontier that passes the filter, in one round
// trip.
func (s *Store) Expand(ctx context.Context, frontier []string, f *HopFilter, each func(Hop) error) error {
	p := params{
		"frontier": frontier, "types": plain(f.Types), "statuses": nil, "minConfidence": f.MinConfidence,
		"asOf": nil, "certain": f.Certain, "knownBy": int64(f.KnownBy), "kinds": plain(f.Kinds), "ends": f.Ends, "avoid": f.Avoid,
	}
	if f.Statuses != nil {
		p["statuses"] = plain(f.Statuses)
	}
	if f.AsOf != nil {
		p["asOf"] = int64(*f.AsOf)
	}
	for _, key := range []string{"ends", "avoid"} {
		if p[key].([]string) == nil {
			p[key] = []string{}
		}
	}
	return s.query(ctx, "path_expand", p, func(r row) error {
		pairs := as[[]any](r.value("links"))
		hop := Hop{From: r.text("from"), To: r.text("to"), Kind: network.Kind(r.text("kind")), Links: make([]network.LinkRef, len(pairs))}
		for i, pair := range pairs {
			p := texts(pair)
			hop.Links[i] = network.LinkRef{Type: network.LinkType(p[0]), ID: p[1]}
		}
		return each(hop)
	})
}

// Ends gives the kinds of those entities among ids that are there, and the
// newest revision.
func (s *Store) Ends(ctx context.Context, ids []string) (kinds map[string]network.Kind, revision int64, err error) {
	kinds = make(map[string]network.Kind, len(ids))
	err = s.query(ctx, "path_ends", params{"ids": ids}, func(r row) error {
		revision = int64(r.number("revision"))
		for _, f := range r.list("entities") {
			kinds[f.text("id")] = network.Kind(f.text("kind"))
		}
		return nil
	})
	return kinds, revision, err
}

// OrganizationGroup is what organisations are grouped by.
type OrganizationGroup struct{ ID, Type, Country, Region string }

// Groups gives what organisations are grouped by.
func (s *Store) Groups(ctx context.Context, ids []string) ([]OrganizationGroup, error) {
	return readAll(ctx, s, "organization_groups", params{"ids": ids}, func(r row) (OrganizationGroup, error) {
		return OrganizationGroup{ID: r.text("id"), Type: r.text("type"), Country: r.text("country"), Region: r.text("region")}, nil
	})
}

// CountBy counts the organisations of the whole network: by "region", "country"
// or "type".
func (s *Store) CountBy(ctx context.Context, what string, keys []string) (map[string]int, error) {
	counts := make(map[string]int, len(keys))
	err := s.query(ctx, "count_by_"+what, params{"keys": keys}, func(r row) error {
		counts[r.text("key")] = r.number("organizations")
		return nil
	})
	return counts, err
}

// plain gives enumerated values as the driver wants them.
func plain[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
