package pathfind

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// MemberList asks for a page of the reached organisations of some groups, or of those
// that belong to none, by hops, then id.
type MemberList struct {
	// Keys are those of the groups; nil is all of them.
	Keys []string
	// Unplaced: those that belong to no group are listed, and no others.
	Unplaced bool
	// After is the place behind which the page begins.
	After MemberPlace
	First int
	// Paths: each comes with the first path to it.
	Paths bool
}

// Of reports whether members of a group are listed; those of none have the key "".
func (l *MemberList) Of(key string) bool {
	if key == "" {
		return l.Unplaced
	}
	return !l.Unplaced && (l.Keys == nil || slices.Contains(l.Keys, key))
}

// MemberPlace is that of an organisation in such a list: by its hops, then its id. The
// zero value is before all of them.
type MemberPlace struct {
	Hops int
	ID   string
}

// Compare orders places.
func (p MemberPlace) Compare(other MemberPlace) int {
	return cmp.Or(cmp.Compare(p.Hops, other.Hops), cmp.Compare(p.ID, other.ID))
}

// MemberPage is a page of a MemberList. It is shorter than it was asked for if time or
// work ran out.
type MemberPage = listing.Page[Reached]

// Members is organisations that were reached.
type Members struct {
	Reached HopCounts
	// Pages are those of the question's Lists, in their order. They are empty for lists
	// of other groups.
	Pages []MemberPage
}

// Place returns the place of an organisation in a MemberList.
func (r Reached) Place() MemberPlace { return MemberPlace{r.Hops, r.ID} }

// Listed returns all that were reached of a group, by hops, then id, as members of which
// those are listed that the question asks for. Those of no group have the key "".
func (q *ReachQuestion) Listed(key string, reached []Reached) Members {
	m := Members{Reached: Counted(reached), Pages: make([]MemberPage, len(q.Lists))}
	for i := range q.Lists {
		l := &q.Lists[i]
		if !l.Of(key) {
			continue
		}
		begin, _ := slices.BinarySearchFunc(reached, l.After, func(r Reached, place MemberPlace) int {
			if r.Place().Compare(place) <= 0 {
				return -1
			}
			return 1
		})
		m.Pages[i] = listing.Cut(reached[begin:], l.First)
	}
	return m
}

// checkKeys makes sure that the groups that are asked for can be groups of places,
// where they are grouped by those.
func (q *ReachQuestion) checkKeys() error {
	if err := checkIDs("groups.keys", q.Keys, false); err != nil {
		return err
	}
	if q.GroupBy == ByType {
		for _, key := range q.Keys {
			if err := network.CheckType("groups.keys", key, []network.Kind{network.Organization}); err != nil {
				return err
			}
		}
		return nil
	}
	return checkKind("groups.keys", q.Keys, network.Place)
}

// checkKind refuses ids of another kind than an argument takes.
func checkKind(field string, ids []string, takes network.Kind) error {
	for _, id := range ids {
		if err := network.CheckKind(field, id, takes); err != nil {
			return err
		}
	}
	return nil
}
