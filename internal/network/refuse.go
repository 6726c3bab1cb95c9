package network

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// CheckKind refuses an id in a field that takes ids of another kind only: the error names
// both kinds. An id that says no kind is one that is not there.
func CheckKind(field, id string, takes ...Kind) error {
	is, known := KindOf(id)
	switch {
	case known && slices.Contains(takes, is):
		return nil
	case known:
		return Bad(field, "%q is of kind %s, and only %s can be named here", id, is, oneOf(takes))
	case Prefix(id) == SourcePrefix, Prefix(id) == LinkPrefix:
		return Bad(field, "%q is a %s, and only %s can be named here", id, Prefix(id), oneOf(takes))
	default:
		return nil
	}
}

// oneOf lists kinds; all of them are an entity.
func oneOf(kinds []Kind) string {
	if len(kinds) == KindCount {
		return "an entity"
	}
	return "one of kind " + either(kinds)
}

// CheckType refuses a finer type that none of some kinds has: the error says which other
// kind has it, or names the nearest type of these kinds.
func CheckType(field, text string, kinds []Kind) error {
	var types []string
	for _, k := range kinds {
		types = append(types, k.Types()...)
	}
	if slices.Contains(types, text) {
		return nil
	}
	var having []Kind
	for _, k := range Kinds() {
		if slices.Contains(k.Types(), text) {
			having = append(having, k)
		}
	}
	chosen := "no kind"
	if len(kinds) < KindCount {
		chosen = "no " + either(kinds)
	}
	reason := fmt.Sprintf("%s has the type %q", chosen, text)
	if having != nil {
		reason += ", only " + either(having)
	}
	if len(types) == 0 {
		return Bad(field, "%s, nor any other", reason)
	}
	return Bad(field, "%s: did you mean %s?", reason, nearestType(text, types))
}

// nearestType returns the type that takes the fewest letters to be changed, whatever the case;
// of equally near ones the first.
func nearestType(text string, types []string) string {
	text = strings.ToUpper(strings.NewReplacer(" ", "_", "-", "_").Replace(text))
	return slices.MinFunc(types, func(a, b string) int {
		return levenshtein.ComputeDistance(text, a) - levenshtein.ComputeDistance(text, b)
	})
}
