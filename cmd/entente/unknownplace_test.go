package main

import (
	"testing"

	"github.com/entente-graph/entente/internal/m49"
)

// What the network lacks of M49 is told with what it has around that, in it, or by another name.
func TestLacking(t *testing.T) {
	has := regionsOfNetwork{}
	for code, name := range map[string]string{
		"142": "Asia", "143": "Middle Asia", "704": "Annam", "795": "Turkmenistan", "242": "Fiji",
		"008": "Albania", "020": "Andorra", "070": "Bosnia", "191": "Croatia", "292": "Gibraltar", "300": "Greece", "380": "Italy",
	} {
		has[code] = &regionOfNetwork{ID: "place:" + code, Name: name}
	}
	for name, want := range map[string]string{
		"Kazakhstan":   "Kazakhstan is a country or area (KZ, M49 398) of which this network has nothing: unknown, which is not none; the network has a region that contains it: Middle Asia (place:143)",
		"Japan":        "Japan is a country or area (JP, M49 392) of which this network has nothing: unknown, which is not none; the network has a region that contains it: Asia (place:142)",
		"Kenya":        "Kenya is a country or area (KE, M49 404) of which this network has nothing: unknown, which is not none",
		"Vietnam":      "Viet Nam is a country or area (VN, M49 704) that this network has by another name: did you mean Annam (place:704)?",
		"Central Asia": "Central Asia is a region (M49 143) that this network has by another name: did you mean Middle Asia (place:143)?",
		"Eastern Asia": "Eastern Asia is a region (M49 030) of which this network has nothing: unknown, which is not none; the network has a region that contains it: Asia (place:142)",
		"Africa":       "Africa is a region (M49 002) of which this network has nothing: unknown, which is not none",
		"Oceania":      "Oceania is a region (M49 009) that this network does not have, but 1 country in it: Fiji (place:242)",
		"Europe":       "Europe is a region (M49 150) that this network does not have, but 7 countries in it: Albania (place:008), Andorra (place:020), Bosnia (place:070), Croatia (place:191), Gibraltar (place:292), and 2 more",
	} {
		got := ""
		if region, is := m49.RegionNamed(name); is {
			got = has.lacksRegion(region)
		} else if country, is := m49.CountryNamed(name); is {
			got = has.lacksCountry(country)
		}
		if got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}
