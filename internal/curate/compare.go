package curate

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// How candidates are found: those in the graph by its indices, a batch at a time, and
// those in the input by the hashes of their names and identifiers.

// mostAlike is with how many others of the same name or identifier one is compared:
// one in each country, but not a million each with each.
const mostAlike = 250

// nameKey and identifierKey are the keys of a candidate. They are of its kind: a
// government may well have the code of its country.
func (c *candidate) nameKey() string { return string(c.kind) + keySeparator + c.name }

func (c *candidate) identifierKey(i int) string {
	return string(c.kind) + keySeparator + c.identifiers[i].Scheme + keySeparator + c.identifiers[i].Value
}

// keySeparator is what no text has.
const keySeparator = "\xff"

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
		im.lookalikes.names.add(c.nameKey(), c.line, isNew)
	}
	if isNew || !slices.Equal(old.entity.Identifiers, e.Identifiers) {
		for i := range c.identifiers {
			im.lookalikes.identifiers.add(c.identifierKey(i), c.line, isNew)
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
	names, identifiers := map[string][]candidate{}, map[string][]candidate{}
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
	return im.reportFounded(ctx, all)
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
		if err := im.reportFounded(ctx, some); err != nil {
			return err
		}
		some = nil
	}
	return im.reportFounded(ctx, some)
}

// suspicions goes through those that are within the input, of identifiers first: of
// two that share one, the name need not be reported.
func (im *importer) suspicions() iter.Seq2[suspicion, error] {
	return func(yield func(suspicion, error) bool) {
		for entries := range im.lookalikes.identifiers.shared() {
			if !im.suspicionsAmong(entries, sharedIdentifier, yield) {
				return
			}
		}
		for entries := range im.lookalikes.names.shared() {
			if !im.suspicionsAmong(entries, func(uint64, *candidate) int { return byName }, yield) {
				return
			}
		}
	}
}

// suspicionsAmong goes through those of entities that have a key in common, as it
// seems; shared returns which. It reports whether to go on.
func (im *importer) suspicionsAmong(entries []keyEntry, shared func(hash uint64, c *candidate) int, yield func(suspicion, error) bool) bool {
	var others []candidate
	for _, entry := range entries {
		full := len(others) == mostAlike
		if full && !entry.fresh {
			continue
		}
		c, err := im.candidate(entry.line)
		if err != nil {
			yield(suspicion{}, err)
			return false
		}
		if entry.fresh && !yield(suspicion{entity: c, identifier: shared(entry.hash, &c), others: others}, nil) {
			return false
		}
		if !full {
			others = append(others, c)
		}
	}
	return true
}

// sharedIdentifier returns the place of the identifier that has the hash.
func sharedIdentifier(hash uint64, c *candidate) int {
	for i := range c.identifiers {
		if hashOf(c.identifierKey(i)) == hash {
			return i
		}
	}
	return byName // never: it is noted for one of them
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
