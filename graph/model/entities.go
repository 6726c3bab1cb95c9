package model

import "github.com/entente-graph/entente/internal/listing"

// EntityConnection is a page of entities.
type EntityConnection struct {
	Edges      []EntityEdge
	PageInfo   PageInfo
	TotalCount int
	// Filter is that of the list, of which facets are counted.
	Filter listing.EntityFilter
}
