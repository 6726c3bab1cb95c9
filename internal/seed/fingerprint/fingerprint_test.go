package fingerprint_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/seed/fingerprint"
)

const document = `A quote, "once begun", runs on.

It ends where it ends; no word of it is changed, and no word is left out of it.`

func TestCheck(t *testing.T) {
	tests := []struct {
		name, quote string
		want        error
	}{
		{"the whole first sentence", `A quote, "once begun", runs on.`, nil},
		{"five words", "It ends where it ends;", nil},
		{"across the paragraph", "runs on. It ends where it", nil},
		{"to the last word", "no word is left out of it.", nil},
		{"a changed word", "It ends where he ends; no word", fingerprint.ErrUnknown},
		{"a changed first word", "He ends where it ends; no word", fingerprint.ErrUnknown},
		{"a changed last word", "It ends where it ends; no line", fingerprint.ErrUnknown},
		{"a changed letter case", "it ends where it ends; no word", fingerprint.ErrUnknown},
		{"reordered words", "It ends where ends; it no word", fingerprint.ErrUnknown},
		{"a missing word", "It ends it ends; no word of it", fingerprint.ErrUnknown},
		{"an added word", "It ends just where it ends; no word", fingerprint.ErrUnknown},
		{"two places joined at a shared word", "It ends where it ends; no word is left out", fingerprint.ErrUnknown},
		{"two whole runs in the wrong order", "and no word is left It ends where it ends;", fingerprint.ErrUnknown},
		{"a word cut short", "It ends where it ends; no wor", fingerprint.ErrUnknown},
		{"punctuation left off", "It ends where it ends", fingerprint.ErrUnknown},
		{"beyond the last word", "is left out of it. It", fingerprint.ErrUnknown},
		{"four words", "It ends where it", fingerprint.ErrShort},
		{"nothing", "", fingerprint.ErrShort},
		{"a double space", "It ends  where it ends;", fingerprint.ErrSpacing},
		{"a line break", "runs on.\nIt ends where", fingerprint.ErrSpacing},
		{"a space in front", " It ends where it ends;", fingerprint.ErrSpacing},
	}
	f := fingerprint.Of(document)
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if err := f.Check(test.quote); !errors.Is(err, test.want) {
				t.Errorf("Check(%q) = %v, want %v", test.quote, err, test.want)
			}
		})
	}
}

func TestOf(t *testing.T) {
	// SHA-256 of "one two three four five" and of "two three four five six", eight bytes each.
	want := "bb1262c1cf29a3e8\n2dd504f65e57d9a0\n"
	got := fingerprint.Of("one two\tthree\n\nfour five  six")
	if diff := cmp.Diff(want, got.String()); diff != "" {
		t.Errorf("fingerprint (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(got, fingerprint.Parse(got.String())); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
	if short := fingerprint.Of("one two three four"); short.String() != "" {
		t.Errorf("four words have the fingerprint %q, want none", short)
	}
}
