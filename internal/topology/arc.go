package topology

// Node is the number of an entity and Edge that of a link, both dense and from 0.
// Apply leaves them as they are; Compact and Build give new ones.
type (
	Node uint32
	Edge uint32
)

// Arc is a link as seen from one of its ends: the other end, the class and number
// of the link, and whether it leads here.
type Arc uint64

// An arc has, from the top, the node (27 bits), the class (9), whether it is
// backward (1) and the edge (27).
const (
	numberBits    = 27
	numberMask    = 1<<numberBits - 1
	backwardShift = numberBits
	classShift    = backwardShift + 1
	nodeShift     = classShift + classBits
	// typeShift leaves the node and the type, by which rows are ordered.
	typeShift = classShift + statusBits
)

// maxNumbers is how many entities, and how many links, there may be.
const maxNumbers = 1 << numberBits

func packArc(to Node, class Class, backward bool, e Edge) Arc {
	a := Arc(to)<<nodeShift | Arc(class)<<classShift | Arc(e)
	if backward {
		a |= 1 << backwardShift
	}
	return a
}

// To returns the entity at the other end.
func (a Arc) To() Node { return Node(a >> nodeShift) }

// Edge returns the link.
func (a Arc) Edge() Edge { return Edge(a & numberMask) }

// Class returns the type and status of the link.
func (a Arc) Class() Class { return Class(a >> classShift & (Classes - 1)) }

// Backward reports whether the link leads from To to the entity whose row this is,
// and not the other way.
func (a Arc) Backward() bool { return a>>backwardShift&1 != 0 }
