package server

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// readyPatience is how long the question whether we are ready may take: a
// probe has little patience too.
const readyPatience = 5 * time.Second

// alive says that the process is up.
func alive(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	fmt.Fprintln(w, "ok")
}

// readiness reports whether requests can be answered, and if not, in a sentence why.
func readiness(ready func(context.Context) error, health func() topology.Health) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		ctx, cancel := context.WithTimeout(r.Context(), readyPatience)
		defer cancel()
		err := ready(ctx)
		if err == nil {
			err = built(health)
		}
		if err == nil {
			fmt.Fprintln(w, "ready")
			writeHealth(w, health)
			return
		}
		req := requestOf(ctx)
		req.log.WarnContext(ctx, "not ready", "error", err)
		sentence := internalSentence(req.id)
		if own, ok := errors.AsType[*network.Error](err); ok {
			sentence = own.Message
		} else if errors.Is(err, context.DeadlineExceeded) {
			sentence = fmt.Sprintf("not ready: there was no answer within %v", readyPatience)
		}
		http.Error(w, sentence, http.StatusServiceUnavailable)
	}
}
