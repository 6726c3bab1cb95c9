package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// A Database is where to connect to and as whom.
type Database struct {
	URI, Username, Password, Name string
}

// Empty returns a database for the test without nodes, relationships, constraints and indexes, but for the two token lookup
// indexes that Neo4j makes by itself. It is the same database for all tests, and so not for parallel ones: the testing
// package refuses t.Parallel in a test that has called Empty.
func Empty(t testing.TB) Database {
	t.Helper()
	db := Shared(t)
	db.Wipe(t)
	return db
}

// Shared returns the database that Empty returns, as the test before has left it.
func Shared(t testing.TB) Database {
	t.Helper()
	db := Database{
		URI:      os.Getenv(envURI),
		Username: os.Getenv(envUsername),
		Password: os.Getenv(envPassword),
		Name:     "neo4j",
	}
	if db.URI == "" {
		t.Fatal("this package needs func TestMain(m *testing.M) { neo4jtest.Main(m) }")
	}
	t.Setenv(envTest, t.Name()) // which parallel tests are not allowed to
	return db
}

// Driver opens a driver on the database, closed at the end of the test.
func (db Database) Driver(t testing.TB) neo4j.DriverWithContext {
	t.Helper()
	driver, err := neo4j.NewDriverWithContext(db.URI, neo4j.BasicAuth(db.Username, db.Password, ""),
		func(c *config.Config) { c.TelemetryDisabled = true })
	if err != nil {
		t.Fatalf("connecting to the test database: %v", err)
	}
	t.Cleanup(func() {
		if err := driver.Close(context.Background()); err != nil {
			t.Errorf("closing the driver: %v", err)
		}
	})
	return driver
}

// Through is the same database behind another address: a Proxy's.
func (db Database) Through(uri string) Database {
	db.URI = uri
	return db
}

// Wipe empties the database again, in the middle of a test. Transactions that are still open are ended.
func (db Database) Wipe(t testing.TB) {
	t.Helper()
	driver := db.Driver(t)
	db.endTransactions(t, driver)
	db.deleteLinks(t, driver)
	db.run(t, driver, "MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
	for _, name := range db.strings(t, driver, "SHOW CONSTRAINTS YIELD name", nil) {
		db.run(t, driver, "DROP CONSTRAINT "+quoted(name), nil)
	}
	for _, name := range db.strings(t, driver, "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name", nil) {
		db.run(t, driver, "DROP INDEX "+quoted(name), nil)
	}
}

// Clear deletes all nodes but those with a label, and leaves constraints and indexes, and with them the plans that Neo4j
// has made: what follows is several times as fast as after Wipe. Transactions that are still open are ended.
func (db Database) Clear(t testing.TB, but string) {
	t.Helper()
	driver := db.Driver(t)
	db.endTransactions(t, driver)
	db.deleteLinks(t, driver)
	db.run(t, driver, "MATCH (n) WHERE NOT n:"+quoted(but)+" CALL (n) { DELETE n } IN TRANSACTIONS OF 10000 ROWS", nil)
}

// deleteLinks deletes all relationships. Were they deleted with their nodes, ten thousand nodes with all that is linked to
// them could be more than a transaction of a small server has room for, and the database could never be emptied again.
func (db Database) deleteLinks(t testing.TB, driver neo4j.DriverWithContext) {
	t.Helper()
	db.run(t, driver, "MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 10000 ROWS", nil)
}

// endTransactions ends those that are still open.
func (db Database) endTransactions(t testing.TB, driver neo4j.DriverWithContext) {
	t.Helper()
	const others = "SHOW TRANSACTIONS YIELD transactionId AS id, database, currentQuery " +
		"WHERE database = $name AND NOT currentQuery STARTS WITH 'SHOW TRANSACTIONS' RETURN id"
	for _, id := range db.strings(t, driver, others, map[string]any{"name": db.Name}) {
		db.run(t, driver, "TERMINATE TRANSACTIONS $id", map[string]any{"id": id})
	}
}

func quoted(name string) string { return "`" + strings.ReplaceAll(name, "`", "``") + "`" }

// strings asks for one column of strings.
func (db Database) strings(t testing.TB, driver neo4j.DriverWithContext, query string, parameters map[string]any) []string {
	t.Helper()
	var column []string
	for _, record := range db.run(t, driver, query, parameters) {
		text, ok := record.Values[0].(string)
		if !ok {
			t.Fatalf("emptying the test database: %s gives %v", query, record.Values)
		}
		column = append(column, text)
	}
	return column
}

// run runs a query in a transaction of its own, which some of these demand.
func (db Database) run(t testing.TB, driver neo4j.DriverWithContext, query string, parameters map[string]any) []*neo4j.Record {
	t.Helper()
	ctx := context.Background()
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: db.Name})
	records, err := collect(ctx, session, query, parameters)
	if closing := session.Close(ctx); err == nil && closing != nil {
		err = fmt.Errorf("closing the session: %w", closing)
	}
	if err != nil {
		t.Fatalf("emptying the test database: %s: %v\nOpen transactions: %s", query, err, db.openTransactions(driver))
	}
	return records
}

// openTransactions tells what the server is at, for the message of a failure.
func (db Database) openTransactions(driver neo4j.DriverWithContext) string {
	const all = "SHOW TRANSACTIONS YIELD transactionId, status, statusDetails, elapsedTime, estimatedUsedHeapMemory, currentQuery"
	ctx := context.Background()
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: db.Name})
	defer session.Close(ctx)
	records, err := collect(ctx, session, all, nil)
	if err != nil {
		return err.Error()
	}
	var told strings.Builder
	for _, record := range records {
		fmt.Fprintf(&told, "\n%v", record.Values)
	}
	return told.String()
}

func collect(ctx context.Context, session neo4j.SessionWithContext, query string, parameters map[string]any) ([]*neo4j.Record, error) {
	result, err := session.Run(ctx, query, parameters)
	if err != nil {
		return nil, err
	}
	return result.Collect(ctx)
}
