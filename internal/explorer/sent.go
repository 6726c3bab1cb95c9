package explorer

import (
	"bytes"
	"net/http"

	"github.com/a-h/templ"
)

// sent is what an address sends that is no page: a document, a feed, a calendar.
type sent struct {
	contentType string
	// name is that under which it is kept.
	name string
	// policy is its content security policy; that of the pages where it is "".
	policy string
	// shown is whether a browser shows it, and does not keep it at once.
	shown bool
}

// send sends what a component writes in place of a page.
func (e *explorer) send(w http.ResponseWriter, r *request, component templ.Component) {
	var content bytes.Buffer
	if err := component.Render(r.Context(), &content); err != nil {
		if r.Context().Err() != nil {
			return // the reader has gone
		}
		w.Header().Del("ETag")
		e.Log.Error("writing what is taken away", "path", r.URL.Path, "error", err)
		http.Error(w, "This can't be written: it is a fault of the program, and noted in its log.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", r.sent.contentType)
	if r.sent.policy != "" {
		w.Header().Set("Content-Security-Policy", r.sent.policy)
	}
	disposition := "attachment"
	if r.sent.shown {
		disposition = "inline"
	}
	w.Header().Set("Content-Disposition", disposition+`; filename="`+r.sent.name+`"`)
	_, _ = w.Write(content.Bytes()) // it can fail only where the client has gone
}
