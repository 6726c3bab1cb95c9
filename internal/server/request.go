package server

import (
	"cmp"
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"sync/atomic"
	"time"
)

// requestIDHeader carries the id of a request, from a proxy that made one and
// back to the client.
const requestIDHeader = "X-Request-Id"

// A request is what is noted of one while it is answered.
type request struct {
	id  string
	log *slog.Logger // writes the id into each line
	// operation is the name that the client gave its operation, kind what the
	// operation does (query, mutation or subscription), outcome the code of the
	// first error or OK. They are "" where the request is no operation.
	operation, kind, outcome string
	failures                 atomic.Int32 // how many errors were ours, not the client's
}

type requestKey struct{}

// requestOf returns the request on whose behalf ctx runs; observed has put it there.
func requestOf(ctx context.Context) *request {
	return ctx.Value(requestKey{}).(*request)
}

// requestIDOf takes the id from the request if it is one that may stand in a log
// line, else makes one.
func requestIDOf(r *http.Request, valid *regexp.Regexp) string {
	if id := r.Header.Get(requestIDHeader); valid.MatchString(id) {
		return id
	}
	return rand.Text()
}

// observed gives each request its id, a line in the log, and an answer even if
// next panics.
func observed(log *slog.Logger, next http.Handler) http.Handler {
	validID := regexp.MustCompile(`^[A-Za-z0-9._:/+=-]{1,64}$`)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		req := &request{id: requestIDOf(r, validID)}
		req.log = slog.New(identified{log.Handler(), req.id})
		w.Header().Set(requestIDHeader, req.id)
		w.Header().Set("X-Content-Type-Options", "nosniff")
		answer := &answer{ResponseWriter: w}
		defer func() {
			if v := recover(); v != nil {
				if v == http.ErrAbortHandler {
					panic(v) // the handler's way to break the connection off
				}
				req.log.Error("panic", "error", v, "stack", string(debug.Stack()))
				if answer.status == 0 {
					http.Error(answer, internalSentence(req.id), http.StatusInternalServerError)
				}
			}
			level := slog.LevelInfo
			switch r.URL.Path {
			case "/healthz", "/readyz", "/metrics":
				level = slog.LevelDebug // they are asked every few seconds
			}
			log.LogAttrs(r.Context(), level, "request", slog.String("request", req.id), slog.String("method", r.Method),
				slog.String("path", r.URL.Path), slog.String("operation", req.operation), slog.Int("status", cmp.Or(answer.status, http.StatusOK)),
				slog.String("outcome", req.outcome), slog.Int64("bytes", answer.bytes), slog.Duration("duration", time.Since(began)))
		}()
		next.ServeHTTP(answer, r.WithContext(context.WithValue(r.Context(), requestKey{}, req)))
	})
}

// identified is a slog.Handler that writes the id of a request into each line. It
// costs nothing as long as there are none, as is usual.
type identified struct {
	slog.Handler
	id string
}

// Handle writes a line.
func (h identified) Handle(ctx context.Context, line slog.Record) error {
	return h.WithAttrs([]slog.Attr{slog.String("request", h.id)}).Handle(ctx, line)
}

// answer notes the status and the length of what is written.
type answer struct {
	http.ResponseWriter
	status int
	bytes  int64
}

func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

func (a *answer) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(b)
	a.bytes += int64(n)
	return n, err
}

// Unwrap is for http.ResponseController.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }
