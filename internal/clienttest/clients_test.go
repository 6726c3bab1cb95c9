package clienttest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
)

// TestClients serves a network, and lets each client ask.
func TestClients(t *testing.T) {
	program := build(t)
	served := serveTwo(t, program)
	sdl := served.schema(t)
	schema := load(t, sdl)
	t.Run("an id means one thing", func(t *testing.T) {
		sites := []site{served}
		if os.Getenv("ENTENTE_SOAK") != "" { // Neo4j takes long to plan the searches that the topology spares it
			sites = append(sites, serveAgain(t, program))
		}
		anIDMeansOneThing(t, schema, sites...)
	})
	for name, command := range map[string]func(folder string) *exec.Cmd{
		"relay":     node("relay/relay.test.mjs"),
		"apollo3":   node("apollo/apollo.test.mjs", "CLIENTTEST_APOLLO=apollo3"),
		"apollo4":   node("apollo/apollo.test.mjs", "CLIENTTEST_APOLLO=apollo4"),
		"urql":      node("urql/urql.test.mjs"),
		"gql":       python("gql/test_gql.py"),
		"genqlient": generated("genqlient"),
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			write(t, filepath.Join(folder, "schema.graphql"), sdl)
			write(t, filepath.Join(folder, "documents.json"), inJSON(asCached(t, schema)))
			c := command(folder)
			c.Env = append(c.Environ(), "CLIENTTEST_URL="+served.url, "CLIENTTEST_FOLDER="+folder)
			run(t, c)
		})
	}
}

// node runs the tests of a JavaScript client, with further variables, NAME=value.
func node(file string, environment ...string) func(string) *exec.Cmd {
	return func(string) *exec.Cmd {
		command := exec.Command("node", "--test-reporter=spec", file)
		command.Env = append(os.Environ(), environment...)
		return command
	}
}

// python runs tests by the Python that the clients are installed for.
func python(file string) func(string) *exec.Cmd {
	return func(string) *exec.Cmd { return exec.Command(venv, file) }
}

// generated runs the tests of a Go module in a copy of it, for which code is generated first.
func generated(module string) func(string) *exec.Cmd {
	return func(folder string) *exec.Cmd {
		if err := os.CopyFS(folder, os.DirFS(module)); err != nil {
			return &exec.Cmd{Err: err}
		}
		command := exec.Command("sh", "-c", "go generate && go vet && go test -count=1")
		command.Dir = folder
		return command
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// venv is the Python that `make clients` installs for.
const venv = "gql/.venv/bin/python"

// TestMain looks for what `make clients` installs before a Neo4j is started.
func TestMain(m *testing.M) {
	for _, installed := range []string{"node_modules/.package-lock.json", venv} {
		if _, err := os.Stat(installed); err != nil {
			fmt.Fprintln(os.Stderr, "The clients are not installed, `make clients` does it:", err)
			os.Exit(1)
		}
	}
	neo4jtest.Main(m)
}

func load(t *testing.T, sdl string) *ast.Schema {
	t.Helper()
	schema, err := gqlparser.LoadSchema(&ast.Source{Name: "schema.graphql", Input: sdl})
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// anIDMeansOneThing asks all documents of all sites. Whatever has an id must have one value for the same field and the
// same arguments, in all of their answers; and each field of what has an id must be among what was compared.
func anIDMeansOneThing(t *testing.T, schema *ast.Schema, sites ...site) {
	seen := newRecords(schema)
	for _, d := range asCached(t, schema) {
		for i, s := range sites {
			seen.add(fmt.Sprintf("%s of site %d", d.Name, i), parse(t, schema, d.Query), d.Variables, s.ask(t, d.Query, d.Variables))
		}
	}
	if len(seen.conflicts) > 0 {
		t.Errorf("%d conflicts, among them\n%s", len(seen.conflicts), strings.Join(seen.conflicts[:min(10, len(seen.conflicts))], "\n"))
	}
	for _, of := range schema.PossibleTypes["Node"] {
		if of.Kind != ast.Object {
			continue
		}
		for _, field := range of.Fields {
			if name := of.Name + "." + field.Name; seen.compared[name] == 0 {
				t.Errorf("%s is nowhere met twice: select it in the documents", name)
			}
		}
	}
}
