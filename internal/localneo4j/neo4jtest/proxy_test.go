package neo4jtest_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
)

// TestProxyCounts says what each way of asking costs with the driver that we use.
func TestProxyCounts(t *testing.T) {
	db := neo4jtest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	driver := db.Through(proxy.URI()).Driver(t)
	long := strings.Repeat("long ", 1<<20)

	read := neo4j.SessionConfig{DatabaseName: db.Name, AccessMode: neo4j.AccessModeRead}
	autocommit := func(query string, parameters map[string]any) func(context.Context) error {
		return func(ctx context.Context) error {
			session := driver.NewSession(ctx, read)
			defer session.Close(ctx)
			result, err := session.Run(ctx, query, parameters)
			if err != nil {
				return err
			}
			_, err = result.Collect(ctx)
			return err
		}
	}
	transaction := func(queries ...string) func(context.Context) error {
		return func(ctx context.Context) error {
			session := driver.NewSession(ctx, read)
			defer session.Close(ctx)
			_, err := session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
				for _, query := range queries {
					result, err := tx.Run(ctx, query, nil)
					if err != nil {
						return nil, err
					}
					if _, err := result.Collect(ctx); err != nil {
						return nil, err
					}
				}
				return nil, nil
			})
			return err
		}
	}
	execute := func(ctx context.Context) error {
		_, err := neo4j.ExecuteQuery(ctx, driver, "RETURN 1", nil, neo4j.EagerResultTransformer,
			neo4j.ExecuteQueryWithDatabase(db.Name), neo4j.ExecuteQueryWithReadersRouting())
		return err
	}
	tests := []struct {
		name string
		ask  func(context.Context) error
		want neo4jtest.Count
	}{
		{"nothing but a connection", driver.VerifyConnectivity, neo4jtest.Count{}},
		{"one query", autocommit("RETURN 1", nil), neo4jtest.Count{RoundTrips: 1, Runs: 1}},
		{"a query of five megabytes", autocommit("RETURN size($long)", map[string]any{"long": long}), neo4jtest.Count{RoundTrips: 1, Runs: 1}},
		{"rows fetched by the thousand", autocommit("UNWIND range(1, 2500) AS n RETURN n", nil), neo4jtest.Count{RoundTrips: 3, Runs: 1}},
		{"a read transaction of one query", transaction("RETURN 1"), neo4jtest.Count{RoundTrips: 3, Runs: 1}},
		{"a read transaction of two", transaction("RETURN 1", "RETURN 2"), neo4jtest.Count{RoundTrips: 4, Runs: 2}},
		{"ExecuteQuery", execute, neo4jtest.Count{RoundTrips: 2, Runs: 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if err := driver.VerifyConnectivity(t.Context()); err != nil {
				t.Fatal(err)
			}
			proxy.Reset()
			if err := test.ask(t.Context()); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, proxy.Count()); diff != "" {
				t.Errorf("asking costs (-want +got):\n%s", diff)
			}
		})
	}
}
