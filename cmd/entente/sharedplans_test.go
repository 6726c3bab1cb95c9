package main

import (
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

// A way through what is shared stands as the links of each of its ends do.
func TestStanding(t *testing.T) {
	for _, c := range []struct{ links, want string }{
		{"", ""},
		{"a>x IN_FORCE, b>x IN_FORCE", ""},
		{"a>x AGREED, b>x PROPOSED", "only planned"},
		{"a>x AGREED, b>x IN_FORCE", "in part only planned"},
		{"a>x AGREED, a>x IN_FORCE, b>x IN_FORCE", ""},
		{"a>x IN_FORCE, a>x AGREED, b>x AGREED", "in part only planned"},
		{"a>y AGREED, b>y AGREED", ""},
		{"a>y AGREED, a>x IN_FORCE, b>x IN_FORCE", ""},
		{"x>a AGREED, b>x AGREED", "only planned"},
		// People are there for those who sent them.
		{"p>x/a AGREED, q>x/a IN_FORCE, r>x/b IN_FORCE", ""},
		{"p>x/a AGREED, r>x/b IN_FORCE", "in part only planned"},
	} {
		var links []sharedLink
		for text := range strings.SplitSeq(c.links, ", ") {
			ends, status, is := strings.Cut(text, " ")
			if !is {
				continue
			}
			var l sharedLink
			ends, behalf, sent := strings.Cut(ends, "/")
			l.Link.From.ID, l.Link.To.ID, _ = strings.Cut(ends, ">")
			if l.Link.Status = network.Status(status); sent {
				l.Link.OnBehalfOf = &struct{ ID string }{behalf}
			}
			links = append(links, l)
		}
		if got := standing("x", links); got != c.want {
			t.Errorf("%s: %q, want %q", c.links, got, c.want)
		}
	}
}
