package report

import (
	"cmp"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/topology"
)

// Carrier is something without which any organisation would not be reached, or by more
// hops.
type Carrier struct {
	Entity topology.Node
	// Lost are the organisations that would not be reached, by id, Farther counts those
	// that would be by more hops.
	Lost    []topology.Node
	Farther int
	// Alone: in some country others than it are reached, and all of them would be lost.
	Alone bool
}

// CarrierPlace is the place of a carrier in its list.
type CarrierPlace struct {
	Lost, Farther int
	ID            string
}

// Compare orders places: most lost first, then most farther, then by id.
func (p CarrierPlace) Compare(other CarrierPlace) int {
	return cmp.Or(cmp.Compare(other.Lost, p.Lost), cmp.Compare(other.Farther, p.Farther), cmp.Compare(p.ID, other.ID))
}

// CarrierPlace returns the place of a carrier.
func (r *Report) CarrierPlace(c Carrier) CarrierPlace {
	return CarrierPlace{len(c.Lost), c.Farther, r.ID(c.Entity)}
}

// Carriers returns all carriers, of some kinds or of all where that is nil.
func (r *Report) Carriers(kinds []network.Kind) ([]Carrier, error) {
	removals, err := r.allRemovals()
	if err != nil {
		return nil, err
	}
	found, err := r.main()
	if err != nil {
		return nil, err
	}
	reached := r.reachedIn(found)
	var list []Carrier
	for n, removal := range removals {
		if kinds == nil || slices.Contains(kinds, r.kind(n)) {
			list = append(list, Carrier{Entity: n, Lost: removal.Lost, Farther: len(removal.Farther), Alone: r.alone(removal, reached)})
		}
	}
	slices.SortFunc(list, func(a, b Carrier) int { return r.CarrierPlace(a).Compare(r.CarrierPlace(b)) })
	return list, nil
}

// allRemovals returns what would be lost without each entity that carries anything.
func (r *Report) allRemovals() (map[topology.Node]memory.Removal, error) {
	if r.removals != nil {
		return r.removals, nil
	}
	found, err := r.whole()
	if err != nil {
		return nil, err
	}
	removals := map[topology.Node]memory.Removal{}
	err = found.Removals(found.here, func(removal memory.Removal) {
		slices.SortFunc(removal.Lost, r.snapshot.Compare)
		removals[removal.Entity] = removal
	})
	if err != nil {
		return nil, r.stopped(err)
	}
	r.removals = removals
	return removals, nil
}

// reachedIn counts who is reached in each country.
func (r *Report) reachedIn(found *reach) []int {
	counts := make([]int, len(r.countries))
	for _, n := range found.here {
		i, _ := r.countryOf(n)
		counts[i]++
	}
	return counts
}

// alone reports whether all are lost of some country in which others than the entity itself
// are reached.
func (r *Report) alone(removal memory.Removal, reached []int) bool {
	lost := map[int]int{}
	for _, n := range removal.Lost {
		i, _ := r.countryOf(n)
		lost[i]++
	}
	if i, here := r.countryOf(removal.Entity); here && r.isReached(removal.Entity) {
		if lost[i] > 0 {
			lost[i]++ // itself, which does not count
		}
	}
	for i, n := range lost {
		if n == reached[i] {
			return true
		}
	}
	return false
}

// isReached reports whether an organisation is reached on the day of the report.
func (r *Report) isReached(n topology.Node) bool {
	found, _ := r.main()
	_, is := found.hops[n]
	return is
}

// lost returns how many would be lost without an entity.
func (r *Report) lost(n topology.Node) (int, error) {
	removals, err := r.allRemovals()
	return len(removals[n].Lost), err
}

// CarrierPage returns a page of carriers.
func (r *Report) CarrierPage(kinds []network.Kind, page Page[CarrierPlace]) (p Paged[Carrier], err error) {
	list, err := r.Carriers(kinds)
	return cut(list, page, r.CarrierPlace, CarrierPlace.Compare), err
}

// LostPage returns a page of those who would be lost.
func (r *Report) LostPage(c Carrier, page Page[string]) Paged[topology.Node] {
	return cut(c.Lost, page, r.ID, strings.Compare)
}
