package server

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
)

// undone returns an answer without its content coding. Go's own client would undo
// gzip by itself, but not where a request has an Accept-Encoding of its own.
func (r reply) undone(t *testing.T) string {
	t.Helper()
	var plain io.Reader
	var err error
	switch coding := r.header.Get("Content-Encoding"); coding {
	case "":
		return r.body
	case "gzip":
		plain, err = gzip.NewReader(strings.NewReader(r.body))
	case "zstd":
		plain, err = zstd.NewReader(strings.NewReader(r.body))
	default:
		t.Fatalf("the content coding is %q", coding)
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(plain)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// pages serves a source with a title of so many bytes as its id says, and an explorer
// with a large script.
func pages(t *testing.T) *site {
	return serve(t, func(c *Config) {
		c.Schema = schemaWith(func(_ context.Context, id string) (*model.Source, error) {
			n, _ := strconv.Atoi(id)
			source := model.NewSource(&network.Source{ID: id, Title: strings.Repeat("Title ", n/6)})
			return &source, nil
		})
		c.GraphiQL = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
			_, _ = io.WriteString(w, strings.Repeat("script();\n", 1000))
		})
	})
}

const (
	largeAnswer = "/graphql?query={source(id:%2230000%22){title}}"
	smallAnswer = "/graphql?query={__typename}"
)

// TestContentCodings: an answer comes in the coding that the client welcomes most, and
// is the same whatever that is.
func TestContentCodings(t *testing.T) {
	s := pages(t)
	for _, target := range []string{largeAnswer, "/schema.graphql", "/graphiql/assets/script.js"} {
		plain := s.send("GET", target, "", "Accept-Encoding: identity")
		if plain.header.Get("Content-Encoding") != "" || len(plain.body) < 5000 {
			t.Fatalf("%s as it is: %v, %d bytes", target, plain.header, len(plain.body))
		}
		for accept, want := range map[string]string{
			"gzip":                                "gzip",
			"zstd":                                "zstd",
			"GZIP":                                "gzip",
			"gzip, deflate, br":                   "gzip",
			"gzip, deflate, br, zstd":             "zstd",
			"gzip;q=0.9, zstd;q=0.8":              "gzip",
			"gzip;q=0, zstd;q=0.001":              "zstd",
			"zstd; q=0, gzip; q=0":                "",
			"br":                                  "",
			"*":                                   "",
			"x-gzip":                              "",
			"identity, gzip;q=0.5":                "",
			"identity;q=0.5, gzip":                "gzip",
			"gzip;q=0.5, *;q=0":                   "gzip",
			"identity;q=0, gzip;q=0.5":            "gzip",
			"identity;q=0, *":                     "zstd",
			"gzip;q=many, identity;q=0, zstd;q=1": "zstd",
		} {
			got := s.send("GET", target, "", "Accept-Encoding: "+accept)
			if coding := got.header.Get("Content-Encoding"); got.status != 200 || coding != want {
				t.Errorf("%s, %q: %d %q, want %q", target, accept, got.status, coding, want)
			}
			if got.undone(t) != plain.body {
				t.Errorf("%s, %q: another answer", target, accept)
			}
			if want != "" && 2*len(got.body) > len(plain.body) {
				t.Errorf("%s, %q: %d bytes of %d", target, accept, len(got.body), len(plain.body))
			}
			if vary := strings.Join(got.header.Values("Vary"), ", "); strings.Count(vary, "Accept-Encoding") != 1 {
				t.Errorf("%s, %q: Vary: %s", target, accept, vary)
			}
		}
	}
}

// TestAnswersByPost: what is sent by POST is answered in a coding too.
func TestAnswersByPost(t *testing.T) {
	s := pages(t)
	got := s.send("POST", "/graphql", `{"query":"{source(id:\"30000\"){title}}"}`, "Content-Type: application/json", "Accept-Encoding: zstd")
	if got.header.Get("Content-Encoding") != "zstd" || !strings.Contains(got.undone(t), "Title Title") {
		t.Errorf("%v %.100q", got.header, got.body)
	}
}

// TestSmallAnswersAreNotCompressed, unless the client refuses them as they are.
func TestSmallAnswersAreNotCompressed(t *testing.T) {
	s := pages(t)
	const want = `{"data":{"__typename":"Query"}}` + "\n"
	for accept, coding := range map[string]string{"gzip, zstd": "", "gzip, identity;q=0": "gzip", "*;q=0, zstd": "zstd", "identity;q=0, *;q=0.1": "zstd"} {
		got := s.send("GET", smallAnswer, "", "Accept-Encoding: "+accept)
		if got.header.Get("Content-Encoding") != coding || got.undone(t) != want {
			t.Errorf("%q: %v %q", accept, got.header, got.body)
		}
		if length := got.header.Get("Content-Length"); coding == "" && length != fmt.Sprint(len(want)) {
			t.Errorf("%q: Content-Length %s", accept, length)
		}
	}
}

// TestNoCodingIsAccepted: a client that refuses answers as they are, and knows none of our
// codings, is told which there are.
func TestNoCodingIsAccepted(t *testing.T) {
	s := pages(t)
	const sentence = "answers are sent in zstd, in gzip or as they are (identity): accept one of these"
	for _, accept := range []string{"identity;q=0", "br, *;q=0", "gzip;q=0, zstd;q=0, identity;q=0"} {
		got := s.send("GET", smallAnswer, "", "Accept-Encoding: "+accept)
		if diff := cmp.Diff(vars{"code": "BAD_USER_INPUT"}, got.extensions(t)); diff != "" || got.status != 406 || !strings.Contains(got.body, sentence) {
			t.Errorf("%q: %d %s", accept, got.status, got.body)
		}
		if got := s.send("GET", "/schema.graphql", "", "Accept-Encoding: "+accept); got.status != 406 || got.body != sentence+"\n" {
			t.Errorf("%q: %d %s", accept, got.status, got.body)
		}
	}
}

// TestHeadOfCodings: HEAD is answered with the headers of an answer as it is.
func TestHeadOfCodings(t *testing.T) {
	s := pages(t)
	for _, target := range []string{largeAnswer, "/schema.graphql"} {
		plain := s.send("GET", target, "", "Accept-Encoding: identity")
		got := s.send("HEAD", target, "", "Accept-Encoding: gzip, zstd")
		if got.status != 200 || got.body != "" || got.header.Get("Content-Length") != fmt.Sprint(len(plain.body)) || got.header.Get("Content-Encoding") != "" {
			t.Errorf("%s: %d %v", target, got.status, got.header)
		}
		if !slices.ContainsFunc(got.header.Values("Vary"), func(v string) bool { return strings.Contains(v, "Accept-Encoding") }) {
			t.Errorf("%s: Vary: %v", target, got.header.Values("Vary"))
		}
	}
}

// TestPartsAreNotCompressed: a part that is asked for by its bytes is one of the whole
// as it is.
func TestPartsAreNotCompressed(t *testing.T) {
	s := pages(t)
	whole := s.send("GET", "/schema.graphql", "", "Accept-Encoding: identity")
	got := s.send("GET", "/schema.graphql", "", "Accept-Encoding: gzip", "Range: bytes=100-4099")
	if got.status != 206 || got.header.Get("Content-Encoding") != "" || got.body != whole.body[100:4100] {
		t.Errorf("%d %v, %d bytes", got.status, got.header, len(got.body))
	}
}

// TestCompressedInTheLog: what is noted of a request is what was sent.
func TestCompressedInTheLog(t *testing.T) {
	s := pages(t)
	got := s.send("GET", largeAnswer, "", "Accept-Encoding: gzip")
	if line := s.log.waitFor(t, "request", 1)[0]; line["bytes"] != float64(len(got.body)) || !bytes.HasPrefix([]byte(got.body), []byte{0x1f, 0x8b}) {
		t.Errorf("%d bytes were sent, the log says %v", len(got.body), line["bytes"])
	}
}
