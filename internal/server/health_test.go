package server

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

func TestReadiness(t *testing.T) {
	tests := []struct {
		name   string
		err    error
		status int
		body   string
	}{
		{"ready", nil, 200, "ready\n"},
		{"a reason", fmt.Errorf("asking: %w", &network.Error{Code: network.Unavailable, Message: "Neo4j does not answer", Err: errors.New(secret)}), 503, "Neo4j does not answer\n"},
		{"too slow", context.DeadlineExceeded, 503, "not ready: there was no answer within 5s\n"},
		{"a driver's words", errors.New(secret), 503, "something went wrong; request id req-1\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, func(c *Config) {
				c.Ready = func(ctx context.Context) error {
					if _, bounded := ctx.Deadline(); !bounded {
						t.Error("the question may take for ever")
					}
					return test.err
				}
			})
			got := s.send("GET", "/readyz", "", "X-Request-Id: req-1")
			if got.status != test.status || got.header.Get("Cache-Control") != "no-store" {
				t.Errorf("got %+v", got)
			}
			if diff := cmp.Diff(test.body, got.body); diff != "" {
				t.Error(diff)
			}
			lines := s.log.lines(t, "not ready")
			if test.err == nil && len(lines) != 0 || test.err != nil && (len(lines) != 1 || lines[0]["error"] != test.err.Error() || lines[0]["request"] != "req-1") {
				t.Errorf("log: %v", lines)
			}
			if alive := s.send("GET", "/healthz", ""); alive.status != 200 {
				t.Errorf("not alive: %+v", alive)
			}
		})
	}
}
