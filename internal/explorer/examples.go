package explorer

import (
	"embed"
	"errors"
	"io/fs"
	"path"
	"strings"
)

//go:embed examples
var exampleFiles embed.FS

// Example is an example query: a tab in GraphiQL, and an example in docs/queries.md.
type Example struct {
	// Name is the name of its file without the extension, such as "01-partnership-path".
	Name string `json:"-"`
	// Text is the query; a comment in its first line says what it asks.
	Text string `json:"query"`
	// Variables are those that the query is asked with, as JSON; "" where it has none.
	Variables string `json:"variables,omitempty"`
}

// Examples returns the example queries, sorted by name.
func Examples() []Example {
	var examples []Example
	names, _ := fs.Glob(exampleFiles, "examples/*.graphql") // fails on a malformed pattern only
	for _, file := range names {
		name := strings.TrimSuffix(file, ".graphql")
		variables, err := exampleFiles.ReadFile(name + ".json")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			panic("reading an embedded file: " + err.Error())
		}
		text, err := exampleFiles.ReadFile(file)
		if err != nil {
			panic("reading an embedded file: " + err.Error()) // Glob has just found it
		}
		examples = append(examples, Example{path.Base(name), string(text), string(variables)})
	}
	return examples
}
