package curate

import (
	"context"
	"fmt"
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
// It is reported as a warning, of each identifier and of the name with one that it may
// be; where the import is strict, as a fault, for which it is left out.

// candidate is as much of an entity as is compared.
type candidate struct {
	id, name    string
	kind        network.Kind
	identifiers []network.Identifier
	// line is the first line about it, −1 if it was found in the graph.
	line int32
}

// byName stands for the place of the identifier that two share, where it is the name.
const byName = -1

// suspicion is that an entity is one of some others, which have the same name or
// the same identifier, as it seems.
type suspicion struct {
	entity     candidate
	identifier int
	others     []candidate
}

// match is an entity that is reported to look like another.
type match struct {
	// line is the first line about the entity.
	line       int32
	identifier int
	other      string
}

// lookalikes is what is remembered of an input to find what looks alike.
type lookalikes struct {
	// names and identifiers are those that the input brings, homes the links by which
	// organisations and places are found in a country.
	names, identifiers, homes keyIndex
	reported                  map[match]bool
	// out are the entities that are left out, by their first lines, and bad the lines
	// that are at fault for it.
	out map[int32]string
	bad map[int32]bool
}

func newLookalikes() lookalikes {
	return lookalikes{reported: map[match]bool{}, out: map[int32]string{}, bad: map[int32]bool{}}
}

// reportFounded reports those of some suspicions that are well founded.
func (im *importer) reportFounded(ctx context.Context, all []suspicion) error {
	countries, err := im.countriesOf(ctx, all)
	if err != nil {
		return err
	}
	for i := range all {
		other, founded := im.firstOf(&all[i], countries)
		if !founded {
			continue
		}
		if err := im.reportMatch(&all[i], other); err != nil {
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

// firstOf returns the first other that the entity may be. A name is not reported of one
// with which an identifier has been.
func (im *importer) firstOf(s *suspicion, countries map[string]string) (candidate, bool) {
	reported := im.lookalikes.reported
	for _, other := range s.others {
		m := match{line: s.entity.line, identifier: s.identifier, other: other.id}
		if other.id == s.entity.id || reported[m] || !s.mayBe(other, countries) {
			continue
		}
		reported[m] = true
		m.identifier = byName
		reported[m] = true
		return other, true
	}
	return candidate{}, false
}

// mayBe reports whether the entity may be the other: that they share what they seem
// to, and that nothing says that they are different.
func (s *suspicion) mayBe(other candidate, countries map[string]string) bool {
	if s.identifier != byName {
		return slices.Contains(other.identifiers, s.entity.identifiers[s.identifier])
	}
	a, b := countries[s.entity.id], countries[other.id]
	return other.name == s.entity.name && (a == b || a == "" || b == "") && !differ(s.entity.identifiers, other.identifiers)
}

// differ reports whether there is a scheme in which both have identifiers, but none
// in common.
func differ(a, b []network.Identifier) bool {
	for _, x := range a {
		both, common := false, false
		for _, y := range b {
			if y.Scheme == x.Scheme {
				both, common = true, common || slices.Contains(a, y)
			}
		}
		if both && !common {
			return true
		}
	}
	return false
}

// reportMatch reports that an entity looks like another, on the line that says so.
func (im *importer) reportMatch(s *suspicion, other candidate) error {
	c := &s.entity
	named := naming{}
	for _, i := range im.index.about(c.line) {
		line, err := im.index.load(i)
		if err != nil {
			return err
		}
		named.note(line, i)
	}
	f := network.Fault{Kind: network.SharedName, Field: "name"}
	what, text := "name", c.name
	if s.identifier != byName {
		f.Kind, f.Field = network.SharedIdentifier, fmt.Sprintf("identifiers[%d]", s.identifier)
		what, text = c.identifiers[s.identifier].Scheme, c.identifiers[s.identifier].Value
	}
	at := named.culprit(f.Field, c.line)
	where := "in the network"
	if other.line >= 0 {
		where = "on " + im.lineSeenFrom(at, other.line)
	}
	f.Reason = fmt.Sprintf("%s has the %s of %s, which is %s: %q", c.id, what, other.id, where, text)
	if !im.options.Strict {
		im.warn(at, []network.Fault{f})
		return nil
	}
	im.lookalikes.out[c.line] = c.id
	if !im.lookalikes.bad[at] {
		im.lookalikes.bad[at] = true
		im.report.Bad++
	}
	im.faults.add(int(im.index.lines[at].file), im.placed(at, []network.Fault{f}, false))
	return nil
}

// leaveOutLookalikes leaves out what looks like another, with all lines about it.
func (im *importer) leaveOutLookalikes() {
	for _, first := range slices.Sorted(maps.Keys(im.lookalikes.out)) {
		id := im.lookalikes.out[first]
		for _, i := range im.index.about(first) {
			if im.options.KeepGoing && !im.lookalikes.bad[i] {
				im.refuseLine(i, []network.Fault{leftOut("id", id)})
			}
		}
		im.leaveOut(id, first, nil, record{})
		im.expected.Entities.Created--
	}
}
