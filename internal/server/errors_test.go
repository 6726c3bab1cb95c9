package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
)

// secret is what a driver says and no client may read.
const secret = "Neo4jError: Neo.ClientError.Statement.SyntaxError (MATCH (n) RETURN m)"

func TestResolverErrors(t *testing.T) {
	driver := errors.New(secret)
	tests := []struct {
		name       string
		err        error
		message    string
		extensions map[string]any // "request" stands for the request id
		logged     string         // what the log says, "" for nothing
	}{
		{
			"bad input", fmt.Errorf("asking: %w", network.Bad("id", "must not be %q", "a")),
			`id: must not be "a"`,
			vars{"code": "BAD_USER_INPUT", "argument": "id"},
			"",
		},
		{
			"bad input without an argument", &network.Error{Code: network.BadInput, Message: "no"},
			"no",
			vars{"code": "BAD_USER_INPUT"},
			"",
		},
		{
			"not found", network.Missing("from", "org:a"),
			`from: there is no "org:a"`,
			vars{"code": "NOT_FOUND", "argument": "from", "id": "org:a", "ids": []any{"org:a"}},
			"",
		},
		{
			"too much", network.Exceeded("first", 100, 101),
			"first: at most 100, but 101 asked",
			vars{"code": "LIMIT_EXCEEDED", "argument": "first", "limit": json.Number("100"), "asked": json.Number("101")},
			"",
		},
		{
			"conflict", &network.Error{Code: network.Conflict, Message: "somebody else wrote it", Err: driver},
			"somebody else wrote it",
			vars{"code": "CONFLICT"},
			"",
		},
		{
			"timeout of the database", &network.Error{Code: network.Timeout, Message: "finding paths took too long", Err: driver},
			"finding paths took too long",
			vars{"code": "TIMEOUT", "requestId": "request"},
			"finding paths took too long: " + secret,
		},
		{
			"unavailable", fmt.Errorf("reading: %w", &network.Error{Code: network.Unavailable, Message: "the database can't be reached just now", Err: driver}),
			"the database can't be reached just now",
			vars{"code": "UNAVAILABLE", "requestId": "request"},
			"reading: the database can't be reached just now: " + secret,
		},
		{
			"internal", &network.Error{Code: network.Internal, Message: "finding paths failed", Err: driver},
			"finding paths failed",
			vars{"code": "INTERNAL", "requestId": "request"},
			"finding paths failed: " + secret,
		},
		{
			"a deadline", fmt.Errorf("reading: %w", context.DeadlineExceeded),
			"the request took too long",
			vars{"code": "TIMEOUT", "requestId": "request"},
			"reading: context deadline exceeded",
		},
		{
			"broken off", fmt.Errorf("reading: %w", context.Canceled),
			"the request was broken off",
			vars{"code": "UNAVAILABLE", "requestId": "request"},
			"reading: context canceled",
		},
		{
			"anything else", fmt.Errorf("reading: %w", driver),
			"something went wrong; request id req-1",
			vars{"code": "INTERNAL", "requestId": "request"},
			"reading: " + secret,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, answering(func(context.Context, string) (*model.Source, error) { return nil, test.err }))
			got := s.send("GET", "/graphql?query={source(id:%22a%22){id}}", "", "X-Request-Id: req-1")
			if strings.Contains(got.body, "Neo") || strings.Contains(got.body, "reading") {
				t.Errorf("the client reads %s", got.body)
			}
			if _, there := test.extensions["requestId"]; there {
				test.extensions["requestId"] = "req-1"
			}
			want := vars{
				"data": vars{"source": nil},
				"errors": []any{vars{
					"message": test.message, "path": []any{"source"}, "extensions": test.extensions,
					"locations": []any{vars{"line": json.Number("1"), "column": json.Number("2")}},
				}},
			}
			if diff := cmp.Diff(want, got.decoded(t)); diff != "" {
				t.Error(diff)
			}
			var logged []string
			for _, line := range s.log.lines(t, "answering failed") {
				if line["request"] != "req-1" || line["path"] != "source" || line["code"] != test.extensions["code"] {
					t.Errorf("log line %v", line)
				}
				logged = append(logged, line["error"].(string))
			}
			if diff := cmp.Diff(test.logged, strings.Join(logged, "\n")); diff != "" {
				t.Errorf("log: %s", diff)
			}
		})
	}
}

// When the database is away, a wide query must not fill the disk.
func TestNotEveryFailureIsLogged(t *testing.T) {
	s := serve(t, answering(func(context.Context, string) (*model.Source, error) { return nil, errors.New(secret) }))
	var query strings.Builder
	for i := range 50 {
		fmt.Fprintf(&query, `f%d: source(id: "a") { id } `, i)
	}
	if errs := s.ask("{"+query.String()+"}", nil).decoded(t)["errors"].([]any); len(errs) != 50 {
		t.Errorf("%d errors", len(errs))
	}
	if lines := s.log.lines(t, "answering failed"); len(lines) != maxLoggedFailures {
		t.Errorf("%d lines", len(lines))
	}
}

func TestPanicsAreErrors(t *testing.T) {
	s := serve(t, answering(func(context.Context, string) (*model.Source, error) { panic(secret) }))
	got := s.send("GET", "/graphql?query={source(id:%22a%22){id}}", "", "X-Request-Id: req-1")
	want := vars{
		"data": vars{"source": nil},
		"errors": []any{vars{
			"message": "something went wrong; request id req-1", "path": []any{"source"},
			"extensions": vars{"code": "INTERNAL", "requestId": "req-1"},
			"locations":  []any{vars{"line": json.Number("1"), "column": json.Number("2")}},
		}},
	}
	if diff := cmp.Diff(want, got.decoded(t)); diff != "" {
		t.Error(diff)
	}
	lines := s.log.lines(t, "answering failed")
	if len(lines) != 1 || lines[0]["error"] != "panic: "+secret || !strings.Contains(lines[0]["stack"].(string), "TestPanicsAreErrors") {
		t.Errorf("log: %v", lines)
	}
}

// Input that can't be read is the client's fault, and the error says which
// argument or variable.
func TestInputErrors(t *testing.T) {
	s := serve(t, nil)
	tests := []struct {
		name, query       string
		variables         vars
		code, argument    string
		messageStartsWith string
		status            int
	}{
		{"a missing variable", `query ($id: ID!) { source(id: $id) { id } }`, nil, "BAD_USER_INPUT", "id", "id: must be defined", 400},
		{"a variable of another type", `query ($n: Int) { entities(first: $n) { totalCount } }`, vars{"n": "many"}, "BAD_USER_INPUT", "n", "n: cannot use string as Int", 400},
		{"an enum value within a variable", `query ($where: PathFilter) { paths(from: "a", to: "b", where: $where) { hasMore } }`, vars{"where": vars{"linkTypes": []string{"LIKES"}}}, "BAD_USER_INPUT", "where.linkTypes[0]", "where.linkTypes[0]: LIKES is not a valid LinkType", 400},
		{"an unknown field within a variable", `query ($where: PathFilter) { paths(from: "a", to: "b", where: $where) { hasMore } }`, vars{"where": vars{"maxhops": 1}}, "BAD_USER_INPUT", "where.maxhops", "where.maxhops: unknown field", 400},
		{"a literal of another type", `{ entities(first: "many") { totalCount } }`, nil, "GRAPHQL_VALIDATION_FAILED", "", "Int cannot represent non-integer value", 400},
		{"a scalar", `{ a: paths(from: "a", to: "b", where: { asOf: "soon" }) { hasMore } }`, nil, "BAD_USER_INPUT", "where.asOf", "where.asOf: ", 200},
		{"a scalar in a variable", `query ($day: Date) { a: paths(from: "a", to: "b", where: { asOf: $day }) { hasMore } }`, vars{"day": "2024-13-01"}, "BAD_USER_INPUT", "where.asOf", "where.asOf: ", 200},
		{"a month is no day", `{ paths(from: "a", to: "b", where: { knownBy: "2024-06" }) { hasMore } }`, nil, "BAD_USER_INPUT", "where.knownBy", `where.knownBy: "2024-06" is not a full day: write a full day, such as 2024-06-30`, 200},
		{"a year is no day", `{ paths(from: "a", to: "b", where: { asOf: "2020" }) { hasMore } }`, nil, "BAD_USER_INPUT", "where.asOf", `where.asOf: "2020" is not a full day: write a full day, such as 2020-12-31`, 200},
		{"a year is no day, in a variable", `query ($where: PathFilter) { reach(from: "a", where: $where) { total } }`, vars{"where": vars{"asOf": "2020"}}, "BAD_USER_INPUT", "where.asOf", `where.asOf: "2020" is not a full day: write a full day, such as 2020-12-31`, 200},
		{"a year is no day, of entities", `{ entities(filter: { asOf: "2020" }) { totalCount } }`, nil, "BAD_USER_INPUT", "filter.asOf", `filter.asOf: "2020" is not a full day: write a full day, such as 2020-12-31`, 200},
		{"a day with a mark", `{ paths(from: "a", to: "b", where: { asOf: "2020-05-01~" }) { hasMore } }`, nil, "BAD_USER_INPUT", "where.asOf", `where.asOf: "2020-05-01~" is not a full day: did you mean 2020-05-01?`, 200},
		{"a day in another notation", `{ paths(from: "a", to: "b", where: { asOf: "31.12.2020" }) { hasMore } }`, nil, "BAD_USER_INPUT", "where.asOf", `where.asOf: "31.12.2020" is not a full day: did you mean 2020-12-31?`, 200},
		{"a number is no day", `{ paths(from: "a", to: "b", where: { asOf: 2020 }) { hasMore } }`, nil, "BAD_USER_INPUT", "where.asOf", `where.asOf: a day is a text such as 2024-06-01, not 2020`, 200},
		{"an enum value in another case", `query ($rank: PathRank) { paths(from: "a", to: "b", rank: $rank) { hasMore } }`, vars{"rank": "strongest"}, "BAD_USER_INPUT", "rank", "rank: strongest is not a valid PathRank", 400},
		{"an enum value in another case, deep within", `query ($where: PathFilter) { paths(from: "a", to: "b", where: $where) { hasMore } }`, vars{"where": vars{"linkTypes": []string{"PART_OF", "part_of"}}}, "BAD_USER_INPUT", "where.linkTypes[1]", "where.linkTypes[1]: part_of is not a valid LinkType", 400},
		{"a number too large", `query ($n: Int) { entities(first: $n) { totalCount } }`, vars{"n": json.Number("99999999999999999999")}, "BAD_USER_INPUT", "n", "n: ", 400},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := s.ask(test.query, test.variables)
			if got.status != test.status {
				t.Errorf("status %d", got.status)
			}
			want := vars{"code": test.code}
			if test.argument != "" {
				want["argument"] = test.argument
			}
			if diff := cmp.Diff(want, got.extensions(t)); diff != "" {
				t.Errorf("%s\n%s", diff, got.body)
			}
			only := got.decoded(t)["errors"].([]any)[0].(map[string]any)
			if path, located := only["path"]; located != (test.status == 200) || located && len(path.([]any)) != 1 {
				t.Errorf("path %v is none of the answer", path)
			}
			if at, _ := only["locations"].([]any); len(at) != 1 {
				t.Errorf("the error is at %v", only["locations"])
			}
			message := only["message"].(string)
			if !strings.HasPrefix(message, test.messageStartsWith) {
				t.Errorf("message %q", message)
			}
		})
	}
	if lines := s.log.lines(t, "answering failed"); len(lines) != 0 {
		t.Errorf("clients' mistakes in the log: %v", lines)
	}
}

// TestErrorsComeInOrder: errors stand in the order of the answer, whichever field
// fails first: fields as they are selected, through fragments, and the elements of a
// list by number. Each says where its field stands.
func TestErrorsComeInOrder(t *testing.T) {
	const query = `query ($ids: [ID!]!) {
  list: nodes(ids: $ids) {
    ... on Source { b: links(first: 1) { totalCount } ...Later }
  }
  alone: source(id: "source:a") { a: links(first: 2) { totalCount } ...Later }
}
fragment Later on Source { a: links(first: 2) { totalCount } wrong: links(first: 3) { totalCount } }
`
	const elements = 20
	s := serve(t, answering(func(_ context.Context, id string) (*model.Source, error) {
		source := model.NewSource(&network.Source{ID: id})
		return &source, nil
	}))
	ids := make([]string, elements)
	for i := range ids {
		ids[i] = fmt.Sprintf("source:%02d", i)
	}
	var want []string
	for i := range elements {
		want = append(want, fmt.Sprintf("[list %d b] 3:21", i), fmt.Sprintf("[list %d a] 7:28", i), fmt.Sprintf("[list %d wrong] 7:62", i))
	}
	want = append(want, "[alone a] 5:35", "[alone wrong] 7:62")
	for range 10 {
		var got []string
		for _, e := range s.ask(query, vars{"ids": ids}).decoded(t)["errors"].([]any) {
			at := e.(map[string]any)["locations"].([]any)[0].(map[string]any)
			got = append(got, fmt.Sprintf("%v %v:%v", e.(map[string]any)["path"], at["line"], at["column"]))
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatal(diff)
		}
	}
}

// No request runs for ever, whatever it does.
func TestRequestsEndInTime(t *testing.T) {
	s := serve(t, func(c *Config) {
		c.Limits.Time = time.Millisecond
		c.Schema = schemaWith(func(ctx context.Context, _ string) (*model.Source, error) {
			<-ctx.Done()
			return nil, fmt.Errorf("reading: %w", ctx.Err())
		})
	})
	if got := s.ask(`{ source(id: "a") { id } }`, nil); got.extensions(t)["code"] != "TIMEOUT" {
		t.Error(got.body)
	}
}

// Time may run out before an operation is begun.
func TestNoTimeAtAll(t *testing.T) {
	s := serve(t, func(c *Config) {
		c.Request = func(ctx context.Context, _ string) context.Context {
			ctx, cancel := context.WithDeadline(ctx, time.Time{})
			cancel()
			return ctx
		}
	})
	if got := s.ask(`{ source(id: "a") { id } }`, nil); got.status != 503 || got.extensions(t)["code"] != "TIMEOUT" {
		t.Errorf("got %+v", got)
	}
}
