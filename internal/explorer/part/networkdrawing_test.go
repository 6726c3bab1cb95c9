package part

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// No mark with its name lies over another or outside of the drawing, and the same network is drawn the same way.
func TestNetworkDrawing(t *testing.T) {
	if NewNetworkDrawing([]NetworkNode{{ID: "a"}}, nil) != nil {
		t.Error("one is a drawing")
	}
	r := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{2, 3, 8, 25, 60, 140} {
		var nodes []NetworkNode
		var lines []NetworkLine
		for i := range n {
			nodes = append(nodes, NetworkNode{ID: fmt.Sprint(i), Kind: network.Person, Name: fmt.Sprintf("Somebody with a long name %d", i)})
			if i > 0 {
				lines = append(lines, NetworkLine{From: fmt.Sprint(r.IntN(min(i, 4))), To: fmt.Sprint(i), Class: "certain"})
			}
		}
		d := NewNetworkDrawing(nodes, lines)
		if diff := cmp.Diff(d, NewNetworkDrawing(nodes, lines)); diff != "" {
			t.Fatalf("%d are drawn otherwise the second time:\n%s", n, diff)
		}
		for i, a := range d.Nodes {
			if math.IsNaN(a.X) || a.X < 0 || a.X > d.Width || a.Y < 0 || a.Y > d.Height {
				t.Errorf("of %d, %d lies at %g, %g of %g, %g", n, i, a.X, a.Y, d.Width, d.Height)
			}
			for j, b := range d.Nodes[:i] {
				if math.Abs(a.X-b.X) < nodeWidth-1 && math.Abs(a.Y-b.Y) < nodeHeight-1 {
					t.Errorf("of %d, %d and %d lie over each other", n, i, j)
				}
			}
		}
		if d.Height > 20*networkWidth {
			t.Errorf("%d take a drawing %g high", n, d.Height)
		}
	}
}

// Of several lines between the same two the surest is drawn.
func TestStrongest(t *testing.T) {
	got := Strongest([]NetworkLine{{From: "a", To: "b", Class: "planned"}, {From: "b", To: "a", Class: "certain"}, {From: "a", To: "c", Class: "presumed"}, {From: "a", To: "b", Class: "ended"}})
	if diff := cmp.Diff([]NetworkLine{{From: "a", To: "c", Class: "presumed"}, {From: "b", To: "a", Class: "certain"}}, got); diff != "" {
		t.Error(diff)
	}
}
