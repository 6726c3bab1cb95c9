package main

import (
	"context"
	"fmt"
	"log/slog"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/words"
)

// Check is `entente check`.
type Check struct {
	Connection
}

// Help returns what the flags do not say.
func (*Check) Help() string {
	return `Neo4j Community Edition enforces only that ids are unique. Whoever writes to it past entente can break any other rule; this finds out which, and where.`
}

// Run checks the network and prints each violation.
func (c *Check) Run(ctx context.Context, log *slog.Logger) error {
	return c.use(ctx, log, func(s *store.Store) error {
		progress := newProgress()
		checked, err := s.Check(ctx,
			func(v store.Violation) {
				progress.clear()
				fmt.Println(v.Error())
			},
			func(c store.Checked) { progress.at("checking", c.Sources+c.Entities+c.Links, 0) })
		progress.clear()
		if err != nil {
			return err
		}
		out := message.NewPrinter(language.English)
		fmt.Printf("checked at revision %s: %s, %s, %s, %s, %s\n", out.Sprint(checked.Revision),
			words.Count(checked.Sources, "source", "sources"), words.Count(checked.Entities, "entity", "entities"), words.Count(checked.Links, "link", "links"),
			words.Count(checked.Evidence, "piece of evidence", "pieces of evidence"), words.Count(checked.Changes, "change", "changes"))
		if checked.Violations > 0 {
			return fmt.Errorf("%s of the rules", words.Count(checked.Violations, "violation", "violations"))
		}
		fmt.Println("every rule is kept")
		return nil
	})
}
