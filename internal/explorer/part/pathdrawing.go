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

// DrawnLine joins two entities, by way of points in the columns between them; Class is how surely.
type DrawnLine struct {
	Points [][2]float64
	Class  string
}

const (
	drawingWidth = 1145.0
	rowHeight    = 78.0
	labelWidth   = 24 // letters of a name in a line
	labelLines   = 3
	letterWidth  = 7.0 // about so much room a letter takes
	drawingSide  = 100 // from the middle of the outermost marks, whose names have room there
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
	column := (drawingWidth - 2*drawingSide) / float64(len(g.layers)-1)
	var names []string
	for i, layer := range g.layers {
		for j, id := range layer {
			x := drawingSide + column*float64(i)
			y := d.Height/2 + rowHeight*(float64(j)-float64(len(layer)-1)/2) - 22
			place[id] = [2]float64{x, y}
			if named, is := g.named[id]; is {
				d.Nodes = append(d.Nodes, DrawnNode{Named: named, X: x, Y: y})
				names = append(names, named.Name)
			}
		}
	}
	for i, label := range labels(names, min(labelWidth, int(column/letterWidth)), labelLines) {
		d.Nodes[i].Label = label
	}
	for _, way := range g.ways {
		line := DrawnLine{Class: way.class}
		for _, id := range way.through {
			line.Points = append(line.Points, place[id])
		}
		d.Lines = append(d.Lines, line)
	}
	d.Words = fmt.Sprintf("%d entities in %d columns from %s to %s. The list below says the same in words.",
		len(d.Nodes), len(g.layers), g.named[g.layers[0][0]].Name, g.named[g.layers[len(g.layers)-1][0]].Name)
	return d
}

// layered is paths as a graph with layers.
type layered struct {
	named map[string]ask.Named
	edges []edge
	// ways are the edges that lead from entity to entity, by way of places in the layers that they pass.
	ways   []way
	layers [][]string
}

// edge joins what lies in one layer and what in another.
type edge struct{ from, to, class string }

// way is an edge with the places between its ends, which are in the layers as entities are, so that no name is written there.
type way struct {
	through []string
	class   string
}

func newLayered(paths []ask.Path) *layered {
	g := &layered{named: map[string]ask.Named{}}
	seen := map[edge]bool{}
	var order []string
	for i := range paths {
		for j, e := range paths[i].Entities {
			if _, known := g.named[e.ID]; !known {
				g.named[e.ID] = e.Named
				order = append(order, e.ID)
			}
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
	depth := depths(paths, len(order))
	for _, id := range order {
		g.put(id, depth[id])
	}
	g.pass(depth)
	g.layers = slices.DeleteFunc(g.layers, func(layer []string) bool { return len(layer) == 0 })
	g.order()
	return g
}

// depths returns how far entities are from the start by the longest way over several paths; by the longest of single paths where
// those pass some the other way round.
func depths(paths []ask.Path, entities int) map[string]int {
	single, depth := map[string]int{}, map[string]int{}
	for i := range paths {
		for j, e := range paths[i].Entities {
			single[e.ID] = max(single[e.ID], j)
		}
	}
	for range entities {
		moved := false
		for i := range paths {
			for j, e := range paths[i].Entities {
				if j > 0 && depth[e.ID] <= depth[paths[i].Entities[j-1].ID] {
					depth[e.ID], moved = depth[paths[i].Entities[j-1].ID]+1, true
				}
			}
		}
		if !moved {
			return depth
		}
	}
	return single
}

// put puts something into a layer.
func (g *layered) put(id string, layer int) {
	for len(g.layers) <= layer {
		g.layers = append(g.layers, nil)
	}
	g.layers[layer] = append(g.layers[layer], id)
}

// pass gives each edge a place in every layer that it passes.
func (g *layered) pass(depth map[string]int) {
	edges := g.edges
	g.edges = nil
	for _, e := range edges {
		w := way{[]string{e.from}, e.class}
		for layer := depth[e.from] + 1; layer < depth[e.to]; layer++ {
			id := fmt.Sprintf("%s %s %s %d", e.from, e.to, e.class, layer) // no id of an entity has a blank
			g.put(id, layer)
			w.through = append(w.through, id)
		}
		w.through = append(w.through, e.to)
		for i := range len(w.through) - 1 {
			g.edges = append(g.edges, edge{w.through[i], w.through[i+1], e.class})
		}
		g.ways = append(g.ways, w)
	}
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

// brokenInto breaks a name into lines of about so many letters, so many at most, and cuts what is longer.
func brokenInto(name string, width, most int) []string {
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
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] += " …"
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
	const beside = 13 // the mark
	var out strings.Builder
	last := len(l.Points) - 1
	for i := range last {
		from, to := l.Points[i], l.Points[i+1]
		left, right := from[0], to[0]
		side := 1.0
		if from[0] >= to[0] {
			side = -1
		}
		if i == 0 {
			left += side * beside
			fmt.Fprintf(&out, "M%.1f %.1f", left, from[1])
		}
		if i == last-1 {
			right -= side * beside
		}
		middle := (left + right) / 2
		fmt.Fprintf(&out, "C%.1f %.1f %.1f %.1f %.1f %.1f", middle, from[1], middle, to[1], right, to[1])
	}
	return out.String()
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
