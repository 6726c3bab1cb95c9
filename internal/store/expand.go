package store

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Hop is one hop of a path: two entities and the links that join them.
type Hop struct {
	From, To string
	// Kind is that of To, and Degree how many links it has; 0 where the filter does
	// not ask for it.
	Kind   network.Kind
	Degree int
	Links  []HopLink
}

// HopLink is a link of a hop. All but its name is read only where the filter asks
// for details.
type HopLink struct {
	network.LinkRef
	Status     network.Status
	Confidence float64
	// Happened are the days on which an occurrence of a date happened; see
	// network.Link.Happened. It is Dated if it has one.
	Happened network.Interval
	Dated    bool
	// Tenure is what was known of when it holds.
	Tenure network.Tenure
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
	// An entity is reached if it is of one of the Kinds and has at most MaxDegree
	// links, where that is not nil; or if it is one of the Ends, or of one of the
	// EndKinds. Those of Avoid are not.
	Kinds, EndKinds []network.Kind
	MaxDegree       *int
	Ends, Avoid     []string
	// Detailed: more is wanted of links than their names.
	Detailed bool
}

// Expand calls each with every hop from the frontier that passes the filter, in one round
// trip.
func (s *Store) Expand(ctx context.Context, frontier []string, f *HopFilter, each func(Hop) error) error {
	p := params{
		"frontier": frontier, "kinds": plain(f.Kinds), "endKinds": plain(f.EndKinds), "maxDegree": nil,
		"ends": slices.Concat([]string{}, f.Ends), "avoid": slices.Concat([]string{}, f.Avoid), "detailed": f.Detailed,
	}
	f.conditions(p)
	if f.MaxDegree != nil {
		p["maxDegree"] = *f.MaxDegree
	}
	return s.query(ctx, "path_expand", p, func(r row) error {
		links := as[[]any](r.value("links"))
		hop := Hop{From: r.text("from"), To: r.text("to"), Kind: network.Kind(r.text("kind")), Degree: r.number("degree"), Links: make([]HopLink, len(links))}
		for i, link := range links {
			hop.Links[i] = hopLinkOf(as[[]any](link))
		}
		return each(hop)
	})
}

// conditions sets the parameters of the conditions on links.
func (f *HopFilter) conditions(p params) {
	p["types"], p["statuses"], p["minConfidence"] = plain(f.Types), nil, f.MinConfidence
	if f.Statuses != nil {
		p["statuses"] = plain(f.Statuses)
	}
	p["asOf"], p["certain"], p["knownBy"] = nil, f.Certain, int64(f.KnownBy)
	setDay(p, "asOf", f.AsOf)
}

// hopLinkOf reads a link of path_expand.
func hopLinkOf(v []any) HopLink {
	const names, details = 2, 12
	var l HopLink
	if len(v) >= names {
		l.LinkRef = network.LinkRef{Type: network.LinkType(as[string](v[0])), ID: as[string](v[1])}
	}
	if len(v) == details {
		l.Status, l.Confidence = network.Status(as[string](v[2])), as[float64](v[3])
		l.Happened, l.Dated = happened(dateIn(v[4]), as[bool](v[5]))
		l.Tenure = network.Tenure{
			Sources: int(as[int64](v[6])), CertainSources: int(as[int64](v[7])),
			Possible: network.Interval{From: dayIn(v[8]), To: dayIn(v[9])},
			Certain:  network.Interval{From: dayIn(v[10]), To: dayIn(v[11])},
		}
	}
	return l
}

// happened returns the days on which an occurrence of a date happened, or by which it
// had.
func happened(date network.Date, by bool) (days network.Interval, dated bool) {
	var l network.Link
	if by {
		l.Valid.To = date
	}
	return l.Happened(date), !date.IsZero()
}

// Ends returns the kinds of those entities among ids that are there, and the
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

// OrganizationGroup is what organisations are grouped by, and when they count.
type OrganizationGroup struct {
	ID, Type, Country, Region string
	// Home is the place that it is in, itself or by its parents.
	Home string
	// Exists is when it may exist.
	Exists network.Interval
}

// Groups returns what organisations are grouped by.
func (s *Store) Groups(ctx context.Context, ids []string) ([]OrganizationGroup, error) {
	return groups(ctx, s, ids)
}

func groups(ctx context.Context, r reader, ids []string) ([]OrganizationGroup, error) {
	return readAll(ctx, r, "organization_groups", params{"ids": ids}, func(r row) (OrganizationGroup, error) {
		return OrganizationGroup{
			ID: r.text("id"), Type: r.text("type"), Country: r.text("country"), Region: r.text("region"), Home: r.text("home"),
			Exists: network.Interval{From: dayIn(r.value("existsFrom")), To: dayIn(r.value("existsTo"))},
		}, nil
	})
}

// CountBy counts the organisations of the whole network, or of a day: by "type", or by
// "place", in which their home is or lies.
func (s *Store) CountBy(ctx context.Context, what string, keys []string, asOf *network.Day) (map[string]int, error) {
	counts := make(map[string]int, len(keys))
	p := params{"keys": keys, "asOf": nil}
	setDay(p, "asOf", asOf)
	err := s.query(ctx, "count_by_"+what, p, func(r row) error {
		counts[r.text("key")] = r.number("organizations")
		return nil
	})
	return counts, err
}

// plain returns enumerated values as the driver wants them.
func plain[T ~string](values []T) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}
