package table

import (
	"fmt"
	"strings"
	"time"
)

// Picture is what was measured of a picture of the network in a browser.
type Picture struct {
	Marks, Lines int
	// Shown is how long after one has asked for the page all marks are there, Rested how long until they are laid out.
	Shown, Rested time.Duration
	// Frames is how many there are a second while the picture is made larger and smaller.
	Frames float64
	// Renderer names what drew it, as the browser does.
	Renderer string
}

// pictures writes what was measured of pictures, a row each.
func pictures(b *strings.Builder, r Run) {
	renderer := ""
	for _, n := range r.Networks {
		for _, p := range n.Pictures {
			renderer = p.Renderer
		}
	}
	if renderer == "" {
		return
	}
	fmt.Fprintf(b, "\n### Pictures\n\nIn Chromium, in a window of 1280 by 800, drawn by %s.\n", renderer)
	b.WriteString("Without a graphics card the processor draws, which serves and lays out, too. The goals are 200 marks within a second\n")
	b.WriteString("and, where there is a graphics card, 30 frames a second of 2,000 marks with 5,000 lines.\n\n")
	b.WriteString("| network | marks | lines | there after | at rest after | frames a second |\n|---|--:|--:|--:|--:|--:|\n")
	for _, n := range r.Networks {
		title := n.title()
		for _, p := range n.Pictures {
			fmt.Fprintf(b, "| %s | %s | %s | %s | %s | %.0f |\n", title, thousands(int64(p.Marks)), thousands(int64(p.Lines)), duration(p.Shown), duration(p.Rested), p.Frames)
			title = ""
		}
	}
}
