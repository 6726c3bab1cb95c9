package words_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/words"
)

// TestAcronyms: a long name is introduced with its acronym, and then written by it; what is doubtful stays long.
func TestAcronyms(t *testing.T) {
	entity := func(id, name string, acronyms ...string) words.Bearer {
		return words.Bearer{ID: id, Name: name, Acronym: words.Acronym(name, acronyms)}
	}
	ministry := entity("org:1", "Ministry of Education of Turkmenistan", "a long acronym", "MoET", "MET")
	a := words.NewAcronyms([]words.Bearer{
		ministry, ministry,
		entity("org:2", "Institute of the Ministry of Education of Turkmenistan"),
		entity("org:3", "UNESCO", "U"),
		entity("org:4", "Ministry of Education of Tajikistan", "MoE"),
		entity("org:5", "Ministry of Education of Mongolia", "MoE"),
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
		{"International Centre (ICX) of all things, International Centre (ICX) of all things", "International Centre (ICX) of all things, ICX"},
		{"An office with the name of another, An office with the name of another", "An office with the name of another, An office with the name of another"},
		{"Two institutes of one name, Two institutes of one name", "Two institutes of one name, Two institutes of one name"},
		{"", ""},
	} {
		if diff := cmp.Diff(test[1], a.Write(test[0])); diff != "" {
			t.Errorf("%s: %s", test[0], diff)
		}
	}
}
