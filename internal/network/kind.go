package network

import (
	"slices"
	"strings"
)

// Kind is what an entity is, at the coarsest.
type Kind string

// The kinds of entities.
const (
	Organization Kind = "ORGANIZATION"
	Person       Kind = "PERSON"
	Agreement    Kind = "AGREEMENT"
	Event        Kind = "EVENT"
	Programme    Kind = "PROGRAMME"
	Place        Kind = "PLACE"
	Framework    Kind = "FRAMEWORK"
)

// SourcePrefix and LinkPrefix begin the ids of what is no entity.
const (
	SourcePrefix = "source"
	LinkPrefix   = "link"
)

// allKinds are all kinds, in the order of the contract. Nobody changes them.
var allKinds = [...]Kind{Organization, Person, Agreement, Event, Programme, Place, Framework}

// KindCount is how many kinds there are.
const KindCount = len(allKinds)

// Kinds returns every kind, in the order of the contract.
func Kinds() []Kind {
	all := allKinds
	return all[:]
}

// Valid reports whether k is a kind.
func (k Kind) Valid() bool { return slices.Contains(Kinds(), k) }

// Prefix returns what stands before the colon in ids of this kind.
func (k Kind) Prefix() string {
	if k == Organization {
		return "org"
	}
	return strings.ToLower(string(k))
}

// Label returns the node label that marks this kind in Neo4j, and its type in the
// GraphQL schema.
func (k Kind) Label() string {
	if k == "" {
		return ""
	}
	return string(k[:1]) + strings.ToLower(string(k[1:]))
}

// Types returns the finer types inside the kind; none where the kind has none.
func (k Kind) Types() []string {
	switch k {
	case Organization:
		return []string{
			"INTERGOVERNMENTAL", "UNESCO_BODY", "UNESCO_CATEGORY_1_INSTITUTE", "UNESCO_CATEGORY_2_CENTRE",
			"UNESCO_FIELD_OFFICE", "UN_BODY", "MINISTRY", "GOVERNMENT", "DIPLOMATIC_MISSION", "DEPARTMENT", "UNIVERSITY",
			"INSTITUTE", "CENTRE", "NETWORK", "COMPANY", "NGO", "FUNDER", "MEDIA", "OTHER",
		}
	case Place:
		return []string{CityType, CountryType, RegionType}
	case Event:
		return []string{"MEETING", "VISIT", "CONFERENCE", "TRAINING", "CEREMONY", "OTHER"}
	case Agreement:
		return []string{"ROADMAP", "MEMORANDUM", "ESTABLISHMENT", "CONTRACT", "CONVENTION", "OTHER"}
	case Programme:
		return []string{"PLATFORM", "PROJECT", "COURSE_SERIES", "COURSE", "INITIATIVE", "NETWORK"}
	case Framework:
		return []string{"GOAL", "AGENDA", "POLICY", "INITIATIVE"}
	default:
		return nil
	}
}

// HasStatus reports whether entities of the kind have a status history.
func (k Kind) HasStatus() bool { return k == Agreement || k == Programme || k == Organization }

// The types of places.
const (
	CityType    = "CITY"
	CountryType = "COUNTRY"
	RegionType  = "REGION"
)

// KindOf returns the kind that an entity's id says by its prefix.
func KindOf(id string) (Kind, bool) {
	prefix := Prefix(id)
	for _, k := range Kinds() {
		if k.Prefix() == prefix {
			return k, true
		}
	}
	return "", false
}

// Prefix returns what stands before the colon of an id.
func Prefix(id string) string {
	prefix, _, _ := strings.Cut(id, ":")
	return prefix
}

// IDPattern is the form of every id.
const IDPattern = `^[a-z]+:[a-z0-9]+(?:[-._][a-z0-9]+)*$`

// ValidID reports whether id has the form of an id. It does what IDPattern says,
// some ten times as fast, since an import asks it of every id several times.
func ValidID(id string) bool {
	prefix, slug, ok := strings.Cut(id, ":")
	if !ok || prefix == "" || slug == "" || strings.ContainsFunc(prefix, func(r rune) bool { return r < 'a' || r > 'z' }) {
		return false
	}
	between := true // at the beginning, or behind a separator
	for i := range len(slug) {
		switch c := slug[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			between = false
		case (c == '-' || c == '.' || c == '_') && !between:
			between = true
		default:
			return false
		}
	}
	return !between
}
