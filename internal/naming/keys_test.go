package naming

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestRead(t *testing.T) {
	for _, test := range []struct {
		text string
		want []string
	}{
		{"UNESCO", []string{"unesco"}},
		{"  École — normale,\tsupérieure ", []string{"ecole normale superieure"}},
		{"Golda El-Khoury", []string{"golda el khoury", "golda elkhoury"}},
		{"l’Université d'Orléans", []string{"l universite d orleans", "luniversite dorleans"}},
		{"T.S.U.", []string{"tsu"}},
		{"J. R. Smith", []string{"jr smith"}},
		{"SDG 4", []string{"sdg 4"}},
		{"1 2 3", []string{"1 2 3"}},
		{"Research & Development", []string{"research and development"}},
		{"Intl. Labor Center", []string{"international labour centre"}},
		{"World Health Organisation", []string{"world health organization"}},
		{"Türkmenistanyň Bilim ministrligi", []string{"turkmenistanyn bilim ministrligi"}},
		{"İSTANBUL ışık", []string{"istanbul isik"}},
		{"Heydər Əliyev", []string{"heydar aliyev"}},
		{"Oʻzbekiston", []string{"ozbekiston"}},
		{"Straße", []string{"strasse"}},
		{"Туркменистан", []string{"turkmenistan"}},
		{"Мейлис Юсупов", []string{"meylis yusupov"}},
		{"Мейлис", []string{"meylis"}}, // й of two code points
		{"объект", []string{"obekt"}},
		{"Тоҷикистон", []string{"tojikiston"}},
		{"Қазақстан", []string{"kazakstan"}},
		{"دانشگاه تهران", []string{"danshgah thran"}},
		{"مُحَمَّد", []string{"mhmd"}},
		{"محمد", []string{"mhmd"}},
		{"南方科技大学", []string{"nan fang ke ji da xue"}},
		{"ABC大学", []string{"abc da xue"}},
		{"ＵＮＥＳＣＯ", []string{"unesco"}},
		{"Θεσσαλονίκη", []string{"thessalonike"}},
		{"- ' -", nil},
		{"!?*", nil},
		{"", nil},
		{strings.Repeat("я", 600), []string{strings.Repeat("ya", 50)}},
	} {
		var got []string
		for _, r := range read(test.text) {
			got = append(got, strings.Join(r.words, " "))
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q is read wrongly (- wanted, + found):\n%s", test.text, diff)
		}
	}
}

func TestKeys(t *testing.T) {
	for _, test := range []struct{ names, want string }{
		{"Golda El-Khoury", "ALKR KLT KR _elkhourygolda _gek _goldaelkhoury _goldakhoury elkhoury golda khoury"},
		{"TSU|Turkmen State University", "ANVRST ST TRKMN _stateturkmenuniversity _tsu _turkmenstateuniversity state tsu turkmen university"},
		{"Ministry of Education|Ministry of Education", "ATCTN MNSTR _educationministry _ministryofeducation _moe education ministry"},
		{"The Of", "_ofthe _theof of the"},
		{"SDG 4", "4 _4sdg _sdg4 sdg"},
		{"!", ""},
	} {
		if got := strings.Join(Keys(strings.Split(test.names, "|")), " "); got != test.want {
			t.Errorf("the keys of %s are\n%s, not\n%s", test.names, got, test.want)
		}
	}
}

func TestKeysAreBounded(t *testing.T) {
	for _, name := range []string{
		strings.Repeat("a", 70_000),
		strings.Repeat("Universität ", 7_000),
		strings.Repeat("щ", 30_000),
		strings.Repeat("x-", 30_000),
	} {
		keys := Keys([]string{name})
		const most = 600
		if len(keys) == 0 || len(keys) > most {
			t.Errorf("%d keys for a name of %d bytes", len(keys), len(name))
		}
		for _, key := range keys {
			if len(key) > 255 {
				t.Errorf("a key of %d bytes, which the index would split", len(key))
			}
		}
	}
}
