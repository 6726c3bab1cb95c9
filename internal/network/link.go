package network

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// Link is a statement that joins two entities: who held what position where, who
// is party to what, who attended. From and To are entity ids; the type says
// which way round they stand.
type Link struct {
	ID   string
	Type LinkType
	From string
	To   string
	// Role is the position held or the part played.
	Role string
	// OnBehalfOf is the entity for whom a person attended, led, signed or spoke.
	OnBehalfOf string
	Valid      Period
	Status     Status
	// Confidence is in (0,1]; 1 where nobody said otherwise.
	Confidence float64
	Evidence   []Evidence
}

// The defaults of a link.
const (
	DefaultStatus     = InForce
	DefaultConfidence = 1.0
)

// DerivedID is the id of a link that was given none: a hash of what makes it
// this link and no other – type, ends, role and the beginning as written.
func (l *Link) DerivedID() string {
	from, to := l.From, l.To
	if l.Type.Symmetric() && to < from {
		from, to = to, from
	}
	const unitSeparator = "\x1f"
	sum := sha256.Sum256([]byte(strings.Join([]string{string(l.Type), from, to, l.Role, l.Valid.From.String()}, unitSeparator)))
	return LinkPrefix + ":" + strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:16]))
}

// Orient turns a symmetric link so that the smaller id stands first.
func (l *Link) Orient() {
	if l.Type.Symmetric() && l.To < l.From {
		l.From, l.To = l.To, l.From
	}
}

// Other returns the end of the link that is not id.
func (l *Link) Other(id string) string {
	if l.From == id {
		return l.To
	}
	return l.From
}

// LinkRef names a link.
type LinkRef struct {
	Type LinkType
	ID   string
}

// CompareRefs orders links by type, then id.
func CompareRefs(a, b LinkRef) int {
	return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID))
}
