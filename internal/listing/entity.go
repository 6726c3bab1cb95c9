package listing

import (
	"slices"

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

// ByBest is the order of what is sought by a name: those that agree best with it come
// first, of equal ones those with most links. It is not asked for by name.
const ByBest EntityOrder = "BEST"

// EntityOrders returns every order, in that of the contract.
func EntityOrders() []EntityOrder { return []EntityOrder{ByID, ByName, ByBegin, ByDegree} }

// SortDirection is the way in which an order goes.
type SortDirection string

// The directions.
const (
	Ascending  SortDirection = "ASC"
	Descending SortDirection = "DESC"
)

// Reverses reports whether the direction is not the order's own; nil is that.
func (o EntityOrder) Reverses(d *SortDirection) bool {
	return d != nil && (*d == Descending) != (o == ByDegree)
}

// EntityFilter says which entities count. Nil is no condition, an empty list matches
// nothing.
type EntityFilter struct {
	Kinds []network.Kind
	Types []string
	// Country and Region are places: organisations count whose home is the place or lies
	// in it.
	Country, Region *string
	// AsOf takes only entities that may exist on this day; with Statuses, it is the day
	// of these.
	AsOf       *network.Day
	Identifier *network.Identifier
	// Name takes only entities with a name that contains every word, unfuzzed; see package
	// naming.
	Name *string
	// Dated takes only entities with a day in this range, Signed only agreements whose
	// first dated SIGNED may lie in it.
	Dated, Signed *network.Period
	// Statuses are those that the entity may have on AsOf, else on Today.
	Statuses []network.Status
	Today    network.Day
}

// Check makes sure that the filter means something.
func (f *EntityFilter) Check() error {
	if err := checkPlace("filter.country", f.Country); err != nil {
		return err
	}
	if err := checkPlace("filter.region", f.Region); err != nil {
		return err
	}
	if err := f.checkTypes(); err != nil {
		return err
	}
	if err := checkRange("filter.dated", f.Dated); err != nil {
		return err
	}
	return checkRange("filter.signed", f.Signed)
}

// checkPlace refuses the id of what is no place.
func checkPlace(field string, id *string) error {
	if id == nil {
		return nil
	}
	return network.CheckKind(field, *id, network.Place)
}

// checkTypes refuses a type that no chosen kind has: it names what may be meant.
func (f *EntityFilter) checkTypes() error {
	kinds := f.Kinds
	if kinds == nil {
		kinds = network.Kinds()
	}
	if len(kinds) == 0 {
		return nil // nothing passes, whatever its type
	}
	for _, t := range f.Types {
		if err := network.CheckType("filter.types", t, kinds); err != nil {
			return err
		}
	}
	return nil
}

// Places returns the places in which the home of an organisation must be, each once.
func (f *EntityFilter) Places() []string {
	var places []string
	for _, place := range []*string{f.Country, f.Region} {
		if place != nil && !slices.Contains(places, *place) {
			places = append(places, *place)
		}
	}
	return places
}

// EntityQuery asks for a page of entities.
type EntityQuery struct {
	Filter EntityFilter
	Order  EntityOrder
	// Reversed: the list goes against the order's own direction. Those of the same value
	// come by id all the same, and what has no date comes last.
	Reversed bool
	// After is the place after which the page begins; nil is the beginning.
	After *EntityCursor
	Ask
}

// EntityCursor is a place in a list of entities. Of the values, that of the order
// counts.
type EntityCursor struct {
	ID     string
	Name   string      `json:",omitzero"`
	Begin  network.Day `json:",omitzero"`
	Degree int         `json:",omitzero"`
	// Rank is the place in the order ByBest.
	Rank int64 `json:",omitzero"`
}

// ListedEntity is an entity and where it stands in a list.
type ListedEntity struct {
	Entity *network.Entity
	Cursor EntityCursor
}

// Place returns where the entity stands in its list.
func (e ListedEntity) Place() EntityCursor { return e.Cursor }
