package naming

import "strings"

// Two letters or more that stand for one sound.
var digraphs = strings.NewReplacer(
	"shch", "s", "dzh", "j", "dj", "j", "sh", "s", "ch", "c", "zh", "z",
	"kh", "k", "gh", "k", "ph", "f", "th", "t", "dh", "t", "x", "ks",
)

// Consonants returns the consonants of a folded word as classes of what transliterations
// write for each other, in capitals: MKTMKL for Magtymguly, Mahtymguly and
// Makhtumkuli. Vowels are left out, but for a first one; so are names in Arabic
// script that are written without. It is "" where too little would be left. No
// sound is one of AND, OR, NOT: there are no D and O.
func Consonants(word string) string {
	const leastLetters, leastSounds = 5, 2
	if len(word) < leastLetters || strings.ContainsAny(word, "0123456789") {
		return ""
	}
	var sounds []byte
	for i, c := range []byte(digraphs.Replace(word)) {
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			if i > 0 {
				continue
			}
			c = 'A'
		case 'g', 'h', 'k', 'q':
			c = 'K'
		case 'd', 't':
			c = 'T'
		case 'v', 'w':
			c = 'V'
		default:
			c -= 'a' - 'A'
		}
		if n := len(sounds); n == 0 || sounds[n-1] != c {
			sounds = append(sounds, c)
		}
	}
	if len(sounds) < leastSounds {
		return ""
	}
	return string(sounds)
}
