package server

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// sha returns the hash of a document as clients write it.
func sha(document string) string { return fmt.Sprintf("%x", sha256.Sum256([]byte(document))) }

// byHash sends an operation by Apollo's protocol, with its document or without ("").
func (s *site) byHash(method, hash, document string) reply {
	s.t.Helper()
	const apollo = "Accept: application/graphql-response+json,application/json;q=0.9"
	extensions := vars{"persistedQuery": vars{"version": 1, "sha256Hash": hash}}
	if method == "GET" {
		text, _ := json.Marshal(extensions)
		parameters := url.Values{"extensions": {string(text)}, "variables": {"{}"}}
		if document != "" {
			parameters.Set("query", document)
		}
		return s.send("GET", "/graphql?"+parameters.Encode(), "", apollo)
	}
	body := vars{"extensions": extensions, "variables": vars{}}
	if document != "" {
		body["query"] = document
	}
	text, _ := json.Marshal(body)
	return s.send("POST", "/graphql", string(text), apollo, "Content-Type: application/json")
}

// known reports whether the server has a document by its hash.
func (s *site) known(document string) bool {
	s.t.Helper()
	return !strings.Contains(s.byHash("POST", sha(document), "").body, notPersistedMessage)
}

// What clients look for to the letter when a hash is not known.
const notFound = `{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}` + "\n"

// TestPersistedQueries: a document that a client has sent with its hash is found by
// that alone, whichever way it comes.
func TestPersistedQueries(t *testing.T) {
	for _, full := range []string{"GET", "POST"} {
		s := serve(t, nil)
		document := "{ __typename } # by " + full
		for _, method := range []string{"GET", "POST"} {
			if got := s.byHash(method, sha(document), ""); got.status != 200 || got.body != notFound || got.header.Get("Cache-Control") != "no-store" {
				t.Errorf("%s of a hash that is not known: %+v", method, got)
			}
		}
		const want = `{"data":{"__typename":"Query"}}` + "\n"
		if got := s.byHash(full, sha(document), document); got.status != 200 || got.body != want {
			t.Errorf("%s with the document: %+v", full, got)
		}
		for _, method := range []string{"GET", "POST"} {
			if got := s.byHash(method, strings.ToUpper(sha(document)), ""); got.status != 200 || got.body != want {
				t.Errorf("%s of a hash that is known: %+v", method, got)
			}
		}
	}
}

// TestNotEveryDocumentIsKept: one is kept only when it has proved valid and within
// the limits, and under its own hash.
func TestNotEveryDocumentIsKept(t *testing.T) {
	s := serve(t, func(c *Config) { c.Limits = Limits{Depth: 4, Cost: 30, Tokens: 40, Effort: 1000} })
	for name, document := range map[string]string{
		"no document":        "{",
		"invalid":            "{ zyxwv }",
		"too deep":           "{ entities(first: 1) { edges { node { valid { from } } } } }",
		"too costly":         "{ entities { edges { cursor node { id } } } }",
		"too long":           "{ " + strings.Repeat("a ", 50) + "}",
		"too much effort":    "{ " + strings.Repeat("a ", 35) + "}",
		"without a variable": "query ($id: ID!) { source(id: $id) { id } }",
	} {
		if got := s.byHash("POST", sha(document), document); !strings.Contains(got.body, `"errors"`) {
			t.Errorf("%s: %s", name, got.body)
		}
		if s.known(document) {
			t.Errorf("%s: it is kept", name)
		}
	}
	const document, other = "{ __typename }", "{ a: __typename }"
	wrong := s.byHash("POST", sha(other), document)
	want := vars{"code": "BAD_USER_INPUT", "argument": "extensions.persistedQuery.sha256Hash"}
	if diff := cmp.Diff(want, wrong.extensions(t)); diff != "" || wrong.status != 400 {
		t.Errorf("another's hash: %d %s", wrong.status, diff)
	}
	if s.known(document) || s.known(other) {
		t.Error("it is kept under another's hash")
	}
}

// TestPersistedQueryExtension: what is no request of the protocol is refused by name,
// and what says nothing of it is none.
func TestPersistedQueryExtension(t *testing.T) {
	s := serve(t, nil)
	for extension, argument := range map[string]string{
		`7`:               "extensions.persistedQuery",
		`{}`:              "extensions.persistedQuery.version",
		`{"version":2}`:   "extensions.persistedQuery.version",
		`{"version":"1"}`: "extensions.persistedQuery.version",
		`{"version":1}`:   "extensions.persistedQuery.sha256Hash",
		`{"version":1,"sha256Hash":"` + sha("")[2:] + `"}`:       "extensions.persistedQuery.sha256Hash",
		`{"version":1,"sha256Hash":"` + sha("") + `00"}`:         "extensions.persistedQuery.sha256Hash",
		`{"version":1,"sha256Hash":"` + "x" + sha("")[1:] + `"}`: "extensions.persistedQuery.sha256Hash",
	} {
		got := s.send("POST", "/graphql", `{"extensions":{"persistedQuery":`+extension+`}}`, "Content-Type: application/json")
		if diff := cmp.Diff(vars{"code": "BAD_USER_INPUT", "argument": argument}, got.extensions(t)); diff != "" || got.status != 400 {
			t.Errorf("%s: %d %s", extension, got.status, diff)
		}
	}
	for _, extensions := range []string{`null`, `{}`, `{"persistedQuery":null}`} {
		got := s.send("POST", "/graphql", `{"extensions":`+extensions+`}`, "Content-Type: application/json")
		if diff := cmp.Diff(vars{"code": "BAD_USER_INPUT", "argument": "query"}, got.extensions(t)); diff != "" {
			t.Errorf("%s: %s", extensions, diff)
		}
	}
}

// TestPersistedQueriesAreBounded: all documents together take no more bytes than they
// may, and those that were used last stay. One that is larger than that is answered.
func TestPersistedQueriesAreBounded(t *testing.T) {
	document := func(i, bytes int) string {
		text := fmt.Sprintf("{ a%d: __typename } #", i)
		return text + strings.Repeat("x", bytes-len(text))
	}
	const each, fit = 500, 4
	s := serve(t, func(c *Config) { c.Limits.Persisted = fit * sizeOf(document(0, each)) })
	send := func(document string) {
		t.Helper()
		if got := s.byHash("POST", sha(document), document); got.status != 200 || !strings.Contains(got.body, `"data"`) {
			t.Fatal(got.body)
		}
	}
	for i := range fit {
		send(document(i, each))
	}
	send(document(0, each)) // which is there already
	if !s.known(document(0, each)) {
		t.Error("the first does not stay")
	}
	send(document(100, fit*each*2)) // alone too large
	send(document(fit, each))
	for i, want := range []bool{true, false, true, true, true} {
		if got := s.known(document(i, each)); got != want {
			t.Errorf("document %d is there: %t, want %t", i, got, want)
		}
	}
	send(document(101, 3*each+500)) // in the place of several
	if s.known(document(2, each)) || !s.known(document(101, 3*each+500)) {
		t.Error("a large one does not come in the place of small ones")
	}
}

// TestPersistedQueriesTogether: many clients recover at once.
func TestPersistedQueriesTogether(t *testing.T) {
	s := serve(t, func(c *Config) { c.Limits.Persisted = 2000 })
	var clients sync.WaitGroup
	for client := range 8 {
		clients.Go(func() {
			for i := range 20 {
				document := fmt.Sprintf("{ a%d: __typename }", (client+i)%10)
				got := s.byHash("POST", sha(document), "")
				if got.body == notFound {
					got = s.byHash("POST", sha(document), document)
				}
				if !strings.Contains(got.body, fmt.Sprintf(`{"data":{"a%d":"Query"}}`, (client+i)%10)) {
					t.Error(got.body)
				}
			}
		})
	}
	clients.Wait()
}
