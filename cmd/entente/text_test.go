package main

import "testing"

func TestDescribe(t *testing.T) {
	for _, test := range [][3]string{
		{"ORGANIZATION", "", "organisation"},
		{"ORGANIZATION", "UNESCO_CATEGORY_2_CENTRE", "organisation, UNESCO category 2 centre"},
		{"ORGANIZATION", "UN_BODY", "organisation, UN body"},
		{"PERSON", "", "person"},
		{"", "NGO", "NGO"},
		{"PROGRAMME", "COURSE_SERIES", "programme, course series"},
	} {
		if got := describe(test[0], test[1]); got != test[2] {
			t.Errorf("%v: %q", test[:2], got)
		}
	}
}

func TestFlagOf(t *testing.T) {
	for field, want := range map[string]string{"asOf": "--as-of", "certainty": "--certain", "linkTypes": "--link-types", "avoid": "--avoid"} {
		if got := flagOf(field); got != want {
			t.Errorf("%s: %s, want %s", field, got, want)
		}
	}
}

func TestShellWord(t *testing.T) {
	for word, want := range map[string]string{"bin/entente": "bin/entente", "Application Support": "'Application Support'", "it's": `'it'\''s'`} {
		if got := shellWord(word); got != want {
			t.Errorf("%s: %s, want %s", word, got, want)
		}
	}
}
