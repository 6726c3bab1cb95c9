package part

import (
	"math"
	"strings"
	"testing"

	"github.com/rivo/uniseg"

	"github.com/entente-graph/entente/internal/ask"
)

// pathOf is a path through entities of these names, by links that hold somehow.
func pathOf(names ...string) ask.Path {
	var p ask.Path
	for i, name := range names {
		p.Entities = append(p.Entities, ask.PathEntity{Named: ask.Named{ID: name, Name: name}})
		if i > 0 {
			p.Steps = append(p.Steps, ask.Step{Judged: []ask.Judged{{}}})
		}
	}
	return p
}

// Every line leads on to the right, none through the place of another name, and no name reaches over the edge.
func TestPathDrawing(t *testing.T) {
	d := NewPathDrawing([]ask.Path{
		pathOf("Somebody", "Ministry of Education", "UNESCO", "UNESCO Education Policy Department of the Organization"),
		pathOf("Somebody", "A department", "Ministry of Education", "UNESCO", "UNESCO Education Policy Department of the Organization"),
		pathOf("Somebody", "Ministry of Education", "Online meeting", "UNESCO", "UNESCO Education Policy Department of the Organization"),
	})
	if d == nil {
		t.Fatal("nothing is drawn")
	}
	for _, l := range d.Lines {
		for i := 1; i < len(l.Points); i++ {
			if l.Points[i][0] <= l.Points[i-1][0] {
				t.Errorf("a line leads back: %v", l.Points)
			}
		}
		for _, at := range l.Points[1 : len(l.Points)-1] {
			for _, n := range d.Nodes {
				if math.Abs(at[0]-n.X) < 1 && math.Abs(at[1]-n.Y) < rowHeight-1 {
					t.Errorf("a line passes %s at %v", n.Name, at)
				}
			}
		}
	}
	for _, n := range d.Nodes {
		for _, line := range n.Label {
			if half := letterWidth * float64(uniseg.StringWidth(line)) / 2; n.X-half < 0 || n.X+half > d.Width {
				t.Errorf("%q reaches over the edge", line)
			}
		}
		if strings.Join(n.Label, " ") != n.Name {
			t.Errorf("%q is cut to %q", n.Name, n.Label)
		}
	}
}
