package server

import (
	"strings"
	"testing"
)

// TestOwnHosts: a page that was made to lead here by its name server reads nothing.
func TestOwnHosts(t *testing.T) {
	allowed := []string{"entente.example", "graph:8080"}
	tests := []struct {
		name, host string
		allowed    []string
		own        bool
	}{
		{"an IPv4 address", "127.0.0.1:8080", nil, true},
		{"another IPv4 address", "192.0.2.7", nil, true},
		{"an IPv6 address", "[::1]:8080", nil, true},
		{"an IPv6 address without a port", "[2001:db8::1]", nil, true},
		{"localhost", "localhost:8080", nil, true},
		{"localhost, in capitals and with a dot", "LOCALHOST.", nil, true},
		{"a name below localhost", "graph.localhost:8080", nil, true},
		{"a stranger", "evil.example", nil, false},
		{"a stranger with our port", "evil.example:8080", nil, false},
		{"a stranger that begins as we do", "localhost.evil.example", nil, false},
		{"a stranger that ends as we do", "evillocalhost", nil, false},
		{"an address in a name", "127.0.0.1.evil.example", nil, false},
		{"an allowed name", "entente.example", allowed, true},
		{"an allowed name with a port, in capitals", "Entente.Example:443", allowed, true},
		{"a name that is allowed with a port", "graph", allowed, true},
		{"a name below an allowed one", "www.entente.example", allowed, false},
		{"a stranger where others are allowed", "evil.example", allowed, false},
		{"any name", "evil.example", []string{"*"}, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := serve(t, func(c *Config) { c.AllowHosts = test.allowed })
			for _, target := range []string{"/graphql?query={__typename}", "/graphiql", "/metrics"} {
				got := s.send("GET", target, "", "Host: "+test.host)
				if (got.status == 200) != test.own || !test.own && got.status != 421 {
					t.Errorf("%s is answered by %d %s", target, got.status, got.body)
				}
			}
			for _, probe := range []string{"/healthz", "/readyz"} {
				if got := s.send("GET", probe, "", "Host: "+test.host); got.status != 200 {
					t.Errorf("%s is answered by %d %s", probe, got.status, got.body)
				}
			}
		})
	}
}

// TestOwnHostsRefuse: a client that is refused learns what to do, one of GraphQL as it
// learns of other errors.
func TestOwnHostsRefuse(t *testing.T) {
	s := serve(t, nil)
	const sentence = "this server does not answer by the name %: allow it with --allow-hosts or ENTENTE_ALLOW_HOSTS, if it is one of its names"
	got := s.send("POST", "/graphql", `{"query":"{__typename}"}`, "Content-Type: application/json", "Host: evil.example:80")
	want := `{"errors":[{"message":"` + strings.Replace(sentence, "%", `\"evil.example\"`, 1) + `","extensions":{"code":"FORBIDDEN"}}]}` + "\n"
	if got.body != want || got.header.Get("Content-Type") != "application/json; charset=utf-8" {
		t.Errorf("answered: %s %s\nwant: %s", got.header.Get("Content-Type"), got.body, want)
	}
	long := strings.Repeat("evil.", 50) + "example"
	got = s.send("GET", "/", "", "Host: "+long)
	if want := strings.Replace(sentence, "%", `"`+long[:100]+`…"`, 1) + "\n"; got.body != want {
		t.Errorf("answered: %s\nwant: %s", got.body, want)
	}
}
