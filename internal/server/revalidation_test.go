package server

import (
	"context"
	"encoding/json"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
)

// revised is a site whose network is at a revision, on a day, and that counts what
// it resolves.
type revised struct {
	*site
	revision, resolved atomic.Int64
	unknown            atomic.Bool
	// resolving, if set, runs while a source is resolved.
	resolving func()
}

const noon = "2026-03-01T12:00:00Z"

func serveRevised(t *testing.T, change func(*Config)) *revised {
	t.Helper()
	r := new(revised)
	r.revision.Store(7)
	r.site = serve(t, func(c *Config) {
		c.Schema = schemaWith(func(_ context.Context, id string) (*model.Source, error) {
			r.resolved.Add(1)
			if r.resolving != nil {
				r.resolving()
			}
			if id == "bad" {
				return nil, network.Bad("id", "is bad")
			}
			source := model.NewSource(&network.Source{ID: id})
			return &source, nil
		})
		c.Revision = func(context.Context) (int64, bool) { return r.revision.Load(), !r.unknown.Load() }
		c.Edition = "this one"
		c.Now = at(t, noon)
		if change != nil {
			change(c)
		}
	})
	return r
}

// at returns a clock that stands still.
func at(t *testing.T, text string) func() time.Time {
	t.Helper()
	now, err := time.Parse(time.RFC3339, text)
	if err != nil {
		t.Fatal(err)
	}
	return func() time.Time { return now }
}

// parameters writes the address of a query by GET.
func parameters(pairs ...string) string {
	values := url.Values{}
	for i := 0; i < len(pairs); i += 2 {
		values.Set(pairs[i], pairs[i+1])
	}
	return "/graphql?" + values.Encode()
}

const sourceQuery = `query A($id: ID!, $first: Boolean = true) { source(id: $id) { id title @include(if: $first) } } query B { __typename }`

func ofSource(more ...string) string {
	return parameters(append([]string{"query", sourceQuery, "operationName", "A", "variables", `{"id":"a"}`}, more...)...)
}

// TestNotModified: a client that has the answer already learns so, and nothing is resolved for
// it; the headers are those that the answer would have.
func TestNotModified(t *testing.T) {
	s := serveRevised(t, nil)
	first := s.send("GET", ofSource(), "")
	tag := first.header.Get("ETag")
	if first.status != 200 || !strings.HasPrefix(tag, `W/"`) || s.resolved.Load() != 1 {
		t.Fatalf("%+v", first)
	}
	caching := func(got reply) {
		t.Helper()
		for name, want := range map[string]string{"ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept, Accept-Encoding, Origin"} {
			if diff := strings.Join(got.header.Values(name), " and "); diff != want {
				t.Errorf("%s: %s, want %s", name, diff, want)
			}
		}
	}
	caching(first)
	for _, has := range []string{tag, strings.TrimPrefix(tag, "W/"), `"other", ` + tag, tag + `,W/"other"`} {
		for _, method := range []string{"GET", "HEAD"} {
			got := s.send(method, ofSource(), "", "If-None-Match: "+has, "Accept-Encoding: gzip")
			if got.status != 304 || got.body != "" || got.header.Get("Content-Type") != "" {
				t.Errorf("%s with %s: %+v", method, has, got)
			}
			caching(got)
		}
	}
	if n := s.resolved.Load(); n != 1 {
		t.Errorf("a source was resolved %d times", n)
	}
	for _, has := range []string{`"other"`, "*", "", tag[:len(tag)-1]} {
		if got := s.send("GET", ofSource(), "", "If-None-Match: "+has); got.status != 200 || got.body != first.body {
			t.Errorf("with %s: %+v", has, got)
		}
	}
	if head := s.send("HEAD", ofSource(), ""); head.header.Get("ETag") != tag {
		t.Errorf("HEAD: %v", head.header)
	}
	line := s.log.waitFor(t, "request", 2)[1]
	if line["status"] != 304. || line["outcome"] != "OK" || line["operation"] != "A" {
		t.Errorf("log: %v", line)
	}
}

// TestTags: the tag is another one where something is that the answer depends on, and
// the same however the same is asked.
func TestTags(t *testing.T) {
	tag := func(s *site, target string, headers ...string) string {
		t.Helper()
		got := s.send("GET", target, "", headers...)
		if got.status != 200 || got.header.Get("ETag") == "" {
			t.Fatalf("%s: %+v", target, got)
		}
		return got.header.Get("ETag")
	}
	s := serveRevised(t, nil)
	base := tag(s.site, ofSource())
	for name, got := range map[string]string{
		"another instance":       tag(serveRevised(t, nil).site, ofSource()),
		"later on the same day":  tag(serveRevised(t, func(c *Config) { c.Now = at(t, "2026-03-02T00:59:59+01:00") }).site, ofSource()),
		"a default given":        tag(s.site, ofSource("variables", `{"first":true,"id":"a"}`)),
		"an unknown variable":    tag(s.site, ofSource("variables", `{"id":"a","other":1}`)),
		"another content coding": tag(s.site, ofSource(), "Accept-Encoding: zstd"),
		"another page":           tag(s.site, ofSource(), "Origin: https://example.org"),
		"the same type, named":   tag(s.site, ofSource(), "Accept: text/html, application/json;q=0.9"),
	} {
		if got != base {
			t.Errorf("%s: the tag is another", name)
		}
	}
	hash, _ := json.Marshal(vars{"persistedQuery": vars{"version": 1, "sha256Hash": sha(sourceQuery)}})
	for _, target := range []string{ // the first lets the server know the document
		ofSource("extensions", string(hash)),
		parameters("extensions", string(hash), "operationName", "A", "variables", `{"id":"a"}`),
	} {
		if got := tag(s.site, target); got != base {
			t.Errorf("%s: the tag is another", target)
		}
	}

	others := map[string]string{
		base: "the first",
		tag(s.site, ofSource("operationName", "B")):                                                      "another operation",
		tag(s.site, ofSource("variables", `{"id":"b"}`)):                                                 "another variable",
		tag(s.site, ofSource("query", sourceQuery+" ")):                                                  "another document",
		tag(s.site, ofSource("extensions", `{"cost":true}`)):                                             "with its cost",
		tag(s.site, ofSource(), "Accept: "+graphqlJSON):                                                  "another media type",
		tag(serveRevised(t, func(c *Config) { c.Now = at(t, "2026-03-02T00:00:00Z") }).site, ofSource()): "another day",
		tag(serveRevised(t, func(c *Config) { c.Edition = "another" }).site, ofSource()):                 "another edition",
		tag(serveRevised(t, func(c *Config) { c.Edition = "" }).site, ofSource()):                        "a process of its own",
		tag(serveRevised(t, func(c *Config) { c.Edition = "" }).site, ofSource()):                        "the next process of its own",
	}
	s.revision.Add(1)
	others[tag(s.site, ofSource())] = "another revision"
	if len(others) != 11 {
		t.Errorf("some tags are the same: %v", others)
	}
}

// TestNoTag: what may be another answer the next time, and what is none to a query by
// GET, has no tag, and nobody may keep it.
func TestNoTag(t *testing.T) {
	s := serveRevised(t, nil)
	post := s.send("POST", "/graphql", `{"query":"{__typename}"}`, "Content-Type: application/json")
	failed := s.send("GET", parameters("query", `{ a: __typename source(id: "bad") { id } }`), "")
	invalid := s.send("GET", parameters("query", "{ zyxwv }"), "")
	s.unknown.Store(true)
	unknown := s.send("GET", ofSource(), "")
	for name, got := range map[string]reply{"by POST": post, "with an error": failed, "invalid": invalid, "while the revision is not known": unknown} {
		if got.status != 200 || got.header.Get("ETag") != "" || got.header.Get("Cache-Control") != "no-store" || got.header.Get("Vary") != "Accept, Accept-Encoding, Origin" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	without := serve(t, nil)
	if got := without.send("GET", parameters("query", "{__typename}"), ""); got.status != 200 || got.header.Get("ETag") != "" {
		t.Errorf("of a network without revisions: %+v", got)
	}
}

// TestTheOldestRevisionIsInTheTag: what is written while an answer is made may be in it
// or not, so its tag holds no longer than that.
func TestTheOldestRevisionIsInTheTag(t *testing.T) {
	s := serveRevised(t, nil)
	s.resolving = func() { s.revision.Add(1) }
	during := s.send("GET", ofSource(), "").header.Get("ETag")
	s.resolving = nil
	after := s.send("GET", ofSource(), "", "If-None-Match: "+during)
	if after.status != 200 || after.header.Get("ETag") == during {
		t.Errorf("%+v", after)
	}
	if again := s.send("GET", ofSource(), "", "If-None-Match: "+after.header.Get("ETag")); again.status != 304 {
		t.Errorf("%+v", again)
	}
}
