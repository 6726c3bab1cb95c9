package store

import "context"

// Statements gives the Cypher files, by name, to tests.
func Statements() (map[string]string, error) { return readStatements(cypher) }

// With gives a store that shares s's connections, with one more statement. It
// lets tests run Cypher that the program has no need of.
func (s *Store) With(name, text string) *Store {
	more := *s
	more.statements = map[string]string{name: text}
	return &more
}

// Ask runs a statement that only reads and gives how many rows it has.
func (s *Store) Ask(ctx context.Context, statement string, p map[string]any) (rows int, err error) {
	err = s.query(ctx, statement, p, func(row) error {
		rows++
		return nil
	})
	return rows, err
}
