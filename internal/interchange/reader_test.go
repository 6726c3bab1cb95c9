package interchange_test

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// readAll reads a file to its end: the ids of the good lines and the faults of
// the bad ones.
func readAll(t *testing.T, in io.Reader) (ids, faults []string) {
	t.Helper()
	r := interchange.NewReader("f", in)
	for {
		line, err := r.Next()
		bad, isBad := errors.AsType[*interchange.LineError](err)
		switch {
		case errors.Is(err, io.EOF):
			return ids, faults
		case isBad:
			faults = append(faults, strings.Split(bad.Error(), "\n")...)
		case err != nil:
			t.Fatal(err)
		default:
			ids = append(ids, line.ID())
		}
	}
}

const (
	goodSource = `{"record":"source","id":"source:a","title":"A"}`
	goodEntity = `{"record":"entity","id":"org:a","kind":"ORGANIZATION","name":"A"}`
	evidence   = `"evidence":[{"source":"source:a","quote":"q"}]`
	goodLink   = `{"record":"link","id":"link:a","type":"RELATED_TO","from":"org:a","to":"org:b",` + evidence + `}`
)

func TestReaderRefuses(t *testing.T) {
	for _, c := range refused() {
		t.Run(c.name, func(t *testing.T) {
			// The lines around it must be read all the same.
			ids, faults := readAll(t, strings.NewReader(goodSource+"\n"+c.line+"\n"+goodEntity+"\n"))
			want := make([]string, len(c.faults))
			for i, f := range c.faults {
				want[i] = "f:2: " + f
			}
			if diff := cmp.Diff(want, faults); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{"source:a", "org:a"}, ids); diff != "" {
				t.Errorf("ids (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReaderAccepts(t *testing.T) {
	for _, line := range accepted() {
		if _, faults := interchange.Decode([]byte(line)); len(faults) > 0 {
			t.Errorf("%s: %v", line, faults)
		}
	}
}

func TestReaderNamesFields(t *testing.T) {
	r, faults := interchange.Decode([]byte(`{"summary":null,"record":"entity","names":[],"id":"org:a","evidence":null,"valid":null}`))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	want := network.Fields{"id": true, "summary": true, "names": true, "evidence": true, "valid": true}
	if diff := cmp.Diff(want, r.Entity.Named); diff != "" {
		t.Errorf("named (-want +got):\n%s", diff)
	}
	if r.Entity.Names == nil || r.Entity.Evidence != nil {
		t.Error("an empty list is not null, nor null an empty list")
	}
}

func TestLinkWithoutID(t *testing.T) {
	// The first 16 bytes of printf 'PARTNERS_WITH\037org:a\037programme:b\037\0371999~' | sha256sum, in base32.
	const want = "link:mmt7e4jtsbkvcklor44hyukcl4"
	for _, ends := range []string{`"from":"org:a","to":"programme:b"`, `"from":"programme:b","to":"org:a"`} {
		for _, id := range []string{``, `"id":null,`} {
			r, faults := interchange.Decode([]byte(`{"record":"link",` + id + `"type":"PARTNERS_WITH",` + ends + `,"valid":{"from":"1999~","to":"2001"}}`))
			if len(faults) > 0 {
				t.Fatal(faults)
			}
			if r.ID() != want {
				t.Errorf("%s %s: %s, want %s", id, ends, r.ID(), want)
			}
		}
	}
}

func TestReaderFiles(t *testing.T) {
	two := goodSource + "\n" + goodEntity + "\n"
	want := []string{"source:a", "org:a"}
	tests := []struct {
		name   string
		file   string
		ids    []string
		faults []string
	}{
		{name: "empty file", file: ""},
		{name: "two lines", file: two, ids: want},
		{name: "no end of the last line", file: strings.TrimSuffix(two, "\n"), ids: want},
		{name: "carriage returns", file: strings.ReplaceAll(two, "\n", "\r\n"), ids: want},
		{name: "packed", file: pack(t, two), ids: want},
		{name: "packed in two parts", file: pack(t, two[:20]) + pack(t, two[20:]), ids: want},
		{name: "byte order mark at the start", file: "\uFEFF" + two, ids: want},
		{name: "packed with a byte order mark", file: pack(t, "\uFEFF"+two), ids: want},
		{
			name: "byte order mark inside", file: two + "\uFEFF" + goodLink, ids: want,
			faults: []string{"f:3: line: is no JSON: invalid character '\\ufeff' at start of value (byte 1)"},
		},
		{
			name: "empty line", file: goodSource + "\n\n" + goodEntity, ids: want,
			faults: []string{"f:2: line: is empty: each line holds one record"},
		},
		{
			name: "UTF-16", file: "\xff\xfe{\x00",
			faults: []string{"f:1: line: is no JSON: invalid character '\\xff' at start of value (byte 1)"},
		},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			for _, in := range []io.Reader{strings.NewReader(c.file), iotest.OneByteReader(strings.NewReader(c.file)), iotest.DataErrReader(strings.NewReader(c.file))} {
				ids, faults := readAll(t, in)
				if diff := cmp.Diff(c.ids, ids); diff != "" {
					t.Errorf("ids (-want +got):\n%s", diff)
				}
				if diff := cmp.Diff(c.faults, faults); diff != "" {
					t.Errorf("faults (-want +got):\n%s", diff)
				}
			}
		})
	}
}

func pack(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestReaderBoundsLines(t *testing.T) {
	pad := strings.Repeat(" ", interchange.MaxLine-len(goodSource))
	ids, faults := readAll(t, strings.NewReader(goodSource+pad+"\n"+goodEntity+"\n"+goodSource+pad+" \n"+goodSource+pad+strings.Repeat(" ", 64<<10)+"\n"+goodLink))
	if diff := cmp.Diff([]string{"source:a", "org:a", "link:a"}, ids); diff != "" {
		t.Errorf("ids (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"f:3: line: is longer than 16777216 bytes", "f:4: line: is longer than 16777216 bytes"}, faults); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

func TestReaderTellsWhere(t *testing.T) {
	file := "\uFEFF" + goodSource + "\r\n" + "{}\n" + goodEntity
	r := interchange.NewReader("f", strings.NewReader(file))
	var numbers []int
	for {
		line, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		numbers = append(numbers, line.Number)
		if text := file[line.Offset:][:len(line.Text)]; text != string(line.Text) {
			t.Errorf("line %d is %q, but at its offset stands %q", line.Number, line.Text, text)
		}
	}
	if !slices.Equal(numbers, []int{1, 2, 3}) || r.Zipped() {
		t.Errorf("lines %v, zipped %v", numbers, r.Zipped())
	}
	if !interchange.NewReader("f", strings.NewReader(pack(t, ""))).Zipped() {
		t.Error("not seen that it is packed")
	}
}

func TestReaderFails(t *testing.T) {
	broken := errors.New("the disk is broken")
	packed := pack(t, goodSource+"\n"+goodEntity+"\n")
	tests := []struct {
		name string
		in   io.Reader
		want error
	}{
		{"broken disk", io.MultiReader(strings.NewReader(goodSource+"\n{"), iotest.ErrReader(broken)), broken},
		{"cut short", strings.NewReader(packed[:len(packed)-9]), io.ErrUnexpectedEOF},
		{"damaged", strings.NewReader(packed[:len(packed)-8] + "12345678"), gzip.ErrChecksum},
		{"no gzip", strings.NewReader("\x1f\x8b then something else"), gzip.ErrHeader},
	}
	for _, c := range tests {
		t.Run(c.name, func(t *testing.T) {
			r := interchange.NewReader("f", c.in)
			for {
				_, err := r.Next()
				if err == nil {
					continue
				}
				if !errors.Is(err, c.want) || !strings.Contains(err.Error(), "f") {
					t.Errorf("%v, want %v", err, c.want)
				}
				if _, again := r.Next(); again == nil {
					t.Error("reading goes on after the failure")
				}
				return
			}
		})
	}
}

func TestFaultsAreClipped(t *testing.T) {
	f := interchange.Fault{File: "f", Line: 3, Fault: network.Fault{Field: "a", Reason: strings.Repeat("я", 10_000)}}
	if text := f.Error(); len(text) > 700 || !strings.HasSuffix(text, "я…") {
		t.Errorf("%d bytes, ends with %q", len(text), text[len(text)-8:])
	}
}
