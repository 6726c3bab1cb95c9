package explorer

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/httpheader"
	"github.com/entente-graph/entente/internal/network"
)

// Config says whom the pages ask, and what is known of that.
type Config struct {
	// Asker answers what the pages ask.
	Asker ask.Asker
	// Revision, if given, returns the newest revision of the network, and whether it is known. It costs next to nothing:
	// by it a page that a browser has already is not made again.
	Revision func(context.Context) (revision int64, known bool)
	// Edition names exactly what else pages depend on: the program and the database. Where it is "", pages are always
	// made.
	Edition string
	// SearchTime is how long a search takes at most; 0 where that is not said.
	SearchTime time.Duration
	// Patience is how long a page waits for its answer before it shows its question; 150 ms if 0.
	Patience time.Duration
	// Contact is whom readers tell of a mistake: an address of mail or of a web page; "" for nobody.
	Contact string
	// PublicURL is where others find the pages, for what leads here from elsewhere; "" where that is not said.
	PublicURL string
	// Now is the clock; the system's if nil.
	Now func() time.Time
	// Log gets what readers are not told about errors.
	Log *slog.Logger
}

// contentSecurityPolicy lets the pages load from, and send to, nothing but this server.
const contentSecurityPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; " +
	"worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// explorer serves the pages.
type explorer struct {
	Config
	files assets
}

// assets names the files that the pages load; "" where they are not built.
type assets struct{ script, picture, layout, style, icon string }

// New returns the pages: mount it at "/". The contexts of its requests have to be prepared for asking.
func New(c Config) http.Handler { return newExplorer(c, built) }

// newExplorer serves the pages with the bundle in files.
func newExplorer(c Config, files fs.FS) http.Handler {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Patience == 0 {
		c.Patience = 150 * time.Millisecond
	}
	e := &explorer{c, assets{
		script: asset(files, "explorer-*.js"), picture: asset(files, "picture-*.js"), layout: asset(files, "worker-layout-*.js"),
		style: asset(files, "explorer-*.css"), icon: asset(files, "icon-*.svg"),
	}}
	mux := http.NewServeMux()
	for pattern, page := range map[string]pageFunc{
		"GET /{$}":               e.home,
		"GET /search":            e.search,
		"GET /entity/{id}":       e.entity,
		"GET /entity/{id}/links": e.links,
		"GET /entities":          e.entities,
		"GET /paths":             e.paths,
		"GET /reach":             e.reach,
		"GET /changes":           e.changes,
		"GET /propose":           e.propose,
		"GET /report":            e.report,
		"GET /report.html":       e.reportFile,
		"GET /due":               e.due,
		"GET /due.atom":          e.dueFeed,
		"GET /due.ics":           e.dueCalendar,
		"GET /picture":           e.picture,
		"GET /sources":           e.sources,
		"GET /source/{id}":       e.source,
		"GET /about":             e.about,
		"GET /":                  e.missing,
	} {
		mux.Handle(pattern, e.serve(page))
	}
	mux.HandleFunc("GET /assets/{name}", func(w http.ResponseWriter, r *http.Request) {
		serveAsset(w, r, files, "dist/assets/"+r.PathValue("name"))
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", contentSecurityPolicy)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		w.Header().Set("Referrer-Policy", "same-origin")
		mux.ServeHTTP(w, r)
	})
}

// pageFunc makes a page of what its address says: its matter, which it puts into the frame itself.
type pageFunc func(ctx context.Context, r *request) (templ.Component, error)

// request is a request for a page.
type request struct {
	*http.Request
	params *params
	format format
	page   *part.Page
	// answer is the answer of GraphQL that the page is made of.
	answer json.RawMessage
	// late waits for an answer that comes after the beginning of the page was sent; nil where all comes at once.
	late func() outcome
	// guesses are what names in the question were taken as.
	guesses []taken
	// sent is what is sent in place of a page; nil for a page.
	sent *sent
	// files are the formats in which what the page shows is taken away.
	files map[format]func() (file, error)
}

// elsewhere is an error that says that the page is at another address.
type elsewhere struct{ to part.Address }

func (elsewhere) Error() string { return "the page is elsewhere" }

// serve serves a page in the format that is asked for.
func (e *explorer) serve(make pageFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		params := newParams(r.URL.RawQuery)
		format := formatOf(params, r.Header.Get("Accept"))
		w.Header().Add("Vary", "Accept")
		w.Header().Set("Cache-Control", "no-cache")
		tag := e.tag(r, format)
		if tag != "" {
			w.Header().Set("ETag", tag)
			if httpheader.Holds(r, tag) {
				w.Header().Del("Content-Security-Policy") // what the browser has keeps its own
				w.WriteHeader(http.StatusNotModified)
				return
			}
		}
		request := &request{Request: r, params: params, format: format, page: e.page(r)}
		request.page.Names = params.language("names")
		component, err := make(ask.WithLanguage(r.Context(), request.page.Names), request)
		status := http.StatusOK
		if moved, is := errors.AsType[elsewhere](err); is {
			w.Header().Del("ETag")
			w.Header().Set("Location", moved.to.With("format", params.one("format")).String()) // relative: http.Redirect would forget what a proxy puts before it
			w.WriteHeader(http.StatusSeeOther)
			return
		}
		if err == nil && request.late != nil {
			e.writeLate(w, request, component)
			return
		}
		if err == nil && request.sent != nil {
			e.send(w, request, component)
			return
		}
		if err == nil && format.isFile() {
			if err = request.takeAway(w, format); err == nil {
				return
			}
		}
		if err != nil {
			w.Header().Del("ETag")
			component, status = e.fault(r, request.page, err)
		}
		e.write(w, request, component, format, status)
	})
}

// page returns what every page has beside its matter.
func (e *explorer) page(r *http.Request) *part.Page {
	root := "./" + strings.Repeat("../", max(strings.Count(r.URL.EscapedPath(), "/")-1, 0))
	year, month, day := e.Now().UTC().Date()
	p := &part.Page{Root: root, Today: network.DayOf(year, month, day), Style: e.files.style, Icon: e.files.icon}
	p.Scripts = loaded(e.files.script)
	return p
}

// loaded are those of some scripts that are built.
func loaded(scripts ...string) []string {
	return slices.DeleteFunc(scripts, func(name string) bool { return name == "" })
}

// tag returns the tag of a page as it is now, of what it depends on; "" where that is not known. It is called before
// anything of the page is asked: what is written meanwhile then only makes the tag invalid too early.
func (e *explorer) tag(r *http.Request, format format) string {
	if e.Revision == nil || e.Edition == "" {
		return ""
	}
	revision, known := e.Revision(r.Context())
	if !known {
		return ""
	}
	return httpheader.ETag(revision, e.Now().UTC().Format(time.DateOnly), e.Edition, format, fmt.Sprint(e.files), r.URL.RequestURI())
}

// write writes a page in a format.
func (e *explorer) write(w http.ResponseWriter, r *request, component templ.Component, format format, status int) {
	r.twins()
	var html bytes.Buffer
	if err := component.Render(r.Context(), &html); err != nil {
		if r.Context().Err() != nil {
			return // the reader has gone
		}
		e.Log.Error("rendering a page", "path", r.URL.Path, "error", err)
		http.Error(w, "This page can't be shown: it is a fault of the program, and noted in its log.", http.StatusInternalServerError)
		return
	}
	text, contentType := html.Bytes(), "text/html; charset=utf-8"
	switch format {
	case asJSON:
		text, contentType = r.json(), "application/json; charset=utf-8"
	case asMarkdown:
		text, contentType = markdown(html.Bytes()), "text/markdown; charset=utf-8"
	}
	w.Header().Set("Content-Type", contentType)
	w.WriteHeader(status)
	_, _ = w.Write(text) // it can fail only where the client has gone
}

// takeAway sends what the page shows as a file.
func (r *request) takeAway(w http.ResponseWriter, format format) error {
	write, has := r.files[format]
	if !has {
		return badAddress{{"format", fmt.Sprintf("this page is not there as %s", format)}}
	}
	taken, err := write()
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", taken.contentType)
	if format == asSVG || format == asFootnotes {
		w.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox") // a browser could show it
	}
	w.Header().Set("Content-Disposition", `attachment; filename="`+taken.name+`"`)
	_, _ = w.Write(taken.content) // it can fail only where the client has gone
	return nil
}

// asked puts a question for a page, which then shows it as the query behind it.
func asked[T any](ctx context.Context, e *explorer, r *request, q ask.Question, variables map[string]any) (T, error) {
	read, raw, err := ask.Of[T](ctx, e.Asker, q, variables)
	r.page.Document, r.page.Variables, r.answer = q.DocumentIn(ctx), variables, raw
	return read, err
}
