package listing

import "github.com/entente-graph/entente/internal/network"

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
