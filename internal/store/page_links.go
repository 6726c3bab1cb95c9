package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/network"
)

// linkParams returns the parameters of a filter.
func linkParams(f *listing.LinkFilter) (params, error) {
	p := params{
		"types": nil, "direction": string(listing.Any), "kinds": nil, "statuses": nil, "asOf": nil, "certain": f.OnlyCertain(),
		"knownBy": int64(network.MaxDay), "judged": f.AsOf != nil || f.KnownBy != nil,
		"datedFrom": nil, "datedTo": nil, "role": nil,
	}
	if f.Types != nil {
		p["types"] = plain(f.Types)
	}
	if f.Direction != nil {
		p["direction"] = string(*f.Direction)
	}
	if f.Kinds != nil {
		p["kinds"] = plain(f.Kinds)
	}
	if f.Statuses != nil {
		p["statuses"] = plain(f.Statuses)
	}
	setDay(p, "asOf", f.AsOf)
	setDay(p, "knownBy", f.KnownBy)
	setRange(p, "dated", f.Dated)
	if f.Role != nil {
		q, err := naming.Parse("filter.role", *f.Role)
		if err != nil {
			return nil, err
		}
		p["role"] = q.Words()
	}
	return p, nil
}

// setDay sets a parameter, if the day is given.
func setDay(p params, name string, day *network.Day) {
	if day != nil {
		p[name] = int64(*day)
	}
}

// LinkPages returns a page of the links of each owner.
func (s *Store) LinkPages(ctx context.Context, owners []string, q listing.LinkQuery) (map[string]listing.Page[listing.Link], error) {
	p, err := linkParams(&q.Filter)
	if err != nil {
		return nil, err
	}
	p["afterType"], p["afterId"] = q.After.Type, q.After.ID
	return pages(ctx, s, "link_page", owners, q.Ask, p, func(v any) (listing.Link, error) { return listedLink(as[map[string]any](v)) })
}

// NeighborPages returns a page of the neighbours of each owner; see listing.Reader.
func (s *Store) NeighborPages(ctx context.Context, owners []string, q listing.NeighborQuery) (map[string]listing.Page[listing.Neighbor], error) {
	p, err := linkParams(&q.Filter.LinkFilter)
	if err != nil {
		return nil, err
	}
	p["entityStatuses"], p["statusDay"], p["afterId"] = nil, int64(q.Filter.StatusDay), q.After
	if q.Filter.EntityStatuses != nil {
		p["entityStatuses"] = plain(q.Filter.EntityStatuses)
	}
	return pages(ctx, s, "neighbor_page", owners, q.Ask, p, scanNeighbor)
}

// PartnerPages returns a page of the partners of each organisation; see
// listing.Reader.
func (s *Store) PartnerPages(ctx context.Context, owners []string, q listing.PartnerQuery) (map[string]listing.Page[listing.Neighbor], error) {
	p := params{"asOf": nil, "afterId": q.After}
	setDay(p, "asOf", q.Filter.AsOf)
	return pages(ctx, s, "partner_page", owners, q.Ask, p, scanNeighbor)
}

// CommonPartners returns a page of the partners that organisations have in common; see
// listing.CommonPartners.
func (s *Store) CommonPartners(ctx context.Context, q listing.CommonPartnerQuery) (listing.Page[listing.Neighbor], error) {
	p := params{"of": q.Filter.Of, "asOf": nil, "afterId": q.After}
	setDay(p, "asOf", q.Filter.AsOf)
	all, err := pages(ctx, s, "common_partner_page", nil, q.Ask, p, scanNeighbor)
	return all[""], err
}

func scanNeighbor(v any) (listing.Neighbor, error) {
	f := fields(as[map[string]any](v))
	var n listing.Neighbor
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
		link, err := listedLink(l)
		if err != nil {
			return n, err
		}
		n.Links = append(n.Links, link)
	}
	return n, nil
}

// PositionPages returns a page of the positions of each person, or at each
// organisation; see listing.Reader.
func (s *Store) PositionPages(ctx context.Context, owners []string, q listing.PositionQuery) (map[string]listing.Page[listing.Position], error) {
	p := params{"asOf": nil, "afterRank": q.After.Rank, "afterRole": q.After.Role, "afterId": q.After.ID}
	setDay(p, "asOf", q.Filter.AsOf)
	return pages(ctx, s, "position_page", owners, q.Ask, p, func(v any) (listing.Position, error) {
		f := fields(as[map[string]any](v))
		l, err := listedLink(f)
		return listing.Position{Link: l, Rank: f.number("rank")}, err
	})
}

// TimelinePages returns a page of the dated links of each owner.
func (s *Store) TimelinePages(ctx context.Context, owners []string, q listing.TimelineQuery) (map[string]listing.Page[listing.Dated], error) {
	p := params{"afterDay": int64(q.After.Day), "afterId": q.After.ID}
	return pages(ctx, s, "timeline_page", owners, q.Ask, p, func(v any) (listing.Dated, error) {
		f := fields(as[map[string]any](v))
		l, err := listedLink(f)
		return listing.Dated{Link: l, Date: f.date("dated")}, err
	})
}

// SourceLinkPages returns a page of the ids of the links that rest on each source.
func (s *Store) SourceLinkPages(ctx context.Context, sources []string, q listing.SourceLinkQuery) (map[string]listing.Page[string], error) {
	p := params{"afterType": q.After.Type, "afterId": q.After.ID}
	return pages(ctx, s, "source_link_page", sources, q.Ask, p, func(v any) (string, error) { return as[string](v), nil })
}

// PlaceOrganizationPages returns a page of the organisations in each place, with AsOf of
// those that may exist on that day.
func (s *Store) PlaceOrganizationPages(ctx context.Context, places []string, q listing.PlaceQuery) (map[string]listing.Page[*network.Entity], error) {
	p := params{"afterId": q.After, "asOf": nil}
	setDay(p, "asOf", q.Filter.AsOf)
	return pages(ctx, s, "place_organization_page", places, q.Ask, p, scanEntityItem)
}
