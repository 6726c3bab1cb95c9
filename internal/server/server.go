package server

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/quota"
	"github.com/entente-graph/entente/internal/topology"
)

// Config says what a server serves, and how.
type Config struct {
	// Schema answers the queries.
	Schema graphql.ExecutableSchema
	// Request, if given, prepares the context of a GraphQL request, such as with
	// its data loaders, and gets the request's id.
	Request func(ctx context.Context, requestID string) context.Context
	// Ready reports whether requests can be answered. Of a network.Error the sentence
	// is shown.
	Ready func(context.Context) error
	// Topology, if given, says how the shape in memory is: nothing is ready before
	// it is built.
	Topology func() topology.Health
	// Searches, if given, returns what searches have done and do.
	Searches func() pathfind.Stats
	// Revision, if given, returns the newest revision of the network, and whether it is
	// known. It costs next to nothing: every query by GET needs it, so that its answer
	// has an ETag. What it returns is in all that is read afterwards.
	Revision func(context.Context) (revision int64, known bool)
	// Edition names exactly what else answers depend on: the program and the database.
	// Where it is "", ETags are of no use to the next process.
	Edition string
	// Now is the clock; the system's if nil.
	Now func() time.Time
	// GraphiQL serves /graphiql and what is below.
	GraphiQL http.Handler
	// Explorer, if given, serves the pages: every address that nothing else has. The
	// contexts of its requests are those of GraphQL's. Where it is not given, / leads
	// to GraphiQL.
	Explorer http.Handler
	// Log gets a line for each request, and what clients do not learn about errors.
	Log *slog.Logger
	// Limits bound a request; DefaultLimits where they are 0.
	Limits Limits
	// AllowOrigins are the origins, such as "https://example.org", whose pages may
	// query in a browser; "*" is any. By default only our own may.
	AllowOrigins []string
	// AllowHosts are the names, such as "entente.example.org", by which clients may
	// call the server; "*" is any. By IP addresses and localhost they always may.
	AllowHosts []string
	// Grace is how long requests that are being answered may go on when the server
	// is to stop; 10 seconds if 0.
	Grace time.Duration
}

// Server is the HTTP side of entente.
type Server struct {
	handler http.Handler
	log     *slog.Logger
	limits  Limits
	grace   time.Duration
}

// New makes a server of its parts.
func New(c Config) *Server {
	c.Limits = c.Limits.withDefaults()
	metrics := newMetrics(c.Topology, c.Searches)
	const answersAtOnce = 8 // of the largest
	answers := quota.ForAnswers(c.Limits.Answer, answersAtOnce*c.Limits.Answer)
	query := crossOrigin(c.AllowOrigins, compressed(newGraphQL(c, answers, metrics)))
	graphiql := compressed(c.GraphiQL)
	mux := http.NewServeMux()
	mux.Handle("GET /graphql", query)
	mux.Handle("POST /graphql", query)
	if len(c.AllowOrigins) > 0 {
		mux.Handle("OPTIONS /graphql", query)
	}
	mux.Handle("GET /schema.graphql", crossOrigin(c.AllowOrigins, compressed(sdl(c.Schema.Schema()))))
	mux.Handle("/graphiql", graphiql)
	mux.Handle("/graphiql/", graphiql)
	if c.Explorer != nil {
		mux.Handle("/", compressed(asking(c, answers, c.Explorer)))
	} else {
		mux.HandleFunc("GET /{$}", func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "graphiql") // relative: a proxy may have put a path before ours
			w.WriteHeader(http.StatusFound)
		})
	}
	mux.HandleFunc("GET /healthz", alive)
	mux.HandleFunc("GET /readyz", readiness(c.Ready, c.Topology))
	mux.Handle("GET /metrics", metrics)
	return &Server{handler: observed(c.Log, ownHosts(c.AllowHosts, mux)), log: c.Log, limits: c.Limits, grace: orDefault(c.Grace, 10*time.Second)}
}

// ServeHTTP answers a request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Serve answers requests until ctx ends. Then it takes no new ones, and returns
// when those that are being answered are done: no handler runs any more that
// could use what the caller closes next.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	requests, breakOff := context.WithCancel(context.WithoutCancel(ctx))
	defer breakOff()
	server := &http.Server{
		Handler:           s,
		BaseContext:       func(net.Listener) context.Context { return requests },
		ErrorLog:          slog.NewLogLogger(s.log.Handler(), slog.LevelWarn),
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       30 * time.Second,
		WriteTimeout:      30*time.Second + s.limits.Time + 30*time.Second, // reading, answering, writing
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return fmt.Errorf("serving HTTP: %w", err)
	case <-ctx.Done():
	}
	if shutdown(server, s.grace) == nil {
		return nil
	}
	s.log.Warn("requests that still run are broken off", "after", s.grace)
	breakOff()
	if err := shutdown(server, 5*time.Second); err != nil {
		return fmt.Errorf("a request does not end: %w", errors.Join(err, server.Close()))
	}
	return nil
}

// shutdown takes no new requests and waits for those that run.
func shutdown(server *http.Server, patience time.Duration) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	return server.Shutdown(ctx)
}
