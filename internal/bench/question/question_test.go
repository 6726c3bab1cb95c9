package question_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/google/go-cmp/cmp"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/bench/question"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// asking asks in this process, without a server, as entente does that has the topology.
func asking(t *testing.T, s *store.Store) question.Ask {
	t.Helper()
	resolver := &graph.Resolver{Store: s, Paths: pathfind.NewService(memory.New(storetest.Follow(t, s).Newest), pathfind.Limits{})}
	exec := executor.New(graph.NewSchema(resolver))
	return func(ctx context.Context, document string, variables map[string]any, data any) error {
		ctx = resolver.Request(graphql.StartOperationTrace(ctx), "test")
		operation, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: document, Variables: variables})
		if len(errs) > 0 {
			return errs
		}
		respond, ctx := exec.DispatchOperation(ctx, operation)
		response := respond(ctx)
		if len(response.Errors) > 0 {
			return response.Errors
		}
		return json.Unmarshal(response.Data, data)
	}
}

// What both languages say of a question, as far as they can be compared.
type said struct {
	// Shortest is the hops of the first path; nil where there is none.
	Shortest *int
	// Reached counts organisations by region and hops.
	Reached map[string]map[int]int
	// IDs are those of the records that were found.
	IDs []string
}

// Both languages ask the same: on a small network they say the same of every
// question, but for what the package comment says.
func TestSame(t *testing.T) {
	for _, shape := range []generate.Shape{generate.Hubs, generate.Spread} {
		t.Run(string(shape), func(t *testing.T) { checkSame(t, generate.New(shape, 3000, 1)) })
	}
}

func checkSame(t *testing.T, n *generate.Network) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db, func(c *store.Config) { c.ReadTimeout = time.Minute })
	for records := range n.Records(1000) {
		storetest.Put(t, s, records)
	}
	driver, ask := db.Driver(t), asking(t, s)
	workloads, err := question.Workloads(n.Shape)
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range workloads {
		t.Run(w.Name, func(t *testing.T) {
			questions, err := question.Draw(t.Context(), w, n, ask)
			if err != nil {
				t.Fatal(err)
			}
			for _, form := range w.Forms {
				if form.NotModified {
					continue
				}
				for _, q := range questions[:min(3, len(questions))] {
					var data json.RawMessage
					if err := ask(t.Context(), form.GraphQL, q.Variables, &data); err != nil {
						t.Fatalf("%s: %v", form.Name, err)
					}
					result, err := neo4j.ExecuteQuery(t.Context(), driver, form.Cypher, q.Parameters, neo4j.EagerResultTransformer, neo4j.ExecuteQueryWithDatabase(db.Name))
					if err != nil {
						t.Fatalf("%s: %v", form.Name, err)
					}
					if diff := cmp.Diff(inGraphQL(t, data), inCypher(result.Records)); diff != "" && w.Name != "fuzzy search" {
						t.Errorf("%s %v (-GraphQL +Cypher):\n%s", form.Name, q.Parameters, diff)
					}
				}
			}
		})
	}
}

func inGraphQL(t *testing.T, data json.RawMessage) (s said) {
	t.Helper()
	var a struct {
		Paths struct{ Shortest *int }
		Reach struct {
			Groups []struct {
				Key   string
				ByHop []struct{ Hops, Organizations int }
			}
		}
		Node struct {
			ID                   string
			Agreements, Partners struct {
				Edges []struct{ Node struct{ ID string } }
			}
			Officials struct {
				Edges []struct {
					Node struct{ Person struct{ ID string } }
				}
			}
		}
		Entities struct {
			Edges []struct{ Node struct{ ID string } }
		}
	}
	if err := json.Unmarshal(data, &a); err != nil {
		t.Fatal(err)
	}
	s.Shortest = a.Paths.Shortest
	for _, g := range a.Reach.Groups {
		for _, h := range g.ByHop {
			s.reached(g.Key, h.Hops, h.Organizations)
		}
	}
	if a.Node.ID != "" {
		s.IDs = append(s.IDs, a.Node.ID)
	}
	for _, e := range slices.Concat(a.Node.Agreements.Edges, a.Node.Partners.Edges, a.Entities.Edges) {
		s.IDs = append(s.IDs, e.Node.ID)
	}
	for _, e := range a.Node.Officials.Edges {
		s.IDs = append(s.IDs, e.Node.Person.ID)
	}
	slices.Sort(s.IDs)
	return s
}

func (s *said) reached(region string, hops, organizations int) {
	if s.Reached == nil {
		s.Reached = map[string]map[int]int{}
	}
	if s.Reached[region] == nil {
		s.Reached[region] = map[int]int{}
	}
	s.Reached[region][hops] = organizations
}

func inCypher(records []*neo4j.Record) (s said) {
	for _, r := range records {
		row := r.AsMap()
		if links, ok := row["links"].([]any); ok && row["region"] == nil && s.Shortest == nil {
			hops := len(links)
			s.Shortest = &hops
		}
		if region, ok := row["region"].(string); ok {
			for _, pair := range row["byHop"].([]any) {
				s.reached(region, int(pair.([]any)[0].(int64)), int(pair.([]any)[1].(int64)))
			}
		}
		for column, value := range row {
			switch value := value.(type) {
			case string:
				if column == "id" {
					s.IDs = append(s.IDs, value)
				}
			case map[string]any:
				s.IDs = append(s.IDs, fmt.Sprint(value["id"]))
			case []any:
				if column == "agreements" || column == "officials" || column == "partners" {
					for _, one := range value {
						s.IDs = append(s.IDs, idIn(one.(map[string]any)))
					}
				}
			}
		}
	}
	slices.Sort(s.IDs)
	return s
}

// idIn returns the id of the record itself, or of the person or partner in it.
func idIn(fields map[string]any) string {
	for _, key := range []string{"person", "partner"} {
		if inner, ok := fields[key].(map[string]any); ok {
			return fmt.Sprint(inner["id"])
		}
	}
	return fmt.Sprint(fields["id"])
}
