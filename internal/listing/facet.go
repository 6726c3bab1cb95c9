package listing

import "cmp"

// FacetBy is what the entities of a list are counted by.
type FacetBy string

// What they may be counted by. Organisations alone have a country and a region.
const (
	FacetByKind    FacetBy = "KIND"
	FacetByType    FacetBy = "TYPE"
	FacetByCountry FacetBy = "COUNTRY"
	FacetByRegion  FacetBy = "REGION"
)

// FacetsBy returns all of them, in the order of the contract.
func FacetsBy() []FacetBy {
	return []FacetBy{FacetByKind, FacetByType, FacetByCountry, FacetByRegion}
}

// Facet is how many have the same kind, type, country or region.
type Facet struct {
	// Key is the kind, the type or the id of the place; Label is the name of the place,
	// else the key.
	Key, Label string
	Count      int
}

// Compare orders facets: by how many they are, most first, then key.
func (f Facet) Compare(other Facet) int {
	return cmp.Or(cmp.Compare(other.Count, f.Count), cmp.Compare(f.Key, other.Key))
}
