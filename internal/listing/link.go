package listing

import (
	"cmp"

	"github.com/entente-graph/entente/internal/network"
)

// Link is a link in a list, without its evidence.
type Link struct {
	network.Link
	// Tenures say when the link holds, by what was known when; nil where that was
	// not read.
	Tenures []network.Tenure
	// Source and Target are the entities at its ends, as far as they were read: in a
	// list that belongs to one end, that one is nil.
	Source, Target *network.Entity
	// Behalf is the entity on whose behalf; nil where there is none.
	Behalf *network.Entity
}

// Place returns where the link stands in a list by type, then id.
func (l Link) Place() LinkCursor { return LinkCursor{Type: string(l.Type), ID: l.ID} }

// LinkCursor is a place in a list of links by type, then id.
type LinkCursor struct{ Type, ID string }

// Compare orders places.
func (c LinkCursor) Compare(other LinkCursor) int {
	return cmp.Or(cmp.Compare(c.Type, other.Type), cmp.Compare(c.ID, other.ID))
}

// LinkFilter says which links of an entity count. Nil is no condition, an empty
// list matches nothing.
type LinkFilter struct {
	Types []network.LinkType
	// Direction takes only links that lead this way.
	Direction *Direction
	// Kinds are those of the other end.
	Kinds    []network.Kind
	Statuses []network.Status
	// AsOf takes only links that hold on this day, presumably or as Certainty says.
	AsOf      *network.Day
	Certainty *network.Certainty
	// KnownBy leaves only evidence that could have been known by this day.
	KnownBy *network.Day
	// Dated takes only links whose date, as network.Link.Date has it, may lie in this range.
	Dated *network.Period
	// Role takes only links with a role that contains every word, unfuzzed; see package
	// naming.
	Role *string
}

// Check makes sure that the filter means something.
func (f *LinkFilter) Check() error {
	if f.Certainty != nil && f.AsOf == nil && f.KnownBy == nil {
		return network.Bad("filter.certainty", "says how surely a link holds or was known: give a day as `asOf` or `knownBy`")
	}
	return checkRange("filter.dated", f.Dated)
}

// CheckAmong makes sure that the filter means something for links between entities that
// are all named, of which none is the owner.
func (f *LinkFilter) CheckAmong() error {
	if f.Kinds != nil {
		return network.Bad("filter.kinds", "judges the other end of a link, and here both ends are named: leave out ids instead")
	}
	if f.Direction != nil && *f.Direction != Any {
		return network.Bad("filter.direction", "is seen from one end of a link, and here both ends are named: look at `from` and `to` of each instead")
	}
	return f.Check()
}

// OnlyCertain reports whether only links count that certainly hold.
func (f *LinkFilter) OnlyCertain() bool { return f.Certainty != nil && *f.Certainty == network.Certain }

// Direction is which way links lead, as seen from the entity whose list they are in.
type Direction string

// The directions.
const (
	Any Direction = "ANY"
	Out Direction = "OUT"
	In  Direction = "IN"
)

// OnDay takes only links that hold on a day, presumably at least; in a list of entities,
// those that may exist on it.
type OnDay struct{ AsOf *network.Day }

// Position is a link of a list of positions.
type Position struct {
	Link
	// Rank is 0 where it certainly holds on the day of the list, else 1.
	Rank int
}

// Place returns where the position stands in its list.
func (p Position) Place() PositionCursor {
	return PositionCursor{Rank: p.Rank, Role: p.Role, ID: p.ID}
}

// PositionCursor is a place in a list of positions: those that hold certainly come
// before those that presumably do, then by role and id.
type PositionCursor struct {
	Rank     int
	Role, ID string
}

// BeforePositions is the place before all positions.
func BeforePositions() PositionCursor { return PositionCursor{Rank: -1} }

// Compare orders places.
func (c PositionCursor) Compare(other PositionCursor) int {
	return cmp.Or(cmp.Compare(c.Rank, other.Rank), cmp.Compare(c.Role, other.Role), cmp.Compare(c.ID, other.ID))
}

// Dated is a link of a timeline.
type Dated struct {
	Link
	Date network.Date
}

// DatedCursor is a place in a timeline: by the earliest day that a date may mean,
// then id.
type DatedCursor struct {
	Day network.Day
	ID  string
}

// Compare orders places.
func (c DatedCursor) Compare(other DatedCursor) int {
	return cmp.Or(cmp.Compare(c.Day, other.Day), cmp.Compare(c.ID, other.ID))
}
