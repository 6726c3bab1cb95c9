// Package explorer serves the web pages: for now GraphiQL at /graphiql, a workbench for GraphQL in the browser.
//
// The page's script is written in web, bundled with its npm packages by `make web` (build.mjs) into dist, and embedded
// from there. What is built is not committed: a program that was built without it serves a page that says so.
package explorer

import (
	"embed"
	"html/template"
	"io/fs"
	"net/http"
	"path"
)

//go:embed all:dist
var built embed.FS

//go:embed page.html
var pageText string

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// contentSecurityPolicy lets the page and its workers load from, and talk to, nothing but this server. Monaco, the
// editor in GraphiQL, writes style elements; its icons and fonts are data URLs in the style sheet.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
	"style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src data:; " +
	"base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// Handler serves GraphiQL: mount it at "/graphiql" and "/graphiql/". The page sends its queries to "graphql" beside
// it, whatever the path that a proxy puts before both.
func Handler() http.Handler {
	return newHandler(built, Queries())
}

// newHandler serves the page with the bundle in files.
func newHandler(files fs.FS, queries []Query) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /graphiql", newPage(files, queries))
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
		w.Header().Set("Content-Security-Policy", contentSecurityPolicy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		mux.ServeHTTP(w, r)
	})
}

// page is what page.html shows: the names of its assets, and the queries in the tabs.
type page struct {
	Script, Style, Icon string
	Queries             []Query
}

func newPage(files fs.FS, queries []Query) page {
	asset := func(pattern string) string {
		names, _ := fs.Glob(files, "dist/assets/"+pattern) // fails on a malformed pattern only
		if len(names) == 0 {
			return ""
		}
		return path.Base(names[0])
	}
	return page{Script: asset("graphiql-*.js"), Style: asset("graphiql-*.css"), Icon: asset("icon-*.svg"), Queries: queries}
}

// Built reports whether the bundle is there.
func (p page) Built() bool {
	return p.Script != "" && p.Style != "" && p.Icon != ""
}

func (p page) ServeHTTP(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Cache-Control", "no-cache")
	if !p.Built() {
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = pageTemplate.Execute(w, p) // it can fail only where the client has gone
}

// serveAsset serves a file whose name changes with its content.
func serveAsset(w http.ResponseWriter, r *http.Request, files fs.FS, name string) {
	kind := contentType(name)
	if _, err := fs.Stat(files, name); err != nil || kind == "" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeFileFS(w, r, files, name)
}

// contentType knows the kinds of files in the bundle; package mime's answers depend on the machine.
func contentType(name string) string {
	switch path.Ext(name) {
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".svg":
		return "image/svg+xml"
	}
	return ""
}
