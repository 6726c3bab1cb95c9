package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// An import that is interrupted while it writes finishes its batch, says what it has done, and is completed by the same
// import. Another transaction holds it in its first batch until the signal has come.
func TestImportInterrupted(t *testing.T) {
	db := storetest.Empty(t)
	var environment []string
	for name, value := range connectionTo(db) {
		environment = append(environment, name+"="+value)
	}
	file := filepath.Join(t.TempDir(), "many.jsonl")
	var lines strings.Builder
	for i := range 4500 {
		fmt.Fprintf(&lines, `{"record":"entity","id":"org:number-%d","kind":"ORGANIZATION","name":"Number %d"}`+"\n", i, i)
	}
	if err := os.WriteFile(file, []byte(lines.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	start(t, environment, "import", "-").exits(t, 0) // migrates

	release := holdHead(t, db)
	held := start(t, environment, "import", file)
	awaitBlocked(t, db)
	held.signal(t, syscall.SIGINT)
	release()
	held.exits(t, 1)
	want := regexp.MustCompile(`^entente: interrupted; importing the same again completes it\. So far: ([1-4],000) entities created; revisions? 1( to [2-4])?\n$`)
	found := want.FindStringSubmatch(held.stderr.String())
	if found == nil {
		t.Fatalf("stderr: %s", &held.stderr)
	}

	again := start(t, environment, "import", file)
	again.exits(t, 0)
	if !strings.Contains(again.stdout.String(), found[1]+" entities unchanged") {
		t.Errorf("%s, but then: %s", found[0], &again.stdout)
	}
}

// holdHead keeps every writer from committing, until it is released.
func holdHead(t *testing.T, db neo4jtest.Database) (release func()) {
	t.Helper()
	ctx := context.Background()
	session := db.Driver(t).NewSession(ctx, neo4j.SessionConfig{})
	tx, err := session.BeginTransaction(ctx)
	if err == nil {
		_, err = tx.Run(ctx, "MERGE (head:Head {id: 'head'}) SET head.held = true", nil)
	}
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := errors.Join(tx.Rollback(ctx), session.Close(ctx)); err != nil {
			t.Fatal(err)
		}
	}
}

// awaitBlocked waits until a transaction waits for another.
func awaitBlocked(t *testing.T, db neo4jtest.Database) {
	t.Helper()
	driver := db.Driver(t)
	if err := eventually(func() error {
		result, err := neo4j.ExecuteQuery(context.Background(), driver,
			"SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status", nil, neo4j.EagerResultTransformer)
		if err == nil && len(result.Records) == 0 {
			err = errors.New("no transaction waits")
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}
