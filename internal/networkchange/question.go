package networkchange

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// Basis is what is compared of two days.
type Basis string

// Held compares what holds on either day, by all that is known today; Known what could
// have been known by either.
const (
	Held  Basis = "HELD"
	Known Basis = "KNOWN"
)

// MaxAround is how many entities changes may be asked for around of.
const MaxAround = 500

// Question asks for a page of what has changed.
type Question struct {
	From, To network.Day
	Basis    Basis
	// Around are entities around which changes count; nil is everywhere.
	Around []string
	// Types are those of links that count, and with them nothing but links; nil is all,
	// and what else changes.
	Types []network.LinkType
	// After is the place after which the page begins; nil is the beginning.
	After *Place
	listing.Ask
}

// check makes sure that the question means something.
func (q *Question) check() error {
	if q.From >= q.To {
		return network.Bad("from", "must be a day before `to`, but %s is not before %s", q.From, q.To)
	}
	if len(q.Around) > MaxAround {
		return network.Exceeded("around", MaxAround, len(q.Around))
	}
	return nil
}

// onlyLinks reports whether nothing but links counts.
func (q *Question) onlyLinks() bool { return q.Basis == Known || q.Types != nil }

// around returns the entities around which changes count.
func (q *Question) around(s *topology.Snapshot) ([]topology.Node, error) {
	var nodes []topology.Node
	var unknown []network.Mention
	for _, id := range q.Around {
		n, there := s.Node(id)
		if !there {
			unknown = append(unknown, network.Mention{Argument: "around", ID: id})
			continue
		}
		nodes = append(nodes, n)
	}
	if unknown != nil {
		return nil, network.MissingAll(unknown)
	}
	slices.Sort(nodes)
	return slices.Compact(nodes), nil
}

// Kind is what sort of change it is.
type Kind string

// The kinds of changes, in the order in which those of a day come.
const (
	Appeared Kind = "APPEARED" // an entity came into being
	Began    Kind = "BEGAN"    // a link holds on the second day that did not on the first, or was not known
	Ended    Kind = "ENDED"    // a link held on the first day that does not on the second
	Status   Kind = "STATUS"   // an entity came to another status
)

// Kinds returns every kind.
func Kinds() []Kind { return []Kind{Appeared, Began, Ended, Status} }

// Place is a change's place in their list: by day, then kind and id, byte by byte. The id
// is that of the link or entity; Which is which of the dated statuses of the entity it is,
// in the order of network.DatedStatuses.
type Place struct {
	Day   network.Day
	Kind  Kind
	ID    string
	Which int `json:",omitzero"`
}

// Compare orders places.
func (p Place) Compare(other Place) int {
	return cmp.Or(cmp.Compare(p.Day, other.Day), cmp.Compare(p.Kind, other.Kind), cmp.Compare(p.ID, other.ID), cmp.Compare(p.Which, other.Which))
}
