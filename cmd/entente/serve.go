package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"slices"
	"syscall"
	"time"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer"
	"github.com/entente-graph/entente/internal/server"
	"github.com/entente-graph/entente/internal/store"
)

// Serve is `entente serve`.
type Serve struct {
	HTTP
	Search
	Connection
}

// HTTP says where and how to serve.
type HTTP struct {
	Addr         string   `group:"http" default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Where to listen; ${default} by default."`
	AllowOrigins []string `group:"http" placeholder:"ORIGIN" help:"Origins whose web pages may query in a browser, such as https://example.org; * is any."`
	AllowHosts   []string `group:"http" placeholder:"NAME" help:"Names by which clients may call the server, such as entente.example.org; * is any. By IP addresses, by localhost and by the name in --addr they always may."`
	Contact      string   `group:"http" placeholder:"ADDRESS" help:"Whom readers of the pages tell of a mistake: an address of mail, or of a web page."`
	PublicURL    string   `name:"public-url" group:"http" placeholder:"ADDRESS" help:"Where others find the pages, such as https://entente.example.org/below: feeds and calendars lead there. Where it is not said, they lead nowhere, unless they are asked for on this machine."`
	MaxAnswer    int      `group:"http" default:"32" placeholder:"MIB" help:"How many mebibytes an answer may take, with what is read for it; all that are being made take eight times as much at most. ${default} by default."`
}

// Validate refuses a contact that nobody could follow.
func (h *HTTP) Validate() error {
	if _, is := explorer.Contact(h.Contact); h.Contact != "" && !is {
		return fmt.Errorf("--contact: %q is no address of mail and no web page: write name@example.org or https://example.org/contact", h.Contact)
	}
	if public, err := url.Parse(h.PublicURL); h.PublicURL != "" && (err != nil || public.Host == "" || public.Scheme != "http" && public.Scheme != "https" || public.RawQuery != "" || public.Fragment != "") {
		return fmt.Errorf("--public-url: %q is no address of web pages: write it as https://entente.example.org", h.PublicURL)
	}
	return nil
}

// Run serves until it is asked to end.
func (c *Serve) Run(ctx context.Context, log *slog.Logger) error {
	return c.use(ctx, log, func(s *store.Store) error {
		listener, err := c.listen()
		if err != nil {
			return err
		}
		defer listener.Close() // the server closes it too; this is for what fails before
		if err := ready(ctx, s); err != nil {
			return err
		}
		service := c.service(ctx, s, &c.Connection, log)
		defer service.close()
		log.Info("serving", "address", address(listener), "version", version())
		return c.server(ctx, s, service, c.ReadTimeout, log).Serve(ctx, listener)
	})
}

// listen takes the port.
func (h *HTTP) listen() (net.Listener, error) {
	listener, err := net.Listen("tcp", h.Addr)
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return nil, fmt.Errorf("%s is busy: stop the program that listens there, or choose another port with --addr or ENTENTE_ADDR", h.Addr)
	case err != nil:
		return nil, fmt.Errorf("cannot listen on %q (%w): choose another address with --addr or ENTENTE_ADDR", h.Addr, err)
	}
	return listener, nil
}

// address is where a browser on this machine finds what listens there.
func address(listener net.Listener) string {
	at := listener.Addr().(*net.TCPAddr)
	if at.IP.IsUnspecified() {
		return fmt.Sprintf("http://localhost:%d", at.Port)
	}
	return "http://" + at.String()
}

func (h *HTTP) server(ctx context.Context, s *store.Store, service *service, searchTime time.Duration, log *slog.Logger) *server.Server {
	schema, edition := graph.NewSchema(service.resolver), edition(ctx, s)
	return server.New(server.Config{
		Schema:   schema,
		Request:  service.resolver.Request,
		Ready:    s.Ready,
		Topology: service.health(),
		Searches: service.stats,
		Revision: service.revision,
		Edition:  edition,
		GraphiQL: explorer.GraphiQL(),
		Explorer: explorer.New(explorer.Config{
			Asker: ask.NewSchema(schema), Revision: service.revision, Edition: edition, SearchTime: searchTime, Contact: h.Contact, PublicURL: h.PublicURL, Log: log,
		}),
		Log:          log,
		AllowOrigins: h.AllowOrigins,
		AllowHosts:   append(slices.Clone(h.AllowHosts), h.Addr),
		Limits:       server.Limits{Answer: h.MaxAnswer << 20},
	})
}
