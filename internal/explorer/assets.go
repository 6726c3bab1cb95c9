package explorer

import (
	"embed"
	"io/fs"
	"net/http"
	"path"
)

// built is the bundle of what the pages load.
//
//go:embed all:dist
var built embed.FS

// asset returns the name of the file of the bundle that a pattern finds; "" where it is not there.
func asset(files fs.FS, pattern string) string {
	names, _ := fs.Glob(files, "dist/assets/"+pattern) // fails on a malformed pattern only
	if len(names) == 0 {
		return ""
	}
	return path.Base(names[0])
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
