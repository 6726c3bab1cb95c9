package listing

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// Neighbor is an entity that an owner is linked to, with the links between them if
// these were asked for; or a partner.
type Neighbor struct {
	Entity *network.Entity
	// Through is what the two share, where they are partners.
	Through []*network.Entity
	Links   []Link
}

// Place returns where the neighbour stands in a list by id.
func (n Neighbor) Place() string { return n.Entity.ID }

// NeighborFilter says which neighbours count.
type NeighborFilter struct {
	LinkFilter
	// EntityStatuses are the statuses that the neighbour may have on StatusDay.
	EntityStatuses []network.Status
	StatusDay      network.Day
}

// CommonPartners takes the partners that organisations, each named once, have in common:
// those that are partners of every one, without these. Each is one item, through all that
// it shares with any of them, by the links of all these partnerships.
type CommonPartners struct {
	Of []string
	OnDay
}

// Reader reads what is next to an entity. What is not there is nil, and its lists
// are empty.
type Reader interface {
	Entity(ctx context.Context, id string) (*network.Entity, error)
	// Country returns the country of an organisation; nil where it has none.
	Country(ctx context.Context, organization string) (*network.Entity, error)
	// Neighbors returns a page of the neighbours of an entity.
	Neighbors(ctx context.Context, of string, q NeighborQuery) (Page[Neighbor], error)
	// Partners returns a page of the partners of an organisation: of those that share
	// something with it, or that it partners with.
	Partners(ctx context.Context, of string, q PartnerQuery) (Page[Neighbor], error)
	// Positions returns a page of the positions of a person or at an organisation.
	Positions(ctx context.Context, of string, q PositionQuery) (Page[Position], error)
}
