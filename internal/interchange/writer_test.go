package interchange_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/seed"
)

func date(t *testing.T, text string) network.Date {
	t.Helper()
	d, err := network.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestWriterOrdersKeysAndLeavesDefaultsOut(t *testing.T) {
	d := date(t, "2020-05~")
	observed, err := network.ParseObserved("2025-10-08/2025-10-10")
	if err != nil {
		t.Fatal(err)
	}
	var number network.Value
	if err := number.UnmarshalJSON([]byte("1.50E2")); err != nil {
		t.Fatal(err)
	}
	pieces := []network.Evidence{{Source: "source:a", Quote: "q", Locator: "p. 3", Observed: observed}, {Source: "source:a", Quote: "r"}}
	const piecesJSON = `[{"source":"source:a","quote":"q","locator":"p. 3","observed":"2025-10-08/2025-10-10"},{"source":"source:a","quote":"r"}]`
	period := network.Period{From: d, To: date(t, "2021")}

	var b bytes.Buffer
	w := interchange.NewWriter(&b)
	for _, err := range []error{
		w.Source(&network.Source{ID: "source:a", Title: "a", Publisher: "b", URL: "c", Published: d, Language: "en", Retrieved: d, Note: "n"}),
		w.Source(&network.Source{ID: "source:b", Title: "<b>&\u2028\t\n\"\\é😀"}),
		w.Entity(&network.Entity{
			ID: "org:a", Kind: network.Organization, Type: "MINISTRY", Name: "A",
			Names:   []network.Name{{Text: "a", Lang: "tk", Type: network.Former, Valid: network.Period{To: d}, Evidence: pieces}, {Text: "b"}},
			Summary: "s", Identifiers: []network.Identifier{{Scheme: "ror", Value: "1"}}, Website: "w", Valid: period,
			Facts:         []network.Fact{{Name: "n", Value: number, Qualifier: ">", Unit: "u", Date: d, Evidence: pieces}, {Name: "m", Value: network.TextValue("<\u2028>")}},
			StatusHistory: []network.StatusChange{{Status: network.Agreed, Date: d, Evidence: pieces}},
			Evidence:      pieces,
		}),
		w.Entity(&network.Entity{ID: "person:a", Kind: network.Person, Name: "P", Names: []network.Name{}, Evidence: []network.Evidence{}}),
		w.Link(&network.Link{
			ID: "link:a", Type: network.HoldsPosition, From: "person:a", To: "org:a", Role: "r", OnBehalfOf: "org:b", Valid: period,
			Status: network.Agreed, Confidence: 0.25, Evidence: pieces,
		}),
		w.Link(&network.Link{ID: "link:b", Type: network.RelatedTo, From: "person:a", To: "org:a", Status: network.InForce, Confidence: 1, Evidence: pieces}),
		w.Flush(),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	want := `{"record":"source","id":"source:a","title":"a","publisher":"b","url":"c","language":"en","note":"n","published":"2020-05~","retrieved":"2020-05~"}
{"record":"source","id":"source:b","title":"<b>&` + "\u2028" + `\t\n\"\\é😀"}
{"record":"entity","id":"org:a","kind":"ORGANIZATION","type":"MINISTRY","name":"A","names":[{"text":"a","lang":"tk","type":"FORMER","valid":{"to":"2020-05~"},"evidence":` + piecesJSON + `},{"text":"b"}],"summary":"s","identifiers":[{"scheme":"ror","value":"1"}],"website":"w","valid":{"from":"2020-05~","to":"2021"},"facts":[{"name":"n","value":1.50E2,"qualifier":">","unit":"u","date":"2020-05~","evidence":` + piecesJSON + `},{"name":"m","value":"<` + "\u2028" + `>"}],"statusHistory":[{"status":"AGREED","date":"2020-05~","evidence":` + piecesJSON + `}],"evidence":` + piecesJSON + `}
{"record":"entity","id":"person:a","kind":"PERSON","name":"P"}
{"record":"link","id":"link:a","type":"HOLDS_POSITION","from":"person:a","to":"org:a","role":"r","onBehalfOf":"org:b","valid":{"from":"2020-05~","to":"2021"},"status":"AGREED","confidence":0.25,"evidence":` + piecesJSON + `}
{"record":"link","id":"link:b","type":"RELATED_TO","from":"org:a","to":"person:a","evidence":` + piecesJSON + `}
`
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestWriterRefusesDisorder(t *testing.T) {
	source := func(id string) func(*interchange.Writer) error {
		return func(w *interchange.Writer) error { return w.Source(&network.Source{ID: "source:" + id}) }
	}
	entity := func(id string) func(*interchange.Writer) error {
		return func(w *interchange.Writer) error { return w.Entity(&network.Entity{ID: id}) }
	}
	link := func(w *interchange.Writer) error { return w.Link(&network.Link{ID: "link:a"}) }
	for _, c := range []struct {
		name          string
		first, second func(*interchange.Writer) error
		ok            bool
	}{
		{"by id", source("a"), source("b"), true},
		{"by byte, not by letter", source("a-b"), source("a.b"), true},
		{"entities of two kinds", entity("org:b"), entity("person:a"), true},
		{"entities behind sources", source("a"), entity("event:a"), true},
		{"links behind entities", entity("person:a"), link, true},
		{"the same twice", source("a"), source("a"), false},
		{"backwards", source("b"), source("a"), false},
		{"a source behind an entity", entity("event:a"), source("a"), false},
		{"an entity behind a link", link, entity("org:a"), false},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := interchange.NewWriter(io.Discard)
			if err := c.first(w); err != nil {
				t.Fatal(err)
			}
			if err := c.second(w); (err == nil) != c.ok {
				t.Error(err)
			}
		})
	}
}

type fullDisk struct{}

var errFull = errors.New("the disk is full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

func TestWriterFails(t *testing.T) {
	w := interchange.NewWriter(fullDisk{})
	if err := w.Source(&network.Source{ID: "source:a", Title: "A"}); err != nil {
		t.Fatal("held back, it cannot have failed yet: ", err)
	}
	if err := w.Flush(); !errors.Is(err, errFull) {
		t.Errorf("%v, want %v", err, errFull)
	}
	if err := w.Entity(&network.Entity{ID: "org:a", Name: strings.Repeat("x", 1<<16)}); !errors.Is(err, errFull) {
		t.Errorf("%v, want %v", err, errFull)
	}
	if err := interchange.NewWriter(io.Discard).Source(&network.Source{ID: "source:a", Title: "\xff"}); err == nil {
		t.Error("wrote invalid UTF-8")
	}
}

// The built-in network is kept in the canonical form.
func TestWriterWritesBuiltInNetwork(t *testing.T) {
	file, err := io.ReadAll(seed.JSONL())
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := interchange.NewWriter(&b)
	r := interchange.NewReader("network.jsonl", bytes.NewReader(file))
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := write(w, line.Record); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(file), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("(-file +written):\n%s", diff)
	}
}

// write writes a record as a new one.
func write(w *interchange.Writer, r interchange.Record) error {
	switch {
	case r.Source != nil:
		s := r.Source.Apply(network.Source{})
		return w.Source(&s)
	case r.Entity != nil:
		e := r.Entity.Apply(network.Entity{})
		return w.Entity(&e)
	default:
		l := r.Link.Apply(network.Link{})
		return w.Link(&l)
	}
}
