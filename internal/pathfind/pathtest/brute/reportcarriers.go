package brute

import (
	"cmp"
	"slices"
)

// Carrier is an entity without which somebody would not be reached, or be farther.
type Carrier struct {
	Entity            string
	Lost, Farther     int
	Alone             bool
	LostOrganizations []string
}

// carriers removes every entity in turn.
//
// "whatever is between and no body: whom the ways pass, what partners share, who was there
// on behalf. … Listed where either is positive; most lost first, then farther, then id."
// What is not between takes nobody away but itself.
func (r *reporter) carriers() []Carrier {
	var all []Carrier
	for _, e := range r.n.Entities {
		if c := r.removed(e.ID); c.Lost > 0 || c.Farther > 0 {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b Carrier) int {
		return cmp.Or(cmp.Compare(b.Lost, a.Lost), cmp.Compare(b.Farther, a.Farther), cmp.Compare(a.Entity, b.Entity))
	})
	return all
}

// removed says what the bodies lose with an entity. They lose nothing with one of them.
//
// "`lost`: organisations of the countries no longer reached within `maxHops` with it in
// `avoid`; `farther`: those then reached by more; it does not count itself. … `alone`: in
// some country others than it are reached, and all are lost."
func (r *reporter) removed(id string) Carrier {
	c := Carrier{Entity: id}
	if slices.Contains(r.bodies, id) {
		return c
	}
	after := r.reach(r.bodies, without(r.where, id))
	others, lost := map[string]int{}, map[string]int{}
	for _, organization := range r.there.ids() {
		if organization == id {
			continue
		}
		country := r.countryOf(organization)
		others[country]++
		switch hops := after.hops(organization); {
		case hops == nil:
			c.LostOrganizations = append(c.LostOrganizations, organization)
			lost[country]++
		case *hops > *r.there.hops(organization):
			c.Farther++
		}
	}
	c.Lost = len(c.LostOrganizations)
	for country := range others {
		c.Alone = c.Alone || others[country] == lost[country]
	}
	return c
}

// ids lists those reached, by id.
func (all reached) ids() []string {
	var ids []string
	for id := range all {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
