package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// LinkFilter says which links of an entity count. Nil is no condition, an empty
// list matches nothing.
type LinkFilter struct {
	Types    []network.LinkType
	Outward  *bool
	Kinds    []network.Kind
	Statuses []network.Status
	AsOf     *network.Day
	Certain  bool
	KnownBy  *network.Day
}

func (f *LinkFilter) params() params {
	p := params{
		"types": nil, "direction": "ANY", "kinds": nil, "statuses": nil, "asOf": nil, "certain": f.Certain,
		"knownBy": int64(network.MaxDay), "judged": f.AsOf != nil || f.KnownBy != nil,
	}
	if f.Types != nil {
		p["types"] = plain(f.Types)
	}
	if f.Outward != nil {
		p["direction"] = "IN"
		if *f.Outward {
			p["direction"] = "OUT"
		}
	}
	if f.Kinds != nil {
		p["kinds"] = plain(f.Kinds)
	}
	if f.Statuses != nil {
		p["statuses"] = plain(f.Statuses)
	}
	setDay(p, "asOf", f.AsOf)
	setDay(p, "knownBy", f.KnownBy)
	return p
}

// setDay sets a parameter, if the day is given.
func setDay(p params, name string, day *network.Day) {
	if day != nil {
		p[name] = int64(*day)
	}
}

// LinkCursor is a place in a list of links by type, then id.
type LinkCursor struct{ Type, ID string }

// LinkPages gives a page of the links of each owner.
func (s *Store) LinkPages(ctx context.Context, owners []string, f LinkFilter, after LinkCursor, ask Ask) (map[string]Page[LinkEnds], error) {
	p := f.params()
	p["afterType"], p["afterId"] = after.Type, after.ID
	return pages(ctx, s, "link_page", owners, ask, p, scanLinkItem)
}

func scanLinkItem(v any) (LinkEnds, error) { return linkEndsOf(as[map[string]any](v)) }

// Neighbor is an entity that an owner is linked to, with the links between them if
// these were asked for.
type Neighbor struct {
	Entity *network.Entity
	// Through is what the two share, where they are partners.
	Through []*network.Entity
	Links   []LinkEnds
}

// NeighborFilter says which neighbours count.
type NeighborFilter struct {
	LinkFilter
	// EntityStatuses are the statuses that the neighbour may have on StatusDay.
	EntityStatuses []network.Status
	StatusDay      network.Day
}

// NeighborPages gives a page of the neighbours of each owner, by id.
func (s *Store) NeighborPages(ctx context.Context, owners []string, f NeighborFilter, afterID string, ask Ask) (map[string]Page[Neighbor], error) {
	p := f.params()
	p["entityStatuses"], p["statusDay"], p["afterId"] = nil, int64(f.StatusDay), afterID
	if f.EntityStatuses != nil {
		p["entityStatuses"] = plain(f.EntityStatuses)
	}
	return pages(ctx, s, "neighbor_page", owners, ask, p, scanNeighbor)
}

// PartnerPages gives a page of the partners of each organisation, by id.
func (s *Store) PartnerPages(ctx context.Context, owners []string, asOf *network.Day, afterID string, ask Ask) (map[string]Page[Neighbor], error) {
	p := params{"asOf": nil, "afterId": afterID}
	setDay(p, "asOf", asOf)
	return pages(ctx, s, "partner_page", owners, ask, p, scanNeighbor)
}

func scanNeighbor(v any) (Neighbor, error) {
	f := fields(as[map[string]any](v))
	var n Neighbor
	if err := scanOptional(f["other"], &n.Entity); err != nil {
		return n, err
	}
	for _, x := range f.list("through") {
		e, err := entityOf(x)
		if err != nil {
			return n, err
		}
		n.Through = append(n.Through, &e)
	}
	slices.SortFunc(n.Through, func(a, b *network.Entity) int { return cmp.Compare(a.ID, b.ID) })
	for _, l := range f.list("links") {
		if _, both := l["from"]; !both {
			l["other"] = f["other"]
		}
		link, err := linkEndsOf(l)
		if err != nil {
			return n, err
		}
		n.Links = append(n.Links, link)
	}
	return n, nil
}

// PositionCursor is a place in a list of positions: those that hold certainly
// have rank 0, the others 1.
type PositionCursor struct {
	Rank     int
	Role, ID string
}

// RankedLink is a position with its rank.
type RankedLink struct {
	LinkEnds
	Rank int
}

// PositionPages gives a page of the positions of each person, or at each
// organisation.
func (s *Store) PositionPages(ctx context.Context, owners []string, asOf *network.Day, after PositionCursor, ask Ask) (map[string]Page[RankedLink], error) {
	p := params{"asOf": nil, "afterRank": after.Rank, "afterRole": after.Role, "afterId": after.ID}
	setDay(p, "asOf", asOf)
	return pages(ctx, s, "position_page", owners, ask, p, func(v any) (RankedLink, error) {
		f := fields(as[map[string]any](v))
		l, err := linkEndsOf(f)
		return RankedLink{LinkEnds: l, Rank: f.number("rank")}, err
	})
}

// DatedCursor is a place in a timeline.
type DatedCursor struct {
	Day network.Day
	ID  string
}

// DatedLink is a link with its place in time.
type DatedLink struct {
	LinkEnds
	Dated network.Date
}

// TimelinePages gives a page of the dated links of each owner.
func (s *Store) TimelinePages(ctx context.Context, owners []string, after DatedCursor, ask Ask) (map[string]Page[DatedLink], error) {
	p := params{"afterDay": int64(after.Day), "afterId": after.ID}
	return pages(ctx, s, "timeline_page", owners, ask, p, func(v any) (DatedLink, error) {
		f := fields(as[map[string]any](v))
		l, err := linkEndsOf(f)
		return DatedLink{LinkEnds: l, Dated: f.date("dated")}, err
	})
}

// SourceLinkPages gives a page of the ids of the links that rest on each source.
func (s *Store) SourceLinkPages(ctx context.Context, sources []string, after LinkCursor, ask Ask) (map[string]Page[string], error) {
	p := params{"afterType": after.Type, "afterId": after.ID}
	return pages(ctx, s, "source_link_page", sources, ask, p, func(v any) (string, error) { return as[string](v), nil })
}

// PlaceOrganizationPages gives a page of the organisations in each place.
func (s *Store) PlaceOrganizationPages(ctx context.Context, places []string, afterID string, ask Ask) (map[string]Page[*network.Entity], error) {
	return pages(ctx, s, "place_organization_page", places, ask, params{"afterId": afterID}, scanEntityItem)
}
