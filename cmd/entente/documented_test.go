package main

import (
	"os"
	"strings"
	"testing"

	"github.com/alecthomas/kong"
)

// lineOf returns the one line of a page that begins in some way.
func lineOf(t *testing.T, page, begins string) string {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if strings.HasPrefix(line, begins) {
			return line
		}
	}
	t.Fatalf("%s has no line that begins with %s", page, begins)
	return ""
}

// The README names every command that asks a server, and no other, where it tells of the variable that names one.
func TestDocumentedServer(t *testing.T) {
	parser, err := kong.New(&commands{}, kong.Vars{"version": ""})
	if err != nil {
		t.Fatal(err)
	}
	row := lineOf(t, "../../README.md", "| `ENTENTE_URL` |")
	for _, command := range parser.Model.Leaves(false) {
		takes := false
		for _, flags := range command.AllFlags(false) {
			for _, flag := range flags {
				takes = takes || flag.Name == "server"
			}
		}
		if named := strings.Contains(row, "`"+command.Name+"`"); named != takes {
			t.Errorf("that %s takes --server is %t, and that the README says so is %t", command.Name, takes, named)
		}
	}
}

// Both pages name every format of reports.
func TestDocumentedFormats(t *testing.T) {
	row := lineOf(t, "../../README.md", "| `entente report` |")
	manual, err := os.ReadFile("../../docs/command-line.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, format := range writableFormats() {
		if !strings.Contains(row, "`"+format+"`") && !strings.Contains(row, "`--format "+format+"`") {
			t.Errorf("the README does not name %s", format)
		}
		if !strings.Contains(string(manual), "`"+format+"`: ") {
			t.Errorf("the manual does not tell of %s", format)
		}
	}
}
