package catalog

import (
	"cmp"
	"math"
	"slices"
)

// A Catalog is what all entities of a network are called, at one revision. It never
// changes, and any number of searches may use it.
type Catalog struct {
	// parts are the indexes that it consists of, the oldest and largest first.
	parts []part
	// size is how many entities it has.
	size int
}

// part is a segment without what has changed since it was made.
type part struct {
	*segment
	// gone has the places of the entities that are no longer in it, and fewer how many of
	// them had each word.
	gone, fewer counts
	live        int
}

// New returns the catalogue of entities, each once.
func New(entities []Entity) *Catalog {
	entities = slices.Clone(entities)
	slices.SortFunc(entities, func(a, b Entity) int { return cmp.Compare(a.Number, b.Number) })
	return &Catalog{parts: []part{newPart(entities)}, size: len(entities)}
}

func newPart(entities []Entity) part { return part{segment: newSegment(entities), live: len(entities)} }

// Apply returns the catalogue after a change: with the entities that came or are called
// otherwise now, and without those that are gone.
func (c *Catalog) Apply(changed []Entity, gone []uint32) *Catalog {
	next := &Catalog{parts: slices.Clone(c.parts), size: c.size}
	for _, number := range gone {
		next.drop(number)
	}
	for _, e := range changed {
		next.drop(e.Number)
	}
	changed = slices.Clone(changed)
	slices.SortFunc(changed, func(a, b Entity) int { return cmp.Compare(a.Number, b.Number) })
	if len(changed) > 0 {
		next.parts = append(next.parts, newPart(changed))
		next.size += len(changed)
	}
	next.merge()
	return next
}

// drop takes an entity out of the part that has it.
func (c *Catalog) drop(number uint32) {
	for i := range c.parts {
		p := &c.parts[i]
		place, ok := p.place(number)
		if !ok || p.gone.of(place) > 0 {
			continue
		}
		p.gone = p.gone.with(place, p.segment.size())
		for _, t := range p.termsOf(place) {
			p.fewer = p.fewer.with(t, p.terms.len())
		}
		p.live--
		c.size--
		return
	}
}

// merge makes one part of the last ones where the last has grown to half of the one before,
// as log-structured merge trees do: so an entity that changes is read again about as often
// as the number of changes can be halved, and there are as many parts at most. The first is
// as it is until Compact.
func (c *Catalog) merge() {
	for {
		n := len(c.parts)
		if n > 1 && c.parts[n-1].live == 0 {
			c.parts = c.parts[:n-1]
			continue
		}
		if n <= 2 || c.parts[n-1].live*2 < c.parts[n-2].live {
			return
		}
		merged := newPart(entitiesOf(c.parts[n-2:]))
		c.parts = append(c.parts[:n-2], merged)
	}
}

// NeedsCompaction reports whether so much has changed since the catalogue was built that
// it is worth building again.
func (c *Catalog) NeedsCompaction() bool {
	const few, share = 4096, 8
	changed := c.size - c.parts[0].live + c.parts[0].size() - c.parts[0].live
	return changed > few && changed > c.size/share
}

// Compact returns a catalogue of the same entities that is one index. number returns
// the numbers that they have in it.
func (c *Catalog) Compact(number func(uint32) uint32) *Catalog {
	entities := entitiesOf(c.parts)
	for i := range entities {
		entities[i].Number = number(entities[i].Number)
	}
	return New(entities)
}

// entitiesOf returns what parts have in the order of the numbers.
func entitiesOf(parts []part) []Entity {
	var all []Entity
	for i := range parts {
		p := &parts[i]
		for place := range uint32(p.size()) {
			if p.gone.of(place) == 0 {
				all = append(all, p.entity(place))
			}
		}
	}
	slices.SortFunc(all, func(a, b Entity) int { return cmp.Compare(a.Number, b.Number) })
	return all
}

// Names returns the names of an entity.
func (c *Catalog) Names(number uint32) []Name {
	for i := range c.parts {
		p := &c.parts[i]
		if place, ok := p.place(number); ok && p.gone.of(place) == 0 {
			return p.entity(place).Names
		}
	}
	return nil
}

// occurrences returns how many entities have a word in a name.
func (c *Catalog) occurrences(word string) int {
	n := 0
	for i := range c.parts {
		if t, ok := c.parts[i].terms.find(word); ok {
			n += c.parts[i].occurrences(t)
		}
	}
	return n
}

// occurrences returns how many entities of the part have a word.
func (p *part) occurrences(t term) int { return len(p.entities.of(t)) - int(p.fewer.of(t)) }

// weight is how telling a word is that so many entities have: the logarithm of how rare
// it is (the inverse document frequency of Spärck Jones, smoothed).
func (c *Catalog) weight(entities int) float64 {
	return math.Log(1 + float64(c.size)/float64(entities+1))
}
