package interchange_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/interchange"
)

// TestCSVWriter: names in any script stay as they are, texts that look like formulas become texts, numbers do not.
func TestCSVWriter(t *testing.T) {
	var out strings.Builder
	w := interchange.NewCSVWriter(&out)
	for _, row := range [][]any{
		{"name", "links"},
		{"Türkmenistanyň «Bilim» ministrligi, 教育部", 12},
		{"=HYPERLINK(\"https://example.org\")", -7},
		{"+1", "-2"},
		{"@SUM(A1)", "\tx"},
		{"\rx", ""},
		{"a \"quote\"\nand a line", "1=1"},
	} {
		if err := w.Write(row...); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Write(1.5); err == nil {
		t.Error("a fraction was written, though nothing says how")
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFF" + strings.Join([]string{
		"name,links",
		`"Türkmenistanyň «Bilim» ministrligi, 教育部",12`,
		`"'=HYPERLINK(""https://example.org"")",-7`,
		"'+1,'-2",
		"'@SUM(A1),'\tx",
		"\"'x\",", // encoding/csv leaves a lone carriage return out
		"\"a \"\"quote\"\"\r\nand a line\",1=1",
		"",
	}, "\r\n")
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Error(diff)
	}
}

// TestUnmarkedCSVWriter: the first bytes are those of the first name, which is guarded all the same.
func TestUnmarkedCSVWriter(t *testing.T) {
	var out strings.Builder
	w := interchange.NewUnmarkedCSVWriter(&out)
	if err := w.Write("=1", 2); err != nil {
		t.Fatal(err)
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if got, want := out.String(), "'=1,2\r\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
