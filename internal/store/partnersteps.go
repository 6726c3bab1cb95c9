package store

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// PartnerHop is half a step between partners, or the whole of a direct one: an
// organisation and something that it may share, or that and an organisation, or two
// organisations.
type PartnerHop struct {
	From, To string
	// Direct: both are organisations that partner with one another.
	Direct bool
	// Degree is how many links To has.
	Degree int
	Links  []PresentLink
}

// PresentLink is a link by which an organisation is at something, and what it leads
// from: the organisation, or who was there on its behalf.
type PresentLink struct {
	network.LinkRef
	By string
}

// Shares calls each with all by which organisations can have partners: see
// partner_shares.cypher. It takes one round trip. Of the filter only what judges links
// counts, and Avoid.
func (s *Store) Shares(ctx context.Context, organizations []string, f *HopFilter, each func(PartnerHop) error) error {
	return s.partnerHops(ctx, "partner_shares", organizations, f, each)
}

// Present calls each with the organisations that are at what is shared, in one round trip.
func (s *Store) Present(ctx context.Context, shared []string, f *HopFilter, each func(PartnerHop) error) error {
	return s.partnerHops(ctx, "partner_present", shared, f, each)
}

func (s *Store) partnerHops(ctx context.Context, statement string, frontier []string, f *HopFilter, each func(PartnerHop) error) error {
	p := params{"frontier": frontier, "avoid": slices.Concat([]string{}, f.Avoid)}
	f.conditions(p)
	return s.query(ctx, statement, p, func(r row) error {
		links := as[[]any](r.value("links"))
		hop := PartnerHop{From: r.text("from"), To: r.text("to"), Direct: r.truth("direct"), Degree: r.number("degree"), Links: make([]PresentLink, len(links))}
		for i, link := range links {
			v := as[[]any](link)
			hop.Links[i] = PresentLink{LinkRef: network.LinkRef{Type: network.LinkType(as[string](v[0])), ID: as[string](v[1])}, By: as[string](v[2])}
		}
		slices.SortFunc(hop.Links, func(a, b PresentLink) int { return network.CompareRefs(a.LinkRef, b.LinkRef) })
		return each(hop)
	})
}
