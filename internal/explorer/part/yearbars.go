package part

import (
	"fmt"

	"github.com/entente-graph/entente/internal/words"
)

// YearBars is a number of organisations year by year, as bars: those certainly reached, and on top those presumably.
type YearBars struct {
	Bars          []yearBar
	Width, Height float64
	// Most is the number at the upper line, Base where the bars stand.
	Most       int
	Base       float64
	Words      string
	First, End string // the years at the ends
}

// YearCount is how many are reached in a year, and how many of them certainly.
type YearCount struct{ Year, Reached, Certain int }

// yearBar is a bar: where it stands, and the heights of its two parts.
type yearBar struct{ x, width, certain, presumed float64 }

// The size of the drawing, in its units.
const (
	yearsWidth, yearsHeight = 640.0, 120.0
	yearsLeft, yearsTop     = 34.0, 8.0
	yearsBase               = 96.0
	widestYear              = 36.0
)

// NewYearBars draws years; nil where there are none.
func NewYearBars(years []YearCount) *YearBars {
	if len(years) == 0 {
		return nil
	}
	y := &YearBars{Width: yearsWidth, Height: yearsHeight, Base: yearsBase, First: fmt.Sprint(years[0].Year), End: fmt.Sprint(years[len(years)-1].Year)}
	for _, c := range years {
		y.Most = max(y.Most, c.Reached, c.Certain)
	}
	step := min((yearsWidth-yearsLeft)/float64(len(years)), widestYear)
	scale := (yearsBase - yearsTop) / float64(max(y.Most, 1))
	for i, c := range years {
		certain, presumed := float64(c.Certain)*scale, float64(max(c.Reached-c.Certain, 0))*scale
		y.Bars = append(y.Bars, yearBar{yearsLeft + float64(i)*step + step*0.1, step * 0.8, certain, presumed})
	}
	first, last := years[0], years[len(years)-1]
	y.Words = fmt.Sprintf("Organisations reached at the end of each year, %d to %d: %s in %d, %s of them certainly; %s in %d, %s of them certainly. The table says the same of every year.",
		first.Year, last.Year, words.Number(first.Reached), first.Year, words.Number(first.Certain), words.Number(last.Reached), last.Year, words.Number(last.Certain))
	return y
}

// right is where the last bar ends.
func (y *YearBars) right() float64 {
	last := y.Bars[len(y.Bars)-1]
	return last.x + last.width
}

// coordinate writes a number of a drawing.
func coordinate(v float64) string { return fmt.Sprintf("%.1f", v) }

// endAt is where the last year is written: below the last bar, or behind the first year where there are two.
func (y *YearBars) endAt() float64 {
	if len(y.Bars) > 2 {
		return y.right()
	}
	return y.Bars[1].x + 8
}
