package store

import (
	"context"
	"errors"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/network"
)

// Statements returns the Cypher files, by name, to tests.
func Statements() (map[string]string, error) { return readStatements(cypher) }

// ShortestVariants returns the forms of path_shortest to tests: without a condition,
// with each alone and with all, for links of any type and of one.
func ShortestVariants() map[string]string {
	statements, err := Statements()
	if err != nil {
		panic(err)
	}
	text := statements[shortestStatement]
	sets := map[string]map[string]bool{"no condition": {}, "all conditions": {}}
	for line := range strings.Lines(text) {
		if _, when, conditional := strings.Cut(line, "// when "); conditional {
			name := strings.TrimSpace(when)
			sets[name], sets["all conditions"][name] = map[string]bool{name: true}, true
		}
	}
	variants := map[string]string{}
	for name, with := range sets {
		variants["path_shortest with "+name] = variant(text, network.LinkTypes(), network.Kinds()[5:], with)
		variants["path_shortest of any with "+name] = anyShortest(variants["path_shortest with "+name])
		variants["path_shortest of one type with "+name] = variant(text, []network.LinkType{network.PartnersWith}, network.Kinds()[1:], with)
	}
	return variants
}

// With returns a store that shares s's connections, with one more statement. It
// lets tests run Cypher that the program has no need of.
func (s *Store) With(name, text string) *Store {
	more := *s
	more.statements = map[string]string{name: text}
	return &more
}

// Ask runs a statement that only reads and returns how many rows it has.
func (s *Store) Ask(ctx context.Context, statement string, p map[string]any) (rows int, err error) {
	err = s.query(ctx, statement, p, func(row) error {
		rows++
		return nil
	})
	return rows, err
}

// CheckDamaged checks the graph as it is after some Cypher, which is then taken
// back.
func (s *Store) CheckDamaged(ctx context.Context, damage string, report func(Violation)) error {
	session := s.driver.NewSession(ctx, s.sessionConfig(neo4j.AccessModeWrite))
	defer closeQuietly(ctx, session)
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Close(ctx) }()
	result, err := tx.Run(ctx, damage, nil)
	if err != nil {
		return err
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return err
	}
	if !summary.Counters().ContainsUpdates() {
		return errors.New("nothing was damaged")
	}
	c := &checker{reader: &Tx{store: s, tx: tx}, report: report, progress: func(Checked) {}}
	return c.check(ctx)
}

// Translate wraps an error of the driver with the code that it has in the store.
func Translate(ctx context.Context, what string, err error) error { return translate(ctx, what, err) }
