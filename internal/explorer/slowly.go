package explorer

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"sync"
	"time"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/explorer/part"
)

// questionPage is a page that asks what may take long: its question, and what answers it.
type questionPage struct {
	// form is the question, for changing it; named are the ids that it has to name.
	form  func(names) templ.Component
	named []string
	// sum says in a line what is set.
	sum func(names) string
	// answer asks.
	answer func(ctx context.Context, r *request) (answered, error)
}

// answered is what a page shows of an answer: the heading with what is said first, and what comes below the question.
type answered struct {
	head, rest templ.Component
	names      names
}

// unanswered is an error of a question, with the question for changing it.
type unanswered struct {
	error
	form templ.Component
}

func (u unanswered) Unwrap() error { return u.error }

// outcome is how asking ended.
type outcome struct {
	answered
	err error
}

// slowly makes a page. If its answer is there soon, all of it comes at once. Else the question comes first, with a word
// that the search is under way, and the answer below it when it is there, in the same response. It is broken off when the
// reader goes.
func (e *explorer) slowly(ctx context.Context, r *request, q questionPage) (templ.Component, error) {
	// What asking notes about the page is kept apart until it is done: the beginning of the page may be written meanwhile.
	page := *r.page
	apart := &request{Request: r.Request, params: r.params, format: r.format, page: &page}
	done := make(chan outcome, 1)
	go func() {
		defer func() {
			if v := recover(); v != nil {
				done <- outcome{err: fmt.Errorf("panic: %v\n%s", v, debug.Stack())}
			}
		}()
		a, err := q.answer(ctx, apart)
		done <- outcome{a, err}
	}()
	wait := sync.OnceValue(func() outcome {
		o := <-done
		*r.page, r.answer, r.files = page, apart.answer, apart.files
		return o
	})
	if r.format == asHTML {
		timer := time.NewTimer(e.Patience)
		defer timer.Stop()
		select {
		case o := <-done:
			done <- o
		case <-timer.C:
			r.late = wait
			n := e.named(ctx, q.named)
			return latePage(r.page, q.sum(n), q.form(n), e.rest(r, wait)), nil
		}
	}
	o := wait()
	if o.err != nil {
		return nil, unanswered{o.err, q.form(e.named(ctx, q.named))}
	}
	return promptPage(r.page, q.sum(o.names), o.head, q.form(o.names), o.rest), nil
}

// rest is what comes below a question whose answer took long.
func (e *explorer) rest(r *request, wait func() outcome) templ.Component {
	return templ.ComponentFunc(func(ctx context.Context, w io.Writer) error {
		if err := part.Searching(e.SearchTime).Render(ctx, w); err != nil {
			return err
		}
		if buffer, is := w.(interface{ Flush() error }); is {
			if err := buffer.Flush(); err != nil {
				return err
			}
		}
		o := wait()
		r.twins() // the foot leads to them
		if o.err != nil {
			title, said, _ := e.explained(r.Request, o.err)
			return faultHead(title, said).Render(ctx, w)
		}
		// The answer is sent as a whole: a table that is drawn row by row moves its columns as it grows.
		var whole bytes.Buffer
		if err := o.head.Render(ctx, &whole); err != nil {
			return err
		}
		if err := o.rest.Render(ctx, &whole); err != nil {
			return err
		}
		_, err := whole.WriteTo(w)
		return err
	})
}

// writeLate writes a page whose answer comes later. Its status is known before its answer.
func (e *explorer) writeLate(w http.ResponseWriter, r *request, page templ.Component) {
	defer r.late() // what asks may use nothing of the request when that is over
	w.Header().Del("ETag")
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusOK)
	if err := page.Render(r.Context(), flushing{w}); err != nil && r.Context().Err() == nil {
		e.Log.Error("rendering a page", "path", r.URL.Path, "error", err)
	}
}

// flushing is a response of which what is written can be sent at once.
type flushing struct{ http.ResponseWriter }

// Flush sends what is written.
func (f flushing) Flush() {
	_ = http.NewResponseController(f.ResponseWriter).Flush() // where it can't be, all comes in the end
}
