package network_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
)

// TestIdentifiersIn shows what looks like an identifier, and of which scheme.
func TestIdentifiersIn(t *testing.T) {
	for text, want := range map[string]string{
		"https://ror.org/042nb2s44":               "ror=042nb2s44",
		"http://www.ror.org/042nb2s44/?locale=en": "ror=042nb2s44",
		"ror.org/042NB2S44":                       "ror=042nb2s44",
		" 042nb2s44 ":                             "ror=042nb2s44",
		"ror:042nb2s44":                           "ror=042nb2s44",
		"ROR 042nb2s44":                           "ror=042nb2s44",
		"042nb2s45":                               "ror=042nb2s45", // mistyped, and perhaps stored so
		"https://ror.org/bench000012":             "ror=bench000012",
		"bench000012":                             "",
		"042nb2l44":                               "", // Crockford's base 32 has no l
		"https://ror.org/":                        "",

		"https://www.wikidata.org/wiki/Q49108#sitelinks": "wikidata=Q49108",
		"http://www.wikidata.org/entity/Q49108":          "wikidata=Q49108",
		"q49108":                                         "wikidata=Q49108",
		"Q0":                                             "",

		"0000 0001 2341 2786":                        "isni=0000000123412786",
		"0000000123412786":                           "isni=0000000123412786",
		"0000\u00a00001\u00a02341\u00a02786":         "isni=0000000123412786",
		"ISNI: 0000 0001 2341 2786":                  "isni=0000000123412786",
		"https://isni.org/isni/0000000123412786":     "isni=0000000123412786",
		"0000-0001-2103-268x":                        "isni=000000012103268X orcid=000000012103268X",
		"https://orcid.org/0000-0002-1825-0097":      "orcid=0000000218250097",
		"grid.116068.8":                              "grid=grid.116068.8",
		"https://www.grid.ac/institutes/grid.5386.8": "grid=grid.5386.8",
		"GRID computing":                             "",

		"501100000780":                            "fundref=501100000780",
		"10.13039/501100000780":                   "fundref=501100000780",
		"doi:10.13039/501100000780":               "fundref=501100000780",
		"https://doi.org/10.13039/501100000780":   "fundref=501100000780",
		"http://dx.doi.org/10.13039/501100000780": "fundref=501100000780",
		"https://doi.org/10.1000/182":             "",

		"TM":           "iso3166-1=TM",
		"TKM":          "iso3166-1=TM",
		"795":          "iso3166-1=TM un-m49=795",
		"tm":           "", // by itself it may be any word
		"iso3166-1:tm": "iso3166-1=TM",
		"TSU":          "",
		"EU":           "", // no country
		"143":          "un-m49=143",
		"un-m49 30":    "un-m49=030",
		"2030":         "",
		"000":          "",

		"": "", "UNESCO": "", "ror": "", "isni:": "", strings.Repeat("0", 300): "",
	} {
		var got []string
		for _, id := range network.IdentifiersIn(text) {
			got = append(got, id.Scheme+"="+id.Value)
		}
		if diff := cmp.Diff(want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// TestSpellings shows some of the ways to write an identifier, and some that are
// another's.
func TestSpellings(t *testing.T) {
	for _, test := range []struct{ scheme, value, same, other string }{
		{"ror", "042nb2s44", "https://ror.org/042nb2s44|http://ror.org/042nb2s44|ror.org/042nb2s44|https://www.ror.org/042nb2s44", "https://ror.org/042nb2s45"},
		{"ROR", "https://ror.org/042NB2S44", "042nb2s44|https://ror.org/042nb2s44", ""},
		{"ror", "bench0000012", "https://ror.org/bench0000012", "https://ror.org/bench0000013"},
		{"wikidata", " q49108 ", "Q49108|q49108|https://www.wikidata.org/wiki/Q49108|http://www.wikidata.org/entity/Q49108", "Q4910"},
		{"isni", "https://isni.org/isni/0000000123412786", "0000 0001 2341 2786|0000-0001-2341-2786|0000000123412786", ""},
		{"orcid", "0000000218250097", "0000-0002-1825-0097|https://orcid.org/0000-0002-1825-0097", ""},
		{"grid", "grid.116068.8", "https://www.grid.ac/institutes/grid.116068.8", "116068.8"},
		{"fundref", "https://doi.org/10.13039/100000001", "100000001|10.13039/100000001|http://dx.doi.org/10.13039/100000001", ""},
		{"iso3166-1", "tkm", "TM|TKM|795|tm", "TR"},
		{"iso3166-1", "YU", "YUG", "891"}, // which Serbia and Montenegro had later
		{"iso3166-1", "230", "230", "ET"}, // which was Ethiopia's until 1993
		{"un-m49", "30", "030|30", "3"},
		{"bench-country", "https://ror.org/042nb2s44", "https://ror.org/042nb2s44", "042nb2s44"},
	} {
		id := network.Identifier{Scheme: test.scheme, Value: test.value}
		all := id.Spellings()
		if all[0] != id {
			t.Errorf("the first spelling of %v is %v", id, all[0])
		}
		for i, one := range all {
			if slices.Contains(all[:i], one) {
				t.Errorf("%v has the spelling %v twice", id, one)
			}
		}
		has := func(value string) bool {
			return slices.ContainsFunc(all, func(id network.Identifier) bool {
				return strings.EqualFold(id.Scheme, test.scheme) && id.Value == value
			})
		}
		for same := range strings.SplitSeq(test.same, "|") {
			if !has(same) {
				t.Errorf("%v is not spelt %s: %v", id, same, all)
			}
		}
		if test.other != "" && has(test.other) {
			t.Errorf("%v is spelt %s", id, test.other)
		}
	}
}

func TestMistyped(t *testing.T) {
	for _, test := range []struct {
		scheme, value string
		want          bool
	}{
		{"ror", "042nb2s44", false},
		{"ror", "https://ror.org/02mhbdp94", false},
		{"ROR", "042nb2s45", true},
		{"ror", "042bn2s44", true}, // two letters swapped
		{"ror", "bench0000012", false},
		{"isni", "0000 0001 2341 2786", false},
		{"isni", "000000021694233X", false},
		{"isni", "0000 0004 1936 7301", true},
		{"orcid", "0000-0002-1825-0097", false},
		{"orcid", "0000-0002-1825-0079", true},
		{"wikidata", "Q1", false},
		{"anything", "042nb2s45", false},
	} {
		id := network.Identifier{Scheme: test.scheme, Value: test.value}
		if got := id.Mistyped(); got != test.want {
			t.Errorf("%v: %v", id, got)
		}
	}
}

// FuzzIdentifier sees that every spelling of an identifier that has the form of its
// scheme finds what is stored in any other, and that a text which is one of them looks
// like that identifier.
func FuzzIdentifier(f *testing.F) {
	for _, seed := range []string{
		"042nb2s44", "https://www.wikidata.org/wiki/Q49108", "0000 0001 2103 268x", "GRID.116068.8", "10.13039/501100000780",
		"TM", "TKM", "891", "un-m49 30", "ROR https://ror.org/02mhbdp94", "https://ror.org/bench000012", "ſni:1", "isni.org/isni/",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, id := range network.IdentifiersIn(text) {
			if !slices.Contains(network.IdentifiersIn(id.Scheme+":"+id.Value), id) {
				continue // its address alone says what it is
			}
			all := id.Spellings()
			for _, stored := range all {
				if !slices.Contains(network.IdentifiersIn(stored.Scheme+":"+stored.Value), id) {
					t.Errorf("%q is %v, but its spelling %v is read as %v", text, id, stored, network.IdentifiersIn(stored.Scheme+":"+stored.Value))
				}
				found := stored.Spellings()
				for _, other := range all {
					if !slices.Contains(found, other) {
						t.Errorf("%v is a spelling of %v, but not of %v", other, id, stored)
					}
				}
			}
		}
	})
}

// TestEverySpellingFindsEveryOther goes through values of each scheme, as FuzzIdentifier
// does through texts.
func TestEverySpellingFindsEveryOther(t *testing.T) {
	var ids []network.Identifier
	add := func(scheme, form string, args ...any) {
		ids = append(ids, network.Identifier{Scheme: scheme, Value: fmt.Sprintf(form, args...)})
	}
	for i := 1; i < 1000; i++ {
		add("ror", "0%06d%02d", i*997, i%97+1)
		add("wikidata", "Q%d", i*i)
		add("isni", "%015dX", i*i*i)
		add("orcid", "0000-0002-%04d-%03d0", i, i)
		add("grid", "grid.%d.%x", i, i%256)
		add("fundref", "%d", 100_000_000+i)
		add("iso3166-1", "%03d", i)
		add("un-m49", "%03d", i)
	}
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			add("iso3166-1", "%c%c", a, b)
		}
	}
	countries := 0
	for _, id := range ids {
		all := id.Spellings()
		if id.Scheme == "iso3166-1" && len(all) > 8 { // three codes, letters in capitals and not, under two names
			countries++
		}
		for _, one := range all {
			found := one.Spellings()
			for _, other := range all {
				if !slices.Contains(found, other) {
					t.Fatalf("%v is a spelling of %v, but not of %v", other, id, one)
				}
			}
		}
	}
	if countries < 2*240 {
		t.Errorf("%d codes of countries are known", countries)
	}
}
