package m49

import (
	"cmp"
	"embed"
	"encoding/csv"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/entente-graph/entente/internal/network"
)

// Country is a country or area.
type Country struct {
	// Code has three digits; ISO2 and ISO3 are of ISO 3166-1.
	Code, ISO2, ISO3 string
	Name             string
	// Region is the code of the innermost region.
	Region string
	// Latitude and Longitude are in degrees, to the north and to the east.
	Latitude, Longitude int
}

// Region is a region of the world.
type Region struct {
	Code, Name string
	// Within is the code of the region around it; World's own is around all.
	Within string
}

// World is the code of all.
const World = "001"

//go:embed countries.csv regions.csv
var files embed.FS

// table is what the files say.
type table struct {
	countries []Country
	regions   map[string]Region
	// byCode has the countries by each of their codes.
	byCode map[string]int
}

// standard reads the table once. It is part of the program: that it can be read is tested.
var standard = sync.OnceValue(func() *table {
	t := &table{regions: map[string]Region{}, byCode: map[string]int{}}
	for _, row := range rows("regions.csv", 3) {
		t.regions[row[0]] = Region{Code: row[0], Name: row[1], Within: row[2]}
	}
	for i, row := range rows("countries.csv", 7) {
		c := Country{Code: row[0], ISO2: row[1], ISO3: row[2], Name: row[3], Region: row[4], Latitude: degrees(row[5]), Longitude: degrees(row[6])}
		t.countries = append(t.countries, c)
		for _, code := range []string{c.Code, c.ISO2, c.ISO3} {
			t.byCode[code] = i
		}
	}
	return t
})

// rows reads a file without its head.
func rows(name string, fields int) [][]string {
	file, err := files.Open(name)
	if err != nil {
		panic(fmt.Sprintf("%s: %v", name, err))
	}
	defer file.Close()
	reader := csv.NewReader(file)
	reader.FieldsPerRecord = fields
	all, err := reader.ReadAll()
	if err != nil {
		panic(fmt.Sprintf("%s: %v", name, err))
	}
	return all[1:]
}

// degrees reads a number of whole degrees.
func degrees(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil {
		panic(fmt.Sprintf("%q are no degrees", text))
	}
	return n
}

// Countries returns all countries and areas, by code.
func Countries() []Country { return slices.Clone(standard().countries) }

// Of returns the country that identifiers name, and whether one does: by ISO 3166-1, else by M49, never by a name.
func Of(identifiers []network.Identifier) (Country, bool) {
	t := standard()
	for _, scheme := range []string{"iso3166-1", "un-m49"} {
		for _, id := range identifiers {
			if i, known := t.byCode[code(id.Value)]; known && id.Scheme == scheme {
				return t.countries[i], true
			}
		}
	}
	return Country{}, false
}

// RegionOf returns the region that identifiers name, and whether one does.
func RegionOf(identifiers []network.Identifier) (Region, bool) {
	for _, id := range identifiers {
		if r, known := standard().regions[code(id.Value)]; known && id.Scheme == "un-m49" {
			return r, true
		}
	}
	return Region{}, false
}

// code returns a code as the standard writes it: in capitals, and numbers in three digits.
func code(text string) string {
	if n, err := strconv.Atoi(text); err == nil {
		return fmt.Sprintf("%03d", n)
	}
	return strings.ToUpper(text)
}

// In returns the countries and areas of a region, at whatever depth, by name.
func In(region string) []Country {
	t := standard()
	var all []Country
	for _, c := range t.countries {
		for at := c.Region; ; at = t.regions[at].Within {
			if at == region {
				all = append(all, c)
			}
			if at == region || at == World || at == "" {
				break
			}
		}
	}
	slices.SortFunc(all, func(a, b Country) int { return cmp.Compare(a.Name, b.Name) })
	return all
}
