package store_test

import (
	"os"
	"testing"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
)

func TestMain(m *testing.M) {
	if file := os.Getenv(envImport); file != "" {
		os.Exit(importFile(file)) // this is a child of TestKills
	}
	neo4jtest.Main(m)
}
