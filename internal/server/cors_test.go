package server

import (
	"strings"
	"testing"
)

func TestCrossOrigin(t *testing.T) {
	const ours, others = "https://ours.example", "https://others.example"
	tests := []struct {
		name, method, origin string
		origins              []string
		status               int
		allowed              string
	}{
		{"off by default", "GET", others, nil, 200, ""},
		{"not even asked for by default", "OPTIONS", others, nil, 405, ""},
		{"named", "GET", ours, []string{ours}, 200, ours},
		{"another", "GET", others, []string{ours}, 200, ""},
		{"a longer one", "GET", ours + ".evil.example", []string{ours}, 200, ""},
		{"any", "GET", others, []string{"*"}, 200, others},
		{"from no page", "GET", "", []string{ours}, 200, ""},
		{"asked for", "OPTIONS", ours, []string{ours}, 204, ours},
		{"asked for by another", "OPTIONS", others, []string{ours}, 204, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, func(c *Config) { c.AllowOrigins = test.origins })
			const wanted = "content-type, x-apollo-operation-name, apollographql-client-version"
			got := s.send(test.method, "/graphql?query={__typename}", "", "Origin: "+test.origin, "Access-Control-Request-Headers: "+wanted)
			if got.status != test.status || got.header.Get("Access-Control-Allow-Origin") != test.allowed {
				t.Errorf("got %+v", got)
			}
			asked := test.method == "OPTIONS" && test.allowed != ""
			if allowed := got.header.Get("Access-Control-Allow-Headers"); (allowed == wanted) != asked || !asked && allowed != "" {
				t.Errorf("allowed headers %q", allowed)
			}
			if exposed := got.header.Get("Access-Control-Expose-Headers"); (exposed == "ETag, Retry-After, X-Request-Id") != (test.allowed != "") {
				t.Errorf("exposed headers %q", exposed)
			}
			vary := strings.Join(got.header.Values("Vary"), ", ")
			if varies := strings.Contains(vary, "Origin"); varies != (got.status != 405) {
				t.Errorf("Vary: %s", vary)
			}
		})
	}
}
