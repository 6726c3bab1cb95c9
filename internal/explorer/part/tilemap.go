package part

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/words"
)

// TileMap is a map of tiles: one a country, roughly where it lies. It draws no border and so takes no side.
type TileMap struct {
	Tiles         []Tile
	Width, Height float64
	Words         string
}

// Tile is a country on the map.
type Tile struct {
	Figures CountryFigures
	X, Y    float64
	Name    []string
	// Class is how much of it is reached.
	Class string
}

// CountryFigures are what a map says of a country.
type CountryFigures struct {
	Country m49.Country
	// Name is the network's, or where it has none of the country that of M49.
	Name           string
	Reached, Known int
	// Certain is how many of those reached certainly are; -1 where that can't be said.
	Certain int
	// Unknown is whether the network does not have the country.
	Unknown bool
}

// The tiles' sizes, in units of the drawing; letters of a name in a line.
const (
	tileWidth, tileHeight, tileGap = 96.0, 78.0, 4.0
	tileLetters                    = 14
)

// NewTileMap draws countries; nil where there are none.
func NewTileMap(countries []CountryFigures) *TileMap {
	if len(countries) == 0 {
		return nil
	}
	cells := worldTiles()
	most := 0
	var columns, rows []int
	for _, c := range countries {
		cell := cells[c.Country.Code]
		columns, rows = append(columns, cell[0]), append(rows, cell[1])
		most = max(most, c.Reached)
	}
	columns, rows = distinct(columns), distinct(rows)
	m := &TileMap{
		Width: float64(len(columns))*(tileWidth+tileGap) - tileGap + 2, Height: float64(len(rows))*(tileHeight+tileGap) - tileGap + 2,
	}
	for _, c := range countries {
		cell := cells[c.Country.Code]
		m.Tiles = append(m.Tiles, Tile{
			Figures: c, Name: brokenInto(c.Name, tileLetters, 2), Class: tileClass(c, most),
			X: 1 + float64(slices.Index(columns, cell[0]))*(tileWidth+tileGap), Y: 1 + float64(slices.Index(rows, cell[1]))*(tileHeight+tileGap),
		})
	}
	m.Words = mapWords(countries)
	return m
}

// tileClass is the shade of a country: by thirds of the most that are reached in one.
func tileClass(c CountryFigures, most int) string {
	switch {
	case c.Unknown:
		return "bar-unknown"
	case c.Reached == 0:
		return "t-none"
	}
	return fmt.Sprintf("t-%d", 1+min(2, 3*(c.Reached-1)/max(most, 3)))
}

// mapWords says what the map shows: the countries with most reached first.
func mapWords(countries []CountryFigures) string {
	sorted := slices.Clone(countries)
	slices.SortStableFunc(sorted, func(a, b CountryFigures) int { return cmp.Compare(b.Reached, a.Reached) })
	const few = 12
	text, silent := "", 0
	for i, c := range sorted {
		if i < few && !c.Unknown {
			text += fmt.Sprintf("%s %s. ", c.Name, TileCount(c))
		} else if c.Unknown {
			silent++
		}
	}
	if silent > 0 {
		text += words.Count(silent, "country is", "countries are") + " not in the network. "
	}
	return text + "The table says the same."
}

// TileCount says how many are reached of those known.
func TileCount(c CountryFigures) string {
	if c.Known == 0 && c.Reached == 0 {
		return "none known"
	}
	return fmt.Sprintf("%s of %s", words.Number(c.Reached), words.Number(c.Known))
}

// TileNote says how surely those of a tile are reached.
func TileNote(c CountryFigures) string {
	switch {
	case c.Unknown:
		return "unknown"
	case c.Reached == 0 || c.Certain < 0:
		return ""
	case c.Certain == 0:
		return "presumed"
	default:
		return words.Number(c.Certain) + " certain"
	}
}

// distinct returns numbers sorted, each once.
func distinct(numbers []int) []int {
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// The world in cells: so many degrees are one.
const (
	cellLongitude, cellLatitude = 11.0, 7.5
	worldColumns, worldRows     = 35, 22
	westernmost, northernmost   = -115.0, 76.0 // the middle of the first cell
)

// worldTiles gives each country of M49 a cell of its own near its middle, by code: column and row, from the north-west. A
// country lies where it lies in every drawing; a drawing of some leaves out columns and rows that are empty. Together they
// lie as near to their middles as can be, by the sum of the squares of their distances (the cost that McNeill and Hale take
// for the displacement in Generating Tile Maps, 2017).
var worldTiles = sync.OnceValue(func() map[string][2]int {
	countries := m49.Countries()
	oceania := map[string]bool{}
	for _, c := range m49.In("009") {
		oceania[c.Code] = true
	}
	cost := make([][]float64, len(countries))
	for i, c := range countries {
		east := float64(c.Longitude)
		if east < westernmost-cellLongitude && oceania[c.Code] {
			east += 360 // beyond the date line, but beside its own
		}
		x, y := (east-westernmost)/cellLongitude, (northernmost-float64(c.Latitude))/cellLatitude
		cost[i] = make([]float64, worldColumns*worldRows)
		for cell := range cost[i] {
			dx, dy := float64(cell%worldColumns)-x, float64(cell/worldColumns)-y
			cost[i][cell] = dx*dx + dy*dy
		}
	}
	cells := map[string][2]int{}
	for i, cell := range assign(cost) {
		cells[countries[i].Code] = [2]int{cell % worldColumns, cell / worldColumns}
	}
	return cells
})
