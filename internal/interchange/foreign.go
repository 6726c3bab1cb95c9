package interchange

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// foreign is what a file is that has none of this format in it. To say of each of
// its lines that it is no JSON would help nobody.
type foreign struct {
	// is says what it is, toDo what to do with it.
	is, toDo string
}

const (
	unpack  = "unpack it, and import the files that are in it"
	convert = "write each row as a record of its own line, as entente import --print-schema describes them"
	rewrite = "write what it says as records, one a line, as entente import --print-schema describes them"
)

// inUnicode is text in another encoding of Unicode, by the name that iconv has for it:
// without a byte order mark that has to say in which order.
func inUnicode(encoding, iconv string) foreign {
	return foreign{"text in " + encoding, "save it as UTF-8, for example by iconv -f " + iconv + " -t UTF-8"}
}

// signatures are the bytes that files of some formats begin with. Nobody changes
// them.
var signatures = [...]struct {
	begin string
	foreign
}{
	{"\xff\xfe\x00\x00", inUnicode("UTF-32", "UTF-32")},
	{"\x00\x00\xfe\xff", inUnicode("UTF-32", "UTF-32")},
	{"\xff\xfe", inUnicode("UTF-16", "UTF-16")},
	{"\xfe\xff", inUnicode("UTF-16", "UTF-16")},
	{"{\x00", inUnicode("UTF-16", "UTF-16LE")},
	{"\x00{", inUnicode("UTF-16", "UTF-16BE")},
	{"\x1f\x8b", foreign{"a gzip file", "unpack it once, and import the result"}},
	{"BZh", foreign{"a bzip2 file", unpack}},
	{"\xfd7zXZ\x00", foreign{"an xz file", unpack}},
	{"\x28\xb5\x2f\xfd", foreign{"a zstd file", unpack}},
	{"7z\xbc\xaf\x27\x1c", foreign{"a 7z archive", unpack}},
	{"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", foreign{"an old Office document, such as an Excel workbook (xls)", convert}},
	{"%PDF-", foreign{"a PDF document", rewrite}},
	{"PAR1", foreign{"a Parquet file", convert}},
	{"SQLite format 3\x00", foreign{"an SQLite database", convert}},
}

// recognize reports what a file is, from how it begins, if it is none of this
// format. What begins with a brace is; and of what is not recognized each line is
// judged by itself.
func recognize(in *bufio.Reader) (foreign, bool) {
	if begin, _ := in.Peek(2); len(begin) > 0 && begin[0] == '{' && (len(begin) == 1 || begin[1] != 0) {
		return foreign{}, false
	}
	begin, _ := in.Peek(in.Size())
	for _, s := range signatures {
		if bytes.HasPrefix(begin, []byte(s.begin)) {
			return s.foreign, true
		}
	}
	if bytes.HasPrefix(begin, []byte("PK\x03\x04")) || bytes.HasPrefix(begin, []byte("PK\x05\x06")) {
		return zipped(begin), true
	}
	const tarMark = 257 // where a tar archive says that it is one
	switch {
	case len(begin) > tarMark && bytes.HasPrefix(begin[tarMark:], []byte("ustar")):
		return foreign{"a tar archive", unpack}, true
	case bytes.IndexByte(begin, 0) >= 0:
		return foreign{"no text", rewrite}, true
	default:
		return recognizeText(bytes.TrimSpace(begin))
	}
}

// zipped distinguishes documents that are zip archives, by the names of the
// files in them.
func zipped(begin []byte) foreign {
	for _, document := range []struct {
		name string
		foreign
	}{
		{"word/", foreign{"a Word document (docx)", rewrite}},
		{"ppt/", foreign{"a PowerPoint presentation (pptx)", rewrite}},
		{"xl/", foreign{"an Excel workbook (xlsx)", convert}},
		{"[Content_Types].xml", foreign{"an Office document, such as an Excel workbook (xlsx)", convert}},
		{"opendocument.spreadsheet", foreign{"a spreadsheet (ods)", convert}},
		{"opendocument", foreign{"an OpenDocument file", rewrite}},
	} {
		if bytes.Contains(begin, []byte(document.name)) {
			return document.foreign
		}
	}
	return foreign{"a zip archive", unpack}
}

// recognizeText recognizes what is text.
func recognizeText(text []byte) (foreign, bool) {
	lower := strings.ToLower(string(text[:min(len(text), 1000)]))
	switch {
	case strings.HasPrefix(lower, "{"), lower == "":
		return foreign{}, false
	case lower[0] == '[':
		return foreign{"a JSON array", "write each of its elements on a line of its own, for example by jq -c '.[]'"}, true
	case strings.HasPrefix(lower, "<!doctype html"), strings.HasPrefix(lower, "<html"):
		return foreign{"a web page (HTML)", "get the file itself, and not the page that shows it"}, true
	case strings.HasPrefix(lower, "<?xml"):
		return foreign{"XML", rewrite}, true
	case isTable(text):
		return foreign{"a table (CSV)", convert}, true
	default:
		return foreign{}, false
	}
}

// isTable reports whether a text begins with two rows of equally many cells, of
// which the second is no record.
func isTable(text []byte) bool {
	for _, separator := range ",;\t|" {
		rows := csv.NewReader(bytes.NewReader(text))
		rows.Comma, rows.LazyQuotes = separator, true
		head, err := rows.Read()
		if err != nil || len(head) < 2 {
			continue
		}
		if row, err := rows.Read(); err == nil && !strings.HasPrefix(row[0], "{") { // of another length is an error
			return true
		}
	}
	return false
}

// refuse returns the error of a file that is foreign.
func (f foreign) refuse(file string, packed bool) error {
	is := f.is
	if packed {
		is += ", packed by gzip"
	}
	return &network.Error{Code: network.BadInput, Message: fmt.Sprintf("%s is %s, and not JSON Lines: %s", file, is, f.toDo)}
}
