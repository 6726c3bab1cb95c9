package part

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// NetworkDrawing is entities and the links among them, drawn so that those lie near each other that are linked.
type NetworkDrawing struct {
	Nodes         []NetworkNode
	Lines         []NetworkLine
	Width, Height float64
	Words         string
}

// NetworkNode is an entity, or a group of those of a kind around one.
type NetworkNode struct {
	ID   string
	Kind network.Kind
	Name string
	// Middle is whether the picture is drawn around it, Group whether it stands for several.
	Middle, Group bool
	X, Y          float64
	Label         []string
}

// NetworkLine joins two nodes, by their ids; Class is how surely.
type NetworkLine struct {
	From, To, Class string
	X1, Y1, X2, Y2  float64
}

// Sizes in units of the drawing: of it, and of what has to lie apart, which is a mark with its name below.
const (
	networkWidth          = 1145.0
	nodeWidth, nodeHeight = 120.0, 62.0
	networkLetters        = 18
	apartRounds           = 200
)

// NewNetworkDrawing lays nodes out, which lines join by their ids; nil where there are fewer than two. The same network
// gives the same drawing. (The layouts of gonum would not: they go through a graph in an order of chance.)
func NewNetworkDrawing(nodes []NetworkNode, lines []NetworkLine) *NetworkDrawing {
	if len(nodes) < 2 {
		return nil
	}
	index := map[string]int{}
	for i, n := range nodes {
		index[n.ID] = i
	}
	pairs := make([][2]int, len(lines))
	for i, l := range lines {
		pairs[i] = [2]int{index[l.From], index[l.To]}
	}
	at := springs(len(nodes), pairs)
	d := &NetworkDrawing{Nodes: slices.Clone(nodes), Lines: slices.Clone(lines)}
	fit(at)
	moveApart(at)
	d.place(at)
	for i, pair := range pairs {
		from, to := d.Nodes[pair[0]], d.Nodes[pair[1]]
		d.Lines[i].X1, d.Lines[i].Y1, d.Lines[i].X2, d.Lines[i].Y2 = from.X, from.Y, to.X, to.Y
	}
	d.Words = fmt.Sprintf("%s, joined by %s. The table says the same.", words.Count(len(nodes), "mark", "marks"), words.Count(len(lines), "line", "lines"))
	return d
}

// vector is a place, or a way, in the plane.
type vector struct{ x, y float64 }

// springs lays out nodes of which pairs are joined, about a unit apart: all push each other away, and pairs pull each other
// near, with less and less room to move. It is the method of Fruchterman and Reingold, Graph Drawing by Force-directed
// Placement (1991), from places on a spiral.
func springs(n int, pairs [][2]int) []vector {
	const rounds = 100
	at, push := make([]vector, n), make([]vector, n)
	for i := range at { // Vogel's spiral: evenly, and no two in a line
		r, angle := math.Sqrt(float64(i)), 2.399963*float64(i)
		at[i] = vector{r * math.Cos(angle), r * math.Sin(angle)}
	}
	for round := range rounds {
		clear(push)
		for i := range at {
			for j := range i {
				dx, dy := at[i].x-at[j].x, at[i].y-at[j].y
				square := max(dx*dx+dy*dy, 1e-6)
				push[i].x, push[i].y = push[i].x+dx/square, push[i].y+dy/square
				push[j].x, push[j].y = push[j].x-dx/square, push[j].y-dy/square
			}
		}
		for _, pair := range pairs {
			i, j := pair[0], pair[1]
			dx, dy := at[i].x-at[j].x, at[i].y-at[j].y
			distance := math.Hypot(dx, dy)
			push[i].x, push[i].y = push[i].x-dx*distance, push[i].y-dy*distance
			push[j].x, push[j].y = push[j].x+dx*distance, push[j].y+dy*distance
		}
		farthest := math.Sqrt(float64(n)) / 4 * (1 - float64(round)/rounds)
		for i := range at {
			if length := math.Hypot(push[i].x, push[i].y); length > 0 {
				step := min(length, farthest) / length
				at[i].x, at[i].y = at[i].x+push[i].x*step, at[i].y+push[i].y*step
			}
		}
	}
	return at
}

// fit scales places to the width of the drawing, and a height that has room for all.
func fit(at []vector) {
	height := max(320, float64(len(at))*nodeWidth*nodeHeight*2.2/networkWidth)
	least, most := bounds(at)
	scale := func(v, least, most, size float64) float64 {
		if most-least < 1e-9 {
			return size / 2
		}
		return (v - least) / (most - least) * size
	}
	for i, v := range at {
		at[i] = vector{scale(v.x, least.x, most.x, networkWidth-nodeWidth), scale(v.y, least.y, most.y, height-nodeHeight)}
	}
}

// bounds are the least and the most of places, in each direction.
func bounds(at []vector) (least, most vector) {
	least, most = at[0], at[0]
	for _, v := range at {
		least = vector{min(least.x, v.x), min(least.y, v.y)}
		most = vector{max(most.x, v.x), max(most.y, v.y)}
	}
	return least, most
}

// moveApart moves marks with their names until none lies over another, or it has tried for long: each pair that does by
// half of the shorter way out.
func moveApart(at []vector) {
	for range apartRounds {
		moved := false
		for i := range at {
			for j := i + 1; j < len(at); j++ {
				dx, dy := at[j].x-at[i].x, at[j].y-at[i].y
				overX, overY := nodeWidth-math.Abs(dx), nodeHeight-math.Abs(dy)
				if overX <= 0 || overY <= 0 {
					continue
				}
				moved = true
				if overX/nodeWidth < overY/nodeHeight {
					step := math.Copysign(overX/2+0.5, dx)
					at[i].x, at[j].x = at[i].x-step, at[j].x+step
				} else {
					step := math.Copysign(overY/2+0.5, dy)
					at[i].y, at[j].y = at[i].y-step, at[j].y+step
				}
			}
		}
		if !moved {
			return
		}
	}
}

// place gives the nodes their places, and the drawing the size that it takes.
func (d *NetworkDrawing) place(at []vector) {
	least, most := bounds(at)
	d.Width, d.Height = max(networkWidth, math.Ceil(most.x-least.x+nodeWidth)), math.Ceil(most.y-least.y+nodeHeight)
	left := (d.Width - (most.x - least.x)) / 2
	const top = 14 // of a mark, above its middle
	names := make([]string, len(d.Nodes))
	for i, n := range d.Nodes {
		names[i] = n.Name
	}
	labels := labels(names, networkLetters, 2)
	for i := range d.Nodes {
		n := &d.Nodes[i]
		n.X, n.Y = math.Round(10*(at[i].x-least.x+left))/10, math.Round(10*(at[i].y-least.y+top))/10
		n.Label = labels[i]
	}
}

// Strongest leaves of the lines between the same two the one of the surest class.
func Strongest(lines []NetworkLine) []NetworkLine {
	order := []string{"ended", "planned", "presumed", "certain"}
	best := map[[2]string]NetworkLine{}
	for _, l := range lines {
		pair := [2]string{min(l.From, l.To), max(l.From, l.To)}
		if b, met := best[pair]; !met || slices.Index(order, l.Class) > slices.Index(order, b.Class) {
			best[pair] = l
		}
	}
	all := make([]NetworkLine, 0, len(best))
	for _, l := range best {
		all = append(all, l)
	}
	slices.SortFunc(all, func(a, b NetworkLine) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return all
}
