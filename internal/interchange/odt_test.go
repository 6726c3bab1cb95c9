package interchange_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/interchange"
)

// A document is a zip that begins with its type, of XML, each footnote in it once.
func TestWriteODT(t *testing.T) {
	write := func() []byte {
		var out bytes.Buffer
		err := interchange.WriteODT(&out, "A & <b>", []interchange.Paragraph{
			{Heading: 1, Spans: []interchange.Span{{Text: "A & <b>\x00"}}},
			{Spans: []interchange.Span{{Text: "First.", Note: 1}, {Text: " Second.", Note: 2}}},
			{Spans: []interchange.Span{{Text: "First again.", Note: 1}, {Text: " And no more."}}},
		}, [][]string{{"“Words”, بانكي", "more words"}, {"other"}})
		if err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	content := write()
	if !bytes.Equal(content, write()) {
		t.Error("the same document is written otherwise the second time")
	}
	if !bytes.HasPrefix(content[30:], []byte("mimetypeapplication/vnd.oasis.opendocument.text")) {
		t.Errorf("the file begins with %q", content[:80])
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range archive.File {
		opened, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(opened)
		if err != nil {
			t.Fatal(err)
		}
		parts[file.Name] = string(text)
		if strings.HasSuffix(file.Name, ".xml") {
			if err := xml.Unmarshal(text, new(struct{})); err != nil {
				t.Errorf("%s is no XML: %v", file.Name, err)
			}
		}
	}
	for want, n := range map[string]int{`<text:note `: 2, `<text:note-ref `: 1, "<text:h ": 1, "A &amp; &lt;b&gt;\uFFFD": 1, "<text:p>more words</text:p>": 1} {
		if got := strings.Count(parts["content.xml"], want); got != n {
			t.Errorf("there are %d %s, want %d", got, want, n)
		}
	}
}
