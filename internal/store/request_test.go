package store

import (
	"context"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/network"
)

// TestReadsEndInTime: a read ends within the time that it may take, whatever it
// waits for: a server that says nothing, one that is not there, or others.
func TestReadsEndInTime(t *testing.T) {
	const allowed = 200 * time.Millisecond
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed.Close()
	for _, test := range []struct {
		name, address string
		// inUse is how many statements run already.
		inUse int
		code  network.Code
		says  string
	}{
		{"a silent server", silent.Addr().String(), 0, network.Timeout, "reading one took too long"},
		{"no server", closed.Addr().String(), 0, network.Unavailable, "the database can't be reached just now"},
		{"others", silent.Addr().String(), 1, network.Unavailable, "the database is busy: try again"},
	} {
		t.Run(test.name, func(t *testing.T) {
			driver, err := neo4j.NewDriverWithContext("bolt://"+test.address, neo4j.NoAuth())
			if err != nil {
				t.Fatal(err)
			}
			defer driver.Close(context.Background())
			s := &Store{
				driver: driver, config: Config{ReadTimeout: allowed}, statements: map[string]string{"one": "RETURN 1"},
				bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{}), running: newStatements(otherConnections + 1),
			}
			for range test.inUse {
				if _, err := s.running.begin(WithRequest(t.Context(), "other")); err != nil {
					t.Fatal(err)
				}
			}
			began := time.Now()
			_, err = readOne(WithRequest(t.Context(), "id"), s, "one", nil, func(row) (int, error) { return 1, nil })
			if network.CodeOf(err) != test.code || !strings.HasPrefix(err.Error(), test.says) {
				t.Errorf("%v", err)
			}
			// There is a little for a machine that has other things to do.
			if took := time.Since(began); took > 20*allowed {
				t.Errorf("it took %v", took)
			}
		})
	}
}

// TestStatementsOfARequest: a request runs no more statements at once than it may,
// leaves connections to others, and what is no request waits for none.
func TestStatementsOfARequest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const connections = otherConnections + requestStatements + 1
		running := newStatements(connections)
		one, other := WithRequest(t.Context(), "one"), WithRequest(t.Context(), "other")
		var ends []func()
		begun := func(ctx context.Context) error {
			ctx, cancel := context.WithTimeout(ctx, time.Second)
			defer cancel()
			end, err := running.begin(ctx)
			if err == nil {
				ends = append(ends, end)
			}
			return err
		}
		for range requestStatements {
			if err := begun(one); err != nil {
				t.Fatal(err)
			}
		}
		if err := begun(one); err != context.DeadlineExceeded {
			t.Errorf("one more of the same request: %v", err)
		}
		if err := begun(other); err != nil {
			t.Errorf("one of another: %v", err)
		}
		if err := begun(other); network.CodeOf(err) != network.Unavailable {
			t.Errorf("one more than there are connections for: %v", err)
		}
		if err := begun(t.Context()); err != nil {
			t.Errorf("one of no request: %v", err)
		}
		for _, end := range ends {
			end()
		}
		if err := begun(one); err != nil || len(running) != 1 {
			t.Errorf("after all have ended: %v, %d run", err, len(running))
		}
	})
}

// TestPoolExhausted: that all connections are in use is distinguished from that there is no
// server.
func TestPoolExhausted(t *testing.T) {
	for text, want := range map[string]string{
		"Timeout while waiting for connection to any of [a:7687]: context deadline exceeded": "the database is busy: try again",
		"No idle connections on any of [a:7687]":                                             "the database is busy: try again",
		"dial tcp 127.0.0.1:7687: connect: connection refused":                               "the database can't be reached just now",
	} {
		err := translate(t.Context(), "reading", &neo4j.ConnectivityError{Inner: &net.AddrError{Err: text}})
		if own, ok := err.(*network.Error); !ok || own.Code != network.Unavailable || own.Message != want {
			t.Errorf("%s: %v", text, err)
		}
	}
}
