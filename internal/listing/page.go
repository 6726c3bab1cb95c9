package listing

// Page is a page of a list.
type Page[T any] struct {
	Items []T
	// More: there are further items behind this page.
	More bool
	// Total counts the items of all pages, where that was asked for.
	Total int
}

// Cut makes a page of items of which there may be more than fit on it.
func Cut[T any](items []T, first int) Page[T] {
	if len(items) > first {
		return Page[T]{Items: items[:first], More: true}
	}
	return Page[T]{Items: items}
}

// Ask is what the pages of all lists have in common: how much of the list.
type Ask struct {
	// First is how many items.
	First int
	// Count: the total is wanted too.
	Count bool
	// Links: of neighbours and partners, the links to them are wanted too.
	Links bool
}

// Query asks for a page of a list that belongs to an entity or a source: for the
// items that pass a filter F and lie behind a place P. Queries are compared by
// their JSON.
type Query[F, P any] struct {
	Filter F
	After  P
	Ask
}

// The lists. Those of entities are in the order of their ids.
type (
	LinkQuery          = Query[LinkFilter, LinkCursor]
	NeighborQuery      = Query[NeighborFilter, string]
	PartnerQuery       = Query[OnDay, string]
	CommonPartnerQuery = Query[CommonPartners, string]
	PositionQuery      = Query[OnDay, PositionCursor]
	TimelineQuery      = Query[All, DatedCursor]
	SourceLinkQuery    = Query[All, LinkCursor]
	SourceQuery        = Query[SourceFilter, string]
	StatementQuery     = Query[All, StatementCursor]
	PlaceQuery         = Query[OnDay, string]
)

// All is the filter that everything passes.
type All struct{}
