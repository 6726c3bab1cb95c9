package topology

import "github.com/entente-graph/entente/internal/network"

// Entity is what the shape keeps of an entity.
type Entity struct {
	ID    string
	Kind  network.Kind
	Type  string
	Name  string
	Valid network.Period
	// Home, Country and Region are the ids of the places of an organisation; "" where
	// it has none.
	Home, Country, Region string
	// Exists is when it may exist; see network.Existence.
	Exists network.Interval
}

// Link is what the shape keeps of a link.
type Link struct {
	ID         string
	Type       network.LinkType
	From, To   string
	Role       string
	Valid      network.Period
	Status     network.Status
	Confidence float64
	// Tenures are in the order of their Known. Of their sources, three stand for
	// three or more.
	Tenures []network.Tenure
	// OnBehalfOf is the id of an entity; "" where the link is on no other's behalf.
	OnBehalfOf string
}

// Change is what one or more write transactions have done, as it is after them.
type Change struct {
	// Revision is that of the last of the transactions.
	Revision int64
	// Entities and Links are those that were created or changed, whole and each
	// once. A link may have moved to other ends.
	Entities []Entity
	Links    []Link
	// GoneEntities and GoneLinks are the ids of those that are no longer there. An
	// entity goes with the last of its links or after it.
	GoneEntities, GoneLinks []string
}
