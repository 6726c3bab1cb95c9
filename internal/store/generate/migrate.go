package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// migrate writes a migration that makes, for those types of links for which none of the
// migrations in a folder does, the constraint on their ids and the index of their days.
// What is there stays as it is: a migration that was released is never edited.
func migrate(folder string) error {
	files, err := filepath.Glob(filepath.Join(folder, "*.cypher"))
	if err != nil {
		return err
	}
	var there strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		there.Write(text)
	}
	var names, statements []string
	for _, linkType := range network.LinkTypes() {
		for _, kind := range []struct{ name, statement string }{
			{"link_", "CREATE CONSTRAINT %s IF NOT EXISTS FOR ()-[r:%s]-() REQUIRE r.id IS UNIQUE;\n"},
			{"day_", "CREATE INDEX %s IF NOT EXISTS FOR ()-[r:%s]-() ON (r.day);\n"},
		} {
			name := kind.name + strings.ToLower(string(linkType))
			statement := fmt.Sprintf(kind.statement, name, linkType)
			if !strings.Contains(there.String(), statement) {
				names, statements = append(names, name), append(statements, statement)
			}
		}
	}
	if len(names) == 0 {
		return nil
	}
	file := fmt.Sprintf("%04d_%s.cypher", len(files)+1, names[0])
	text := "// The constraints on the ids, and the indices of the days, of types of links that are new.\n" + strings.Join(statements, "")
	return os.WriteFile(filepath.Join(folder, file), []byte(text), 0o644)
}
