package listing

import (
	"cmp"

	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/network"
)

// SearchFilter says which entities a search may find.
type SearchFilter struct {
	Kinds   []network.Kind
	Country *string
	// Today is the day on which posts are held or not.
	Today network.Day
}

// Finding is what an entity was found by. Of equal scores, the lower comes first.
type Finding int

// What a search finds entities by.
const (
	ByIdentifier Finding = iota
	ByAName
	ByPostHeld     // certainly, today
	ByPostPresumed // to be held today
	ByPostNotHeld
)

// Found is an entity that a search has found, and by what.
type Found struct {
	Entity *network.Entity
	By     Finding
	// Match is the name that matched; of an identifier its value, of a post its role.
	Match naming.Match
	// Position is the post; nil where it was not found by one.
	Position *Link
	// Degree is its number of links.
	Degree int
}

// Place returns where it stands in the list of what was found.
func (f Found) Place() FoundCursor {
	return FoundCursor{Score: f.Match.Score, By: f.By, Degree: f.Degree, ID: f.Entity.ID}
}

// FoundCursor is a place in a list of what was found.
type FoundCursor struct {
	Score  float64
	By     Finding
	Degree int
	ID     string
}

// Compare orders places: the best first; of equally good ones identifiers before names,
// and posts that are certainly held before others; then by their number of links, most
// first, then id.
func (c FoundCursor) Compare(other FoundCursor) int {
	return cmp.Or(cmp.Compare(other.Score, c.Score), cmp.Compare(c.By, other.By), cmp.Compare(other.Degree, c.Degree), cmp.Compare(c.ID, other.ID))
}
