package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// step makes a step whose links have so many quotes each.
func step(quotes ...int) *printedStep {
	s := &printedStep{}
	for i, n := range quotes {
		var link printedLink
		link.Link.ID, link.Link.Confidence, link.Sentence = fmt.Sprintf("link:%d", i), 1, fmt.Sprintf("sentence %d", i)
		for k := range n {
			link.Evidence = append(link.Evidence, printedEvidence{Quote: fmt.Sprintf("quote %d of %d", k, i), Source: printedSource{ID: "source:a"}})
		}
		s.Judged = append(s.Judged, link)
	}
	return s
}

// TestStep: of a hop three links and three quotes are shown, of each link one before a second of any, and it is said how
// many more there are.
func TestStep(t *testing.T) {
	costly := step(1, 1, 1, 1, 1)
	costly.Cost = &printedCost{Total: 40, Type: 40}
	costly.Cost.Link.ID = "link:4"
	for name, test := range map[string]struct {
		step *printedStep
		all  bool
		want string
	}{
		"one link":    {step: step(2), want: "sentence 0/“quote 0 of 0” [1]/“quote 1 of 0” [1]"},
		"no quote":    {step: step(0), want: "sentence 0"},
		"many quotes": {step: step(5), want: "sentence 0/“quote 0 of 0” [1]/“quote 1 of 0” [1]/“quote 2 of 0” [1]/… 2 more quotes; --all shows them"},
		"shared out": {step: step(3, 1), want: "sentence 0/“quote 0 of 0” [1]/“quote 1 of 0” [1]/sentence 1/“quote 0 of 1” [1]/" +
			"… 1 more quote; --all shows them"},
		"many links": {step: step(1, 2, 1, 1, 3), want: "sentence 0/“quote 0 of 0” [1]/sentence 1/“quote 0 of 1” [1]/sentence 2/“quote 0 of 2” [1]/" +
			"… 2 more links and 5 more quotes; --all shows them"},
		"the cost's link": {step: costly, want: "sentence 0/“quote 0 of 0” [1]/sentence 1/“quote 0 of 1” [1]/sentence 4/“quote 0 of 4” [1]/" +
			"costs 40: type 40/… 2 more links and 2 more quotes; --all shows them"},
		"all": {step: step(4, 0, 1, 1), all: true, want: "sentence 0/“quote 0 of 0” [1]/“quote 1 of 0” [1]/“quote 2 of 0” [1]/“quote 3 of 0” [1]/" +
			"sentence 1/sentence 2/“quote 0 of 2” [1]/sentence 3/“quote 0 of 3” [1]"},
	} {
		printer := newPathPrinter(&page{width: maxWidth}, nil, test.all)
		printer.step(test.step)
		var lines []string
		for line := range strings.Lines(printer.String()) {
			lines = append(lines, strings.TrimLeft(strings.TrimSuffix(line, "\n"), "│ "))
		}
		if diff := cmp.Diff(test.want, strings.Join(lines, "/")); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
