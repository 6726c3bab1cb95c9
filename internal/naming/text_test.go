package naming

import (
	"slices"
	"strings"
	"testing"
)

// FuzzRead makes sure that words stand in order in the text, that none is empty or of other
// letters, and that they are those by which names are judged.
func FuzzRead(f *testing.F) {
	for _, text := range []string{
		"", "Golda El-Khoury", "T.S.U.", "M. V. Lomonosov", "Universität & Co", "北京师范大学", "a\u00adb\u200bc", "نام\u200cها",
		"-a", "'", "é́", "\xff\xfea", "ﬁn", "Department, (X)", "d'Ivoire", "A B-C D", "Ⅳ", "e\u0301\u0301",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := Read(text)
		end, part := 0, 0
		for i, w := range words {
			if w.Text == "" || strings.Trim(w.Text, "abcdefghijklmnopqrstuvwxyz0123456789") != "" {
				t.Errorf("word %d is %q", i, w.Text)
			}
			if w.From < end && (i == 0 || w.From != words[i-1].From) || w.To <= w.From || w.To > len(text) {
				t.Errorf("word %q is from %d to %d of %d, the last ended at %d", w.Text, w.From, w.To, len(text), end)
			}
			if w.Part < part || i == 0 && (w.Part != 0 || w.Joined) {
				t.Errorf("word %q is of part %d after %d, joined: %v", w.Text, w.Part, part, w.Joined)
			}
			end, part = w.To, w.Part
		}
		joined, some := Joined(words)
		if some != slices.ContainsFunc(words, func(w Word) bool { return w.Joined }) {
			t.Errorf("joined: %v, of %+v", some, words)
		}
		if len(joined) > len(words) {
			t.Errorf("%d words joined to %d", len(words), len(joined))
		}
	})
}

// TestReadText reads texts as they are written.
func TestReadText(t *testing.T) {
	tests := []struct{ text, want string }{
		{"Department of Physics, Oxford", "department (of) physics | oxford"},
		{"T.S.U., Ashgabat", "tsu | ashgabat"},
		{"Golda El-Khoury", "golda (el)-khoury"},
		{"Côte d’Ivoire", "cote (d)-ivoire"},
		{"Uni\u00adversity\u200b\u2060\ufeff", "university"},
		{"می\u200cخواهم", "mi khuahm"},
		{"al´bar ka‛ba xo′ja", "(al)-bar ka-ba xo-ja"},
		{"北京", "bei jing"},
		{"Organisation", "organization"},
	}
	for _, test := range tests {
		var b strings.Builder
		for i, w := range Read(test.text) {
			switch {
			case i > 0 && w.Part > Read(test.text)[i-1].Part:
				b.WriteString(" | ")
			case w.Joined:
				b.WriteString("-")
			case i > 0:
				b.WriteString(" ")
			}
			if w.Light {
				b.WriteString("(" + w.Text + ")")
			} else {
				b.WriteString(w.Text)
			}
		}
		if b.String() != test.want {
			t.Errorf("%q is read as %q, want %q", test.text, b.String(), test.want)
		}
	}
}
