package part

import (
	"math"
	"testing"

	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/network"
)

// Every country has a tile of its own, near where it lies: neighbours are on the sides of each other on which they are.
func TestWorldTiles(t *testing.T) {
	cells, taken := worldTiles(), map[[2]int]string{}
	for _, c := range m49.Countries() {
		cell, has := cells[c.Code]
		if other, is := taken[cell]; is || !has {
			t.Errorf("%s and %s lie at %v", c.Name, other, cell)
		}
		taken[cell] = c.Name
		y := (northernmost - float64(c.Latitude)) / cellLatitude
		if math.Abs(float64(cell[1])-y) > 5 {
			t.Errorf("%s lies in row %d, and should about in %.1f", c.Name, cell[1], y)
		}
	}
	at := func(code string) [2]int {
		c, _ := find(code)
		return cells[c.Code]
	}
	for _, pair := range [][2]string{{"FR", "KZ"}, {"TM", "CN"}, {"US", "FR"}, {"RU", "JP"}, {"CL", "BR"}, {"AU", "FJ"}, {"MA", "EG"}} {
		if at(pair[0])[0] >= at(pair[1])[0] {
			t.Errorf("%s does not lie to the west of %s", pair[0], pair[1])
		}
	}
	for _, pair := range [][2]string{{"RU", "TM"}, {"TM", "IR"}, {"NO", "FR"}, {"FR", "NG"}, {"NG", "ZA"}, {"CA", "MX"}, {"JP", "AU"}} {
		if at(pair[0])[1] >= at(pair[1])[1] {
			t.Errorf("%s does not lie to the north of %s", pair[0], pair[1])
		}
	}
}

func find(iso2 string) (m49.Country, bool) {
	return m49.Of([]network.Identifier{{Scheme: "iso3166-1", Value: iso2}})
}

// A map leaves out what is empty, and says in words what it shows.
func TestTileMap(t *testing.T) {
	if NewTileMap(nil) != nil {
		t.Error("no countries make a map")
	}
	var figures []CountryFigures
	for code, n := range map[string]int{"TM": 9, "FR": 4, "IR": 1, "CN": 0} {
		c, _ := find(code)
		figures = append(figures, CountryFigures{Country: c, Name: c.Name, Reached: n, Known: n, Certain: n / 2})
	}
	kz, _ := find("KZ")
	figures = append(figures, CountryFigures{Country: kz, Name: kz.Name, Unknown: true})
	m := NewTileMap(figures)
	class := map[string]string{}
	for _, tile := range m.Tiles {
		class[tile.Figures.Country.ISO2] = tile.Class
		if tile.X+tileWidth > m.Width || tile.Y+tileHeight > m.Height || tile.X < 0 || tile.Y < 0 {
			t.Errorf("%s lies outside of the map", tile.Figures.Name)
		}
	}
	for code, want := range map[string]string{"TM": "t-3", "FR": "t-2", "IR": "t-1", "CN": "t-none", "KZ": "bar-unknown"} {
		if class[code] != want {
			t.Errorf("%s is drawn as %s, want %s", code, class[code], want)
		}
	}
	const said = "Turkmenistan 9 of 9. France 4 of 4. Iran (Islamic Republic of) 1 of 1. China none known. 1 country is not in the network. The table says the same."
	if m.Words != said {
		t.Errorf("the map says %q", m.Words)
	}
}
