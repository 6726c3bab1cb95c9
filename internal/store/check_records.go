package store

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// How stored records are judged: first what they say, by the rules of the
// domain, and where that is right, whether what is stored beside it follows from
// it.

func (c *checker) checkSources(ctx context.Context, ids []string) error {
	err := c.query(ctx, "sources_stored", params{"ids": ids}, func(r row) error {
		stored := r.fields("source")
		source := sourceOf(stored)
		faults := slices.Concat(badDates(stored, "published", "retrieved"), source.Check())
		if len(faults) == 0 {
			faults = differences(stored, sourceRow(&source))
		}
		c.faulty(source.ID, faults)
		return nil
	})
	c.done.Sources += len(ids)
	c.progress(c.done)
	return err
}

func (c *checker) checkEntities(ctx context.Context, ids []string) error {
	homeless := map[string]fields{}
	err := c.query(ctx, "check_entities", params{"ids": ids, "types": plain(network.LinkTypes())}, func(r row) error {
		stored := r.fields("entity")
		c.checkEntity(stored, r)
		if network.Prefix(stored.text("id")) == network.Organization.Prefix() {
			homeless[stored.text("id")] = stored
		}
		return nil
	})
	if err != nil {
		return err
	}
	homes, err := homesOf(ctx, c, slices.Sorted(maps.Keys(homeless)))
	if err != nil {
		return err
	}
	for _, id := range ids {
		if stored, ok := homeless[id]; ok {
			c.faulty(id, differences(stored, homes[id].row()))
		}
	}
	c.done.Entities += len(ids)
	c.progress(c.done)
	return nil
}

func (c *checker) checkEntity(stored fields, r row) {
	id, evidence := stored.text("id"), r.list("evidence")
	c.done.Evidence += len(evidence)
	faults := badDates(stored, "validFrom", "validTo")
	for _, list := range []struct {
		key  string
		into any
	}{{partName, &[]network.Name{}}, {partFact, &[]network.Fact{}}, {partStatus, &[]network.StatusChange{}}} {
		if text := stored.text(list.key); text != "" {
			if err := json.Unmarshal([]byte(text), list.into); err != nil {
				faults = append(faults, network.Fault{Field: list.key, Reason: fmt.Sprintf("can't be read: %v", err)})
			}
		}
	}
	if entity, err := entityOf(stored); err == nil {
		faults = append(faults, badEvidence(evidence, "", func(part string) bool { return hasPart(&entity, part) })...)
		attachEvidence(&entity, evidence)
		faults = append(faults, entity.Check()...)
		faults = append(faults, badLabels(&entity, r.texts("labels"))...)
		if len(faults) == 0 {
			row, err := entityRow(network.End{Entity: &entity, Established: established(entity.ID, r)})
			if err != nil {
				faults = append(faults, network.Fault{Field: "entity", Reason: err.Error()})
			}
			row["degree"] = int64(r.number("links"))
			delete(row, "label")
			faults = append(faults, differences(stored, row)...)
		}
	}
	c.faulty(id, faults)
	for _, stray := range r.list("strays") {
		c.violated(stray.text("id"), "type", "a relationship %s between %s and %s is no link", stray.text("type"), id, stray.text("other"))
	}
}

// badLabels makes sure that an entity is labelled as what it is. Other labels are
// nobody's business.
func badLabels(e *network.Entity, labels []string) []network.Fault {
	for _, k := range network.Kinds() {
		if slices.Contains(labels, k.Label()) != (k == e.Kind) {
			return []network.Fault{{Field: "kind", Reason: fmt.Sprintf("is %s, but the labels are %s", e.Kind, strings.Join(slices.Sorted(slices.Values(labels)), ", "))}}
		}
	}
	return nil
}

// hasPart reports whether evidence may support that part of an entity.
func hasPart(e *network.Entity, name string) bool {
	for list, n := range map[string]int{partName: len(e.Names), partFact: len(e.Facts), partStatus: len(e.StatusHistory)} {
		for i := range n {
			if name == part(list, i) {
				return true
			}
		}
	}
	return name == partEntity
}

func (c *checker) checkLinks(ctx context.Context, links []network.LinkRef) error {
	ids := make([]string, 0, len(links))
	for _, l := range links {
		if l.ID != c.lastLink {
			ids = append(ids, l.ID)
		}
		c.lastLink = l.ID
	}
	seen := make(map[string]bool, len(ids))
	err := c.query(ctx, "check_links", params{"ids": ids}, func(r row) error {
		id := r.fields("link").text("id")
		if seen[id] {
			c.violated(id, "id", "more than one link has it")
			return nil
		}
		seen[id] = true
		return c.checkLink(r)
	})
	for _, id := range ids {
		if err == nil && !seen[id] {
			c.violated(id, "type", "it does not lead from an entity to an entity")
		}
	}
	c.done.Links += len(links)
	c.progress(c.done)
	return err
}

func (c *checker) checkLink(r row) error {
	stored, evidence := r.fields("link"), r.list("evidence")
	c.done.Evidence += len(evidence)
	link, err := scanLinkWithEvidence(r)
	if err != nil {
		return err
	}
	faults := badDates(stored, "validFrom", "validTo")
	faults = append(faults, badEvidence(evidence, string(link.Type), func(part string) bool { return part == partEntity })...)
	faults = append(faults, link.Check()...)
	oriented := link
	if oriented.Orient(); oriented.From != link.From {
		faults = append(faults, network.Fault{Field: "from", Reason: fmt.Sprintf("a symmetric link leads from the smaller id, not from %s to %s", link.From, link.To)})
	}
	if link.OnBehalfOf != "" && r.text("behalf") == "" {
		faults = append(faults, network.Fault{Field: "onBehalfOf", Reason: fmt.Sprintf("there is no %q", link.OnBehalfOf)})
	}
	if len(faults) == 0 && readable(r.fields("from")) && readable(r.fields("to")) {
		derived, err := scanTenureInput(r)
		if err != nil {
			return err
		}
		row := linkRow(&link)
		maps.Copy(row, derived)
		faults = differences(stored, row)
	}
	c.faulty(link.ID, faults)
	return nil
}

// readable reports whether an end of a link has dates that the link's tenures can be
// worked out from. Where it has not, that is a violation of its own.
func readable(end fields) bool {
	_, err := entityOf(end)
	return err == nil && len(badDates(end, "validFrom", "validTo")) == 0
}

// badDates returns those of the properties that are no dates.
func badDates(stored fields, keys ...string) []network.Fault {
	var faults []network.Fault
	for _, key := range keys {
		if stored[key] == nil {
			continue
		}
		if _, err := network.ParseDate(stored.text(key)); err != nil {
			faults = append(faults, network.Fault{Field: key, Reason: err.Error()})
		}
	}
	return faults
}

// badEvidence judges what the nodes of evidence say beyond network.Evidence: the
// part that each supports, and its place there.
func badEvidence(list []fields, linkType string, has func(part string) bool) []network.Fault {
	var faults []network.Fault
	add := func(part, reason string, args ...any) {
		faults = append(faults, network.Fault{Field: strings.TrimPrefix(part+".evidence", "."), Reason: fmt.Sprintf(reason, args...)})
	}
	positions := map[string]int{}
	for _, f := range list {
		part := f.text("part")
		switch {
		case !has(part):
			add(part, "supports what is not there")
		case f.number("position") != positions[part]:
			add(part, "is numbered %d where %d comes next", f.number("position"), positions[part])
		case f.text("linkType") != linkType:
			add(part, "is of a link of type %q", f.text("linkType"))
		}
		positions[part]++
		if f["observed"] != nil {
			if _, err := network.ParseObserved(f.text("observed")); err != nil {
				add(part, "observed: %v", err)
			}
		}
	}
	return faults
}

// differences returns the properties that are not stored as they would be written.
func differences(stored fields, want params) []network.Fault {
	var faults []network.Fault
	for _, key := range slices.Sorted(maps.Keys(want)) {
		if is, should := asRead(stored[key]), asRead(want[key]); !reflect.DeepEqual(is, should) {
			faults = append(faults, network.Fault{Field: key, Reason: fmt.Sprintf("is stored as %v, but %v follows from the records", is, should)})
		}
	}
	return faults
}

// asRead returns a property as the driver would read it; an empty list is none.
func asRead(v any) any {
	var list []any
	switch v := v.(type) {
	case []string:
		for _, e := range v {
			list = append(list, e)
		}
	case []int64:
		for _, e := range v {
			list = append(list, e)
		}
	case []any:
		list = v
	default:
		return v
	}
	if len(list) == 0 {
		return nil
	}
	return list
}
