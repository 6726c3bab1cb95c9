package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// TestServerAddress mistypes addresses: what is refused says how to write it, and repeats no password.
func TestServerAddress(t *testing.T) {
	for _, test := range [][2]string{
		{"http://127.0.0.1:8080", "http://127.0.0.1:8080"},
		{"https://example.org/", "https://example.org"},
		{"https://example.org/entente", "https://example.org/entente"},
		{"https://example.org/entente/graphql", "https://example.org/entente"},
		{"https://example.org/entente/graphiql?query=x#y", "https://example.org/entente"},
		{"http://[::1]:8080/schema.graphql", "http://[::1]:8080"},
		{"localhost:8080", `--server "localhost:8080" is no address: write http://localhost:8080 or https://localhost:8080`},
		{"example.org/entente", `--server "example.org/entente" is no address: write http://example.org/entente or https://example.org/entente`},
		{"http:/example.org", `--server "http:/example.org" is no address: write http://example.org or https://example.org`},
		{"http//example.org", `--server "http//example.org" is no address: write http://example.org or https://example.org`},
		{"http://", `--server "http://" is no address: write one such as http://127.0.0.1:8080`},
		{"the server", `--server "the server" is no address: write one such as http://127.0.0.1:8080`},
		{"ftp://example.org/x", `--server "ftp://example.org/x" begins with ftp://: write http://example.org or https://example.org`},
		{"bolt://localhost:7687", `--server "bolt://localhost:7687" is an address of Neo4j: give that by --neo4j-uri or NEO4J_URI, or here one of entente, such as http://127.0.0.1:8080`},
		{"http://me:geheim@example.org", "the address of the server (--server, ENTENTE_URL) holds a user or a password, which others may see: leave it out"},
		{"http://me:ge heim@example.org", "the address of the server (--server, ENTENTE_URL) holds a user or a password, which others may see: leave it out"},
		{"me:geheim@example.org", "the address of the server (--server, ENTENTE_URL) holds a user or a password, which others may see: leave it out"},
	} {
		got := ""
		if address, err := serverAddress(test[0]); err != nil {
			got = err.Error()
		} else {
			got = address.String()
		}
		if got != test[1] {
			t.Errorf("%s:\n got %s\nwant %s", test[0], got, test[1])
		}
	}
}

// TestForeignServers asks what is no entente, or none that can be asked this way. HERE in what is wanted is the address.
func TestForeignServers(t *testing.T) {
	says := func(status int, media, body string) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", media)
			w.WriteHeader(status)
			_, _ = io.WriteString(w, body)
		})
	}
	const graphQL = "application/graphql-response+json; charset=utf-8"
	for name, test := range map[string]struct {
		server http.Handler
		path   string
		want   string
	}{
		"a web site":        {says(200, "text/html", "<p>welcome"), "", "what answers at HERE is no entente: is the port right, and is a path missing, such as HERE/entente?"},
		"nothing there":     {http.NotFoundHandler(), "", "what answers at HERE is no entente: is the port right, and is a path missing, such as HERE/entente?"},
		"a wrong path":      {http.NotFoundHandler(), "/x", "what answers at HERE/x is no entente: are the port and the path right?"},
		"other JSON":        {says(200, "application/json", `{"hello":"world"}`), "", "what answers at HERE is no entente: is the port right, and is a path missing, such as HERE/entente?"},
		"JSON by name only": {says(200, "application/json", `welcome`), "", "what answers at HERE is no entente: is the port right, and is a path missing, such as HERE/entente?"},
		"another GraphQL":   {says(200, "application/json", `{"errors":[{"message":"Cannot query field \"network\" on type \"Query\"."}]}`), "", "what answers at HERE is no entente: is the port right, and is a path missing, such as HERE/entente?"},
		"another edition":   {says(400, graphQL, `{"errors":[{"message":"Unknown argument","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}`), "", "what answers at HERE does not understand the question: it is another edition of entente than this one, or none"},
		"a refusal":         {says(421, graphQL, `{"errors":[{"message":"this server does not answer by the name \"x\"","extensions":{"code":"FORBIDDEN"}}]}`), "", `this server does not answer by the name "x"`},
		"a login":           {says(401, "text/plain", "who are you?"), "", "HERE lets nobody in without a password or a token, which entente does not send (401 Unauthorized)"},
		"nobody behind":     {says(502, "text/html", "<p>bad gateway"), "", "HERE can't answer now (502 Bad Gateway): is the entente behind it running?"},
		"moved":             {http.RedirectHandler("https://me:geheim@example.org/graphql", http.StatusMovedPermanently), "", "HERE has moved: write https://example.org"},
		"broken off": {
			http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }), "",
			"no entente answers at HERE: is it running, and does --server or ENTENTE_URL name it?",
		},
	} {
		server := httptest.NewServer(test.server)
		want := strings.ReplaceAll(test.want, "HERE", server.URL)
		if got := refusal(t, server.URL+test.path); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
		server.Close()
		if got, want := refusal(t, server.URL), "no entente answers at "+server.URL+": is it running, and does --server or ENTENTE_URL name it?"; got != want {
			t.Errorf("%s, ended:\n got %s\nwant %s", name, got, want)
		}
	}
}

// TestSchemes asks by http what speaks https, and the other way round.
func TestSchemes(t *testing.T) {
	bare := httptest.NewServer(http.NotFoundHandler())
	defer bare.Close()
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	defer secure.Close()
	http2https := strings.Replace(secure.URL, "https:", "http:", 1)
	https2http := strings.Replace(bare.URL, "http:", "https:", 1)
	for asked, want := range map[string]string{
		https2http: fmt.Sprintf("%s speaks no https: write %s", https2http, bare.URL),
		http2https: fmt.Sprintf("%s speaks https: write %s", http2https, secure.URL),
		secure.URL: fmt.Sprintf("the certificate of %s is not one to trust, so nothing was asked", secure.URL),
	} {
		if got := refusal(t, asked); got != want {
			t.Errorf("%s:\n got %s\nwant %s", asked, got, want)
		}
	}
}

// refusal asks a server and returns what a person hears of the error.
func refusal(t *testing.T, address string) string {
	t.Helper()
	r, err := newRemote(address)
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	if _, err = r.ask(t.Context(), stateQuery, nil); err == nil {
		t.Fatalf("%s answers", address)
	}
	return sentence(err)
}
