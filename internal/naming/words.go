package naming

import "strings"

// light reports whether a folded word carries no weight: articles, conjunctions and
// prepositions of languages in which organisations are often named, and forms of
// address.
func light(word string) bool {
	switch word {
	case "a", "an", "the", "of", "for", "in", "on", "at", "to", "and", "s",
		"le", "la", "les", "l", "de", "du", "des", "d", "et", "en", "pour",
		"el", "los", "las", "del", "y", "al", "da", "do", "dos", "das", "e", "di", "dell", "della",
		"der", "die", "fur", "und", "van", "ve", "i", "po",
		"mr", "mrs", "ms", "dr", "prof":
		return true
	default:
		return false
	}
}

// spelling returns the one spelling of folded words that are written differently
// from country to country, or shortened to something other than their beginning.
func spelling(word string) string {
	switch word {
	case "center":
		return "centre"
	case "centers":
		return "centres"
	case "program":
		return "programme"
	case "programs":
		return "programmes"
	case "labor":
		return "labour"
	case "defense":
		return "defence"
	case "dept":
		return "department"
	case "intl":
		return "international"
	case "natl":
		return "national"
	case "saint":
		return "st"
	default:
		return strings.Replace(word, "isat", "izat", 1) // as in "organisation"
	}
}
