package topology

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Class is the type and the status of a link, as an index into tables: the
// place of the type among all, in the order of their texts, above that of the
// status in network.Statuses.
type Class uint16

// Classes is how many there may be; not all of them are in use.
const Classes = 1 << classBits

const (
	statusBits = 4
	classBits  = 5 + statusBits
	// noStatus and noType are what is no status and no type.
	noStatus = 1<<statusBits - 1
	noType   = 1<<(classBits-statusBits) - 1
)

// What is packed must have room. These constants are of no use but that a negative
// one does not compile.
const (
	// More types of links than a class can number beside noType: raise classBits, and
	// lower numberBits to make room in an arc.
	_ = uint(noType - network.LinkTypeCount)
	// More statuses than a class can number beside noStatus: raise statusBits, and
	// lower numberBits to make room in an arc.
	_ = uint(noStatus - network.StatusCount)
	// More kinds of entities than a kindDegree can number beside goneKind: raise kindBits.
	_ = uint(goneKind - network.KindCount)
	// An arc that is not just as wide as its parts.
	_ = uint(64 - (nodeShift + numberBits))
	// A when without room for the number of a confidence.
	_ = uint64(confidenceMask << confidenceShift)
)

// types are the types of links in the order of their texts, and statuses all
// statuses. Nobody changes them.
var (
	types    = slices.Sorted(slices.Values(network.LinkTypes()))
	statuses = network.Statuses()
	kinds    = network.Kinds()
)

// ClassOf returns the class of links of a type and status.
func ClassOf(t network.LinkType, s network.Status) Class {
	class := Class(noType) << statusBits
	if i, ok := slices.BinarySearch(types, t); ok {
		class = Class(i) << statusBits
	}
	if i := slices.Index(statuses, s); i >= 0 {
		return class | Class(i)
	}
	return class | noStatus
}

// Type returns the type, "" where it is none.
func (c Class) Type() network.LinkType {
	if i := int(c >> statusBits); i < len(types) {
		return types[i]
	}
	return ""
}

// Status returns the status, "" where it is none.
func (c Class) Status() network.Status {
	if i := int(c & noStatus); i < len(statuses) {
		return statuses[i]
	}
	return ""
}

// valid reports whether the class is of a type and a status.
func (c Class) valid() bool { return c.Type() != "" && c.Status() != "" }

// sameType reports whether two classes are of one type.
func (c Class) sameType(other Class) bool { return c>>statusBits == other>>statusBits }
