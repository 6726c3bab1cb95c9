package main

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestGrid: columns give way where there is no room, the widest first; empty ones are left out, and the last for which
// the words leave no room stand below; ids stay whole.
func TestGrid(t *testing.T) {
	r := &result{columns: []string{"name", "type", "website", "partOf", "links"}, rows: []row{
		{"org:one-with-a-very-long-id-that-is-not-broken", []cell{{one: "A name of several words"}, {one: "UN_BODY"}, {one: "https://example.org/"}, {}, {one: "7"}}},
		{"org:two", []cell{{one: "教育部教育部教育部教育部"}, {}, {}, {}, {one: "1000"}}},
	}}
	for width, want := range map[int]string{
		60: `
Name                      Type     Links
A name of several words   UN body      7
  org:one-with-a-very-long-id-that-is-not-broken ·
  https://example.org/
教育部教育部教育部教育部            1000
  org:two
`,
		15: `
Name     Type
A name   UN
of       body
several
words
  org:one-with-a-very-long-id-that-is-not-broken
  · links 7 ·
  https://example.org/
教育部
教育部
教育部
教育部
  org:two ·
  links 1000
`,
		32: `
Name              Type     Links
A name of         UN body      7
several words
  org:one-with-a-very-long-id-that-is-not-broken
  · https://example.org/
教育部教育部教育            1000
部教育部
  org:two
`,
	} {
		p := &page{width: width}
		r.grid(p)
		if diff := cmp.Diff(strings.TrimPrefix(want, "\n"), p.String()); diff != "" {
			t.Errorf("%d: %s", width, diff)
		}
	}
}
