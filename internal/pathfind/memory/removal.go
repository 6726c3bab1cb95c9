package memory

import (
	"slices"

	"github.com/entente-graph/entente/internal/topology"
)

// Removals finds out what each entity, taken away, would cost.
//
// What is on every shortest way to a target is a dominator of it. Those are found by
// removal, as dominators first were (E. Lowry, C. Medlock: Object Code Optimization,
// 1969): a vertex is cut off if all last steps to it come from what is removed or cut
// off. Only what is cut off is then searched again, from its rim. A vertex is cut off by
// at most as many entities as its shortest ways are long, so all removals together cost
// about as many searches as a way may have steps.
func (w *waysBySteps) Removals(targets []topology.Node, each func(Removal)) error {
	r := removals{waysBySteps: w, target: map[vertexID]bool{}, onBehalf: map[topology.Node][]vertexID{}}
	for _, v := range vertices(targets) {
		r.target[v] = true
	}
	passed, err := w.Between(targets)
	if err != nil {
		return err
	}
	if err := r.countSteps(); err != nil {
		return err
	}
	slices.SortFunc(passed.Entities, w.snapshot.Compare)
	for _, n := range passed.Entities {
		if w.level[n] == 0 {
			continue // an origin that is shared
		}
		removal, err := r.remove(n)
		if err != nil {
			return err
		}
		if len(removal.Lost)+len(removal.Farther) > 0 {
			each(removal)
		}
	}
	return nil
}

// removals is what it takes to remove entities from ways.
type removals struct {
	*waysBySteps
	target map[vertexID]bool
	// incoming counts the last steps of the shortest ways to each vertex, and lost those
	// that are lost by the removal.
	incoming, lost []int32
	// onBehalf are the vertices to which a step leads for which somebody was there on
	// behalf of another, once a step.
	onBehalf map[topology.Node][]vertexID
	cut
}

// cut is what is removed, and what loses all its shortest ways by that.
type cut struct {
	entity   topology.Node
	vertices []vertexID
	is       []bool
	// touched are the vertices of which any steps are lost.
	touched []vertexID
}

// countSteps counts the last steps to all that was reached.
func (r *removals) countSteps() error {
	r.incoming, r.lost, r.is = make([]int32, len(r.level)), make([]int32, len(r.level)), make([]bool, len(r.level))
	for _, level := range r.levels {
		for _, v := range level {
			err := r.outward(v, func(s waystep) {
				r.incoming[s.to]++
				if s.onBehalf {
					r.onBehalf[s.by] = append(r.onBehalf[s.by], s.to)
				}
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// outward calls do with every step from a vertex that shortest ways take.
func (r *removals) outward(v vertexID, do func(waystep)) error {
	if !r.leads(v) {
		return nil
	}
	here := r.level[v]
	return r.steps(v, func(s waystep) {
		if r.level[s.to] == here+s.length {
			do(s)
		}
	})
}

// remove takes an entity away.
func (r *removals) remove(n topology.Node) (Removal, error) {
	removal := Removal{Entity: n}
	defer r.putBack()
	if err := r.cutOff(n); err != nil || !slices.ContainsFunc(r.vertices, func(v vertexID) bool { return r.target[v] }) {
		return removal, err
	}
	again, err := r.searchAgain()
	if err != nil {
		return removal, err
	}
	for _, v := range r.vertices {
		if !r.target[v] {
			continue
		}
		if _, reached := again[v]; reached {
			removal.Farther = append(removal.Farther, r.vertex(v).node)
		} else {
			removal.Lost = append(removal.Lost, r.vertex(v).node)
		}
	}
	return removal, nil
}

// putBack puts the entity back that was removed.
func (r *removals) putBack() {
	for _, v := range r.touched {
		r.lost[v], r.is[v] = 0, false
	}
	r.vertices, r.touched = r.vertices[:0], r.touched[:0]
}

// removed reports whether a vertex is the entity itself.
func (r *removals) removed(v vertexID) bool { return r.vertex(v).node == r.entity }

// usable reports whether a step is there without the entity.
func (r *removals) usable(s waystep) bool {
	return !r.removed(s.to) && (!s.onBehalf || s.by != r.entity)
}

// cutOff finds what loses all its shortest ways without an entity.
func (r *removals) cutOff(n topology.Node) error {
	r.entity = n
	for _, v := range r.onBehalf[n] {
		r.lose(v)
	}
	own := []vertexID{vertexID(n)}
	if r.partners {
		own = append(own, r.shared(n))
	}
	for _, v := range own {
		if r.level[v] == unleveled {
			continue
		}
		if err := r.loseFrom(v); err != nil {
			return err
		}
	}
	for i := 0; i < len(r.vertices); i++ {
		if err := r.loseFrom(r.vertices[i]); err != nil {
			return err
		}
	}
	return nil
}

// lose loses a step to a vertex.
func (r *removals) lose(v vertexID) {
	if r.lost[v] == 0 {
		r.touched = append(r.touched, v)
	}
	if r.lost[v]++; r.lost[v] == r.incoming[v] && !r.removed(v) {
		r.is[v] = true
		r.vertices = append(r.vertices, v)
	}
}

// loseFrom loses all steps from a vertex but those that are lost with the entity itself.
func (r *removals) loseFrom(v vertexID) error {
	return r.outward(v, func(s waystep) {
		if !s.onBehalf || s.by != r.entity {
			r.lose(s.to)
		}
	})
}

// searchAgain returns how far what was cut off is by other ways, as far as these are not
// too long: from its rim, by the levels of Dijkstra's algorithm with small whole weights
// (R. Dial, 1969).
func (r *removals) searchAgain() (map[vertexID]int32, error) {
	again := map[vertexID]int32{}
	limit := int64(r.maxHops) * int64(r.hopLength())
	var waiting [][]vertexID
	come := func(v vertexID, level int32) {
		if old, was := again[v]; int64(level) > limit || was && old <= level {
			return
		}
		again[v] = level
		for int(level) >= len(waiting) {
			waiting = append(waiting, nil)
		}
		waiting[level] = append(waiting[level], v)
	}
	for _, v := range r.vertices {
		err := r.steps(v, func(s waystep) {
			if level := r.level[s.to]; level != unleveled && !r.is[s.to] && r.usable(s) && r.leads(s.to) {
				come(v, level+s.length)
			}
		})
		if err != nil {
			return nil, err
		}
	}
	for level := 0; level < len(waiting); level++ {
		for _, v := range waiting[level] {
			if again[v] != int32(level) || !r.leads(v) || int64(level) >= limit {
				continue
			}
			err := r.steps(v, func(s waystep) {
				if r.is[s.to] && r.usable(s) {
					come(s.to, int32(level)+s.length)
				}
			})
			if err != nil {
				return nil, err
			}
		}
	}
	return again, nil
}
