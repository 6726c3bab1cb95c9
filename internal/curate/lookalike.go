package curate

import (
	"cmp"
	"context"
	"fmt"
	"hash/maphash"
	"iter"
	"maps"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// A new organisation, person or agreement that has an identifier, or exactly the
// name, of another of its kind is probably the same: of one that is in the graph, or
// that comes earlier in the input. A name counts only where the two are not known to
// be different: by an identifier of the same scheme, or, of organisations, by their
// countries.
//
// Each is told with the first that it looks like. So that not even a million of the
// same name are compared each with each, only the first of them are looked at.

// mostAlike is with how many others of the same name or identifier one is compared.
const mostAlike = 100

// candidate is as much of an entity as is compared.
type candidate struct {
	id, name    string
	kind        network.Kind
	identifiers []network.Identifier
	// line is the first line about it, −1 if it was found in the graph.
	line int32
}

// The keys by which candidates are found. They are of the same kind, always: a
// government may well have the code of its country.
type (
	nameKey struct {
		kind network.Kind
		name string
	}
	identifierKey struct {
		kind network.Kind
		network.Identifier
	}
)

func (c *candidate) nameKey() nameKey { return nameKey{c.kind, c.name} }

func (c *candidate) identifierKey(i int) identifierKey {
	return identifierKey{c.kind, c.identifiers[i]}
}

// suspicion is that an entity is one of some others, which have the same name or
// the same identifier.
type suspicion struct {
	entity candidate
	// identifier is the place of the identifier, or byName.
	identifier int
	others     []candidate
}

const byName = -1

// lookalikes is what is remembered of an input to find what looks alike.
type lookalikes struct {
	// names and identifiers are those that the input brings, homes the links by which
	// organisations and places are found in a country.
	names, identifiers, homes keyIndex
	// told are the pairs that have been told.
	told map[pair]bool
}

type pair struct {
	line  int32
	other string
}

func newLookalikes() lookalikes {
	seed := maphash.MakeSeed()
	return lookalikes{names: keyIndex{seed: seed}, identifiers: keyIndex{seed: seed}, homes: keyIndex{seed: seed}, told: map[pair]bool{}}
}

// noteNames notes the name and the identifiers that the input brings. It returns the
// entity if it is to be compared: it is new, and of a kind that is.
func (im *importer) noteNames(old, now record) (fresh []candidate) {
	e := now.entity
	if e == nil || e.Kind != network.Organization && e.Kind != network.Person && e.Kind != network.Agreement {
		return nil
	}
	c := candidate{id: e.ID, name: e.Name, kind: e.Kind, identifiers: e.Identifiers, line: im.index.first(e.ID)}
	isNew := old.isZero()
	if isNew || old.entity.Name != e.Name {
		addKey(&im.lookalikes.names, c.nameKey(), c.line, isNew)
	}
	if isNew || !slices.Equal(old.entity.Identifiers, e.Identifiers) {
		for i := range c.identifiers {
			addKey(&im.lookalikes.identifiers, c.identifierKey(i), c.line, isNew)
		}
	}
	if !isNew {
		return nil
	}
	return []candidate{c}
}

// compareGraph compares new entities with those in the graph.
func (im *importer) compareGraph(ctx context.Context, fresh []candidate) error {
	if im.size == 0 || len(fresh) == 0 {
		return nil
	}
	like := make([]network.Entity, len(fresh))
	for i, c := range fresh {
		like[i] = network.Entity{ID: c.id, Kind: c.kind, Name: c.name, Identifiers: c.identifiers}
	}
	alike, err := im.graph.Alike(ctx, like)
	if err != nil {
		return fmt.Errorf("looking for what is there already: %w", err)
	}
	slices.SortFunc(alike, func(a, b network.Entity) int { return cmp.Compare(a.ID, b.ID) })
	names, identifiers := map[nameKey][]candidate{}, map[identifierKey][]candidate{}
	for _, e := range alike {
		c := candidate{id: e.ID, name: e.Name, kind: e.Kind, identifiers: e.Identifiers, line: -1}
		names[c.nameKey()] = append(names[c.nameKey()], c)
		for i := range c.identifiers {
			identifiers[c.identifierKey(i)] = append(identifiers[c.identifierKey(i)], c)
		}
	}
	var all []suspicion
	for _, c := range fresh {
		for i := range c.identifiers {
			all = append(all, suspicion{entity: c, identifier: i, others: identifiers[c.identifierKey(i)]})
		}
		all = append(all, suspicion{entity: c, identifier: byName, others: names[c.nameKey()]})
	}
	return im.tell(ctx, all)
}

// compareInput compares the new entities with what else the input brings, once all of
// that is known.
func (im *importer) compareInput(ctx context.Context) error {
	var some []suspicion
	for s, err := range im.suspicions() {
		if err != nil {
			return err
		}
		if some = append(some, s); len(some) < many {
			continue
		}
		if err := im.tell(ctx, some); err != nil {
			return err
		}
		some = nil
	}
	return im.tell(ctx, some)
}

// suspicions goes through those that are within the input, of identifiers first: of
// two that share both, that is told.
func (im *importer) suspicions() iter.Seq2[suspicion, error] {
	return func(yield func(suspicion, error) bool) {
		for entries := range im.lookalikes.identifiers.shared() {
			if !im.suspicionsAmong(entries, im.sameIdentifier, yield) {
				return
			}
		}
		for entries := range im.lookalikes.names.shared() {
			if !im.suspicionsAmong(entries, im.sameName, yield) {
				return
			}
		}
	}
}

// suspicionsAmong goes through those of entities that have a key in common, as it
// seems. It reports whether to go on.
func (im *importer) suspicionsAmong(entries []keyEntry, shared func(keyEntry, candidate) int, yield func(suspicion, error) bool) bool {
	var others []candidate
	for _, entry := range entries {
		full := len(others) == mostAlike
		if full && !entry.fresh || !im.index.lines[entry.line].first {
			continue // nothing comes of it, or it was left out
		}
		c, err := im.candidate(entry.line)
		if err != nil {
			yield(suspicion{}, err)
			return false
		}
		if entry.fresh && !yield(suspicion{entity: c, identifier: shared(entry, c), others: others}, nil) {
			return false
		}
		if !full {
			others = append(others, c)
		}
	}
	return true
}

// sameName is that it is the name which is shared.
func (*importer) sameName(keyEntry, candidate) int { return byName }

// sameIdentifier returns the place of the identifier that is shared.
func (im *importer) sameIdentifier(entry keyEntry, c candidate) int {
	for i := range c.identifiers {
		if hashOf(&im.lookalikes.identifiers, c.identifierKey(i)) == entry.hash {
			return i
		}
	}
	return byName
}

// candidate returns what the lines that begin with that one say of an entity.
func (im *importer) candidate(first int32) (candidate, error) {
	said, err := im.said(first)
	if err != nil {
		return candidate{}, err
	}
	e := said.entity
	kind, _ := network.KindOf(e.ID) // which lines about a known one need not say
	return candidate{id: e.ID, name: e.Name, kind: kind, identifiers: e.Identifiers, line: first}, nil
}

// tell tells which of some suspicions are well founded, those of one entity together.
func (im *importer) tell(ctx context.Context, all []suspicion) error {
	countries, err := im.countriesOf(ctx, all)
	if err != nil {
		return err
	}
	for i := 0; i < len(all); {
		entity := all[i].entity
		var matches []match
		for ; i < len(all) && all[i].entity.line == entity.line; i++ {
			if other, founded := im.firstOf(&all[i], countries); founded {
				matches = append(matches, match{identifier: all[i].identifier, other: other})
			}
		}
		if len(matches) == 0 {
			continue
		}
		if err := im.tellMatches(entity, matches); err != nil {
			return err
		}
	}
	return nil
}

// countriesOf returns the countries of organisations that have a name in common.
func (im *importer) countriesOf(ctx context.Context, all []suspicion) (map[string]string, error) {
	ids := map[string]bool{}
	for _, s := range all {
		if s.identifier != byName || s.entity.kind != network.Organization || len(s.others) == 0 {
			continue
		}
		ids[s.entity.id] = true
		for _, other := range s.others {
			ids[other.id] = true
		}
	}
	return im.countries(ctx, slices.Sorted(maps.Keys(ids)))
}

// firstOf returns the first other that the entity may be, and has not been told to be.
func (im *importer) firstOf(s *suspicion, countries map[string]string) (candidate, bool) {
	if !im.index.has(s.entity.id) {
		return candidate{}, false // it was left out meanwhile
	}
	for _, other := range s.others {
		leftOut := other.line >= 0 && !im.index.has(other.id)
		told := pair{s.entity.line, other.id}
		if other.id != s.entity.id && !leftOut && !im.lookalikes.told[told] && s.of(other, countries) {
			im.lookalikes.told[told] = true
			return other, true
		}
	}
	return candidate{}, false
}

// of reports whether the entity may be the other: that they share what they seem to,
// and that nothing else says that they are different.
func (s *suspicion) of(other candidate, countries map[string]string) bool {
	if s.identifier != byName {
		return slices.Contains(other.identifiers, s.entity.identifiers[s.identifier])
	}
	a, b := countries[s.entity.id], countries[other.id]
	return other.name == s.entity.name && (a == b || a == "" || b == "") && !differ(s.entity.identifiers, other.identifiers)
}

// differ reports whether there is a scheme in which both have identifiers, but none
// in common.
func differ(a, b []network.Identifier) bool {
	common := map[string]bool{}
	for _, x := range a {
		for _, y := range b {
			if x.Scheme == y.Scheme {
				common[x.Scheme] = common[x.Scheme] || x.Value == y.Value
			}
		}
	}
	for _, is := range common {
		if !is {
			return true
		}
	}
	return false
}

// match is another that an entity looks like, by its name or an identifier.
type match struct {
	identifier int
	other      candidate
}

// tellMatches tells what an entity looks like: as a warning, or, where the import is
// strict, as a fault for which it is left out.
func (im *importer) tellMatches(c candidate, matches []match) error {
	lines := im.index.about(c.line)
	named := naming{}
	for _, i := range lines {
		line, err := im.index.load(i)
		if err != nil {
			return err
		}
		named.note(line, i)
	}
	found := map[int32][]network.Fault{}
	for _, m := range matches {
		field := "name"
		if m.identifier != byName {
			field = fmt.Sprintf("identifiers[%d]", m.identifier)
		}
		i := named.culprit(field, c.line)
		found[i] = append(found[i], im.fault(&c, m, field, i))
	}
	if im.options.Strict {
		im.refuseLookalike(&c, lines, found)
		return nil
	}
	for i, faults := range found {
		im.warn(i, faults)
	}
	return nil
}

// fault is what a line is told of an entity that looks like another.
func (im *importer) fault(c *candidate, m match, field string, line int32) network.Fault {
	where := "in the network"
	if m.other.line >= 0 {
		where = "on " + im.lineSeenFrom(line, m.other.line)
	}
	f := network.Fault{Kind: network.SharedName, Field: field}
	what, text := "name", c.name
	if m.identifier != byName {
		f.Kind = network.SharedIdentifier
		what, text = c.identifiers[m.identifier].Scheme, c.identifiers[m.identifier].Value
	}
	f.Reason = fmt.Sprintf("%s has the %s of %s, which is %s: %q", c.id, what, m.other.id, where, text)
	return f
}

// refuseLookalike leaves out all lines about an entity that looks like another.
func (im *importer) refuseLookalike(c *candidate, lines []int32, found map[int32][]network.Fault) {
	for _, i := range lines {
		if faults, bad := found[i]; bad {
			im.refuseLine(i, faults)
		} else if im.options.KeepGoing {
			im.refuseLine(i, []network.Fault{leftOut("id", c.id)})
		}
	}
	im.leaveOut(c.id, c.line, nil, record{})
	im.expected.Entities.Created--
}
