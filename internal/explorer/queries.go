package explorer

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed queries/*.graphql
var queryFiles embed.FS

// Query is an example query: a tab in GraphiQL, and an example in docs/queries.md.
type Query struct {
	// Name is the name of its file without the extension, such as "01-partnership-path".
	Name string
	// Text is the query; a comment in its first line says what it asks.
	Text string
}

// Queries returns the example queries, sorted by name.
func Queries() []Query {
	var queries []Query
	names, _ := fs.Glob(queryFiles, "queries/*") // fails on a malformed pattern only
	for _, name := range names {
		text, err := queryFiles.ReadFile(name)
		if err != nil {
			panic("reading an embedded file: " + err.Error()) // Glob has just found it
		}
		queries = append(queries, Query{strings.TrimSuffix(path.Base(name), ".graphql"), string(text)})
	}
	return queries
}
