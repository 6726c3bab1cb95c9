package solver

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Profiles is a breadth-first profile search: hop by hop, it finds out when one can be
// at each entity, and comes to an entity again where that allows more than before
// (label correcting, as for timetables: D. Delling and D. Wagner: Time-Dependent Route
// Planning, 2009).
//
// What a way does between two visits to an entity can be left out, on each day by
// itself, so the hops are those of a path.
type Profiles struct {
	sense      Sense
	conditions Conditions
	// best is when one can be at each entity by the ways that were looked at, gained
	// that part of it which the last hop added, and next that which this hop adds.
	best, gained, next map[int32]Profile
	// frontier are the entities of gained, coming those of next, in the order in which
	// they were met.
	frontier, coming []int32
	// pieces are those of all profiles, one after the other.
	pieces []Piece
	// over, beyond and both are profiles that are being made.
	over, beyond, both Profile
}

// Begin begins a search, which sets out by a profile, and forgets another.
func (p *Profiles) Begin(sense Sense, c Conditions, origins []int32, start Profile) {
	const large = 50_000 // to clear a map takes as long as it was ever large
	if p.best == nil || max(len(p.best), len(p.gained), len(p.next)) > large {
		*p = Profiles{best: map[int32]Profile{}, gained: map[int32]Profile{}, next: map[int32]Profile{}, pieces: p.pieces}
	}
	clear(p.best)
	clear(p.gained)
	clear(p.next)
	p.sense, p.conditions, p.pieces = sense, c, p.pieces[:0]
	p.frontier, p.coming = append(p.frontier[:0], origins...), p.coming[:0]
	for _, entity := range origins {
		p.best[entity], p.gained[entity] = start, start
	}
}

// Frontier returns the entities for which the last hop gained anything, and Gained
// what that is.
func (p *Profiles) Frontier() []int32           { return p.frontier }
func (p *Profiles) Gained(entity int32) Profile { return p.gained[entity] }

// Take takes a step from where one can be so. It returns what that allows where the
// step leads to, beyond what was known; the next call overwrites it.
func (p *Profiles) Take(at Profile, step *Step) Profile {
	p.over = at.Over(p.over[:0], p.conditions, step, p.sense)
	p.beyond = p.over.Beyond(p.beyond[:0], p.best[step.To], p.sense)
	if len(p.beyond) == 0 {
		return nil
	}
	before, known := p.next[step.To]
	if !known {
		p.coming = append(p.coming, step.To)
	}
	p.next[step.To] = p.join(before, p.beyond)
	return p.beyond
}

// Hop ends a hop: what was gained by the steps that were taken is gone on from.
func (p *Profiles) Hop() {
	for _, entity := range p.coming {
		p.best[entity] = p.join(p.best[entity], p.next[entity])
	}
	p.gained, p.next = p.next, p.gained
	p.frontier, p.coming = p.coming, p.frontier[:0]
	clear(p.next)
}

// join returns the better of two profiles on each day, to be kept.
func (p *Profiles) join(a, b Profile) Profile {
	p.both = a.Join(p.both[:0], b, p.sense)
	begin := len(p.pieces)
	p.pieces = append(p.pieces, p.both...)
	return p.pieces[begin:len(p.pieces):len(p.pieces)]
}

// Adjacency is a network as a search for any path by days reads it.
type Adjacency interface {
	// Links returns how many links lead on from an entity inside a path; none from an
	// end, nor from what can't lie inside a path.
	Links(entity int32) int
	// Steps calls do with the steps that a path may take from an entity, but those that
	// lead to an end of some role. It counts the links that it looks at.
	Steps(entity int32, except Role, do func(*Step)) error
}

// ShortestByDays returns the hops of the shortest path from some entities to others under
// conditions on days, of at most so many hops; nil where there is none. Two profile
// searches grow towards each other, one from either end, always that with fewer links to
// look at. They meet where on some day both can be at an entity, the one not after the
// other.
func ShortestByDays(a Adjacency, c Conditions, from, to []int32, maxHops int) (*int, error) {
	if shareAny(from, to) {
		return new(0), nil
	}
	days, err := commonDays(a, c, from, to)
	if err != nil || len(days) == 0 {
		return nil, err
	}
	var onward, backward Profiles
	// What holds on these days alone is as if the first step were one that does.
	first := Step{Holds: days}
	onward.Begin(Onward, c, from, Onward.Start().Over(nil, Conditions{Overlapping: true}, &first, Onward))
	backward.Begin(Backward, c, to, Backward.Start().Over(nil, Conditions{Overlapping: true}, &first, Backward))
	for hops := range maxHops {
		side, other, own := &onward, &backward, From
		if hops == 1 || hops > 1 && backward.links(a) < onward.links(a) {
			side, other, own = &backward, &onward, To
		}
		if len(side.frontier) == 0 {
			return nil, nil
		}
		met, err := side.hopTowards(other, a, own, hops < 2)
		if err != nil {
			return nil, err
		}
		if met {
			return new(hops + 1), nil
		}
	}
	return nil, nil
}

// commonDays returns the days on which both a step from a beginning and one from an
// end hold: a path can only hold on these.
func commonDays(a Adjacency, c Conditions, from, to []int32) (network.Days, error) {
	if !c.Overlapping {
		return network.EveryDay(), nil
	}
	first, err := daysOf(a, from, From)
	if err != nil || len(first) == 0 {
		return nil, err
	}
	last, err := daysOf(a, to, To)
	return first.And(last), err
}

// daysOf returns the days on which a step from any of some ends holds.
func daysOf(a Adjacency, ends []int32, own Role) (days network.Days, err error) {
	for _, entity := range ends {
		if err = a.Steps(entity, own, func(s *Step) { days, _ = days.Or(s.Holds) }); err != nil {
			return nil, err
		}
	}
	return days, nil
}

// hopTowards goes on by one hop until the other search is met. The first hop sets out
// from the ends themselves.
func (p *Profiles) hopTowards(other *Profiles, a Adjacency, own Role, first bool) (met bool, err error) {
	for _, entity := range p.frontier {
		if !first && a.Links(entity) == 0 {
			continue
		}
		at := p.gained[entity]
		err := a.Steps(entity, own, func(step *Step) {
			met = met || p.meets(p.Take(at, step), other.best[step.To])
		})
		if met || err != nil {
			return met, err
		}
	}
	p.Hop()
	return false, nil
}

// meets reports whether on some day one can be at an entity by a profile and set out
// from there by that of the other search.
func (p *Profiles) meets(own, other Profile) bool {
	arrival, departure := own, other
	if p.sense == Backward {
		arrival, departure = other, own
	}
	for i, j := 0, 0; i < len(arrival) && j < len(departure); {
		if arrival[i].At <= departure[j].At && !arrival[i].Meet(departure[j].Interval).Empty() {
			return true
		}
		if arrival[i].To < departure[j].To {
			i++
		} else {
			j++
		}
	}
	return false
}

// shareAny reports whether an entity is in both lists: by itself it is a path.
func shareAny(a, b []int32) bool {
	in := make(map[int32]bool, len(a))
	for _, entity := range a {
		in[entity] = true
	}
	return slices.ContainsFunc(b, func(entity int32) bool { return in[entity] })
}

// links counts the links that the next hop looks at.
func (p *Profiles) links(a Adjacency) (links int) {
	for _, entity := range p.frontier {
		links += a.Links(entity)
	}
	return links
}
