package server

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"net/http"
	"time"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/formatter"
)

// sdl serves a schema in the schema definition language, for code generators and
// editors that do not introspect.
func sdl(schema *ast.Schema) http.Handler {
	var text bytes.Buffer
	formatter.NewFormatter(&text, formatter.WithIndent("  ")).FormatSchema(schema)
	tag := fmt.Sprintf(`W/"%x"`, sha256.Sum256(text.Bytes()))
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/plain; charset=utf-8") // so that browsers show it
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("ETag", tag) // weak, for it is the same whatever the content coding
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(text.Bytes()))
	})
}
