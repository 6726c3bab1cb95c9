package naming

import "testing"

func TestEdits(t *testing.T) {
	for _, test := range []struct {
		a, b string
		most int
		want int
	}{
		{"ghana", "ghana", 2, 0},
		{"ghana", "ghana", 0, 0},
		{"gana", "ghana", 2, 1},
		{"ghana", "gana", 2, 1},
		{"khouri", "khoury", 2, 1},
		{"minsitry", "ministry", 2, 1},
		{"univeristy", "univresity", 2, 2},
		{"babaew", "babayev", 2, 2},
		{"ca", "abc", 3, 3}, // the swapped letters are not edited again
		{"khuri", "khoury", 1, 2},
		{"abcdef", "abc", 2, 3},
		{"abc", "xyz", 1, 2},
		{"", "ab", 2, 2},
		{"a", "b", 0, 1},
	} {
		if got := Edits(test.a, test.b, test.most); got != test.want {
			t.Errorf("from %q to %q are %d edits of at most %d, not %d", test.a, test.b, got, test.most, test.want)
		}
		if got := Edits(test.b, test.a, test.most); got != test.want {
			t.Errorf("from %q to %q are %d edits of at most %d, not %d", test.b, test.a, got, test.most, test.want)
		}
	}
}

func TestCompare(t *testing.T) {
	for _, test := range []struct {
		query, name string
		want        Likeness
	}{
		{"tehran", "tehran", Same},
		{"univ", "university", BegunWord},
		{"tehran", "teheran", OneLetterWrong},
		{"magtimguli", "magtymguly", TwoLettersWrong},
		{"makhtumkuli", "magtymguly", Sounding},
		{"khuri", "khoury", Sounding},
		{"tsu", "tsx", Unlike},
		{"itit", "iit", Unlike},
		{"iran", "iraq", OneLetterWrong},
		{"2030", "2020", Unlike},
		{"20", "2030", Unlike},
		{"nfdi4heal", "nfdi4health", BegunWord},
		{"sdg", "sdg4", BegunWord},
		{"sdg4", "sdg14", Unlike},
		{"peking", "pohang", Unlike},
		{"oslo", "athens", Unlike},
	} {
		if got := compare(test.query, test.name); got != test.want {
			t.Errorf("%q is to %q of Likeness %d, not %d", test.query, test.name, got, test.want)
		}
	}
}

// TestSound compares spellings of one name, and of names that must differ.
func TestSound(t *testing.T) {
	for _, group := range [][]string{
		{"magtymguly", "mahtymguly", "makhtumkuli"},
		{"annayew", "annaev", "annayev"},
		{"charyyev", "caryyew", "charyev"},
		{"muhammad", "mohammed", "mohamed"},
		{"khoury", "khuri", "khouri"},
		{"yevgeniy", "evgeny"},
		{"dzhumayev", "jumayew"},
		{"trkmanstan", "turkmenistan"},
	} {
		for _, word := range group[1:] {
			if a, b := Consonants(group[0]), Consonants(word); a != b || a == "" {
				t.Errorf("%s sounds %q, and %s %q", group[0], a, word, b)
			}
		}
	}
	for _, pair := range [][2]string{{"paris", "tehran"}, {"almaty", "ankara"}, {"berlin", "belgrade"}} {
		if Consonants(pair[0]) == Consonants(pair[1]) {
			t.Errorf("%s and %s sound alike", pair[0], pair[1])
		}
	}
	for _, short := range []string{"", "tsu", "bi", "ouaie", "a2030"} {
		if s := Consonants(short); s != "" {
			t.Errorf("%q sounds %q, though there is too little to it", short, s)
		}
	}
}
