package server_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/handler"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/graph/generated"
	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/server"
)

// The question of the benchmark: one path of three hops, and all of it that an
// engine in memory knows.
const (
	speedQuery = `query Path($from: [ID!]!, $to: [ID!]!, $first: Int) {
  paths(from: $from, to: $to, first: $first) {
    outcome shortest complete hasMore revision
    paths {
      hops
      entities { id kind type name }
      steps { links { id type role status valid { from to } } }
    }
  }
}`
	speedVariables = `{"from": ["person:p"], "to": ["org:q"], "first": 1}`
)

// speedAnswer is what the engine says.
func speedAnswer() pathfind.Answer {
	ids := []string{"person:meylis-babayev", "org:ministry-of-education-of-turkmenistan", "agreement:roadmap-moe-iite", "org:unesco-iite"}
	kinds := []network.Kind{network.Person, network.Organization, network.Agreement, network.Organization}
	types := []network.LinkType{network.HoldsPosition, network.PartyTo, network.PartyTo}
	p := pathfind.Path{Entities: ids, Shape: &pathfind.Shape{}}
	from, _ := network.ParseDate("2023-07-24")
	for i, id := range ids {
		p.Shape.Entities = append(p.Shape.Entities, pathfind.EntityShape{ID: id, Kind: kinds[i], Type: "MINISTRY", Name: "Ministry of Education of Turkmenistan"})
		if i == 0 {
			continue
		}
		p.Steps = append(p.Steps, pathfind.Step{From: ids[i-1], To: id, Links: []pathfind.LinkRef{{Type: types[i-1], ID: "link:4hrbeniweennlvbewcxataeoz4"}}})
		p.Shape.Links = append(p.Shape.Links, []pathfind.LinkShape{{Backward: i == 3, Role: "Deputy Minister", Valid: network.Period{From: from}, Status: network.InForce, Confidence: 1}})
	}
	three := 3
	return pathfind.Answer{Paths: []pathfind.Path{p}, Shortest: &three, Outcome: pathfind.Found, Revision: 4711}
}

// constantPaths answers every question with the same.
type constantPaths struct{ answer pathfind.Answer }

func (e constantPaths) Paths(context.Context, pathfind.Question) (pathfind.Answer, error) {
	return e.answer, nil
}

func (constantPaths) Admit(context.Context) (*pathfind.Budget, func(), error) {
	return pathfind.NewBudget(), func() {}, nil
}

func (constantPaths) Examine(context.Context, []pathfind.Mention, func(context.Context, pathfind.View, *pathfind.Meter) error) (int64, pathfind.Work, error) {
	return 0, pathfind.Work{}, nil
}

func (e constantPaths) Reach(context.Context, pathfind.ReachQuestion) (pathfind.Reach, error) {
	return pathfind.Reach{}, nil
}

// constantResolver answers every question about paths with the same, itself.
type constantResolver struct {
	*graph.Resolver
	result model.PathResult
}

type constantQuery struct {
	generated.QueryResolver
	result model.PathResult
}

func (r constantResolver) Query() generated.QueryResolver {
	return constantQuery{r.Resolver.Query(), r.result}
}

func (q constantQuery) Paths(context.Context, []string, []string, *pathfind.Filter, *pathfind.Rank, *int, *string) (model.PathResult, error) {
	return q.result, nil
}

// constantResult is what constantResolver says: in GraphQL, what the engine says.
func constantResult() model.PathResult {
	answer := speedAnswer()
	p := answer.Paths[0]
	path := model.Path{Entities: make([]model.Entity, len(p.Entities)), Steps: make([]model.Step, len(p.Steps))}
	for i, e := range p.Shape.Entities {
		path.Entities[i] = model.NewEntity(&network.Entity{ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name}, nil)
	}
	for i, s := range p.Steps {
		l := p.Shape.Links[i][0]
		link := &network.Link{ID: s.Links[0].ID, Type: s.Links[0].Type, Role: l.Role, Valid: l.Valid, Status: l.Status, Confidence: l.Confidence}
		bare := model.NewLink(link, nil, path.Entities[i], path.Entities[i+1], nil, nil)
		path.Steps[i] = model.Step{Judged: []model.JudgedLink{bare.Judged(model.Question{}, network.Tenure{})}}
	}
	return model.PathResult{Paths: []model.Path{path}, Shortest: answer.Shortest, Outcome: answer.Outcome, BlockedBy: []string{}, Complete: true, Revision: answer.Revision}
}

// BenchmarkPaths asks entente's server for a path that its engine has at once,
// and beside it a bare gqlgen server that answers a constant of the same shape
// and size. What they cost is reported as the processor time of a request, client and
// all, since that does not depend on what else the machine does.
func BenchmarkPaths(b *testing.B) {
	resolver := &graph.Resolver{Paths: constantPaths{speedAnswer()}}
	ours := server.New(server.Config{
		Schema: graph.NewSchema(resolver), Request: resolver.Request, Ready: func(context.Context) error { return nil },
		GraphiQL: http.NotFoundHandler(), Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	bare := handler.New(generated.NewExecutableSchema(generated.Config{Resolvers: constantResolver{resolver, constantResult()}}))
	bare.AddTransport(transport.POST{})
	bare.SetQueryCache(lru.New[*ast.QueryDocument](1000))
	for _, s := range []struct {
		name    string
		handler http.Handler
		path    string
	}{{"entente", ours, "/graphql"}, {"gqlgen", bare, "/"}} {
		b.Run(s.name, func(b *testing.B) {
			web := httptest.NewServer(s.handler)
			defer web.Close()
			askMany(b, web.Listener.Addr().String(), s.path)
		})
	}
}

// askMany asks the question of the benchmark on eight connections, by a client
// that does as little as it can.
func askMany(b *testing.B, address, path string) {
	body := fmt.Sprintf(`{"query": %q, "variables": %s}`, speedQuery, speedVariables)
	request := fmt.Sprintf("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", path, len(body), body)
	var size atomic.Int64
	ask := func(conn net.Conn, in *bufio.Reader) error {
		if _, err := io.WriteString(conn, request); err != nil {
			return err
		}
		response, err := http.ReadResponse(in, nil)
		if err != nil {
			return err
		}
		defer response.Body.Close()
		text, err := io.ReadAll(response.Body)
		if err == nil && (response.StatusCode != http.StatusOK || !strings.Contains(string(text), `"outcome":"FOUND"`)) {
			err = fmt.Errorf("%s: %s", response.Status, text)
		}
		size.Store(int64(len(text)))
		return err
	}
	b.SetParallelism(4)
	b.ReportAllocs()
	before, began := processorTime(b), time.Now()
	b.RunParallel(func(pb *testing.PB) {
		conn, err := net.Dial("tcp", address)
		if err != nil {
			b.Error(err)
			return
		}
		defer conn.Close()
		in := bufio.NewReader(conn)
		for pb.Next() {
			if err := ask(conn, in); err != nil {
				b.Error(err)
				return
			}
		}
	})
	b.ReportMetric(float64(processorTime(b)-before)/float64(b.N)/1e3, "cpu-µs/op")
	b.ReportMetric(float64(b.N)/time.Since(began).Seconds(), "req/s")
	b.ReportMetric(float64(size.Load()), "B/answer")
}
