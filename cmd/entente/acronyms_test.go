package main

import "testing"

// An acronym of the past stands for nothing, and neither does a name of another sort.
func TestBearers(t *testing.T) {
	const name = "Institute of everything that there is"
	got := bearers([]printedEntity{
		{ID: "org:1", Name: name, Names: []printedName{{Text: "IOE", Type: "ACRONYM", Valid: &printedPeriod{To: "1999"}}, {Text: "IE", Type: "ALIAS"}, {Text: "IET", Type: "ACRONYM"}}},
		{ID: "org:2", Name: name, Names: []printedName{{Text: "IE", Type: "ALIAS"}}},
	})
	if got[0].Acronym != "IET" || got[1].Acronym != "" {
		t.Errorf("the acronyms are %q and %q", got[0].Acronym, got[1].Acronym)
	}
}
