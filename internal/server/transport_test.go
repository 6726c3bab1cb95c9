package server

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/google/go-cmp/cmp"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
)

func TestTransport(t *testing.T) {
	s := serve(t, nil)
	const (
		newer, older = graphqlJSON + "; charset=utf-8", plainJSON + "; charset=utf-8"
		wantNewer    = "Accept: " + graphqlJSON
		isJSON       = "Content-Type: application/json"
	)
	get := func(parameters ...string) string {
		values := url.Values{}
		for i := 0; i < len(parameters); i += 2 {
			values.Set(parameters[i], parameters[i+1])
		}
		return "/graphql?" + values.Encode()
	}
	const typename = `{"data":{"__typename":"Query"}}`
	tests := []struct {
		name, method, target, body string
		headers                    []string
		status                     int
		media, answer              string // where answer begins with "{" or "[" it is the whole body, else code and sentence
	}{
		{"post", "POST", "/graphql", `{"query":"{__typename}"}`, []string{isJSON, wantNewer}, 200, newer, typename},
		{"post, older type", "POST", "/graphql", `{"query":"{__typename}"}`, []string{isJSON}, 200, older, typename},
		{"get", "GET", get("query", "{__typename}"), "", []string{wantNewer}, 200, newer, typename},
		{"get, with variables and a name", "GET", get("query", `query A {__typename} query B ($id: ID!) { source(id: $id) { id } }`, "operationName", "B", "variables", `{"id":"a"}`), "", nil, 200, older, `{"data":{"source":null}}`},
		{"head", "HEAD", get("query", "{__typename}"), "", nil, 200, older, ""},
		{"null parameters", "POST", "/graphql", `{"query":"{__typename}","variables":null,"operationName":null,"extensions":null}`, []string{isJSON}, 200, older, typename},

		{"another type", "POST", "/graphql", `{"query":"{__typename}"}`, []string{"Content-Type: text/plain"}, 415, older, "BAD_USER_INPUT the Content-Type of a POST must be application/json, in UTF-8"},
		{"a form", "POST", "/graphql", `query={__typename}`, []string{"Content-Type: application/x-www-form-urlencoded"}, 415, older, "BAD_USER_INPUT the Content-Type of a POST must be application/json, in UTF-8"},
		{"multipart", "POST", "/graphql", ``, []string{"Content-Type: multipart/form-data; boundary=x"}, 415, older, "BAD_USER_INPUT the Content-Type of a POST must be application/json, in UTF-8"},
		{"no type", "POST", "/graphql", `{"query":"{__typename}"}`, nil, 415, older, "BAD_USER_INPUT the Content-Type of a POST must be application/json, in UTF-8"},
		{"another charset", "POST", "/graphql", `{"query":"{__typename}"}`, []string{"Content-Type: application/json; charset=latin1"}, 415, older, "BAD_USER_INPUT the Content-Type of a POST must be application/json, in UTF-8"},
		{"empty", "POST", "/graphql", ` `, []string{isJSON}, 400, older, "BAD_USER_INPUT the body is empty: send a JSON object with a `query`"},
		{"no JSON", "POST", "/graphql", `{"query": {__typename}`, []string{isJSON, wantNewer}, 400, newer, "BAD_USER_INPUT the body is no JSON: invalid character '_' looking for beginning of object key string"},
		{"half JSON", "POST", "/graphql", `{"query": "`, []string{isJSON}, 400, older, "BAD_USER_INPUT the body is no JSON: it ends too early"},
		{"more than JSON", "POST", "/graphql", `{"query": "{__typename}"} {}`, []string{isJSON}, 400, older, "BAD_USER_INPUT the body is no JSON: something follows after the JSON value"},
		{"a number", "POST", "/graphql", `7`, []string{isJSON}, 400, older, "BAD_USER_INPUT the body must be an object, not a JSON number"},
		{"a batch of one", "POST", "/graphql", ` [{"query":"{__typename}"}]`, []string{isJSON}, 200, older, "[" + typename + "]"},
		{"a batch of one, invalid", "POST", "/graphql", `[{"query":7}]`, []string{isJSON}, 400, older, `[{"errors":[{"message":"query: must be a string, not a JSON number","extensions":{"argument":"query","code":"BAD_USER_INPUT"}}]}]`},
		{"a batch of none", "POST", "/graphql", `[]`, []string{isJSON}, 400, older, "BAD_USER_INPUT the body is an empty array: send a JSON object with a `query`"},
		{"half a batch", "POST", "/graphql", `[{"query":"{__typename}"}`, []string{isJSON}, 400, older, "BAD_USER_INPUT the body is no JSON: it ends too early"},
		{"a batch of no operation", "POST", "/graphql", `[7]`, []string{isJSON}, 400, older, `[{"errors":[{"message":"the body must be an object, not a JSON number","extensions":{"code":"BAD_USER_INPUT"}}]}]`},
		{"a stream", "GET", get("query", "{__typename}"), "", []string{"Accept: text/event-stream"}, 406, older, "BAD_USER_INPUT there are no subscriptions, and no text/event-stream: accept application/graphql-response+json or application/json"},
		{"a stream or else", "GET", get("query", "{__typename}"), "", []string{"Accept: text/event-stream, application/json"}, 200, older, typename},
		{"a WebSocket", "GET", "/graphql", "", []string{"Connection: Upgrade", "Upgrade: websocket"}, 426, older, "BAD_USER_INPUT there are no subscriptions, and no WebSocket: send the query by GET or POST"},
		{"no query", "POST", "/graphql", `{}`, []string{isJSON, wantNewer}, 400, newer, "BAD_USER_INPUT query: is missing"},
		{"no query, by get", "GET", "/graphql", "", nil, 400, older, "BAD_USER_INPUT query: is missing"},
		{"query no string", "POST", "/graphql", `{"query":7}`, []string{isJSON}, 400, older, "BAD_USER_INPUT query: must be a string, not a JSON number"},
		{"variables no object", "POST", "/graphql", `{"query":"{__typename}","variables":[]}`, []string{isJSON}, 400, older, "BAD_USER_INPUT variables: must be an object, not a JSON array"},
		{"variables no object, by get", "GET", get("query", "{__typename}", "variables", "7"), "", nil, 400, older, "BAD_USER_INPUT variables: must be an object, not a JSON number"},
		{"variables no JSON, by get", "GET", get("query", "{__typename}", "variables", "{"), "", nil, 400, older, "BAD_USER_INPUT variables: is no JSON: it ends too early"},
		{"malformed address", "GET", "/graphql?query=%7B__typename%7D;x", "", nil, 400, older, "BAD_USER_INPUT the address can't be read: invalid semicolon separator in query"},

		{"no document", "POST", "/graphql", `{"query":"{"}`, []string{isJSON, wantNewer}, 400, newer, "GRAPHQL_PARSE_FAILED Expected Name, found <EOF>"},
		{"no document, older type", "POST", "/graphql", `{"query":"{"}`, []string{isJSON}, 200, older, "GRAPHQL_PARSE_FAILED Expected Name, found <EOF>"},
		{"invalid", "POST", "/graphql", `{"query":"{zyxwv}"}`, []string{isJSON, wantNewer}, 400, newer, `GRAPHQL_VALIDATION_FAILED Cannot query field "zyxwv" on type "Query".`},
		{"invalid, older type", "GET", get("query", "{zyxwv}"), "", nil, 200, older, `GRAPHQL_VALIDATION_FAILED Cannot query field "zyxwv" on type "Query".`},
		{"no such operation", "POST", "/graphql", `{"query":"query A {__typename}","operationName":"B"}`, []string{isJSON, wantNewer}, 400, newer, "GRAPHQL_VALIDATION_FAILED operation B not found"},
		{"no mutation by get", "GET", get("query", "mutation { __typename }"), "", []string{wantNewer}, 400, newer, "GRAPHQL_VALIDATION_FAILED Schema does not support operation type \"mutation\""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := s.send(test.method, test.target, test.body, test.headers...)
			if got.status != test.status || got.header.Get("Content-Type") != test.media {
				t.Errorf("%d %s, want %d %s", got.status, got.header.Get("Content-Type"), test.status, test.media)
			}
			for name, want := range map[string]string{
				"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff",
				"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
			} {
				if got.header.Get(name) != want {
					t.Errorf("%s: %q", name, got.header.Get(name))
				}
			}
			if test.answer == "" || strings.ContainsAny(test.answer[:1], "{[") {
				if diff := cmp.Diff(test.answer, strings.TrimSuffix(got.body, "\n")); diff != "" {
					t.Error(diff)
				}
				return
			}
			body := got.decoded(t)
			if _, there := body["data"]; there {
				t.Errorf("data in %s", got.body)
			}
			only := body["errors"].([]any)[0].(map[string]any)
			if diff := cmp.Diff(test.answer, only["extensions"].(map[string]any)["code"].(string)+" "+only["message"].(string)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestResponseType(t *testing.T) {
	for accept, want := range map[string]string{
		"":                                       plainJSON,
		"*/*":                                    plainJSON,
		"application/*":                          plainJSON,
		"application/json":                       plainJSON,
		graphqlJSON:                              graphqlJSON,
		graphqlJSON + ", application/json":       graphqlJSON,
		"application/json, " + graphqlJSON:       plainJSON,
		graphqlJSON + "; charset=utf-8":          graphqlJSON,
		"multipart/mixed, " + graphqlJSON:        graphqlJSON,
		"text/html, */*;q=0.8":                   plainJSON,
		"text/html":                              plainJSON,
		"*/*;q=0.1," + graphqlJSON + ";q=1":      graphqlJSON,
		"application/json;q=0.9, " + graphqlJSON: graphqlJSON,
		graphqlJSON + ";q=0":                     plainJSON,
		graphqlJSON + ";q=many, */*":             plainJSON,
		";;;, " + graphqlJSON:                    graphqlJSON,
	} {
		if got := responseType(accept); got != want {
			t.Errorf("%q: %s, want %s", accept, got, want)
		}
	}
}

// Text is not escaped more than JSON demands, so that people can read it.
func TestAnswersReadWell(t *testing.T) {
	s := serve(t, answering(func(context.Context, string) (*model.Source, error) {
		return nil, network.Bad("id", "<b> & c")
	}))
	if got := s.ask(`{ source(id: "a") { id } }`, nil); !strings.Contains(got.body, `"id: <b> & c"`) {
		t.Error(got.body)
	}
}

// The schema has no mutations yet; when it does, a link must not be able to
// trigger one.
func TestMutationsOnlyByPost(t *testing.T) {
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: "type Query { a: Int } type Mutation { b: Int }"})
	s := serve(t, func(c *Config) {
		c.Schema = &graphql.ExecutableSchemaMock{
			SchemaFunc: func() *ast.Schema { return schema },
			ExecFunc: func(context.Context) graphql.ResponseHandler {
				return graphql.OneShot(&graphql.Response{Data: []byte(`{"b":1}`)})
			},
		}
	})
	got := s.send("GET", "/graphql?query=mutation{b}", "")
	if got.status != http.StatusMethodNotAllowed || got.header.Get("Allow") != "POST" || got.extensions(t)["code"] != "BAD_USER_INPUT" {
		t.Errorf("got %+v", got)
	}
	if got := s.ask("mutation { b }", nil); got.body != `{"data":{"b":1}}`+"\n" {
		t.Errorf("got %+v", got)
	}
}

// Answers come in one piece: what a client lets us defer is in it, and be it an
// error.
func TestDeferIsIgnored(t *testing.T) {
	s := serve(t, answering(func(_ context.Context, id string) (*model.Source, error) {
		source := model.NewSource(&network.Source{ID: id})
		return &source, nil
	}))
	for _, query := range []string{
		`{ source(id: "a") { id ... @defer(label: "later") { links { totalCount } } } }`,
		`query ($if: Boolean = true) { source(id: "a") { id ...F @defer(if: $if) } } fragment F on Source { links { totalCount } }`,
	} {
		for range 2 { // the second time from the cache
			got := s.ask(query, nil)
			if diff := cmp.Diff(vars{"code": "BAD_USER_INPUT", "argument": "links"}, got.extensions(t)); diff != "" {
				t.Errorf("%s\n%s", diff, got.body)
			}
		}
	}
}
