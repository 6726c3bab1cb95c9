package brute

import (
	"cmp"
	"slices"
)

// ChangeQuestion asks what has changed. Around and Types are nil where they are not given.
type ChangeQuestion struct {
	From, To, Basis string
	Around, Types   []string
}

// Change is something that has changed: of a link or an entity, whose id it has. Place is
// that of a change of status in its history, else 0.
type Change struct {
	Day, Kind, ID string
	Place         int
}

// Changes returns all that has changed: "By day (none last), kind, id", "Byte order
// throughout". Changes of status of one entity on one day stay in the order of its history.
func (n *Network) Changes(q ChangeQuestion) []Change {
	var all []Change
	for _, l := range n.Links {
		// "`types`: links only."
		if (q.Types == nil || slices.Contains(q.Types, l.Type)) && n.linkAround(l, q.Around) {
			all = append(all, n.changesOf(l, q)...)
		}
	}
	for _, e := range n.Entities {
		// "KNOWN: links only"
		if q.Basis == "HELD" && q.Types == nil && n.entityAround(e, q.Around) {
			all = append(all, n.changesOfEntity(e, q)...)
		}
	}
	slices.SortStableFunc(all, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.ID, b.ID))
	})
	return all
}

// changesOf returns how a link has changed, at most once.
func (n *Network) changesOf(l Link, q ChangeQuestion) []Change {
	if q.Basis == "KNOWN" {
		// "of those holding on `to`, known by `to` and not by `from`; `day` the first day it
		// was known"
		if n.holds(l, q.To, q.To) == Not || len(n.known(l, q.To)) == 0 || len(n.known(l, q.From)) > 0 {
			return nil
		}
		first := afterAll
		for _, e := range l.Evidence {
			certainly, presumably := n.knowable(l, e)
			first = min(first, certainly, presumably)
		}
		return []Change{{Day: first, Kind: "BEGAN", ID: l.ID}}
	}
	before, now := n.holds(l, q.From, "") != Not, n.holds(l, q.To, "") != Not
	for _, r := range n.days(l, false, "") {
		switch {
		// "links that hold on `to` and not on `from` (BEGAN, `day` the first day it holds"
		case now && !before && r.from <= q.To && q.To <= r.to:
			return []Change{{Day: r.from, Kind: "BEGAN", ID: l.ID}}
		// "or the other way (ENDED, the last)"
		case before && !now && r.from <= q.From && q.From <= r.to:
			return []Change{{Day: r.to, Kind: "ENDED", ID: l.ID}}
		}
	}
	return nil
}

// changesOfEntity returns to which statuses an entity came, and whether it came into being.
func (n *Network) changesOfEntity(e Entity, q ChangeQuestion) []Change {
	var all []Change
	within := func(day string) bool { return q.From < day && day <= q.To }
	// "dated statuses whose latest reading is after `from`, up to `to`"
	for i, c := range e.History {
		if day := read(c.Date).latest; c.Date != "" && within(day) {
			all = append(all, Change{Day: day, Kind: "STATUS", ID: e.ID, Place: i})
		}
	}
	// "APPEARED, by the earliest reading of a beginning"
	begins, derived := n.beginning(e)
	if derived != "" {
		begins = read(derived).earliest
	}
	if within(begins) {
		all = append(all, Change{Day: begins, Kind: "APPEARED", ID: e.ID})
	}
	return all
}

// linkAround reports whether a link is around some entities.
//
// "links with an end or onBehalfOf among them, or an end that is an event, agreement or
// programme which such a link joins"
func (n *Network) linkAround(l Link, around []string) bool {
	return around == nil || touches(l, around) || slices.Contains(n.joined(around), l.From) || slices.Contains(n.joined(around), l.To)
}

// entityAround reports whether an entity is one of some, or one that is joined to them:
// "and the statuses and beginnings of all these".
func (n *Network) entityAround(e Entity, around []string) bool {
	return around == nil || slices.Contains(around, e.ID) || slices.Contains(n.joined(around), e.ID)
}

// touches reports whether a link has an end or onBehalfOf among some entities.
func touches(l Link, entities []string) bool {
	return slices.Contains(entities, l.From) || slices.Contains(entities, l.To) || slices.Contains(entities, l.OnBehalfOf)
}

// joined returns the events, agreements and programmes that links join which touch some
// entities.
func (n *Network) joined(entities []string) []string {
	var all []string
	for _, l := range n.Links {
		for _, id := range []string{l.From, l.To} {
			if touches(l, entities) && slices.Contains([]string{"EVENT", "AGREEMENT", "PROGRAMME"}, n.entity(id).Kind) {
				all = append(all, id)
			}
		}
	}
	return all
}
