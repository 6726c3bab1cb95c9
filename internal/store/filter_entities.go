package store

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/network"
)

// entitySource is by what of a filter entities are sought; the rest of the filter is
// then asked of each.
type entitySource int

const (
	byNothing entitySource = iota // nothing can pass
	byKind
	byPlace
	byIdentifier
	byName
)

// entityParams returns the parameters of a filter, and by what to seek.
func entityParams(f *listing.EntityFilter) (params, entitySource, error) {
	kinds := f.Kinds
	if kinds == nil {
		kinds = network.Kinds()
	}
	p := params{
		"kinds": plain(distinct(kinds)), "types": nil, "asOf": nil, "statuses": nil, "statusDay": int64(f.Today), "places": nil,
		"datedFrom": nil, "datedTo": nil, "signedFrom": nil, "signedTo": nil,
		"name": nil, "words": nil, "identifierKeys": nil, "identifiers": nil,
	}
	if f.Types != nil {
		p["types"] = distinct(f.Types)
	}
	setRange(p, "dated", f.Dated)
	setRange(p, "signed", f.Signed)
	if f.Statuses == nil {
		setDay(p, "asOf", f.AsOf)
	} else { // whether it exists is then not asked
		p["statuses"] = plain(f.Statuses)
		setDay(p, "statusDay", f.AsOf)
	}
	source := byKind
	if places := f.Places(); places != nil {
		p["places"], source = places, byPlace
	}
	if f.Identifier != nil {
		setIdentifiers(p, f.Identifier.Spellings())
		source = byIdentifier
	}
	words := ""
	if f.Name != nil {
		q, err := naming.Parse("filter.name", *f.Name)
		if err != nil {
			return nil, byNothing, err
		}
		words = q.Containing()
		p["name"], p["words"], p["identifiers"], source = q.Words(), words, nil, byName
	}
	homeless := f.Places() != nil && !slices.Contains(kinds, network.Organization)
	if homeless || source == byName && words == "" {
		source = byNothing
	}
	return p, source, nil
}

// setIdentifiers sets the parameters by which entities are sought that have any of the
// identifiers.
func setIdentifiers(p params, identifiers []network.Identifier) {
	keys := identifierKeys(identifiers)
	p["identifierKeys"], p["identifiers"] = keys, anyKey(keys)
}

// anyKey asks the index of identifiers, in Lucene's syntax, for any of the keys.
func anyKey(keys []string) string {
	quoted := strings.NewReplacer(`\`, `\\`, `"`, `\"`)
	terms := make([]string, len(keys))
	for i, key := range keys {
		terms[i] = `"` + quoted.Replace(indexable(key)) + `"`
	}
	return strings.Join(terms, " ")
}

func distinct[T comparable](list []T) []T {
	seen := map[T]bool{}
	var once []T
	for _, v := range list {
		if !seen[v] {
			seen[v] = true
			once = append(once, v)
		}
	}
	return once
}
