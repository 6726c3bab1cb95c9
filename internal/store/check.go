package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// Violation is a rule that the graph breaks.
type Violation struct {
	// ID is that of the record, or else the name of what is at fault.
	ID string
	network.Fault
}

// Error writes the violation as `id: field: reason`.
func (v Violation) Error() string { return v.ID + ": " + v.Fault.Error() }

// Checked counts what has been checked.
type Checked struct {
	Sources, Entities, Links, Evidence, Changes int
	Violations                                  int
	// Revision is that of the network that was checked.
	Revision int64
}

// Check looks for everything in the graph that entente would not have written:
// Community Edition enforces only that ids are unique, so a program that writes to Neo4j
// past entente can break every other rule. Each violation is reported as it is
// found, progress after each page.
//
// What somebody writes through entente meanwhile may look like a violation. So if
// there was any and the revision has changed, Check ends with a network.Conflict.
func (s *Store) Check(ctx context.Context, report func(Violation), progress func(Checked)) (Checked, error) {
	c := &checker{report: report, progress: progress}
	revision, err := s.scan(ctx, "check", func(ctx context.Context, r reader) error {
		c.reader = r
		return c.check(ctx)
	})
	c.done.Revision = revision
	if network.CodeOf(err) == network.Conflict && c.done.Violations == 0 {
		err = nil
	}
	return c.done, err
}

// checker is one run of Check.
type checker struct {
	reader
	report   func(Violation)
	progress func(Checked)
	done     Checked
	// lastLink is the id of the last link of the page before.
	lastLink string
}

func (c *checker) violated(id, field, reason string, args ...any) {
	c.faulty(id, []network.Fault{{Field: field, Reason: fmt.Sprintf(reason, args...)}})
}

func (c *checker) faulty(id string, faults []network.Fault) {
	for _, f := range faults {
		c.done.Violations++
		c.report(Violation{ID: id, Fault: f})
	}
}

func (c *checker) check(ctx context.Context) error {
	if err := c.checkSchema(ctx); err != nil {
		return err
	}
	if err := c.checkLog(ctx); err != nil {
		return err
	}
	if err := c.checkStrays(ctx); err != nil {
		return err
	}
	if err := idsInOrder(ctx, c, "source_ids", func(ids []string) error { return c.checkSources(ctx, ids) }); err != nil {
		return err
	}
	if err := idsInOrder(ctx, c, "entity_ids", func(ids []string) error { return c.checkEntities(ctx, ids) }); err != nil {
		return err
	}
	if err := linksInOrder(ctx, c, func(links []network.LinkRef) error { return c.checkLinks(ctx, links) }); err != nil {
		return err
	}
	return c.checkOwners(ctx)
}

// checkLog makes sure that revisions have no gap and end at the head.
func (c *checker) checkLog(ctx context.Context) error {
	newest := 0
	err := c.query(ctx, "check_changes", nil, func(r row) error {
		revision := r.number("revision")
		for missing := newest + 1; missing < revision; missing++ {
			c.violated(changeID(missing), "revision", "is missing from the change log")
		}
		if !r.truth("complete") {
			c.violated(changeID(revision), "actor", "the change log does not say who changed the network, and when")
		}
		newest = revision
		c.done.Changes++
		return nil
	})
	if err != nil {
		return err
	}
	head, number := 0, derivation
	err = c.query(ctx, "revision", nil, func(r row) error {
		head, number = r.number("revision"), r.number("derivation")
		return nil
	})
	if err == nil && head != newest {
		c.violated("head", "revision", "is %d, but the change log ends at %d", head, newest)
	}
	if number != derivation {
		c.violated("head", "derivation", "is %d, but should be %d: start entente, which works out everything again", number, derivation)
	}
	c.progress(c.done)
	return err
}

func changeID(revision int) string { return fmt.Sprintf("change %d", revision) }

// checkStrays looks for nodes that are found by no id.
func (c *checker) checkStrays(ctx context.Context) error {
	var kinds []string
	for _, k := range network.Kinds() {
		kinds = append(kinds, k.Label())
	}
	return c.query(ctx, "check_strays", params{"kinds": kinds}, func(r row) error {
		labels := slices.Sorted(slices.Values(r.texts("labels")))
		c.violated(r.text("id"), "labels", "a node labelled %s %s", strings.Join(labels, ", "), r.text("reason"))
		return nil
	})
}

// checkOwners looks for evidence of what is not there.
func (c *checker) checkOwners(ctx context.Context) error {
	return c.query(ctx, "check_evidence", nil, func(r row) error {
		c.violated(r.text("id"), "evidence", "is of a record that is not there")
		return nil
	})
}

// checkSchema makes sure that the migrations have been run and that what they
// made is there still.
func (c *checker) checkSchema(ctx context.Context) error {
	migrations, err := readMigrations(cypher)
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	done, err := migrated(ctx, c)
	if err != nil {
		return err
	}
	there, err := readIndices(ctx, c)
	if err != nil {
		return err
	}
	dropped := map[string]bool{}
	for _, m := range migrations {
		for _, name := range m.drops() {
			dropped[name] = true
		}
	}
	for _, m := range migrations {
		if !done[m.number] {
			c.violated(fmt.Sprintf("migration %d", m.number), "number", "is not recorded as run")
		}
		for _, want := range m.indices() {
			if dropped[want.name] {
				continue
			}
			if fault := want.fault(there); fault != "" {
				c.violated(want.name, "index", "%s", fault)
			} else if state := there[want.name].state; state != online {
				c.violated(want.name, "index", "can't answer: its state is %s", state)
			}
		}
	}
	return nil
}
