package server

import (
	"strings"
	"testing"
)

// TestAccount: an answer says what its query is counted as, before it is refused.
func TestAccount(t *testing.T) {
	s := serve(t, func(c *Config) { c.Limits = Limits{Cost: 50, Depth: 3} })
	const head, foot = `{"query":"`, `","extensions":{"cost":true}}`
	const limits = `"limits":{"cost":50,"depth":3}`
	for _, test := range []struct{ name, query, want string }{
		{"an answer", `{ __typename source(id: \"a\") { id } }`, `"extensions":{"cost":{"cost":3,"depth":2,` + limits + `}}}`},
		{"too costly", `{ entities(first: 20) { edges { node { id name } } } }`, `"extensions":{"cost":{"cost":`},
		{"a variable that is missing", `query ($id: ID!) { source(id: $id) { id } }`, `"extensions":{"cost":{"cost":2,"depth":2,` + limits + `}}}`},
	} {
		got := s.send("POST", "/graphql", head+test.query+foot, "Content-Type: application/json")
		if !strings.Contains(got.body, test.want) || !strings.Contains(got.body, limits) {
			t.Errorf("%s: %s\nwant: …%s", test.name, got.body, test.want)
		}
	}
	for name, body := range map[string]string{
		"a document that can't be read": head + `{` + foot,
		"nobody asks":                   `{"query":"{__typename}"}`,
		"somebody asks for none":        `{"query":"{__typename}","extensions":{"cost":false}}`,
	} {
		if got := s.send("POST", "/graphql", body, "Content-Type: application/json"); strings.Contains(got.body, `"cost"`) {
			t.Errorf("%s: %s", name, got.body)
		}
	}
	if got := s.send("GET", "/graphql?query={__typename}&extensions=%7B%22cost%22:true%7D", ""); !strings.Contains(got.body, `"cost":{"cost":1,"depth":1`) {
		t.Errorf("by GET: %s", got.body)
	}
}
