package suggestion

import (
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// Question asks with whom an organisation might become partners.
type Question struct {
	// For is the organisation.
	For topology.Node
	// In takes only organisations whose home is one of these places or lies in one, Types
	// only those of one of these types. Nil is no condition, an empty list matches nobody.
	In    []topology.Node
	Types []string
	// AsOf is the day, KnownBy the day by which what counts could be known: network.MaxDay
	// for all that is known.
	AsOf, KnownBy network.Day
	// First is how many are wanted.
	First int
}

// Suggestion is an organisation with what speaks for it.
// Its points are the sum of those of the reasons.
type Suggestion struct {
	Ranked
	Reasons []Reason
}

// Reason is something that speaks for an organisation.
type Reason struct {
	Kind   Kind
	Points int
	// Entities are what this rests on: what two have in common, that which is worth most
	// first, then by id; or the region or country.
	Entities []topology.Node
}
