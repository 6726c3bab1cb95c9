package topology

import (
	"iter"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Snapshot is the shape of the network at one revision. It never changes, and is
// safe for concurrent use.
type Snapshot struct {
	revision int64
	entities entities
	links    links
	// rows are the arcs of each entity, in order.
	rows  rows
	parts parts
	// linkByID finds the links that ever had an id, though they be gone.
	linkByID index
	ends     ends
	// behalf are, for each entity that any are on behalf of, the links that are.
	behalf sparse[Edge]
	counts Counts
	// enclosing is of this snapshot alone.
	enclosing *enclosing
	// entityCount and linkCount are how many there are.
	entityCount, linkCount int
	// staleParts: some part is stale.
	staleParts bool
}

// Revision returns that of the newest write transaction that the snapshot shows.
func (s *Snapshot) Revision() int64 { return s.revision }

// Nodes returns a number that is over that of every entity.
func (s *Snapshot) Nodes() int { return s.entities.facts.len() }

// Edges returns a number that is over that of every link.
func (s *Snapshot) Edges() int { return s.links.whens.len() }

// Size returns how many entities and links there are.
func (s *Snapshot) Size() (entities, links int) { return s.entityCount, s.linkCount }

// Node returns the number of an entity; false where there is none of the id.
func (s *Snapshot) Node(id string) (Node, bool) {
	n, ok := s.entities.number(id)
	return n, ok && !s.entities.gone(n)
}

// ID returns the id of an entity.
func (s *Snapshot) ID(n Node) string { return s.entities.facts.at(uint32(n)).id }

// Entity returns the whole of an entity.
func (s *Snapshot) Entity(n Node) Entity { return s.entities.entity(n) }

// Kind returns the kind of an entity as its place in network.Kinds. That of what is
// gone is none of them; no row leads there.
func (s *Snapshot) Kind(n Node) uint8 { return s.entities.kindDegree(n).Kind() }

// KindDegree returns the kind of an entity and the length of its row, faster than these.
func (s *Snapshot) KindDegree(n Node) KindDegree { return s.entities.kindDegree(n) }

// Compare compares the ids of two entities, byte by byte. Of two that were there at
// the last build, it compares their places in the order of ids.
func (s *Snapshot) Compare(a, b Node) int { return s.entities.compare(a, b) }

// Home returns the place that is the home of an organisation that has one.
func (s *Snapshot) Home(n Node) (Node, bool) {
	return s.entities.place(s.entities.facts.at(uint32(n)).home)
}

// Country returns the country of an organisation that has one.
func (s *Snapshot) Country(n Node) (Node, bool) {
	return s.entities.place(s.entities.facts.at(uint32(n)).country)
}

// Region returns the region of an organisation that has one.
func (s *Snapshot) Region(n Node) (Node, bool) {
	return s.entities.place(s.entities.facts.at(uint32(n)).region)
}

// Type returns the number of the finer type of an entity; 0 is none.
func (s *Snapshot) Type(n Node) uint16 { return s.entities.facts.at(uint32(n)).more.entityType() }

// Exists returns when an entity may exist.
func (s *Snapshot) Exists(n Node) network.Interval {
	return s.entities.facts.at(uint32(n)).more.exists()
}

// TypeName returns the type of a number.
func (s *Snapshot) TypeName(number uint16) string { return s.entities.types[number] }

// Organizations counts the organisations of the network.
func (s *Snapshot) Organizations() Counts { return s.counts }

// Component returns a label that entities share if they are connected where nothing
// is filtered, and only then: by links of any type but REPORTED, over entities of
// any kind but places and frameworks. False where this is not known without a
// search: of places and frameworks, and of a part of the network that may have
// come apart since the last build.
func (s *Snapshot) Component(n Node) (uint32, bool) { return s.parts.of(n) }

// Row returns all links of an entity: by the id of the other end, then by the text
// of the type, then by id. It is to be read only.
func (s *Snapshot) Row(n Node) []Arc { return s.rows.of(s.entities.vertices.at(uint32(n))) }

// Between returns the part of an entity's row that leads to another.
func (s *Snapshot) Between(n, to Node) []Arc {
	row := s.Row(n)
	if there := s.Row(to); len(there)*muchLonger < len(row) && !slices.ContainsFunc(there, func(a Arc) bool { return a.To() == n }) {
		return nil
	}
	from, _ := slices.BinarySearchFunc(row, to, func(a Arc, to Node) int { return s.entities.compare(a.To(), to) })
	for i, a := range row[from:] {
		if a.To() != to {
			return row[from : from+i]
		}
	}
	return row[from:]
}

// muchLonger is how many times as long a row must be before it is quicker to look
// through that of the other end first, since most often there is no link.
const muchLonger = 16

// Tenure returns when a link holds as known by a day; false where nothing was known
// of it then. MaxDay, which asks for all that is known, is the fastest.
func (s *Snapshot) Tenure(e Edge, knownBy network.Day) (network.Tenure, bool) {
	if w := s.links.knownBy(e, knownBy); w != nil {
		return w.tenure(), true
	}
	return network.Tenure{}, false
}

// Tenures returns when a link holds, by what was known when.
func (s *Snapshot) Tenures(e Edge) []network.Tenure { return s.links.tenures(e) }

// Known reports whether a link was known by a day, at all or, if asked, certainly.
func (s *Snapshot) Known(e Edge, by network.Day, certainly bool) bool {
	w := s.links.knownBy(e, by)
	return w != nil && (!certainly || w.certainSources() > 0)
}

// Holds reports whether a link holds on a day as known by another, be it that nobody
// knows better or, if asked, certainly. It is what Tenure says, in less time.
func (s *Snapshot) Holds(e Edge, on PackedDay, knownBy network.Day, certainly bool) bool {
	w := s.links.knownBy(e, knownBy)
	return w != nil && (w.certain(on) || !certainly && w.possible(on))
}

// Confidence returns the confidence of a link.
func (s *Snapshot) Confidence(e Edge) float64 { return s.links.confidence(e) }

// Valid returns the bounds of a link, as they were written.
func (s *Snapshot) Valid(e Edge) network.Period { return s.links.facts.at(uint32(e)).period().period() }

// UntilEnd returns the days up to the last that the end of a link may mean, none where it
// has no end.
func (s *Snapshot) UntilEnd(e Edge) network.Interval {
	to := s.links.facts.at(uint32(e)).period().to()
	if to == 0 {
		return network.Never()
	}
	return network.Interval{From: network.MinDay, To: to.days().To}
}

// Role returns the role of a link.
func (s *Snapshot) Role(e Edge) string { return s.links.role(e) }

// LinkID returns the id of a link.
func (s *Snapshot) LinkID(e Edge) string { return s.links.id(e) }

// Behalf returns the entity on whose behalf a link is; false where there is none.
func (s *Snapshot) Behalf(e Edge) (Node, bool) {
	n, ok := s.links.behalf.first(uint32(e))
	return n, ok && !s.entities.gone(n)
}

// OnBehalfOf returns the links on behalf of an entity, in no order: each as it is in
// the row of what it leads from.
func (s *Snapshot) OnBehalfOf(n Node) iter.Seq2[Node, Arc] {
	return func(yield func(Node, Arc) bool) {
		for _, e := range s.behalf.of(uint32(n)) {
			from := s.ends.from(e.value)
			if !yield(from, s.arc(from, from, e.value)) {
				return
			}
		}
	}
}

// eventKind and agreementKind give occurrences their date.
var (
	eventKind, _     = kindNumber(network.Event)
	agreementKind, _ = kindNumber(network.Agreement)
	occurrences      = occurrenceTypes()
)

func occurrenceTypes() (is [1 << (classBits - statusBits)]bool) {
	for i, t := range types {
		is[i] = t.Occurrence()
	}
	return is
}

// Dated returns the days on which an occurrence may have happened, of an arc of n's
// row; false for states, and where nobody says when it was. They are those of
// network.Link.Happened.
func (s *Snapshot) Dated(n Node, a Arc) (network.Interval, bool) {
	if !occurrences[a.Class()>>statusBits] {
		return network.Interval{}, false
	}
	valid := s.links.facts.at(uint32(a.Edge())).period()
	when := valid.from()
	if by := valid.to(); when == 0 && by != 0 {
		return network.Interval{From: network.MinDay, To: by.days().To}, true
	}
	if when == 0 {
		from, to := n, a.To()
		if a.Backward() {
			from, to = to, from
		}
		for _, end := range [2]Node{from, to} {
			if kind := s.Kind(end); kind == eventKind || kind == agreementKind {
				when = s.entities.facts.at(uint32(end)).valid.from()
				break
			}
		}
	}
	if when == 0 {
		return network.Interval{}, false
	}
	return when.days(), true
}

// Entities returns all entities, in the order of their numbers.
func (s *Snapshot) Entities() iter.Seq[Entity] {
	return func(yield func(Entity) bool) {
		for n := range Node(s.Nodes()) {
			if !s.entities.gone(n) && !yield(s.Entity(n)) {
				return
			}
		}
	}
}

// Links returns all links, whole, by what they lead from.
func (s *Snapshot) Links() iter.Seq[Link] {
	return func(yield func(Link) bool) {
		for n := range Node(s.Nodes()) {
			for _, a := range s.Row(n) {
				if !a.Backward() && !yield(s.link(n, a)) {
					return
				}
			}
		}
	}
}

// link returns the whole of a link, of a forward arc of n's row.
func (s *Snapshot) link(n Node, a Arc) Link {
	e := a.Edge()
	behalf := ""
	if n, ok := s.links.behalf.first(uint32(e)); ok {
		behalf = s.ID(n)
	}
	return Link{
		ID: s.LinkID(e), Type: a.Class().Type(), From: s.ID(n), To: s.ID(a.To()), Role: s.Role(e), Valid: s.Valid(e),
		Status: a.Class().Status(), Confidence: s.Confidence(e), Tenures: s.links.tenures(e), OnBehalfOf: behalf,
	}
}
