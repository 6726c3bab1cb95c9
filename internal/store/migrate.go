package store

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/network"
)

// migration is a numbered change of the schema: the statements of a file in
// cypher/migrations. What was released is never edited; a further change is a
// further file.
type migration struct {
	number     int
	name       string
	statements []string
}

// Migrate brings the database to the schema of this program: it runs each
// migration that the graph does not record yet, waits for the indices, and works
// out again what an older program has derived in another way. Statements say IF
// NOT EXISTS, so one that was interrupted is run again.
func (s *Store) Migrate(ctx context.Context) error {
	migrations, err := readMigrations(cypher)
	if err != nil {
		return fmt.Errorf("read the migrations: %w", err)
	}
	done, err := migrated(ctx, s)
	if err != nil {
		return err
	}
	newest := migrations[len(migrations)-1].number
	for number := range done {
		if number > newest {
			return &network.Error{Code: network.Conflict, Message: fmt.Sprintf("the database has schema %d, this program knows schemas up to %d: use a newer entente", number, newest)}
		}
	}
	for _, m := range migrations {
		if done[m.number] {
			continue
		}
		s.config.Log.Info("migrating the database", "number", m.number, "name", m.name)
		if err := s.schema(ctx, nil, m.statements...); err != nil {
			return fmt.Errorf("migration %d (%s): %w", m.number, m.name, err)
		}
		if err := s.verify(ctx, m); err != nil {
			return err
		}
		if err := s.schema(ctx, params{"number": m.number, "name": m.name, "at": time.Now().UTC()}, s.statements["migration_record"]); err != nil {
			return fmt.Errorf("record migration %d (%s): %w", m.number, m.name, err)
		}
	}
	if err := s.schema(ctx, nil, "CALL db.awaitIndexes(300)"); err != nil {
		return err
	}
	return s.rederiveAll(ctx)
}

// verify makes sure that a migration has made its indices. IF NOT EXISTS makes
// none where there is one like it of another name.
func (s *Store) verify(ctx context.Context, m migration) error {
	there, err := readIndices(ctx, s)
	if err != nil {
		return err
	}
	for _, want := range m.indices() {
		if fault := want.fault(there); fault != "" {
			return &network.Error{Code: network.Conflict, Message: fmt.Sprintf("the index %s of the database %s; drop what is there in its place and start again", want.name, fault)}
		}
	}
	return nil
}

func migrated(ctx context.Context, r reader) (map[int]bool, error) {
	done := map[int]bool{}
	err := r.query(ctx, "migrations", nil, func(r row) error {
		done[r.number("number")] = true
		return nil
	})
	return done, err
}

// schema runs statements in one transaction. Those that change the schema can't
// share one with data.
func (s *Store) schema(ctx context.Context, p params, statements ...string) error {
	session := s.driver.NewSession(ctx, s.sessionConfig(neo4j.AccessModeWrite))
	defer closeQuietly(ctx, session)
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		for _, text := range statements {
			result, err := tx.Run(ctx, text, p)
			if err == nil {
				_, err = result.Consume(ctx)
			}
			if err != nil {
				return nil, err
			}
		}
		return nil, nil
	}, s.transaction(ctx, "migrate", s.config.WriteTimeout)...)
	return translate(ctx, "changing the schema", err)
}

// readMigrations reads the files in order of their numbers, which have no gap.
func readMigrations(files fs.FS) ([]migration, error) {
	names, err := fs.Glob(files, "cypher/migrations/*.cypher")
	if err != nil {
		return nil, err
	}
	var migrations []migration
	for i, name := range names {
		number, title, ok := strings.Cut(strings.TrimSuffix(path.Base(name), ".cypher"), "_")
		n, err := strconv.Atoi(number)
		if !ok || err != nil || n != i+1 {
			return nil, fmt.Errorf("%s: the files must be numbered 0001_name.cypher, 0002_name.cypher, …", name)
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		migrations = append(migrations, migration{number: n, name: title, statements: splitStatements(string(text))})
	}
	return migrations, nil
}

// splitStatements takes a file apart at the semicolons that end a line.
func splitStatements(text string) []string {
	var statements []string
	for part := range strings.SplitSeq(text, ";\n") {
		if strings.TrimSpace(part) != "" {
			statements = append(statements, part)
		}
	}
	return statements
}
