package interchange_test

import (
	"testing"

	"github.com/entente-graph/entente/internal/interchange"
)

func TestInMarkdown(t *testing.T) {
	for text, want := range map[string]string{
		"plain (words), 2020-01-01": "plain (words), 2020-01-01",
		"a|b":                       `a\|b`,
		"<img onerror=x>":           `\<img onerror=x\>`,
		"[a](javascript:b) *c* _d_": `\[a\](javascript:b) \*c\* \_d\_`,
		"two\nlines":                "two lines",
		"\u202egnp.\x1b[31m":        `gnp.\[31m`,
	} {
		if got := interchange.InMarkdown(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
