package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMigrate writes what the migrations that are there lack, once.
func TestMigrate(t *testing.T) {
	folder := t.TempDir()
	var released strings.Builder
	for _, file := range []string{"0001_schema", "0004_lists"} {
		text, err := os.ReadFile("../cypher/migrations/" + file + ".cypher")
		if err != nil {
			t.Fatal(err)
		}
		released.Write(text)
	}
	const offers, led = "CREATE CONSTRAINT link_offers IF NOT EXISTS FOR ()-[r:OFFERS]-() REQUIRE r.id IS UNIQUE;\n",
		"CREATE CONSTRAINT link_led IF NOT EXISTS FOR ()-[r:LED]-() REQUIRE r.id IS UNIQUE;\n"
	const day = "CREATE INDEX day_offers IF NOT EXISTS FOR ()-[r:OFFERS]-() ON (r.day);\n"
	first := strings.NewReplacer(offers, "", led, "", day, "").Replace(released.String())
	if err := os.WriteFile(filepath.Join(folder, "0001_schema.cypher"), []byte(first), 0o600); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{
		"0001_schema.cypher":   first,
		"0002_link_led.cypher": "// The constraints on the ids, and the indices of the days, of types of links that are new.\n" + led + offers + day,
	}
	for range 2 {
		if err := migrate(folder); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, contents(t, folder)); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

// contents returns the files of a folder by name.
func contents(t *testing.T, folder string) map[string]string {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(filepath.Join(folder, file.Name()))
		if err != nil {
			t.Fatal(err)
		}
		all[file.Name()] = string(text)
	}
	return all
}
