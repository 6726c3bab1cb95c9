package listing

import (
	"cmp"

	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/network"
)

// EntityOrder is the order of a list of entities; equal ones come by id.
type EntityOrder string

// The orders.
const (
	ByID     EntityOrder = "ID"
	ByName   EntityOrder = "NAME"
	ByBegin  EntityOrder = "VALID_FROM"
	ByDegree EntityOrder = "DEGREE_DESC"
)

// EntityOrders returns every order, in that of the contract.
func EntityOrders() []EntityOrder { return []EntityOrder{ByID, ByName, ByBegin, ByDegree} }

// EntityFilter says which entities count. Nil is no condition, an empty list matches
// nothing.
type EntityFilter struct {
	Kinds           []network.Kind
	Types           []string
	Country, Region *string
	AsOf            *network.Day
	Identifier      *network.Identifier
}

// EntityCursor is a place in a list of entities. Of the values, that of the order
// counts.
type EntityCursor struct {
	ID     string
	Name   string      `json:",omitzero"`
	Begin  network.Day `json:",omitzero"`
	Degree int         `json:",omitzero"`
}

// ListedEntity is an entity and where it stands in a list.
type ListedEntity struct {
	Entity *network.Entity
	Cursor EntityCursor
}

// Place returns where the entity stands in its list.
func (e ListedEntity) Place() EntityCursor { return e.Cursor }

// SearchFilter says which entities a search may find.
type SearchFilter struct {
	Kinds   []network.Kind
	Country *string
}

// Found is an entity that a search has found, and by which name.
type Found struct {
	Entity *network.Entity
	Match  naming.Match
	// Degree is its number of links.
	Degree int
}

// Place returns where it stands in the list of what was found.
func (f Found) Place() FoundCursor {
	return FoundCursor{Score: f.Match.Score, Degree: f.Degree, ID: f.Entity.ID}
}

// FoundCursor is a place in a list of what was found.
type FoundCursor struct {
	Score  float64
	Degree int
	ID     string
}

// Compare orders places: the best first, equally good ones by their number of
// links, most first, then id.
func (c FoundCursor) Compare(other FoundCursor) int {
	return cmp.Or(cmp.Compare(other.Score, c.Score), cmp.Compare(other.Degree, c.Degree), cmp.Compare(c.ID, other.ID))
}
