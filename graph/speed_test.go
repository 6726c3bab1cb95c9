package graph_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/graph/generated"
	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/gqlwriter"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// BenchmarkWriter answers questions whose answers the resolver has at once, as they
// are written and as gqlgen writes them: ten paths with the evidence of their links, the
// same as the question sees it, and reach by region with the nearest of each group,
// which has an argument and so is gqlgen's down to what is below it.
func BenchmarkWriter(b *testing.B) {
	paths := tenPathsWithEvidence(b)
	reach := model.Reach{Total: 100, ByHop: []pathfind.HopCount{{Hops: 1, Organizations: 100}}, Complete: true}
	for i := range 20 {
		nearest := model.Reached{Hops: 4, Entity: paths.Paths[0].Entities[4], Path: paths.Paths[i%10]}
		listed := model.ReachedLists{Names: map[string]int{"groups.nearest": 0}, Pages: []listing.Page[model.Reached]{{Items: []model.Reached{nearest}}}}
		reach.Shown = append(reach.Shown, model.ReachGroup{Key: "place:a", Label: "A", Known: 7, Counts: reach.ByHop, Listed: listed})
	}
	plain := generated.NewExecutableSchema(generated.Config{Resolvers: constant{&graph.Resolver{}, paths, reach}})
	const (
		link     = `id type role valid { from to } status confidence from { id } to { id }`
		evidence = `evidence { quote observed { from to } source { id title published } }`
		links    = `links { ` + link + ` ` + evidence + ` }`
		judged   = `judged { link { ` + link + ` } ` + evidence + ` }`
	)
	for question, query := range map[string]string{
		"paths": `{
			paths(from: "org:a", to: "org:b", first: 10) {
				outcome shortest complete hasMore revision
				paths { hops entities { id kind type name } steps { ` + links + ` } }
			}
		}`,
		"judged": `{
			paths(from: "org:a", to: "org:b", first: 10) {
				outcome shortest complete hasMore revision
				paths { hops entities { id kind type name } steps { ` + judged + ` } }
			}
		}`,
		"reach": `{
			reach(from: "org:a") {
				total withoutPlace complete byHop { hops organizations }
				groups {
					key label reached byHop { hops organizations }
					nearest(first: 1) { hops path { entities { id kind type name } steps { ` + links + ` } } }
				}
			}
		}`,
	} {
		for name, schema := range map[string]graphql.ExecutableSchema{
			"written": gqlwriter.New(plain, generated.Answers{}),
			"gqlgen":  plain,
		} {
			b.Run(question+"/"+name, func(b *testing.B) { answerMany(b, schema, query) })
		}
	}
}

// answerMany answers a question again and again.
func answerMany(b *testing.B, schema graphql.ExecutableSchema, query string) {
	exec := executor.New(schema)
	exec.SetQueryCache(graphql.MapCache[*ast.QueryDocument]{})
	b.ReportAllocs()
	for b.Loop() {
		ctx := graphql.StartOperationTrace(context.Background())
		op, errs := exec.CreateOperationContext(ctx, &graphql.RawParams{Query: query})
		if errs != nil {
			b.Fatal(errs)
		}
		respond, ctx := exec.DispatchOperation(ctx, op)
		if response := respond(ctx); len(response.Errors) > 0 || len(response.Data) < 10_000 {
			b.Fatal(string(response.Data), response.Errors)
		}
	}
}

// constant answers every question about paths or reach with the same.
type constant struct {
	*graph.Resolver
	paths model.PathResult
	reach model.Reach
}

type constantQuery struct {
	generated.QueryResolver
	constant
}

func (r constant) Query() generated.QueryResolver { return constantQuery{r.Resolver.Query(), r} }

func (q constantQuery) Paths(context.Context, []string, []string, *pathfind.Filter, *pathfind.Rank, *int, *string) (model.PathResult, error) {
	return q.paths, nil
}

func (q constantQuery) Reach(context.Context, []string, *pathfind.Filter, *pathfind.Grouping, *pathfind.Unit, *bool) (model.Reach, error) {
	return q.reach, nil
}

// tenPathsWithEvidence is ten paths of four hops, each link with two pieces of
// evidence.
func tenPathsWithEvidence(b *testing.B) model.PathResult {
	date, err := network.ParseDate("2023-07-24")
	if err != nil {
		b.Fatal(err)
	}
	four := 4
	reader := &graph.Resolver{Now: time.Now}
	result := model.PathResult{Shortest: &four, Outcome: pathfind.Found, BlockedBy: []string{}, Complete: true, Revision: 4711}
	for p := range 10 {
		path := model.Path{}
		for e := range four + 1 {
			id := fmt.Sprintf("org:ministry-%d-%d", p, e)
			path.Entities = append(path.Entities, model.NewEntity(&network.Entity{ID: id, Kind: network.Organization, Type: "MINISTRY", Name: "Ministry of Education"}, nil))
		}
		for s := range four {
			from, to := path.Entities[s], path.Entities[s+1]
			link := &network.Link{ID: fmt.Sprintf("link:%d-%d", p, s), Type: network.PartnersWith, Role: "partner", Valid: network.Period{From: date}, Status: network.InForce, Confidence: 0.9}
			var citations []network.Citation
			for i := range 2 {
				source := &network.Source{ID: fmt.Sprintf("source:%d", i), Title: "Roadmap for digital education", Published: date}
				piece := network.Evidence{Quote: "The two agreed to work together on a roadmap.", Observed: network.Observed{First: date, Last: date}}
				citations = append(citations, network.Citation{Evidence: piece, From: source})
			}
			judged := model.NewLink(link, nil, from, to, nil, reader).WithCitations(citations).Judged(model.Question{KnownBy: network.MaxDay}, network.Tenure{})
			path.Steps = append(path.Steps, model.Step{From: from, To: to, Judged: []model.JudgedLink{judged}})
		}
		result.Paths = append(result.Paths, path)
	}
	return result
}
