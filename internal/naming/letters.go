package naming

import (
	"strings"

	"github.com/mozillazg/go-unidecode"
)

// latin returns the Latin letters and digits for a character: those that names are
// mostly written with where the tables of unidecode have it otherwise, else
// theirs. For what has none, such as a soft sign, it returns "".
func latin(r rune) string {
	switch r {
	// Cyrillic, as in English (BGN/PCGN) and in the alphabets that followed it.
	case 'й', 'Й':
		return "y"
	case 'ё', 'Ё', 'э', 'Э':
		return "e"
	case 'ю', 'Ю':
		return "yu"
	case 'я', 'Я':
		return "ya"
	case 'є', 'Є':
		return "ye"
	case 'ә', 'Ә', 'ə', 'Ə':
		return "a"
	case 'җ', 'Җ', 'ҷ', 'Ҷ':
		return "j"
	case 'ҳ', 'Ҳ':
		return "h"
	// Arabic and Persian: long vowels are written, short ones are not.
	case 'ا', 'أ', 'إ', 'آ', 'ٱ', 'ى', 'ة':
		return "a"
	case 'و', 'ؤ':
		return "u"
	case 'ي', 'ی', 'ئ':
		return "i"
	case 'غ':
		return "gh"
	case 'ک':
		return "k"
	case 'ع', 'ء', 'ـ':
		return ""
	}
	if isVowelPoint(r) {
		return ""
	}
	letters := strings.ToLower(unidecode.Unidecode(string(r)))
	return strings.Map(func(c rune) rune {
		if 'a' <= c && c <= 'z' || '0' <= c && c <= '9' {
			return c
		}
		return -1
	}, letters)
}

// isVowelPoint knows the vowel points of Arabic and Hebrew, which names are
// written with only now and then.
func isVowelPoint(r rune) bool {
	return 0x064B <= r && r <= 0x065F || r == 0x0670 || 0x0591 <= r && r <= 0x05C7
}
