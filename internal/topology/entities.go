package topology

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// entities is what is known of each entity but its links.
type entities struct {
	facts vector[entity]
	// vertices are apart from the rest since searches read nothing else.
	vertices vector[vertex]
	// ranks are the places of the entities of the last build in the order of their
	// ids. They never change.
	ranks []uint32
	// hash finds the entities of the last build, byID these and those that came later.
	hash hash
	byID index
	// types are the types by number; no type is 0.
	types []string
}

// entity is what is shown of an entity. Home, country and region are the number of the
// place and one, 0 where there is none.
type entity struct {
	id, name              string
	valid                 period
	more                  entityBits
	home, country, region uint32
}

// entityBits are the number of the type of an entity (16 bits) and above it the first
// and the last day on which it may exist.
type entityBits uint64

const entityTypeBits = 16

func packEntityBits(entityType uint16, exists network.Interval) (entityBits, error) {
	from, ok := packDay(exists.From)
	to, fits := packDay(exists.To)
	if !ok || !fits {
		return 0, fmt.Errorf("it exists from day %d to %d, of which one lies in no year from 0000 to 9999", exists.From, exists.To)
	}
	return entityBits(entityType) | entityBits(from|to<<dayBits)<<entityTypeBits, nil
}

func (b entityBits) entityType() uint16 { return uint16(b) }

func (b entityBits) exists() network.Interval {
	days := uint64(b >> entityTypeBits)
	return network.Interval{From: unpackDay(days), To: unpackDay(days >> dayBits)}
}

// KindDegree is what a search looks at of each entity that it meets: its kind, in the
// lowest bits, and how many links it has.
type KindDegree uint32

// goneKind is the kind of an entity that is not there: it has gone, or others name
// it as their place before it has come.
const (
	kindBits = 4
	kindMask = 1<<kindBits - 1
	goneKind = kindMask
)

// Kinds is how many kinds an entity may have, counting what is not there.
const Kinds = 1 << kindBits

// Kind returns the place of the kind in network.Kinds.
func (g KindDegree) Kind() uint8 { return uint8(g & kindMask) }

// Degree returns the number of links.
func (g KindDegree) Degree() int { return int(g >> kindBits) }

func (g KindDegree) withKind(kind uint8) KindDegree { return g&^kindMask | KindDegree(kind) }

func (g KindDegree) withDegree(links int) KindDegree { return KindDegree(links)<<kindBits | g&kindMask }

func newEntities() entities { return entities{types: []string{""}} }

func (t *entities) gone(n Node) bool { return t.kindDegree(n).Kind() == goneKind }

func (t *entities) kindDegree(n Node) KindDegree { return t.vertices.at(uint32(n)).kindDegree }

// number returns the number of an id, though it be gone.
func (t *entities) number(id string) (Node, bool) {
	if n, ok := t.hash.find(id, &t.facts); ok {
		return n, true
	}
	n, ok := t.byID.find(func(n uint32) int { return strings.Compare(id, t.facts.at(n).id) })
	return Node(n), ok
}

func (t *entities) compare(a, b Node) int {
	if a == b {
		return 0
	}
	if int(max(a, b)) < len(t.ranks) {
		return cmp.Compare(t.ranks[a], t.ranks[b])
	}
	return strings.Compare(t.facts.at(uint32(a)).id, t.facts.at(uint32(b)).id)
}

// place returns a place by its number and one.
func (t *entities) place(number uint32) (Node, bool) {
	if number == 0 || t.gone(Node(number-1)) {
		return 0, false
	}
	return Node(number - 1), true
}

// entity returns the whole of an entity.
func (t *entities) entity(n Node) Entity {
	e := t.facts.at(uint32(n))
	whole := Entity{ID: e.id, Name: e.name, Valid: e.valid.period(), Type: t.types[e.more.entityType()], Exists: e.more.exists()}
	if kind := t.kindDegree(n).Kind(); kind != goneKind {
		whole.Kind = kinds[kind]
	}
	if e.home != 0 {
		whole.Home = t.facts.at(e.home - 1).id
	}
	if e.country != 0 {
		whole.Country = t.facts.at(e.country - 1).id
	}
	if e.region != 0 {
		whole.Region = t.facts.at(e.region - 1).id
	}
	return whole
}

// kindNumber returns the place of a kind in network.Kinds.
func kindNumber(k network.Kind) (uint8, bool) {
	i := slices.Index(kinds, k)
	return uint8(i), i >= 0
}

// entitiesEditor changes what snapshots share. What is added is found by its id
// only when the index has it.
type entitiesEditor struct {
	t        *entities
	facts    editor[entity]
	vertices editor[vertex]
}

func editEntities(t *entities) entitiesEditor {
	return entitiesEditor{t: t, facts: edit(&t.facts), vertices: edit(&t.vertices)}
}

// add appends an entity of which only the id is known, and returns its number.
func (e *entitiesEditor) add(id string) Node {
	e.facts.add(entity{id: id})
	e.vertices.add(vertex{kindDegree: goneKind})
	return Node(e.t.facts.len() - 1)
}

// put makes an entity of a number, whose id is the same, this. number returns the
// numbers of its places.
func (e *entitiesEditor) put(n Node, whole *Entity, number func(id string) (Node, error)) error {
	kind, ok := kindNumber(whole.Kind)
	if !ok {
		return broken(whole.ID, "has the kind %q", whole.Kind)
	}
	facts := entity{id: e.t.facts.at(uint32(n)).id, name: whole.Name, valid: packPeriod(whole.Valid)}
	entityType, err := e.typeNumber(whole.Type)
	if err != nil {
		return err
	}
	if facts.more, err = packEntityBits(entityType, whole.Exists); err != nil {
		return broken(whole.ID, "is not of this calendar: %v", err)
	}
	for _, place := range []struct {
		id   string
		into *uint32
	}{{whole.Home, &facts.home}, {whole.Country, &facts.country}, {whole.Region, &facts.region}} {
		if place.id == "" {
			continue
		}
		at, err := number(place.id)
		if err != nil {
			return err
		}
		*place.into = uint32(at) + 1
	}
	*e.facts.to(uint32(n)) = facts
	e.kind(n, kind)
	return nil
}

// drop makes an entity one that is gone. Its number stays that of its id.
func (e *entitiesEditor) drop(n Node) {
	*e.facts.to(uint32(n)) = entity{id: e.t.facts.at(uint32(n)).id}
	e.kind(n, goneKind)
}

func (e *entitiesEditor) kind(n Node, kind uint8) {
	if kindDegree := e.t.kindDegree(n); kindDegree.Kind() != kind {
		e.vertices.to(uint32(n)).kindDegree = kindDegree.withKind(kind)
	}
}

// typeNumber returns the number of a type, a new one where it has none.
func (e *entitiesEditor) typeNumber(text string) (uint16, error) {
	i := slices.Index(e.t.types, text)
	if i < 0 {
		i = len(e.t.types)
		if i > 1<<16-1 {
			return 0, tooMany("types of entities", 1<<16)
		}
		e.t.types = append(e.t.types[:i:i], text)
	}
	return uint16(i), nil
}
