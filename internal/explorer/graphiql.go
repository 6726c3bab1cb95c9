package explorer

import (
	_ "embed"
	"html/template"
	"io/fs"
	"net/http"
)

//go:embed graphiql.html
var graphiqlText string

var graphiqlTemplate = template.Must(template.New("graphiql").Parse(graphiqlText))

// graphiqlPolicy lets the page and its workers load from, and talk to, nothing but this server. Monaco, the
// editor in GraphiQL, writes style elements; its icons and fonts are data URLs in the style sheet.
const graphiqlPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
	"style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// GraphiQL serves GraphiQL, a workbench for GraphQL in the browser: mount it at "/graphiql" and "/graphiql/". The page sends its queries to "graphql" beside
// it, whatever the path that a proxy puts before both.
func GraphiQL() http.Handler {
	return newGraphiQL(built, Examples())
}

// newGraphiQL serves the page with the bundle in files.
func newGraphiQL(files fs.FS, examples []Example) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /graphiql", newWorkbench(files, examples))
	mux.HandleFunc("GET /graphiql/{$}", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", "../graphiql") // relative, as all addresses here
		w.WriteHeader(http.StatusPermanentRedirect)
	})
	mux.HandleFunc("GET /graphiql/assets/{name}", func(w http.ResponseWriter, r *http.Request) {
		serveAsset(w, r, files, "dist/assets/"+r.PathValue("name"))
	})
	mux.HandleFunc("GET /graphiql/licenses.txt", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFileFS(w, r, files, "dist/licenses.txt")
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", graphiqlPolicy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		mux.ServeHTTP(w, r)
	})
}

// workbench is what graphiql.html shows: the names of its assets, and the examples in the tabs.
type workbench struct {
	Script, Style, Icon string
	Examples            []Example
}

func newWorkbench(files fs.FS, examples []Example) workbench {
	return workbench{asset(files, "graphiql-*.js"), asset(files, "graphiql-*.css"), asset(files, "icon-*.svg"), examples}
}

// Built reports whether the bundle is there.
func (p workbench) Built() bool {
	return p.Script != "" && p.Style != "" && p.Icon != ""
}

func (p workbench) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	if !p.Built() {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = graphiqlTemplate.Execute(w, p) // it can fail only where the client has gone
}
