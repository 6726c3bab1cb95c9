package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// migrate writes a migration that makes the constraints on the ids of links of those
// types for which none of the migrations in a folder does. What is there stays as it
// is: a migration that was released is never edited.
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
	for _, linkType := range linkTypes() {
		name := "link_" + strings.ToLower(linkType)
		statement := fmt.Sprintf("CREATE CONSTRAINT %s IF NOT EXISTS FOR ()-[r:%s]-() REQUIRE r.id IS UNIQUE;\n", name, linkType)
		if !strings.Contains(there.String(), statement) {
			names, statements = append(names, name), append(statements, statement)
		}
	}
	if len(names) == 0 {
		return nil
	}
	file := fmt.Sprintf("%04d_%s.cypher", len(files)+1, names[0])
	text := "// The constraints on the ids of types of links that are new.\n" + strings.Join(statements, "")
	return os.WriteFile(filepath.Join(folder, file), []byte(text), 0o644)
}
