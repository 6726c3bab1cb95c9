package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestAcronyms: a long name is introduced with its acronym, and then written by it; what is doubtful stays long.
func TestAcronyms(t *testing.T) {
	entity := func(id, name string, acronyms ...string) printedEntity {
		e := printedEntity{ID: id, Name: name}
		for _, a := range acronyms {
			e.Names = append(e.Names, printedName{Text: a, Type: "ACRONYM"})
		}
		return e
	}
	former := entity("org:6", "Institute that had another acronym", "IHA")
	former.Names[0].Valid = &printedPeriod{To: "1999"}
	alias := entity("org:7", "Institute with an alias and no acronym")
	alias.Names = []printedName{{Text: "IWA", Type: "ALIAS"}}
	ministry := entity("org:1", "Ministry of Education of Turkmenistan", "MoET", "MET")
	a := newAcronyms([]printedEntity{
		ministry, ministry,
		entity("org:2", "Institute of the Ministry of Education of Turkmenistan"),
		entity("org:3", "UNESCO", "U"),
		entity("org:4", "Ministry of Education of Tajikistan", "MoE"),
		entity("org:5", "Ministry of Education of Mongolia", "MoE"),
		former, alias,
		entity("org:8", "International Centre (ICX) of all things", "ICX"),
		entity("org:9", "An office with the name of another", "UNESCO"),
		entity("org:10", "Two institutes of one name", "TI"),
		entity("org:11", "Two institutes of one name", "TI"),
	})
	for _, test := range [][2]string{
		{"Institute of the Ministry of Education of Turkmenistan is part of UNESCO", "Institute of the Ministry of Education of Turkmenistan is part of UNESCO"},
		{"Ministry of Education of Turkmenistan hosted it", "Ministry of Education of Turkmenistan (MoET) hosted it"},
		{"the Ministry of Education of Turkmenistan's guests", "the MoET's guests"},
		{"Ministry of Education of Turkmenistans, XMinistry of Education of Turkmenistan", "Ministry of Education of Turkmenistans, XMinistry of Education of Turkmenistan"},
		{"Ministry of Education of Turkmenistan", "MoET"},
		{"Institute of the Ministry of Education of Turkmenistan", "Institute of the Ministry of Education of Turkmenistan"},
		{"Ministry of Education of Tajikistan, Ministry of Education of Tajikistan", "Ministry of Education of Tajikistan, Ministry of Education of Tajikistan"},
		{"Institute that had another acronym, Institute that had another acronym", "Institute that had another acronym, Institute that had another acronym"},
		{"Institute with an alias and no acronym twice: Institute with an alias and no acronym", "Institute with an alias and no acronym twice: Institute with an alias and no acronym"},
		{"International Centre (ICX) of all things, International Centre (ICX) of all things", "International Centre (ICX) of all things, ICX"},
		{"An office with the name of another, An office with the name of another", "An office with the name of another, An office with the name of another"},
		{"Two institutes of one name, Two institutes of one name", "Two institutes of one name, Two institutes of one name"},
		{"", ""},
	} {
		if diff := cmp.Diff(test[1], a.write(test[0])); diff != "" {
			t.Errorf("%s: %s", test[0], diff)
		}
	}
}
