package brute

import (
	"cmp"
	"slices"
)

// ReachQuestion asks which organisations can be reached; GroupBy is REGION,
// COUNTRY or TYPE.
type ReachQuestion struct {
	From      []string
	Where     Filter
	GroupBy   string
	WithEmpty bool
	// Unit is HOPS, which may be "", or PARTNERS.
	Unit string
}

// Reach is a Reach.
type Reach struct {
	Origins      []string
	Total        int
	ByHop        []HopCount
	Groups       []Group
	WithoutPlace int
	// TotalCertain is nil where `certainty` would be illegal.
	TotalCertain *int
	// Nearest is all that was reached, by hops, then id.
	Nearest []Reached
}

// Group is a ReachGroup.
type Group struct {
	Key            string
	Reached, Known int
	Certain        *int
	ByHop          []HopCount
	Nearest        []Reached
}

// Reached is an organisation that was reached, with the first path to it.
type Reached struct {
	ID   string
	Hops int
	Path Path
	// Certain is nil where `certainty` would be illegal.
	Certain *bool
}

// HopCount says how many organisations lie at exactly that distance.
type HopCount struct{ Hops, Organizations int }

// Reach answers a question about reach.
//
// "Organisations at 1…`maxHops` (default 3) hops from the nearest of `from`,
// walking as paths do".
func (n *Network) Reach(q ReachQuestion) Reach {
	r := n.reach(q)
	// "`totalCertain`, `reachedCertain`, `Reached.certain`: how many, and whether it is,
	// reached with `certainty: CERTAIN` as well; null only where `certainty` would be
	// illegal."
	if q.Where.AsOf == "" && q.Where.KnownBy == "" && !q.Where.Overlapping {
		return r
	}
	q.Where.Certainty = "CERTAIN"
	certain := n.reach(q)
	is := func(id string) *bool {
		return new(slices.ContainsFunc(certain.Nearest, func(r Reached) bool { return r.ID == id }))
	}
	r.TotalCertain = &certain.Total
	for i := range r.Nearest {
		r.Nearest[i].Certain = is(r.Nearest[i].ID)
	}
	for i := range r.Groups {
		g := &r.Groups[i]
		count := 0
		for j := range g.Nearest {
			g.Nearest[j].Certain = is(g.Nearest[j].ID)
			if *g.Nearest[j].Certain {
				count++
			}
		}
		g.Certain = &count
	}
	return r
}

func (n *Network) reach(q ReachQuestion) Reach {
	maxHops := 3
	if q.Where.MaxHops != nil {
		maxHops = *q.Where.MaxHops
	}
	byPartners := map[string]Path{}
	if q.Unit == "PARTNERS" {
		byPartners = n.reachPartners(q)
	}
	r := Reach{Origins: deduplicated(q.From)}
	known := map[string]int{}
	for _, e := range n.Entities {
		if e.Kind != "ORGANIZATION" {
			continue
		}
		// "In both units an organisation counts only where it exists on `asOf`".
		if q.Where.AsOf != "" && !n.exists(e, q.Where.AsOf) {
			continue
		}
		// "`known`: organisations of the group in the whole graph, origins included, with
		// `asOf` those that exist on that day."
		for _, key := range n.countedIn(e.ID, q.GroupBy) {
			known[key]++
		}
		// What is avoided can be no end of a path either.
		if slices.Contains(q.From, e.ID) || slices.Contains(q.Where.Avoid, e.ID) {
			continue
		}
		if q.Unit == "PARTNERS" {
			if path, reached := byPartners[e.ID]; reached {
				r.Nearest = append(r.Nearest, Reached{ID: e.ID, Hops: path.PartnerSteps, Path: path})
			}
			continue
		}
		if paths := n.paths(q.From, []string{e.ID}, q.Where, maxHops); len(paths) > 0 {
			r.Nearest = append(r.Nearest, Reached{ID: e.ID, Hops: len(paths[0].Steps), Path: paths[0]})
		}
	}
	// "`nearest`: by hops, then id; its `path` is the first by FEWEST_HOPS."
	slices.SortFunc(r.Nearest, func(a, b Reached) int {
		return cmp.Or(cmp.Compare(a.Hops, b.Hops), cmp.Compare(a.ID, b.ID))
	})
	r.Total, r.ByHop = len(r.Nearest), byHop(r.Nearest)
	n.intoGroups(&r, q, known)
	return r
}

// intoGroups groups what is reached. known is how many organisations there are of each
// group.
func (n *Network) intoGroups(r *Reach, q ReachQuestion, known map[string]int) {
	groups := map[string][]Reached{}
	for _, o := range r.Nearest {
		key := n.group(o.ID, q.GroupBy)
		groups[key] = append(groups[key], o)
	}
	// "Organisations with no known place count in `withoutPlace` and `total` only."
	r.WithoutPlace = len(groups[""])
	delete(groups, "")
	if q.WithEmpty {
		for _, key := range n.everyGroup(q.GroupBy) {
			groups[key] = append(groups[key], []Reached{}...)
		}
	}
	for key, members := range groups {
		r.Groups = append(r.Groups, Group{
			Key: key, Reached: len(members), Known: known[key], ByHop: byHop(members), Nearest: members,
		})
	}
	// "Groups with someone reached, largest first, then key"
	slices.SortFunc(r.Groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Reached, a.Reached), cmp.Compare(a.Key, b.Key))
	})
}

// everyGroup lists the keys of all groups.
//
// "`withEmpty`: groups with nobody reached too (COUNTRY, REGION: every one the network
// has; TYPE: every one that occurs)." "REGION with `withEmpty`: the regions nearest above
// some country."
func (n *Network) everyGroup(by string) []string {
	var keys []string
	for _, e := range n.Entities {
		key := ""
		switch {
		case by == "TYPE" && e.Kind == "ORGANIZATION":
			key = e.Type
		case by == "COUNTRY" && e.Kind == "PLACE" && e.Type == "COUNTRY":
			key = e.ID
		case by == "REGION" && e.Kind == "PLACE" && e.Type == "COUNTRY":
			key = n.above(e.ID, "REGION")
		}
		if key != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// byHop counts organisations by distance. "`byHop`: at exactly that distance."
func byHop(reached []Reached) []HopCount {
	var counts []HopCount
	for _, o := range reached {
		if last := len(counts) - 1; last >= 0 && counts[last].Hops == o.Hops {
			counts[last].Organizations++
		} else {
			counts = append(counts, HopCount{Hops: o.Hops, Organizations: 1})
		}
	}
	return counts
}

// group returns the key of an organisation's group, "" where it has none. "`key` is
// the place's id, for TYPE the type."
func (n *Network) group(organization, by string) string {
	switch by {
	case "TYPE":
		return n.entity(organization).Type
	case "COUNTRY":
		return n.country(organization)
	default:
		// "A region is the nearest REGION above a country"
		return n.above(n.country(organization), "REGION")
	}
}

// countedIn lists the keys of the groups of which an organisation is `known`.
//
// "`Place.organizations`: those whose home place is it or lies in it;
// `entities(country, region)` take outer places likewise, and `known` counts alike."
func (n *Network) countedIn(organization, by string) []string {
	if by == "TYPE" {
		return []string{n.group(organization, by)}
	}
	var places []string
	if home := n.home(organization, nil); home != "" {
		places = append(places, home)
	}
	for i := 0; i < len(places); i++ {
		for _, up := range n.targets(places[i], "PART_OF") {
			if !slices.Contains(places, up) {
				places = append(places, up)
			}
		}
	}
	return places
}

// country returns the country of an organisation: "the first COUNTRY on the way
// from the place it is `LOCATED_IN` […] up by `PART_OF`; without a place, its parent's."
func (n *Network) country(organization string) string {
	return n.above(n.home(organization, nil), "COUNTRY")
}

// home returns the place of an organisation: "the place it is `LOCATED_IN` (several:
// lowest id) […]; without a place, its parent's"; "" where there is none.
//
// "Groups, `country` and `known` go by all `LOCATED_IN` and `PART_OF` links,
// whatever the filter."
func (n *Network) home(organization string, below []string) string {
	if places := n.targets(organization, "LOCATED_IN"); len(places) > 0 {
		return places[0]
	}
	parents := n.targets(organization, "PART_OF")
	if len(parents) == 0 || slices.Contains(below, organization) {
		return ""
	}
	return n.home(parents[0], append(below, organization))
}

// above returns the nearest place of a type on the way up from a place by PART_OF,
// itself included; of several as near, the lowest id.
func (n *Network) above(place, placeType string) string {
	level, seen := []string{place}, []string{}
	for len(level) > 0 {
		level = deduplicated(level)
		var next []string
		for _, id := range level {
			if n.entity(id).Type == placeType {
				return id
			}
			next = append(next, n.targets(id, "PART_OF")...)
		}
		seen = append(seen, level...)
		level = slices.DeleteFunc(next, func(id string) bool { return slices.Contains(seen, id) })
	}
	return ""
}

// targets lists what links of a type lead to from an entity, by id.
func (n *Network) targets(from, linkType string) []string {
	var to []string
	for _, l := range n.Links {
		if l.From == from && l.Type == linkType {
			to = append(to, l.To)
		}
	}
	return deduplicated(to)
}
