package store_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/quota"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestOpenRefused: what keeps a person from their Neo4j is one sentence that says
// what to do.
func TestOpenRefused(t *testing.T) {
	db := storetest.Empty(t)
	closed := address(t, nil)
	other := address(t, func(c net.Conn) { _, _ = io.WriteString(c, "HTTP/1.1 400 Bad Request\r\n\r\n") })
	for _, test := range []struct {
		name     string
		config   store.Config
		code     network.Code
		sentence string
	}{
		{
			"wrong password",
			store.Config{URI: db.URI, Username: "somebody", Password: "wrong", Database: db.Name},
			network.Unavailable,
			`Neo4j at ` + db.URI + ` refuses user "somebody" with this password: set NEO4J_USERNAME and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE)`,
		},
		{
			"wrong database",
			store.Config{URI: db.URI, Username: db.Username, Password: db.Password, Database: "elsewhere"},
			network.Unavailable,
			`Neo4j at ` + db.URI + ` has no database "elsewhere": set NEO4J_DATABASE`,
		},
		{
			"wrong database, routed",
			store.Config{URI: strings.Replace(db.URI, "bolt:", "neo4j:", 1), Username: db.Username, Password: db.Password, Database: "elsewhere"},
			network.Unavailable,
			`Neo4j at ` + strings.Replace(db.URI, "bolt:", "neo4j:", 1) + ` has no database "elsewhere": set NEO4J_DATABASE`,
		},
		{
			"nobody there",
			store.Config{URI: "bolt://" + closed},
			network.Unavailable,
			`Neo4j does not answer at bolt://` + closed + `: is it running, and does NEO4J_URI name it?`,
		},
		{
			"nobody there, routed",
			store.Config{URI: "neo4j://" + closed},
			network.Unavailable,
			`Neo4j does not answer at neo4j://` + closed + `: is it running, and does NEO4J_URI name it?`,
		},
		{
			"another server",
			store.Config{URI: "bolt://" + other},
			network.Unavailable,
			`Neo4j does not answer at bolt://` + other + `: is it running, and does NEO4J_URI name it?`,
		},
		{
			"no scheme",
			store.Config{URI: closed},
			network.BadInput,
			`NEO4J_URI "` + closed + `" is not an address of Neo4j: write bolt://host:7687 or neo4j+s://host`,
		},
		{
			"another scheme",
			store.Config{URI: "https://" + closed},
			network.BadInput,
			`NEO4J_URI "https://` + closed + `" is not an address of Neo4j: write bolt://host:7687 or neo4j+s://host`,
		},
		{
			"nothing",
			store.Config{URI: ""},
			network.BadInput,
			`NEO4J_URI "" is not an address of Neo4j: write bolt://host:7687 or neo4j+s://host`,
		},
		{
			"no address",
			store.Config{URI: "bolt://%zz"},
			network.BadInput,
			`NEO4J_URI "bolt://%zz" is not an address of Neo4j: write bolt://host:7687 or neo4j+s://host`,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, err := store.Open(t.Context(), test.config)
			refused(t, err, test.code, test.sentence)
			if errors.Unwrap(err) == nil {
				t.Errorf("%v: the cause is lost", err)
			}
		})
	}
}

// TestOpenKeepsPasswords: what is in an address by mistake is in no error, not even
// in what that wraps.
func TestOpenKeepsPasswords(t *testing.T) {
	for _, uri := range []string{
		"bolt://neo4j:geheim@127.0.0.1:7687", "neo4j+s://neo4j:geheim@db.example", "bolt://geheim@127.0.0.1", "https://neo4j:geheim@db.example",
		"neo4j:geheim@db.example", "bolt://neo4j:geheim%zz@db.example", "bolt://neo4j:ge@heim/geheim@db.example", "bolt://neo4j:geheim\n@db.example",
	} {
		_, err := store.Open(t.Context(), store.Config{URI: uri, Password: "geheim"})
		refused(t, err, network.BadInput, "NEO4J_URI holds a user or a password: set NEO4J_USERNAME and NEO4J_PASSWORD (or NEO4J_PASSWORD_FILE), and write bolt://host:7687 or neo4j+s://host")
		for ; err != nil; err = errors.Unwrap(err) {
			if strings.Contains(fmt.Sprintf("%v %+v", err, err), "geheim") {
				t.Errorf("the password of %q is in %v", uri, err)
			}
		}
	}
}

// TestOpenKeepsParameters: nor is what is behind a question mark in any.
func TestOpenKeepsParameters(t *testing.T) {
	closed := address(t, nil)
	for uri, want := range map[string]string{
		"bolt://" + closed + "?password=geheim":  `NEO4J_URI "bolt://` + closed + `?…" is not an address of Neo4j: write bolt://host:7687 or neo4j+s://host, and nothing behind it`,
		"https://" + closed + "?password=geheim": `NEO4J_URI "https://` + closed + `?…" is not an address of Neo4j: write bolt://host:7687 or neo4j+s://host, and nothing behind it`,
		"neo4j://" + closed + "?password=geheim": "Neo4j does not answer at neo4j://" + closed + "?…: is it running, and does NEO4J_URI name it?",
	} {
		_, err := store.Open(t.Context(), store.Config{URI: uri})
		if err == nil || err.Error() != want && !strings.HasPrefix(err.Error(), want+": ") || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%s: %v", uri, err)
		}
	}
}

// address returns an address at which serve answers; nobody, if it is nil.
func address(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() }) // perhaps it is closed already
	if serve == nil {
		if err := listener.Close(); err != nil {
			t.Fatal(err)
		}
		return listener.Addr().String()
	}
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			serve(conn)
			_ = conn.Close()
		}
	}()
	return listener.Addr().String()
}

// TestReadTimeout: a read that takes too long ends in time, and so it does on the
// server.
func TestReadTimeout(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db, func(c *store.Config) { c.ReadTimeout = 2 * time.Second })
	slow := s.With("slow", "UNWIND range(1, 1000000000000) AS i WITH i WHERE i % 2 = 3 RETURN i")

	_, err := slow.Ask(t.Context(), "slow", nil)
	refused(t, err, network.Timeout, "reading slow took too long")
	patient := storetest.Connect(t, db).With("running", "SHOW TRANSACTIONS YIELD metaData WHERE metaData.operation = 'slow' RETURN metaData")
	for {
		running, err := patient.Ask(t.Context(), "running", nil)
		if err != nil {
			t.Fatal(err)
		}
		if running == 0 {
			break
		}
		time.Sleep(10 * time.Millisecond) // until the server has noticed
	}

	// So does the one who asks, by giving up or by a deadline of their own.
	ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	_, err = slow.Ask(ctx, "slow", nil)
	refused(t, err, network.Timeout, "reading slow took too long")
	ctx, giveUp := context.WithCancel(t.Context())
	giveUp()
	if _, err = slow.Ask(ctx, "slow", nil); !errors.Is(err, context.Canceled) || network.CodeOf(err) == network.Timeout {
		t.Errorf("given up: %v", err)
	}

	// The connection is good for the next.
	if rows, err := s.With("one", "RETURN 1 AS one").Ask(t.Context(), "one", nil); err != nil || rows != 1 {
		t.Errorf("the next read: %d rows, %v", rows, err)
	}
}

func TestReadOfNoStatement(t *testing.T) {
	s := storetest.Open(t)
	_, err := s.Ask(t.Context(), "nonsense", nil)
	refused(t, err, network.Internal, `there is no statement "nonsense"`)
	_, err = s.With("bad", "MATCH (n RETURN n").Ask(t.Context(), "bad", nil)
	refused(t, err, network.Internal, "reading bad failed")
	if server, ok := errors.AsType[*neo4j.Neo4jError](err); !ok || !strings.Contains(server.Code, "SyntaxError") {
		t.Errorf("%v: the cause is lost", err)
	}
}

func TestTranslate(t *testing.T) {
	own := network.Missing("id", "org:x")
	for _, test := range []struct {
		err  error
		code network.Code
	}{
		{own, network.NotFound},
		{fmt.Errorf("looking it up: %w", own), network.NotFound},
		{&neo4j.Neo4jError{Code: "Neo.ClientError.Transaction.TransactionTimedOut"}, network.Timeout},
		{&neo4j.Neo4jError{Code: "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration"}, network.Timeout},
		{&neo4j.Neo4jError{Code: "Neo.ClientError.Schema.ConstraintValidationFailed"}, network.Conflict},
		{&neo4j.Neo4jError{Code: "Neo.TransientError.Transaction.DeadlockDetected"}, network.Unavailable},
		{&neo4j.Neo4jError{Code: "Neo.TransientError.General.DatabaseUnavailable"}, network.Unavailable},
		{&neo4j.Neo4jError{Code: "Neo.ClientError.Cluster.NotALeader"}, network.Unavailable},
		{&neo4j.Neo4jError{Code: "Neo.DatabaseError.General.UnknownError"}, network.Internal},
		{&neo4j.ConnectivityError{}, network.Unavailable},
		{context.DeadlineExceeded, network.Timeout},
		{errors.New("something else"), network.Internal},
	} {
		got := store.Translate(t.Context(), "reading", test.err)
		if network.CodeOf(got) != test.code {
			t.Errorf("%v: its code is %s, want %s", test.err, network.CodeOf(got), test.code)
		}
		if !errors.Is(got, test.err) {
			t.Errorf("%v: the cause is lost in %v", test.err, got)
		}
	}
	// A context that has ended is all that is reported.
	if err := store.Translate(t.Context(), "reading", context.Canceled); !errors.Is(err, context.Canceled) || errors.As(err, &own) {
		t.Errorf("of giving up: %v", err)
	}
	if err := store.Translate(t.Context(), "reading", nil); err != nil {
		t.Errorf("of nothing: %v", err)
	}
}

// TestReadsCount: what is read for an answer counts to what that may take, and a
// read that would be more ends.
func TestReadsCount(t *testing.T) {
	s := storetest.Open(t).With("many", "UNWIND range(1, 1000) AS i RETURN {text: ['0123456789']} AS it")
	for limit, want := range map[int]int{1 << 20: 1000, 20_000: 0} {
		ctx, answer := quota.ForAnswers(limit, 1<<30).Begin(t.Context())
		rows, err := s.Ask(ctx, "many", nil)
		answer.End()
		if want == 0 {
			if network.CodeOf(err) != network.LimitExceeded {
				t.Error(err)
			}
			if rows < 100 || rows > 20_000/len("0123456789") {
				t.Errorf("it ended after %d rows", rows)
			}
		} else if err != nil || rows != want {
			t.Errorf("%d rows, %v", rows, err)
		}
	}
	if rows, err := s.Ask(t.Context(), "many", nil); err != nil || rows != 1000 {
		t.Errorf("for no answer: %d rows, %v", rows, err)
	}
}
