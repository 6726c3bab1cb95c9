package m49_test

import (
	"testing"

	"github.com/entente-graph/entente/internal/m49"
)

// Countries are known by the names of the table, shorter ones, and codes; nothing else is one.
func TestCountryNamed(t *testing.T) {
	for text, want := range map[string]string{
		"Kazakhstan": "KZ", " kazakhstan ": "KZ", "KZ": "KZ", "kaz": "KZ", "398": "KZ", "Iran": "IR", "Iran (Islamic Republic of)": "IR",
		"Vietnam": "VN", "Viet Nam": "VN", "Russia": "RU", "Cote d'Ivoire": "CI", "Türkiye": "TR", "Turkiye": "TR", "Micronesia (Federated States of)": "FM",
		"United Kingdom": "GB", "Bolivia": "BO",
		"": "", "Nowhere": "", "Central Asia": "", "143": "", "Melanesia": "",
	} {
		if c, is := m49.CountryNamed(text); c.ISO2 != want || is != (want != "") {
			t.Errorf("%q is %+v, %t, want %s", text, c, is, want)
		}
	}
	for _, country := range m49.Countries() {
		for _, name := range []string{country.Name, country.Code, country.ISO2, country.ISO3} {
			if c, _ := m49.CountryNamed(name); c != country {
				t.Errorf("%q is %+v, want %s", name, c, country.Name)
			}
		}
	}
}

// Regions are known by their names and codes.
func TestRegionNamed(t *testing.T) {
	for text, want := range map[string]string{
		"Melanesia": "054", "melanesia": "054", "054": "054", "54": "054", "Latin America and the Caribbean": "419",
		"": "", "Kazakhstan": "", "398": "", "World": "",
	} {
		if r, is := m49.RegionNamed(text); r.Code != want || is != (want != "") {
			t.Errorf("%q is %+v, %t, want %s", text, r, is, want)
		}
	}
}

func TestAround(t *testing.T) {
	for region, want := range map[string]string{"143": "Central Asia, Asia, ", "202": "Sub-Saharan Africa, Africa, ", "001": "", "999": ""} {
		got := ""
		for _, r := range m49.Around(region) {
			got += r.Name + ", "
		}
		if got != want {
			t.Errorf("around %s are %s, want %s", region, got, want)
		}
	}
}
