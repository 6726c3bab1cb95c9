package m49_test

import (
	"fmt"
	"testing"

	"golang.org/x/text/language"

	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/network"
)

// The table agrees with CLDR's codes, each country lies in regions up to the world, and codes name one country each.
func TestTable(t *testing.T) {
	all := m49.Countries()
	if len(all) != 248 {
		t.Errorf("there are %d countries and areas", len(all))
	}
	codes := map[string]string{}
	for _, c := range all {
		for _, code := range []string{c.Code, c.ISO2, c.ISO3} {
			if other, met := codes[code]; met {
				t.Errorf("%s is the code of %s and of %s", code, other, c.Name)
			}
			codes[code] = c.Name
		}
		region, err := language.ParseRegion(c.ISO2)
		if err != nil || region.ISO3() != c.ISO3 || fmt.Sprintf("%03d", region.M49()) != c.Code {
			t.Errorf("%s is %s, %s, %s, and by CLDR %s, %03d (%v)", c.Name, c.ISO2, c.ISO3, c.Code, region.ISO3(), region.M49(), err)
		}
		if c.Latitude < -90 || c.Latitude > 90 || c.Longitude < -180 || c.Longitude > 180 {
			t.Errorf("%s lies at %d, %d", c.Name, c.Latitude, c.Longitude)
		}
	}
	if world := m49.In(m49.World); len(world) != len(all) {
		t.Errorf("%d countries and areas lie in the world", len(world))
	}
}

// Regions have the countries that the standard gives them, at whatever depth.
func TestRegions(t *testing.T) {
	for region, want := range map[string]int{"143": 5, "053": 6, "014": 22, "202": 53, "419": 52, "150": 51, "999": 0} {
		if got := len(m49.In(region)); got != want {
			t.Errorf("%d countries and areas lie in %s, want %d", got, region, want)
		}
	}
	names := ""
	for _, c := range m49.In("143") {
		names += c.Name + " "
	}
	if names != "Kazakhstan Kyrgyzstan Tajikistan Turkmenistan Uzbekistan " {
		t.Errorf("Central Asia is %s", names)
	}
}

// A country is known by a code of either standard, and by nothing else.
func TestOf(t *testing.T) {
	for value, scheme := range map[string]string{"TM": "iso3166-1", "tkm": "iso3166-1", "795": "un-m49", "0795": "un-m49"} {
		if c, known := m49.Of([]network.Identifier{{Scheme: "wikidata", Value: "Q874"}, {Scheme: scheme, Value: value}}); !known || c.Name != "Turkmenistan" {
			t.Errorf("%s %s is %+v, %t", scheme, value, c, known)
		}
	}
	if c, known := m49.Of([]network.Identifier{{Scheme: "wikidata", Value: "TM"}}); known {
		t.Errorf("a foreign code is %s", c.Name)
	}
	if r, known := m49.RegionOf([]network.Identifier{{Scheme: "un-m49", Value: "143"}}); !known || r.Name != "Central Asia" || r.Within != "142" {
		t.Errorf("143 is %+v, %t", r, known)
	}
}
