package listing

import (
	"cmp"

	"github.com/entente-graph/entente/internal/network"
)

// SourceFilter says which sources count. Nil is no condition.
type SourceFilter struct {
	// Title and Publisher must contain every word of these, unfuzzed; see package naming.
	Title, Publisher *string
	// URL is a part of the address; see naming.Address.
	URL *string
	// Published takes only sources that may have been published between two dates, from
	// the earliest reading of the one to the latest of the other.
	Published *network.Period
}

// Check makes sure that the filter means something.
func (f *SourceFilter) Check() error { return checkRange("filter.published", f.Published) }

// checkRange refuses a range that ends before it begins.
func checkRange(field string, r *network.Period) error {
	if r == nil {
		return nil
	}
	if err := r.Check(); err != nil {
		return network.Bad(field, "%v", err)
	}
	return nil
}

// StatementKind is what sort of thing rests on a source.
type StatementKind string

// The kinds of statements.
const (
	LinkStatement   StatementKind = "LINK"
	EntityStatement StatementKind = "ENTITY"
	NameStatement   StatementKind = "NAME"
	FactStatement   StatementKind = "FACT"
	StatusStatement StatementKind = "STATUS"
)

// StatementKinds returns every kind of statement, in the order of the contract.
func StatementKinds() []StatementKind {
	return []StatementKind{LinkStatement, EntityStatement, NameStatement, FactStatement, StatusStatement}
}

// Statement is what a source says, by one piece of its evidence.
type Statement struct {
	At StatementCursor
	// Entity is that which has the name, the fact or the status, or which the source shows
	// to exist; nil of a link, of which only the id was read.
	Entity   *network.Entity
	Evidence network.Evidence
}

// Place returns where the statement stands in its list.
func (s Statement) Place() StatementCursor { return s.At }

// Kind returns what sort of thing it is.
func (s Statement) Kind() StatementKind { return StatementKinds()[s.At.Kind] }

// StatementCursor is a place in the list of what a source says: the place of the kind
// among the kinds, the id of the link or the entity, which name, fact or status of the
// entity, and which piece of the evidence for that.
type StatementCursor struct {
	Kind            int
	About           string
	Place, Position int
}

// BeforeStatements is the place before all statements.
func BeforeStatements() StatementCursor { return StatementCursor{Kind: -1} }

// Compare orders places.
func (c StatementCursor) Compare(other StatementCursor) int {
	return cmp.Or(cmp.Compare(c.Kind, other.Kind), cmp.Compare(c.About, other.About),
		cmp.Compare(c.Place, other.Place), cmp.Compare(c.Position, other.Position))
}
