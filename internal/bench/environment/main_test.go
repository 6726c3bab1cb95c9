package environment

import (
	"testing"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }
