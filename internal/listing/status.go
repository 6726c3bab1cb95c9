package listing

import (
	"cmp"

	"github.com/entente-graph/entente/internal/network"
)

// StatusFilter says which dated changes of status count: those that had certainly come
// by a day, and not by an earlier one.
type StatusFilter struct {
	NotBy, By network.Day
	// Of are the ids of the entities whose changes count; nil is all.
	Of []string
}

// StatusPlace is a change of status and its place in their list: by the day on which it
// had certainly come, then the id of the entity, then which of its changes it is in the
// order of network.DatedStatuses.
type StatusPlace struct {
	Day    network.Day
	Entity string
	Which  int
}

// Compare orders places.
func (p StatusPlace) Compare(other StatusPlace) int {
	return cmp.Or(cmp.Compare(p.Day, other.Day), cmp.Compare(p.Entity, other.Entity), cmp.Compare(p.Which, other.Which))
}

// StatusQuery asks for a page of changes of status.
type StatusQuery = Query[StatusFilter, StatusPlace]
