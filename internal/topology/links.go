package topology

import (
	"bytes"
	"cmp"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// links is what is known of each link but its ends and class, which its arcs say.
type links struct {
	// whens is apart from the rest since searches on a date read nothing else.
	whens vector[when]
	facts vector[facts]
	// Beside the links that need them: tenures before the one known today, ids that
	// are not derived, roles and confidences that words does not have, and on whose
	// behalf they are.
	earlier     sparse[when]
	ids         sparse[string]
	roles       sparse[string]
	confidences sparse[float64]
	behalf      sparse[Node]
	words       *words
}

// facts is what searches do not look at: the id of a link, and as 64 bits its
// period and above it the number of its role.
type facts struct {
	id   linkID
	bits uint64
}

func (f *facts) period() period { return period(f.bits & periodMask) }
func (f *facts) role() uint16   { return uint16(f.bits >> periodBits) }

// knownBy returns when a link holds as known by a day, nil where nothing was known
// of it then.
func (t *links) knownBy(e Edge, day network.Day) *when {
	w := t.whens.at(uint32(e))
	switch {
	case w.is(noTenure):
		return nil
	case day == network.MaxDay || w.known() <= day:
		return w
	case !w.is(hasEarlier):
		return nil
	}
	earlier := t.earlier.of(uint32(e))
	for i := len(earlier) - 1; i >= 0; i-- {
		if w := &earlier[i].value; w.known() <= day {
			return w
		}
	}
	return nil
}

// tenures returns all tenures of a link.
func (t *links) tenures(e Edge) []network.Tenure {
	w := t.whens.at(uint32(e))
	if w.is(noTenure) {
		return nil
	}
	earlier := t.earlier.of(uint32(e))
	all := make([]network.Tenure, 0, len(earlier)+1)
	for i := range earlier {
		all = append(all, earlier[i].value.tenure())
	}
	return append(all, w.tenure())
}

func (t *links) confidence(e Edge) float64 {
	if n := t.whens.at(uint32(e)).confidence(); n != ownConfidence {
		return t.words.confidences[n]
	}
	c, _ := t.confidences.first(uint32(e))
	return c
}

func (t *links) role(e Edge) string {
	if n := t.facts.at(uint32(e)).role(); n != ownRole {
		return t.words.roles[n]
	}
	role, _ := t.roles.first(uint32(e))
	return role
}

func (t *links) id(e Edge) string {
	if id := &t.facts.at(uint32(e)).id; *id != ownID {
		return id.String()
	}
	id, _ := t.ids.first(uint32(e))
	return id
}

func (t *links) gone(e Edge) bool { return t.whens.at(uint32(e)).is(gone) }

// compareIDs compares the ids of two links.
func (t *links) compareIDs(a, b Edge) int {
	if a == b {
		return 0
	}
	return t.comparison(t.key(a))(uint32(b))
}

// linkKey is an id that is looked for: the bits of one that is derived, or else
// the text.
type linkKey struct {
	id   linkID
	text string
}

func keyOf(id string) linkKey { return linkKey{id: packLinkID(id), text: id} }

func (t *links) key(e Edge) linkKey {
	if id := t.facts.at(uint32(e)).id; id != ownID {
		return linkKey{id: id}
	}
	return linkKey{text: t.id(e)}
}

// comparison returns how an id compares with those of links.
func (t *links) comparison(key linkKey) func(number uint32) int {
	return func(number uint32) int {
		if id := &t.facts.at(number).id; key.id != ownID && *id != ownID {
			return bytes.Compare(key.id[:], id[:])
		}
		text := key.text
		if key.id != ownID {
			text = key.id.String()
		}
		return strings.Compare(text, t.id(Edge(number)))
	}
}

// compareArcs orders the arcs of a row; node compares the ids of two entities.
func (t *links) compareArcs(a, b Arc, node func(a, b Node) int) int {
	if a>>typeShift == b>>typeShift {
		return t.compareIDs(a.Edge(), b.Edge())
	}
	return cmp.Or(node(a.To(), b.To()), cmp.Compare(a>>typeShift, b>>typeShift))
}

// linksEditor changes what snapshots share.
type linksEditor struct {
	t           *links
	whens       editor[when]
	facts       editor[facts]
	earlier     sparseEditor[when]
	ids         sparseEditor[string]
	roles       sparseEditor[string]
	confidences sparseEditor[float64]
	behalf      sparseEditor[Node]
}

func editLinks(t *links) linksEditor {
	return linksEditor{
		t: t, whens: edit(&t.whens), facts: edit(&t.facts), earlier: editSparse(&t.earlier),
		ids: editSparse(&t.ids), roles: editSparse(&t.roles), confidences: editSparse(&t.confidences), behalf: editSparse(&t.behalf),
	}
}

// packed is a link in its final form, but for what is kept beside it.
type packed struct {
	when    when
	facts   facts
	earlier []when
}

// pack packs a link; what words does not have is kept beside it.
func pack(l *Link, w *words) (p packed, err error) {
	n := len(l.Tenures)
	for i := range l.Tenures {
		tenure, err := packWhen(l.Tenures[i])
		if err != nil {
			return packed{}, broken(l.ID, "is not of this calendar: %v", err)
		}
		if i < n-1 {
			p.earlier = append(p.earlier, tenure)
		} else {
			p.when = tenure
		}
	}
	switch {
	case n == 0:
		p.when[0] |= noTenure
	case n > 1:
		p.when[0] |= hasEarlier
	}
	p.when[1] |= uint64(w.confidence(l.Confidence)) << confidenceShift
	p.facts = facts{id: packLinkID(l.ID), bits: uint64(packPeriod(l.Valid)) | uint64(w.role(l.Role))<<periodBits}
	return p, nil
}

// add appends a link and returns its number.
func (e *linksEditor) add(l *Link, p packed) Edge {
	number := Edge(e.t.whens.len())
	e.whens.add(when{})
	e.facts.add(facts{})
	e.put(number, l, p)
	if p.facts.id == ownID {
		e.ids.put(uint32(number), l.ID)
	}
	return number
}

// put makes the link of a number, whose id is the same, this.
func (e *linksEditor) put(number Edge, l *Link, p packed) {
	n := uint32(number)
	*e.whens.to(n), *e.facts.to(n) = p.when, p.facts
	e.earlier.put(n, p.earlier...)
	if p.facts.role() == ownRole {
		e.roles.put(n, l.Role)
	} else {
		e.roles.put(n)
	}
	if p.when.confidence() == ownConfidence {
		e.confidences.put(n, l.Confidence)
	} else {
		e.confidences.put(n)
	}
}

// drop makes a link one that is gone. Its number stays that of its id.
func (e *linksEditor) drop(number Edge) {
	n := uint32(number)
	*e.whens.to(n) = when{gone | noTenure}
	e.earlier.put(n)
	e.roles.put(n)
	e.confidences.put(n)
}
