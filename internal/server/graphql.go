package server

import (
	"cmp"
	"context"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/extension"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/quota"
)

// newGraphQL puts gqlgen's parts together with ours.
func newGraphQL(c Config, answers *quota.Quota, m *metrics) http.Handler {
	gqlgen := handler.New(c.Schema)
	gqlgen.AddTransport(transport{limits: c.Limits, persisted: newPersisted(c.Limits.Persisted), validators: newValidators(c)})
	gqlgen.SetErrorPresenter(present)
	gqlgen.SetRecoverFunc(recovered)
	gqlgen.SetValidationRulesFn(validationRules)
	documents := smallDocuments{lru.New[*ast.QueryDocument](1000)}
	gqlgen.SetQueryCache(documents)
	gqlgen.Use(extension.Introspection{})
	gqlgen.Use(documentLimit{tokens: c.Limits.Tokens, effort: c.Limits.Effort, passed: documents})
	gqlgen.Use(exactEnums{c.Schema.Schema()})
	gqlgen.Use(depthLimit(c.Limits.Depth))
	gqlgen.Use(costLimit(c.Limits.Cost))
	answer := asking(c, answers, gqlgen)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		m.inFlight.Inc()
		req := requestOf(r.Context())
		defer func() {
			m.inFlight.Dec()
			req.outcome = cmp.Or(req.outcome, string(network.Internal)) // it panicked
			m.answered(req, time.Since(began))
		}()
		w.Header().Set("Content-Type", plainJSON) // of what gqlgen answers when our transport panics
		answer.ServeHTTP(w, r)
	})
}

// asking returns a handler whose requests ask the schema: it gives their contexts
// what that takes, and bounds their time and what they read.
func asking(c Config, answers *quota.Quota, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), c.Limits.Time)
		defer cancel()
		ctx, answer := answers.Begin(ctx)
		defer answer.End()
		if c.Request != nil {
			ctx = c.Request(ctx, requestOf(r.Context()).id)
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

// smallDocuments is a cache that leaves large documents out: a thousand of them
// would take more memory than they save time.
type smallDocuments struct {
	graphql.Cache[*ast.QueryDocument]
}

func (c smallDocuments) Add(ctx context.Context, query string, document *ast.QueryDocument) {
	if len(query) <= 8<<10 {
		c.Cache.Add(ctx, query, document)
	}
}
