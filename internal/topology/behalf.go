package topology

import (
	"maps"
	"slices"
)

// On whose behalf a link is stands with the link, and the link with that entity.

// layBehalf builds the list of links on behalf of each entity.
func (s *Snapshot) layBehalf() {
	links := map[Node][]Edge{}
	for of := range s.links.behalf.all() {
		links[of.value] = append(links[of.value], Edge(of.number))
	}
	e := editSparse(&s.behalf)
	for _, n := range slices.Sorted(maps.Keys(links)) {
		e.put(uint32(n), links[n]...)
	}
	e.trim()
}

// behalfEdit is a change to the list of links on behalf of an entity.
type behalfEdit struct{ removed, added []Edge }

func (d *draft) behalfOf(n Node) *behalfEdit {
	if d.behalf[n] == nil {
		d.behalf[n] = new(behalfEdit)
	}
	return d.behalf[n]
}

// putBehalf makes a link one on behalf of an entity, none where that is "".
func (d *draft) putBehalf(e Edge, behalf string) {
	before, had := d.before.links.behalf.first(uint32(e))
	now, has := d.after.entities.number(behalf)
	if had && has && before == now {
		return
	}
	if had {
		d.behalfOf(before).removed = append(d.behalfOf(before).removed, e)
		d.links.behalf.put(uint32(e))
	}
	if has {
		d.behalfOf(now).added = append(d.behalfOf(now).added, e)
		d.links.behalf.put(uint32(e), now)
	}
}

// writeBehalf builds again the lists of links on behalf of entities that have changed.
func (d *draft) writeBehalf() {
	all := editSparse(&d.after.behalf)
	for n, edit := range d.behalf {
		links := edit.added
		for _, was := range d.before.behalf.of(uint32(n)) {
			if !slices.Contains(edit.removed, was.value) {
				links = append(links, was.value)
			}
		}
		all.put(uint32(n), links...)
	}
}
