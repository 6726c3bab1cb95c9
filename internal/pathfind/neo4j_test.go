package pathfind_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestNeo4jAgrees judges both engines by what Neo4j itself answers to questions that
// plain Cypher can ask, on a network that is too large for the brute force.
func TestNeo4jAgrees(t *testing.T) {
	links, questions := 10_000, 60
	if os.Getenv("ENTENTE_SOAK") != "" {
		links, questions = 100_000, 500
	}
	db := storetest.Empty(t)
	// No read may end before its answer: what a search has by then would be compared with all.
	s := storetest.Connect(t, db, func(c *store.Config) { c.ReadTimeout = time.Hour })
	generated := generate.New(generate.Hubs, links, 1)
	if err := s.Fill(t.Context(), network.Reason{Actor: "test", Summary: t.Name()}, generated.Records(5000), func(int) {}); err != nil {
		t.Fatal(err)
	}
	judge := plainCypher{t: t, db: db, driver: db.Driver(t)}
	subjects := map[string]answering{"memory": rebuilt(t, s), "cypher": pathfind.NewService(cypher.New(s), pathfind.Limits{Time: time.Hour})}
	random := rand.New(rand.NewPCG(pathtest.Seed(t), 0))
	outcomes := map[pathfind.Outcome]int{}
	for range questions {
		draw := generated.Draw(random.IntN(1_000_000))
		q := pathfind.Question{
			From: []string{draw.Organization()}, To: []string{draw.Organization()}, First: pathfind.MaxFirst,
			Where: expressible(random, draw),
		}
		if random.IntN(10) == 0 {
			q.To = []string{draw.Islander()}
		}
		if q.From[0] == q.To[0] {
			continue
		}
		reach := pathfind.ReachQuestion{From: q.From, Where: q.Where}
		reach.Where.MaxHops = new(1 + random.IntN(3))
		outcomes[judge.compare(subjects, q, reach)]++
	}
	t.Logf("outcomes: %v", outcomes)
	for _, o := range []pathfind.Outcome{pathfind.Found, pathfind.BeyondMaxHops, pathfind.BlockedByFilter, pathfind.NotConnected} {
		if outcomes[o] == 0 {
			t.Errorf("no question is answered by %s", o)
		}
	}
}

// compare puts a question about paths and one about reach to Neo4j and to each of
// the others, and returns the outcome.
func (c plainCypher) compare(subjects map[string]answering, q pathfind.Question, reach pathfind.ReachQuestion) pathfind.Outcome {
	c.t.Helper()
	want, reached := c.paths(q), c.reach(reach)
	for name, engine := range subjects {
		a, err := engine.Paths(c.t.Context(), q)
		if err != nil {
			c.t.Fatal(err)
		}
		if diff := cmp.Diff(want, shortestOf(a), cmp.AllowUnexported(shortest{}), cmpopts.EquateEmpty()); diff != "" {
			c.t.Errorf("%+v: (-Neo4j +%s)\n%s", q, name, diff)
		}
		r, err := engine.Reach(c.t.Context(), reach)
		if err != nil {
			c.t.Fatal(err)
		}
		if !r.Complete || !a.Complete() {
			c.t.Errorf("%+v: %s stopped: paths complete %t, reach complete %t", reach, name, a.Complete(), r.Complete)
		}
		if diff := cmp.Diff(reached, r.Reached, cmpopts.EquateEmpty()); diff != "" {
			c.t.Errorf("%+v: (-Neo4j +%s)\n%s", reach, name, diff)
		}
	}
	return want.outcome
}

// answering is what answers the questions.
type answering interface {
	Paths(ctx context.Context, q pathfind.Question) (pathfind.Answer, error)
	Reach(ctx context.Context, q pathfind.ReachQuestion) (pathfind.Reach, error)
}

// expressible makes a filter of conditions that Cypher can express.
func expressible(random *rand.Rand, draw generate.Draw) pathfind.Filter {
	f := pathfind.Filter{MaxHops: new(3 + random.IntN(4))}
	sometimes := func(do func()) {
		if random.IntN(4) == 0 {
			do()
		}
	}
	sometimes(func() { day := draw.Day(); f.AsOf = &day })
	sometimes(func() { f.Statuses = []network.Status{network.InForce, network.Signed} })
	sometimes(func() { f.MinConfidence = new(0.5) })
	sometimes(func() { f.MaxDegree = new(5 + random.IntN(50)) })
	sometimes(func() { f.LinkTypes = network.LinkTypes()[:4+random.IntN(len(network.LinkTypes())-4)] })
	sometimes(func() { f.Through = network.Kinds()[:1+random.IntN(len(network.Kinds()))] })
	return f
}

// shortest is what can be said of all shortest paths.
type shortest struct {
	outcome pathfind.Outcome
	hops    int
	// paths are the ids of the first of them.
	paths [][]string
}

// shortestOf returns what an answer says of the shortest paths.
func shortestOf(a pathfind.Answer) shortest {
	s := shortest{outcome: a.Outcome}
	if a.Shortest == nil {
		return s
	}
	s.hops = *a.Shortest
	for _, p := range a.Paths {
		if p.Hops() == s.hops {
			s.paths = append(s.paths, p.Entities)
		}
	}
	return s
}

// plainCypher asks Neo4j.
type plainCypher struct {
	t      *testing.T
	db     neo4jtest.Database
	driver neo4j.DriverWithContext
}

// paths answers a question about paths.
func (c plainCypher) paths(q pathfind.Question) shortest {
	found := c.shortest(q, q.Where)
	unfiltered := q.Where.Unfiltered()
	switch {
	case len(found.paths) > 0 && found.hops <= *q.Where.MaxHops:
		found.outcome = pathfind.Found
		return found
	case len(found.paths) > 0:
		return shortest{outcome: pathfind.BeyondMaxHops}
	case len(q.Where.Named()) > 0 && len(c.shortest(q, unfiltered).paths) > 0:
		return shortest{outcome: pathfind.BlockedByFilter}
	default:
		return shortest{outcome: pathfind.NotConnected}
	}
}

// shortest returns the shortest paths of any length.
func (c plainCypher) shortest(q pathfind.Question, where pathfind.Filter) shortest {
	p := parametersOf(where)
	p["from"], p["to"] = q.From[0], q.To[0]
	var found shortest
	for _, record := range c.run("shortest", p) {
		row := record.AsMap()
		found.hops = int(row["hops"].(int64))
		for _, path := range row["first"].([]any) {
			var ids []string
			for _, id := range path.([]any) {
				ids = append(ids, id.(string))
			}
			found.paths = append(found.paths, ids)
		}
	}
	return found
}

// reach answers a question about reach.
func (c plainCypher) reach(q pathfind.ReachQuestion) pathfind.HopCounts {
	p := parametersOf(q.Where)
	p["from"], p["maxHops"] = q.From[0], *q.Where.MaxHops
	var counts pathfind.HopCounts
	for _, record := range c.run("reach", p) {
		row := record.AsMap()
		counts = append(counts, pathfind.HopCount{Hops: int(row["hops"].(int64)), Organizations: int(row["organizations"].(int64))})
	}
	return counts
}

func (c plainCypher) run(name string, p map[string]any) []*neo4j.Record {
	c.t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name+".cypher"))
	if err != nil {
		c.t.Fatal(err)
	}
	result, err := neo4j.ExecuteQuery(c.t.Context(), c.driver, string(text), p, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(c.db.Name))
	if err != nil {
		c.t.Fatal(err)
	}
	return result.Records
}

// parametersOf says a filter as the statements take it.
func parametersOf(f pathfind.Filter) map[string]any {
	var types, kinds, statuses []string
	for _, t := range f.Types() {
		types = append(types, string(t))
	}
	for _, k := range f.Kinds() {
		kinds = append(kinds, string(k))
	}
	for _, s := range f.Statuses {
		statuses = append(statuses, string(s))
	}
	p := map[string]any{"types": types, "kinds": kinds, "statuses": nil, "minConfidence": 0.0, "asOf": nil, "maxDegree": nil, "avoid": []string{}}
	if f.Statuses != nil {
		p["statuses"] = statuses
	}
	if f.MinConfidence != nil {
		p["minConfidence"] = *f.MinConfidence
	}
	if f.AsOf != nil {
		p["asOf"] = int64(*f.AsOf)
	}
	if f.MaxDegree != nil {
		p["maxDegree"] = *f.MaxDegree
	}
	return p
}
