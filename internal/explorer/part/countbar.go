package part

import "fmt"

// CountBar is a number of organisations as a bar: those certainly reached, those presumably, and the rest that is known.
type CountBar struct {
	Certain, Presumed, Rest int
	// Most is the length of the longest bar that it is compared with.
	Most int
	// Unknown is whether there is nothing to count, for the network does not know.
	Unknown bool
}

// Up to so many, each is drawn as a unit of its own; beyond, bars are drawn to scale.
const maxUnits = 14

// barWidth is the length of the longest bar that is drawn to scale.
const barWidth = 200.0

// unit is the class of one unit of a bar.
type unit string

// units are the parts of a short bar.
func (b CountBar) units() []unit {
	switch {
	case b.Unknown:
		return []unit{"u"}
	case b.Certain+b.Presumed+b.Rest == 0:
		return []unit{"none"}
	}
	var all []unit
	for _, part := range []struct {
		n     int
		class unit
	}{{b.Certain, ""}, {b.Presumed, "p"}, {b.Rest, "o"}} {
		for range part.n {
			all = append(all, part.class)
		}
	}
	return all
}

// stretch is a part of a bar that is drawn to scale.
type stretch struct{ x, width, class string }

// stretches are the parts of a long bar. What is there is seen, however little it is.
func (b CountBar) stretches() []stretch {
	if b.Unknown {
		return []stretch{{"0", "56", "bar-unknown"}}
	}
	var all []stretch
	x := 0.0
	for _, part := range []struct {
		n     int
		class string
	}{{b.Certain, "fill-a"}, {b.Presumed, "bar-presumed"}, {b.Rest, "t-none"}} {
		if part.n > 0 {
			width := max(barWidth*float64(part.n)/float64(b.Most), 1)
			all = append(all, stretch{fmt.Sprintf("%.1f", x), fmt.Sprintf("%.1f", width), part.class})
			x += width
		}
	}
	return all
}
