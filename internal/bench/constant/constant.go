// Package constant is a server that answers every question about paths with the
// same answer, which it need not look for: gqlgen as it comes, on entente's schema.
// It shows what GraphQL over HTTP costs by itself.
package constant

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/generated"
	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// Serve serves the answer in a file at an address until ctx ends. The file has
// what entente once answered: the `data` of a question of package question.
func Serve(ctx context.Context, file, address string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	var given answer
	if err := json.Unmarshal(text, &given); err != nil {
		return fmt.Errorf("read the answer: %w", err)
	}
	graphql := handler.New(generated.NewExecutableSchema(generated.Config{Resolvers: root{result: given.result()}}))
	graphql.AddTransport(transport.POST{})
	graphql.SetQueryCache(lru.New[*ast.QueryDocument](100))

	mux := http.NewServeMux()
	mux.Handle("/graphql", graphql)
	mux.HandleFunc("/", func(http.ResponseWriter, *http.Request) {})
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return fmt.Errorf("listen: %w", err)
	}
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	defer context.AfterFunc(ctx, func() { _ = server.Close() })()
	if err := server.Serve(listener); ctx.Err() == nil {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

// root resolves what is asked; whatever else there is in the schema is not.
type root struct {
	generated.ResolverRoot
	result model.PathResult
}

func (r root) Query() generated.QueryResolver { return query{result: r.result} }

type query struct {
	generated.QueryResolver
	result model.PathResult
}

func (q query) Paths(context.Context, []string, []string, *pathfind.Filter, *pathfind.Rank, *int, *string) (model.PathResult, error) {
	return q.result, nil
}

// answer is the JSON of the plain questions about paths.
type answer struct {
	Paths struct {
		Outcome           pathfind.Outcome
		Complete, HasMore bool
		Shortest          *int
		Paths             []struct {
			Entities []entity
			Steps    []struct {
				Links []struct {
					ID       string
					Type     network.LinkType
					Role     string
					Valid    network.Period
					From, To struct{ ID string }
				}
			}
		}
	}
}

type entity struct {
	ID   string
	Kind network.Kind
	Type string
	Name string
}

// result makes of the JSON what a resolver returns.
func (a *answer) result() model.PathResult {
	result := model.PathResult{Outcome: a.Paths.Outcome, Complete: a.Paths.Complete, HasMore: a.Paths.HasMore, Shortest: a.Paths.Shortest, Paths: []model.Path{}}
	for _, p := range a.Paths.Paths {
		path, byID := model.Path{}, map[string]model.Entity{}
		for _, e := range p.Entities {
			byID[e.ID] = model.NewEntity(&network.Entity{ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name}, nil)
			path.Entities = append(path.Entities, byID[e.ID])
		}
		for i, s := range p.Steps {
			step := model.Step{From: path.Entities[i], To: path.Entities[i+1]}
			for _, l := range s.Links {
				link := &network.Link{ID: l.ID, Type: l.Type, From: l.From.ID, To: l.To.ID, Role: l.Role, Valid: l.Valid}
				bare := model.NewLink(link, nil, byID[l.From.ID], byID[l.To.ID], nil, nil)
				step.Judged = append(step.Judged, bare.Judged(model.Question{}, network.Tenure{}))
			}
			path.Steps = append(path.Steps, step)
		}
		result.Paths = append(result.Paths, path)
	}
	return result
}
