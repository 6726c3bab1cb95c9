package interchange_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// equal compares records as they are, but an empty list is no list.
var equal = cmp.Options{cmp.Exporter(func(reflect.Type) bool { return true }), cmpopts.EquateEmpty()}

func TestSourcesSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := network.Source{
			ID: genID("source").Draw(t, "id"), Title: someText().Draw(t, "title"), Publisher: text().Draw(t, "publisher"), URL: text().Draw(t, "url"),
			Published: genDate().Draw(t, "published"), Language: language().Draw(t, "language"), Retrieved: genDate().Draw(t, "retrieved"), Note: text().Draw(t, "note"),
		}
		noFaults(t, want.Check())
		line, err := interchange.EncodeSource(&want)
		r := reread(t, line, err)
		if diff := cmp.Diff(want, r.Source.Apply(network.Source{}), equal); diff != "" {
			t.Fatalf("%s\n(-written +read):\n%s", line, diff)
		}
	})
}

func TestEntitiesSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := entities().Draw(t, "entity")
		noFaults(t, want.Check())
		line, err := interchange.EncodeEntity(&want)
		r := reread(t, line, err)
		if diff := cmp.Diff(want, r.Entity.Apply(network.Entity{}), equal); diff != "" {
			t.Fatalf("%s\n(-written +read):\n%s", line, diff)
		}
	})
}

func TestLinksSurvive(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := links().Draw(t, "link")
		want.Orient() // as links are stored
		noFaults(t, want.Check())
		line, err := interchange.EncodeLink(&want)
		r := reread(t, line, err)
		if diff := cmp.Diff(want, r.Link.Apply(network.Link{}), equal); diff != "" {
			t.Fatalf("%s\n(-written +read):\n%s", line, diff)
		}
	})
}

func noFaults(t *rapid.T, faults []network.Fault) {
	if len(faults) > 0 {
		t.Fatalf("the record is not right to begin with: %v", faults)
	}
}

func reread(t *rapid.T, line []byte, err error) interchange.Record {
	if err != nil {
		t.Fatal(err)
	}
	r, faults := interchange.Decode(line)
	if len(faults) > 0 {
		t.Fatalf("%s: %v", line, faults)
	}
	return r
}

// text returns any text that a field may hold.
func text() *rapid.Generator[string] {
	return rapid.Map(rapid.String(), func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsControl(r) && r != '\t' && r != '\n' {
				return -1
			}
			return r
		}, strings.ToValidUTF8(s, "\uFFFD"))
	})
}

func someText() *rapid.Generator[string] {
	return text().Filter(func(s string) bool { return strings.TrimSpace(s) != "" })
}

func genID(prefix string) *rapid.Generator[string] {
	return rapid.Map(rapid.StringMatching(`[a-z0-9]{1,5}([-._][a-z0-9]{1,5}){0,2}`), func(slug string) string { return prefix + ":" + slug })
}

func language() *rapid.Generator[string] {
	return rapid.SampledFrom([]string{"", "tk", "ru", "en-GB", "zh-Hant-TW"})
}

func genDate() *rapid.Generator[network.Date] {
	return rapid.Custom(func(t *rapid.T) network.Date {
		year := rapid.IntRange(0, 9999).Draw(t, "year")
		month := rapid.IntRange(1, 12).Draw(t, "month")
		day := rapid.IntRange(1, 28).Draw(t, "day")
		written := rapid.SampledFrom([]string{
			"", fmt.Sprintf("%04d", year), fmt.Sprintf("%04d-%02d", year, month), fmt.Sprintf("%04d-%02d-%02d", year, month, day),
		}).Draw(t, "precision")
		if written == "" {
			return network.Date{}
		}
		d, err := network.ParseDate(written + rapid.SampledFrom([]string{"", "~", "?"}).Draw(t, "mark"))
		if err != nil {
			t.Fatal(err)
		}
		return d
	})
}

func period() *rapid.Generator[network.Period] {
	return rapid.Custom(func(t *rapid.T) network.Period {
		return network.Period{From: genDate().Draw(t, "from"), To: genDate().Draw(t, "to")}
	}).Filter(func(p network.Period) bool { return p.Check() == nil })
}

func pieces(least int) *rapid.Generator[[]network.Evidence] {
	piece := rapid.Custom(func(t *rapid.T) network.Evidence {
		e := network.Evidence{Source: genID("source").Draw(t, "source"), Quote: someText().Draw(t, "quote"), Locator: text().Draw(t, "locator")}
		run := period().Draw(t, "run")
		if !run.From.IsZero() {
			e.Observed = network.Observed{First: run.From, Last: run.To}
		}
		return e
	})
	return rapid.SliceOfNDistinct(piece, least, 3, func(e network.Evidence) network.Evidence { return e })
}

func value() *rapid.Generator[network.Value] {
	number := rapid.Custom(func(t *rapid.T) network.Value {
		var v network.Value
		json := rapid.SampledFrom([]string{"0", "-0", "1.50", "1e999", "123456789012345678901234567890", "true", "false"}).Draw(t, "json")
		if err := v.UnmarshalJSON([]byte(json)); err != nil {
			t.Fatal(err)
		}
		return v
	})
	return rapid.OneOf(number, rapid.Map(text(), network.TextValue))
}

func entities() *rapid.Generator[network.Entity] {
	return rapid.Custom(func(t *rapid.T) network.Entity {
		kind := rapid.SampledFrom(network.Kinds()).Draw(t, "kind")
		e := network.Entity{
			ID: genID(kind.Prefix()).Draw(t, "id"), Kind: kind, Type: rapid.SampledFrom(append([]string{""}, kind.Types()...)).Draw(t, "type"),
			Name: someText().Draw(t, "name"), Summary: text().Draw(t, "summary"), Website: text().Draw(t, "website"), Valid: period().Draw(t, "valid"),
			Evidence: pieces(0).Draw(t, "evidence"),
		}
		e.Names = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) network.Name {
			return network.Name{
				Text: someText().Draw(t, "text"), Lang: language().Draw(t, "lang"), Type: rapid.SampledFrom(append(network.NameTypes(), "")).Draw(t, "type"),
				Valid: period().Draw(t, "valid"), Evidence: pieces(0).Draw(t, "evidence"),
			}
		}), 0, 2).Draw(t, "names")
		e.Identifiers = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) network.Identifier {
			return network.Identifier{Scheme: someText().Draw(t, "scheme"), Value: someText().Draw(t, "value")}
		}), 0, 2).Draw(t, "identifiers")
		e.Facts = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) network.Fact {
			return network.Fact{
				Name: someText().Draw(t, "name"), Value: value().Draw(t, "value"), Qualifier: rapid.SampledFrom([]string{"", ">", "<", "~"}).Draw(t, "qualifier"),
				Unit: text().Draw(t, "unit"), Date: genDate().Draw(t, "date"), Evidence: pieces(0).Draw(t, "evidence"),
			}
		}), 0, 2).Draw(t, "facts")
		if kind.HasStatus() {
			e.StatusHistory = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) network.StatusChange {
				return network.StatusChange{
					Status: rapid.SampledFrom(network.Statuses()).Draw(t, "status"), Date: genDate().Draw(t, "date"), Evidence: pieces(1).Draw(t, "evidence"),
				}
			}), 0, 2).Draw(t, "history")
		}
		return e
	})
}

func links() *rapid.Generator[network.Link] {
	return rapid.Custom(func(t *rapid.T) network.Link {
		typ := rapid.SampledFrom(network.LinkTypes()).Draw(t, "type")
		var pairs [][2]network.Kind
		for _, from := range network.Kinds() {
			for _, to := range network.Kinds() {
				if typ.Joins(from, to) {
					pairs = append(pairs, [2]network.Kind{from, to})
				}
			}
		}
		pair := rapid.SampledFrom(pairs).Draw(t, "kinds")
		l := network.Link{
			ID: genID("link").Draw(t, "id"), Type: typ, From: genID(pair[0].Prefix()).Draw(t, "from"), To: genID(pair[1].Prefix()).Draw(t, "to") + "-2",
			Role: someText().Draw(t, "role"), Valid: period().Draw(t, "valid"), Status: rapid.SampledFrom(network.Statuses()).Draw(t, "status"),
			Confidence: rapid.SampledFrom([]float64{1, 0.5, 1e-300, 0.1, 1.0 / 3}).Draw(t, "confidence"), Evidence: pieces(1).Draw(t, "evidence"),
		}
		if l.From == l.To {
			l.To += "-other"
		}
		if rapid.Bool().Draw(t, "for another") {
			l.OnBehalfOf = genID("place").Draw(t, "onBehalfOf")
		}
		return l
	})
}

// FuzzReader reads any file whatever. What is accepted must be JSON to other
// readers too, satisfy the schema where nothing is left out of it, and be the same
// after it was written.
func FuzzReader(f *testing.F) {
	lines := accepted()
	for _, c := range refused() {
		lines = append(lines, c.line)
	}
	for _, line := range lines {
		if len(line) < 1000 { // long ones only slow the fuzzer down
			f.Add([]byte(line))
		}
	}
	for _, foreign := range []string{"\xff\xfe{\x00", "[" + goodSource + "]", "id,name\norg:a,A\n", "<html>", "PK\x03\x04", "\n\n" + goodSource + "\n\n"} {
		f.Add([]byte(foreign))
	}
	schema := compiledSchema(f)
	f.Fuzz(func(t *testing.T, file []byte) {
		r := interchange.NewReader("f", bytes.NewReader(file))
		last := 0
		for {
			line, err := r.Next()
			if bad, isBad := errors.AsType[*interchange.LineError](err); isBad {
				if len(bad.Faults) == 0 || strings.Count(bad.Error(), "\n") != len(bad.Faults)-1 {
					t.Fatalf("not one fault a line: %q", bad.Error())
				}
				continue
			}
			if errors.Is(err, io.EOF) || err != nil && (r.Zipped() || last == 0 && !bytes.HasPrefix(file, []byte(`{"`)) && network.CodeOf(err) == network.BadInput) {
				return
			}
			if err != nil || line.Number <= last {
				t.Fatalf("line %d after line %d: %v", line.Number, last, err)
			}
			last = line.Number
			if !json.Valid(line.Text) || !utf8.Valid(line.Text) {
				t.Fatalf("accepted %q", line.Text)
			}
			if err := validate(schema, string(line.Text)); err != nil && len(line.Warnings) == 0 {
				t.Fatalf("accepted %q, but the schema says: %v", line.Text, err)
			}
			survives(t, line.Record)
		}
	})
}

// survives checks that a record that could be new is the same after it was
// written and read, and is then written the same.
func survives(t *testing.T, r interchange.Record) {
	var record any
	var first []byte
	var err error
	switch {
	case r.Source != nil:
		s := r.Source.Apply(network.Source{})
		if len(s.Check()) > 0 {
			return
		}
		record = s
		first, err = interchange.EncodeSource(&s)
	case r.Entity != nil:
		e := r.Entity.Apply(network.Entity{})
		if len(e.Check()) > 0 {
			return
		}
		record = e
		first, err = interchange.EncodeEntity(&e)
	default:
		l := r.Link.Apply(network.Link{})
		if len(l.Check()) > 0 {
			return
		}
		record = l
		first, err = interchange.EncodeLink(&l)
	}
	if err != nil {
		t.Fatal(err)
	}
	again, faults := interchange.Decode(first)
	if len(faults) > 0 {
		t.Fatalf("%s: %v", first, faults)
	}
	var same any
	switch {
	case again.Source != nil:
		same = again.Source.Apply(network.Source{})
	case again.Entity != nil:
		same = again.Entity.Apply(network.Entity{})
	default:
		same = again.Link.Apply(network.Link{})
	}
	if diff := cmp.Diff(record, same, equal); diff != "" {
		t.Fatalf("%s\n(-first +again):\n%s", first, diff)
	}
	var out bytes.Buffer
	w := interchange.NewWriter(&out)
	if err := write(w, again); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(append(first, '\n'), out.Bytes()) {
		t.Fatalf("written as %s, then as %s", first, out.Bytes())
	}
}
