package brute

import (
	"cmp"
	"slices"
)

// ReachChange is an organisation that is not reached as on the other day. Because is links.
type ReachChange struct {
	Kind, Organization string
	Before, Now        *int
	Because            []string
	Path               []string
}

// changes compares the two days.
//
// "organisations of the countries by hops on either day; `path`: the first now, for LOST
// and FARTHER the first then …. By kind in the enum's order, then id."
func (r *reporter) changes() []ReachChange {
	if r.in.CompareTo == "" {
		return nil
	}
	where := r.where
	where.AsOf = r.in.CompareTo
	then, now := r.inCountries(r.reach(r.bodies, where)), r.there
	var all []ReachChange
	for _, id := range deduplicated(slices.Concat(then.ids(), now.ids())) {
		c := ReachChange{Organization: id, Before: then.hops(id), Now: now.hops(id)}
		switch {
		case c.Before == nil:
			c.Kind = "GAINED"
		case c.Now == nil:
			c.Kind = "LOST"
		case *c.Now < *c.Before:
			c.Kind = "NEARER"
		case *c.Now > *c.Before:
			c.Kind = "FARTHER"
		default:
			continue
		}
		path, other := Path{}, Filter{}
		if c.Kind == "LOST" || c.Kind == "FARTHER" {
			path, other = then[id][0], r.where
		} else {
			path, other = now[id][0], where
		}
		c.Path, c.Because = path.Entities, r.because(path, other)
		all = append(all, c)
	}
	kinds := []string{"GAINED", "LOST", "NEARER", "FARTHER"}
	slices.SortStableFunc(all, func(a, b ReachChange) int {
		return cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind))
	})
	return all
}

// because lists the links of the steps that could not be made on the other day.
//
// "`because`: of its steps with no link that counts on the other day, all their links": of
// the day of the path, by type, then id, in the order of the steps, each once.
func (r *reporter) because(path Path, other Filter) []string {
	var links []string
	for _, step := range path.Steps {
		if r.couldBeMade(step, other) {
			continue
		}
		for _, l := range step.Links {
			if !slices.Contains(links, l.ID) {
				links = append(links, l.ID)
			}
		}
	}
	return links
}

// couldBeMade reports whether a step could be made under a filter: by a link between the
// two, or between partners as an organisation is at what is shared, by whatever link.
func (r *reporter) couldBeMade(step Step, where Filter) bool {
	between := func(l Link) bool {
		return l.From == step.From && l.To == step.To || l.From == step.To && l.To == step.From
	}
	if r.in.Unit == "HOPS" {
		return slices.ContainsFunc(r.n.Links, func(l Link) bool { return between(l) && r.n.passes(l, where) })
	}
	if step.Links[0].Type == "PARTNERS_WITH" {
		return len(r.n.partneringLinks(step.From, step.To, where)) > 0
	}
	return slices.ContainsFunc(r.n.presences(where), func(p presence) bool {
		return p.organization == step.From && p.at == step.To || p.organization == step.To && p.at == step.From
	})
}
