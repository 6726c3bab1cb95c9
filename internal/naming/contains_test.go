package naming_test

import (
	"testing"

	"github.com/entente-graph/entente/internal/naming"
)

// TestContains: a text contains every word of a query if it has them, in any order,
// script and case, small words aside, and unfuzzed.
func TestContains(t *testing.T) {
	for _, test := range []struct {
		query, text string
		want        bool
	}{
		{"university turkmen", "Magtymguly Turkmen State University", true},
		{"the UNIVERSITY of Turkmen", "Magtymguly Turkmen State University", true},
		{"univ turkmen", "Magtymguly Turkmen State University", false},
		{"univercity", "Magtymguly Turkmen State University", false},
		{"mtsu", "Magtymguly Turkmen State University", false},
		{"Туркменистан", "Visit to Turkmenistan", true},
		{"Khoury", "Golda El-Khoury", true},
		{"El Khoury", "Golda El-Khoury", true},
		{"elkhoury", "Golda El-Khoury", true},
		{"Center", "Regional Centre", true},
		{"state", "Estate", false},
		{"of", "University of Tartu", false},
		{"of the", "Of the", true},
		{"!?", "Is it there!?", false},
		{"", "Anything", false},
		{"anything", "", false},
	} {
		q, err := naming.Parse("query", test.query)
		if err != nil {
			t.Fatal(err)
		}
		if got := q.In(naming.WordsOf(test.text)); got != test.want {
			t.Errorf("%q is in %q: %v", test.query, test.text, got)
		}
	}
}

func TestAddress(t *testing.T) {
	for url, want := range map[string]string{
		"https://www.Iite.unesco.org/News/":  "iite.unesco.org/news",
		"http://iite.unesco.org/news":        "iite.unesco.org/news",
		" iite.unesco.org ":                  "iite.unesco.org",
		"https://a.org/?next=http://www.b.c": "a.org/?next=http://www.b.c",
		"":                                   "",
	} {
		if got := naming.Address(url); got != want {
			t.Errorf("%q is distinguished by %q, want %q", url, got, want)
		}
	}
}
