package interchange_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"

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
			name: "blank lines", file: "\n \t\r\n" + goodSource + "\n\n" + goodEntity + "\n\n{}\n \n", ids: want,
			faults: []string{"f:7: record: is required: source, entity or link"},
		},
		{name: "only blank lines", file: "\n\n  \n"},
		{name: "a blank without end", file: two + " ", ids: want},
		{
			name: "a first line that is none", file: "# notes, and more\n" + two, ids: want,
			faults: []string{"f:1: line: is no JSON: invalid character '#' at start of value (byte 1)"},
		},
		{
			name: "a first line that is not ended", file: "{", ids: nil,
			faults: []string{"f:1: line: is no JSON: unexpected EOF (byte 2)"},
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

// What is none of this format is reported in one sentence, whatever it is packed in.
func TestReaderRecognizesOthers(t *testing.T) {
	archive := func(names ...string) string {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for _, name := range names {
			if _, err := w.Create(name); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	var tarred bytes.Buffer
	tw := tar.NewWriter(&tarred)
	if err := errors.Join(tw.WriteHeader(&tar.Header{Name: "network.jsonl", Size: int64(len(goodSource)), Mode: 0o600}), second(io.WriteString(tw, goodSource)), tw.Close()); err != nil {
		t.Fatal(err)
	}
	utf16 := func(order binary.AppendByteOrder, text string) string {
		var b []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			b = order.AppendUint16(b, unit)
		}
		return string(b)
	}
	for _, c := range []struct{ name, file, is, toDo string }{
		{"UTF-16 of Windows", utf16(binary.LittleEndian, "\uFEFF"+goodSource), "text in UTF-16", "save it as UTF-8"},
		{"UTF-16 of others", utf16(binary.BigEndian, "\uFEFF"+goodSource), "text in UTF-16", "save it as UTF-8"},
		{"UTF-16 of Windows without a mark", utf16(binary.LittleEndian, goodSource), "text in UTF-16", "save it as UTF-8, for example by iconv -f UTF-16LE -t UTF-8"},
		{"UTF-16 of others without a mark", utf16(binary.BigEndian, goodSource), "text in UTF-16", "save it as UTF-8, for example by iconv -f UTF-16BE -t UTF-8"},
		{"UTF-32", "\xff\xfe\x00\x00{\x00\x00\x00", "text in UTF-32", "save it as UTF-8"},
		{"UTF-32 of others", "\x00\x00\xfe\xff\x00\x00\x00{", "text in UTF-32", "save it as UTF-8"},
		{"xlsx", archive("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"), "an Excel workbook (xlsx)", "write each row as a record"},
		{"docx", archive("[Content_Types].xml", "word/document.xml"), "a Word document (docx)", "write what it says as records"},
		{"some Office", archive("[Content_Types].xml", "visio/document.xml"), "an Office document", "write each row as a record"},
		{"ods", "PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "a spreadsheet (ods)", "write each row as a record"},
		{"zip", archive("network.jsonl"), "a zip archive", "unpack it"},
		{"empty zip", archive(), "a zip archive", "unpack it"},
		{"xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00", "an old Office document", "write each row as a record"},
		{"tar", tarred.String(), "a tar archive", "unpack it"},
		{"gzip in gzip", pack(t, goodSource), "a gzip file", "unpack it once"},
		{"bzip2", "BZh91AY&SY", "a bzip2 file", "unpack it"},
		{"xz", "\xfd7zXZ\x00\x00\x04", "an xz file", "unpack it"},
		{"zstd", "\x28\xb5\x2f\xfd\x04", "a zstd file", "unpack it"},
		{"7z", "7z\xbc\xaf\x27\x1c\x00", "a 7z archive", "unpack it"},
		{"PDF", "%PDF-1.7\n%\xe2\xe3", "a PDF document", "write what it says as records"},
		{"Parquet", "PAR1\x15\x04", "a Parquet file", "write each row as a record"},
		{"SQLite", "SQLite format 3\x00\x10\x00", "an SQLite database", "write each row as a record"},
		{"picture", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "no text", "write what it says as records"},
		{"JSON array", "[" + goodSource + "," + goodEntity + "]", "a JSON array", "jq -c '.[]'"},
		{"JSON array over lines", "\n  [\n  " + goodSource + "\n]\n", "a JSON array", "jq -c '.[]'"},
		{"HTML", "<!DOCTYPE html>\n<html><body>", "a web page (HTML)", "get the file itself"},
		{"HTML without its type", "\n<HTML lang=en>", "a web page (HTML)", "get the file itself"},
		{"XML", "<?xml version=\"1.0\"?>\n<a/>", "XML", "write what it says as records"},
		{"CSV", "id,name,kind\norg:a,\"A, the first\",ORGANIZATION\n", "a table (CSV)", "write each row as a record"},
		{"CSV of quotes", "\"id\",\"name\"\r\n\"org:a\",\"A\"\r\n", "a table (CSV)", "write each row as a record"},
		{"CSV by semicolons", "id;name\norg:a;A, the first\n", "a table (CSV)", "write each row as a record"},
		{"TSV", "id\tname\norg:a\tA\n", "a table (CSV)", "write each row as a record"},
		{"CSV with records in it", "id,record\norg:a," + `"{}"` + "\n", "a table (CSV)", "write each row as a record"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for packed, file := range map[string]string{"": c.file, ", packed by gzip": pack(t, c.file), " (with a mark)": byteOrderMark + c.file} {
				switch {
				case packed == "" && c.name == "gzip in gzip", packed == " (with a mark)" && c.file[0] >= 0x80, packed == " (with a mark)" && c.name == "tar":
					continue // which is another matter
				}
				for _, in := range []io.Reader{strings.NewReader(file), iotest.OneByteReader(strings.NewReader(file))} {
					r := interchange.NewReader("f", in)
					for range 2 { // it stays so
						_, err := r.Next()
						begin := "f is " + c.is
						if network.CodeOf(err) != network.BadInput || !strings.HasPrefix(err.Error(), begin) || !strings.Contains(err.Error(), ", and not JSON Lines: ") ||
							!strings.Contains(err.Error(), c.toDo) || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), ", packed by gzip") != (packed == ", packed by gzip") {
							t.Errorf("%v, want %q … %q%s", err, begin, c.toDo, packed)
						}
					}
				}
			}
		})
	}
}

const byteOrderMark = "\uFEFF"

func second[T any](_ T, err error) error { return err }

// What begins with a brace is of this format, whatever else is wrong with it.
func TestReaderTakesItsOwn(t *testing.T) {
	for _, file := range []string{
		"{}\nid,name\norg:a,b\n", " \n\t{", `{"a":[`, "{<html>", "{%PDF-1.7\n{}", `{"record":"source","id":"source:PK\u0003"}`,
		"{" + strings.Repeat("\n", 300) + "ustar\x00",
	} {
		r := interchange.NewReader("f", strings.NewReader(file))
		_, err := r.Next()
		if _, isBad := errors.AsType[*interchange.LineError](err); !isBad {
			t.Errorf("%q: %v, want what is wrong with its first line", file, err)
		}
	}
}

// A language that is none costs a name its language, and nothing else.
func TestReaderLeavesOutLanguages(t *testing.T) {
	r, faults := interchange.Decode([]byte(anOrg + `"kind":"ORGANIZATION","name":"A","names":[{"text":"a","lang":"turkmen_TM"},{"text":"b","lang":"tk"},{"lang":"","text":"c"},{"text":"d","lang":"zz"},{"text":"e","lang":null}]}`))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	var got []string
	for _, w := range r.Warnings {
		got = append(got, interchange.Fault{File: "f", Line: 2, Warning: true, Fault: w}.Error())
		if w.Kind != network.MalformedLanguage {
			t.Errorf("%v is of the kind %q", w, w.Kind)
		}
	}
	want := []string{
		`f:2: names[0].lang: warning: "turkmen_TM" is no BCP 47 language tag: the name is kept without it`,
		`f:2: names[2].lang: warning: "" is no BCP 47 language tag: the name is kept without it`,
		`f:2: names[3].lang: warning: "zz" is no BCP 47 language tag: the name is kept without it`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
	names := []network.Name{{Text: "a"}, {Text: "b", Lang: "tk"}, {Text: "c"}, {Text: "d"}, {Text: "e"}}
	if diff := cmp.Diff(names, r.Entity.Names, equal); diff != "" {
		t.Errorf("names (-want +got):\n%s", diff)
	}
	if _, faults := interchange.Decode([]byte(anOrg + `"names":[{"text":"a","lang":5}]}`)); len(faults) != 1 || faults[0].Error() != "names[0].lang: must be a string, not a number" {
		t.Errorf("%v", faults)
	}
}

// Every fault of a line is of a kind.
func TestFaultsAreOfAKind(t *testing.T) {
	for _, c := range refused() {
		_, faults := interchange.Decode([]byte(c.line))
		for _, f := range faults {
			if f.Kind.Remedy() == "" {
				t.Errorf("%s: %v is of no kind", c.name, f)
			}
		}
	}
}

// Only the id that a line gives is among the fields that it names.
func TestReaderTellsDerivedIDs(t *testing.T) {
	for id, want := range map[string]bool{``: false, `"id":null,`: false, `"id":"link:a",`: true} {
		r, faults := interchange.Decode([]byte(`{"record":"link",` + id + `"type":"PART_OF","from":"org:a","to":"org:b"}`))
		if len(faults) > 0 || r.Link.Named["id"] != want {
			t.Errorf("%q: named: %v, %v", id, r.Link.Named, faults)
		}
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
	file := "\uFEFF" + goodSource + "\r\n" + "\n \r\n{}\n" + goodEntity + "\n\n"
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
	if !slices.Equal(numbers, []int{1, 4, 5}) || r.Lines() != 6 || r.Zipped() {
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
