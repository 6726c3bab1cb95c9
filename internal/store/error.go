package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/network"
)

// translate turns what the driver or the server says into an error with a code.
// The driver's own words are kept as its cause, for the log.
func translate(ctx context.Context, what string, err error) error {
	var own *network.Error
	var server *neo4j.Neo4jError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &own):
		return err
	case errors.Is(ctx.Err(), context.Canceled), errors.Is(err, context.Canceled):
		return fmt.Errorf("%s: %w (%w)", what, context.Canceled, err)
	case expired(ctx), errors.Is(err, context.DeadlineExceeded):
		// When the time runs out, the driver calls it a broken connection, or a server
		// that speaks no version of the protocol.
		return &network.Error{Code: network.Timeout, Message: what + " took too long", Err: err}
	case errors.As(err, &server) && timedOut(server):
		return &network.Error{Code: network.Timeout, Message: what + " took too long", Err: err}
	case errors.As(err, &server) && strings.HasPrefix(server.Code, "Neo.ClientError.Schema.ConstraintValidationFailed"):
		return &network.Error{Code: network.Conflict, Message: what + " met another write of the same id", Err: err}
	case isPoolExhausted(err):
		return busy(err)
	case neo4j.IsConnectivityError(err), neo4j.IsRetryable(err):
		return unavailable(err, "the database can't be reached just now")
	default:
		return &network.Error{Code: network.Internal, Message: what + " failed", Err: err}
	}
}

// expired reports whether the deadline of a context has passed. The context may find
// out a little later than a connection that has the same deadline.
func expired(ctx context.Context) bool {
	deadline, has := ctx.Deadline()
	return has && !time.Now().Before(deadline) || errors.Is(ctx.Err(), context.DeadlineExceeded)
}

// timedOut reports whether the server ended a transaction because of its timeout.
func timedOut(err *neo4j.Neo4jError) bool {
	return strings.Contains(err.Code, "TransactionTimedOut") || strings.Contains(err.Code, "Transaction.Terminated") ||
		strings.Contains(err.Code, "TransactionTerminated")
}

// isPoolExhausted reports whether there was no connection to be had because all were
// in use. The driver keeps the type of that error to itself.
func isPoolExhausted(err error) bool {
	var connectivity *neo4j.ConnectivityError
	if !errors.As(err, &connectivity) || connectivity.Inner == nil {
		return false
	}
	text := connectivity.Inner.Error()
	return strings.HasPrefix(text, "Timeout while waiting for connection to any of") || strings.HasPrefix(text, "No idle connections on any of")
}

// busy is the error of a read for which there was no connection in time.
func busy(cause error) error {
	const retryAfter = 1
	return &network.Error{Code: network.Unavailable, Message: "the database is busy: try again", RetryAfter: retryAfter, Err: cause}
}

func unavailable(cause error, format string, args ...any) error {
	return &network.Error{Code: network.Unavailable, Message: fmt.Sprintf(format, args...), Err: cause}
}

func conflict(format string, args ...any) error {
	return &network.Error{Code: network.Conflict, Message: fmt.Sprintf(format, args...)}
}

// unreachable says what to do about a server that could not be talked to.
func unreachable(c Config, err error) error {
	var server *neo4j.Neo4jError
	switch {
	case errors.As(err, &server) && strings.HasPrefix(server.Code, "Neo.ClientError.Security.AuthenticationRateLimit"):
		return unavailable(err, "Neo4j at %s refuses further logins for a while after too many with a wrong password: wait a little, then try with the right NEO4J_PASSWORD", c.address())
	case errors.As(err, &server) && strings.HasPrefix(server.Code, "Neo.ClientError.Security"):
		return unavailable(err, "Neo4j at %s refuses user %q with this password: set NEO4J_USERNAME and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE)", c.address(), c.Username)
	case errors.As(err, &server) && strings.Contains(server.Code, "DatabaseNotFound"):
		return unavailable(err, "Neo4j at %s has no database %q: set NEO4J_DATABASE", c.address(), c.Database)
	default:
		return unavailable(err, "Neo4j does not answer at %s: is it running, and does NEO4J_URI name it?", c.address())
	}
}

// address returns the address as it is shown: without what is behind a question mark,
// which may be secret.
func (c Config) address() string {
	before, _, more := strings.Cut(c.URI, "?")
	if more {
		before += "?…"
	}
	return before
}

// badURI says that an address is none. Neither the address nor what the driver says
// of it is shown where it may hold a password.
func badURI(c Config, err error) error {
	const form = "write bolt://host:7687 or neo4j+s://host"
	bad := &network.Error{Code: network.BadInput, Field: "NEO4J_URI", Message: fmt.Sprintf("NEO4J_URI %q is not an address of Neo4j: %s", c.address(), form), Err: err}
	switch {
	case holdsUser(c.URI):
		bad.Message, bad.Err = "NEO4J_URI holds a user or a password: set NEO4J_USERNAME and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE), and "+form, nil
	case c.address() != c.URI:
		bad.Message, bad.Err = bad.Message+", and nothing behind it", nil
	}
	return bad
}

// holdsUser reports whether there is more in an address than a host. A password may
// have any character, so what is before an @ is not looked at more closely.
func holdsUser(uri string) bool { return strings.Contains(uri, "@") }
