package part

import (
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
	"github.com/rivo/uniseg"
)

// PathDrawing is several paths as one layered drawing: each entity once, in the column of how far it is from the start.
type PathDrawing struct {
	Nodes  []DrawnNode
	Lines  []DrawnLine
	Width  float64
	Height float64
	Words  string
}

// DrawnNode is an entity in the drawing.
type DrawnNode struct {
	ask.Named
	X, Y  float64
	Label []string
}

// DrawnLine joins two entities; Class is how surely.
type DrawnLine struct {
	From, To [2]float64
	Class    string
}

const (
	drawingWidth = 1145.0
	rowHeight    = 78.0
	labelWidth   = 24 // letters of a name in a line
	maxDrawnRows = 9
)

// NewPathDrawing lays paths out; nil where they would be no drawing: a single step, or too many entities side by side.
//
// It is the layered drawing of Sugiyama, Tagawa and Toda (1981): layers by the longest distance from the start, the order
// in each by the mean of the neighbours' places in the layer before (the barycentre).
func NewPathDrawing(paths []ask.Path) *PathDrawing {
	g := newLayered(paths)
	if len(g.layers) < 3 {
		return nil
	}
	widest := 0
	for _, layer := range g.layers {
		widest = max(widest, len(layer))
	}
	if widest > maxDrawnRows {
		return nil
	}
	d := &PathDrawing{Width: drawingWidth, Height: rowHeight*float64(widest) + 40}
	place := map[string][2]float64{}
	column := (drawingWidth - 150) / float64(len(g.layers)-1)
	for i, layer := range g.layers {
		for j, id := range layer {
			x := 75 + column*float64(i)
			y := d.Height/2 + rowHeight*(float64(j)-float64(len(layer)-1)/2) - 14
			place[id] = [2]float64{x, y}
			d.Nodes = append(d.Nodes, DrawnNode{g.named[id], x, y, broken(g.named[id].Name)})
		}
	}
	for _, e := range g.edges {
		d.Lines = append(d.Lines, DrawnLine{place[e.from], place[e.to], e.class})
	}
	d.Words = fmt.Sprintf("%d entities in %d columns from %s to %s. The list below says the same in words.",
		len(d.Nodes), len(g.layers), g.named[g.layers[0][0]].Name, g.named[g.layers[len(g.layers)-1][0]].Name)
	return d
}

// layered is paths as a graph with layers.
type layered struct {
	named  map[string]ask.Named
	edges  []edge
	layers [][]string
}

type edge struct{ from, to, class string }

func newLayered(paths []ask.Path) *layered {
	g := &layered{named: map[string]ask.Named{}}
	depth, seen := map[string]int{}, map[edge]bool{}
	var order []string
	for i := range paths {
		for j, e := range paths[i].Entities {
			if _, known := g.named[e.ID]; !known {
				g.named[e.ID] = e.Named
				order = append(order, e.ID)
			}
			depth[e.ID] = max(depth[e.ID], j)
			if j == 0 {
				continue
			}
			// The same two may be passed either way round, and are joined once.
			way := edge{paths[i].Entities[j-1].ID, e.ID, Surest(paths[i].Steps[j-1].Judged)}
			if !seen[way] && !seen[edge{way.to, way.from, way.class}] {
				seen[way] = true
				g.edges = append(g.edges, way)
			}
		}
	}
	for _, id := range order {
		for len(g.layers) <= depth[id] {
			g.layers = append(g.layers, nil)
		}
		g.layers[depth[id]] = append(g.layers[depth[id]], id)
	}
	g.layers = slices.DeleteFunc(g.layers, func(layer []string) bool { return len(layer) == 0 })
	g.order()
	return g
}

// order sorts each layer by where its neighbours stand in those before.
func (g *layered) order() {
	at := map[string]float64{}
	for _, layer := range g.layers {
		mean := map[string]float64{}
		for i, id := range layer {
			sum, n := 0.0, 0
			for _, e := range g.edges {
				if e.to == id {
					if place, placed := at[e.from]; placed {
						sum, n = sum+place, n+1
					}
				}
			}
			mean[id] = float64(i)
			if n > 0 {
				mean[id] = sum / float64(n)
			}
		}
		slices.SortStableFunc(layer, func(a, b string) int {
			switch {
			case mean[a] < mean[b]:
				return -1
			case mean[a] > mean[b]:
				return 1
			}
			return 0
		})
		for i, id := range layer {
			at[id] = float64(i) - float64(len(layer)-1)/2
		}
	}
}

// broken breaks a name into two lines at most, between words, and cuts what is longer.
func broken(name string) []string { return brokenInto(name, labelWidth) }

// brokenInto breaks a name into two lines of about so many letters.
func brokenInto(name string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(name) {
		joined := strings.TrimSpace(line + " " + word)
		if line != "" && uniseg.StringWidth(joined) > width {
			lines = append(lines, line)
			joined = word
		}
		line = joined
	}
	lines = append(lines, line)
	if len(lines) > 2 {
		lines = []string{lines[0], lines[1] + " …"}
	}
	for i, l := range lines {
		if letters := []rune(l); len(letters) > width+width/3 {
			lines[i] = string(letters[:width+width/4]) + "…"
		}
	}
	return lines
}

// Curve is the path of a line, from the right of one mark to the left of the other.
func (l DrawnLine) Curve() string {
	from, to := l.From, l.To
	left, right := from[0]+13, to[0]-13
	if from[0] >= to[0] {
		left, right = from[0]-13, to[0]+13
	}
	middle := (left + right) / 2
	return fmt.Sprintf("M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f", left, from[1], middle, from[1], middle, to[1], right, to[1])
}

// shape is the outline of a mark of 16 by 16 around 0, 0.
func shape(kind network.Kind) string {
	switch kind {
	case network.Person:
		return "M-7 0a7 7 0 1 0 14 0a7 7 0 1 0-14 0z"
	case network.Agreement:
		return "M0-8 8 0 0 8-8 0z"
	case network.Event:
		return "M0-7 8 7H-8z"
	case network.Programme:
		return "M-7-6h8l7 6-7 6h-8z"
	case network.Place:
		return "M0 7C-3-1-5-1-5-3a5 5 0 0 1 10 0c0 2-2 2-5 10z"
	default:
		return "M-6.500-6.500h13v13h-13z"
	}
}
