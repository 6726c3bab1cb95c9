package store

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// The home of an organisation is a place, its country and its region.
//
// The place is the one that the organisation is LOCATED_IN, of several the lowest id.
// Without one, an organisation has the home of its parent, which is the organisation
// that it is PART_OF (of several the lowest id). The country is the first COUNTRY on
// the way from the place up by PART_OF, the region the nearest REGION above the country.
// All links count, whatever their dates and status. All three are stored on the
// organisation, so that groups can be counted and pages filtered by an index.
type home struct{ place, country, region string }

// homeLinks reports whether links of the type bear on homes.
func homeLinks(t network.LinkType) bool { return t == network.LocatedIn || t == network.PartOf }

// rederiveHomes works out the homes of the organisations below what changed.
func (t *Tx) rederiveHomes(ctx context.Context, records *network.Records, there *surroundings) error {
	touched := map[string]bool{}
	for _, l := range records.Links {
		old := there.oldLinks[l.ID]
		if homeLinks(l.Type) {
			touched[l.From] = true
		}
		if homeLinks(old.Type) {
			touched[old.From] = true
		}
	}
	for i := range records.Entities {
		e := &records.Entities[i]
		if old := there.oldEntities[e.ID]; e.Kind == network.Place && old.Entity != nil && old.Type != e.Type {
			touched[e.ID] = true
		}
	}
	if len(touched) == 0 {
		return nil
	}
	below, err := readAll(ctx, t, "organizations_below", params{"ids": sorted(touched)}, func(r row) (string, error) { return r.text("id"), nil })
	if err != nil {
		return err
	}
	return t.deriveHomes(ctx, below)
}

// deriveHomes works out again where organisations are at home, and stores it where it
// has changed.
func (t *Tx) deriveHomes(ctx context.Context, organizations []string) error {
	homes, err := homesOf(ctx, t, organizations)
	if err != nil {
		return err
	}
	groups, err := groups(ctx, t, organizations)
	if err != nil {
		return err
	}
	var rows []params
	for _, was := range groups {
		if is := homes[was.ID]; is != (home{was.Home, was.Country, was.Region}) {
			row := is.row()
			row["id"] = was.ID
			rows = append(rows, row)
			t.changed.rehomed = append(t.changed.rehomed, was.ID)
		}
	}
	return t.runRows(ctx, "home_set", rows)
}

// row returns the properties in which the home is stored.
func (h home) row() params {
	return params{"home": orNull(h.place), "country": orNull(h.country), "region": orNull(h.region)}
}

// homesOf works out the homes of organisations, a level of the hierarchy at a
// time.
func homesOf(ctx context.Context, r reader, organizations []string) (map[string]home, error) {
	// above[id] is where each organisation looks: its place, else its parent.
	above := map[string]string{}
	for level := organizations; len(level) > 0; {
		var next []string
		for _, id := range level {
			above[id] = ""
		}
		err := r.query(ctx, "above_organizations", params{"ids": level}, func(line row) error {
			up := line.text("place")
			if up == "" {
				up = line.text("parent")
			}
			above[line.text("id")] = up
			if network.Prefix(up) == network.Organization.Prefix() {
				next = append(next, up)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		level = unknown(next, above)
	}
	places, err := placesAbove(ctx, r, above)
	if err != nil {
		return nil, err
	}
	homes := make(map[string]home, len(organizations))
	for _, id := range organizations {
		place := above[id]
		// A parent may by mistake be part of its own part: each is passed once.
		for passed := map[string]bool{id: true}; network.Prefix(place) == network.Organization.Prefix() && !passed[place]; place = above[place] {
			passed[place] = true
		}
		if network.Prefix(place) != network.Place.Prefix() {
			place = "" // none of its parents is anywhere
		}
		country := places.nearest(place, network.CountryType)
		homes[id] = home{place: place, country: country, region: places.nearest(country, network.RegionType)}
	}
	return homes, nil
}

// unknown returns the ids that are no key of m, each once.
func unknown[V any](ids []string, m map[string]V) []string {
	fresh := map[string]bool{}
	for _, id := range ids {
		if _, known := m[id]; !known {
			fresh[id] = true
		}
	}
	return sorted(fresh)
}

// placeTree is places with what they are part of.
type placeTree map[string]placeNode

type placeNode struct {
	placeType string
	// partOf are the ids of the places it is part of, in order.
	partOf []string
}

// placesAbove reads the places that organisations are in, and all above them.
func placesAbove(ctx context.Context, r reader, above map[string]string) (placeTree, error) {
	tree := placeTree{}
	var level []string
	for _, up := range above {
		if network.Prefix(up) == network.Place.Prefix() {
			level = append(level, up)
		}
	}
	for level = unknown(level, tree); len(level) > 0; level = unknown(level, tree) {
		var next []string
		for _, id := range level {
			tree[id] = placeNode{}
		}
		err := r.query(ctx, "above_places", params{"ids": level}, func(line row) error {
			tree[line.text("id")] = placeNode{placeType: line.text("type"), partOf: line.texts("partOf")}
			next = append(next, line.texts("partOf")...)
			return nil
		})
		if err != nil {
			return nil, err
		}
		level = next
	}
	return tree, nil
}

// nearest returns the nearest place of a type from a place upwards, itself first;
// of several equally near the lowest id. "" where there is none.
func (t placeTree) nearest(place, placeType string) string {
	seen := map[string]bool{}
	for level := []string{place}; len(level) > 0; {
		above := map[string]bool{}
		for _, id := range level {
			seen[id] = true
			if t[id].placeType == placeType {
				return id
			}
			for _, up := range t[id].partOf {
				above[up] = true
			}
		}
		level = level[:0]
		for _, id := range sorted(above) {
			if !seen[id] {
				level = append(level, id)
			}
		}
	}
	return ""
}
