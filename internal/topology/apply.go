package topology

import (
	"slices"
	"strings"
)

// Apply returns the snapshot after a change. Entities and links keep their numbers,
// those that come get the next, and those that go leave theirs unused, to have it
// again if they come back.
func (s *Snapshot) Apply(c Change) (*Snapshot, error) {
	next := *s
	next.revision, next.enclosing = c.Revision, &enclosing{}
	d := draft{
		before: s, after: &next,
		entities: editEntities(&next.entities), links: editLinks(&next.links), parts: editParts(&next.parts), moved: editSparse(&next.ends.moved),
		rows: edit(&next.rows.changed), edits: map[Node]*rowEdit{}, behalf: map[Node]*behalfEdit{}, newNodes: map[string]Node{}, changed: map[Edge]bool{},
	}
	if err := d.putEntities(&c); err != nil {
		return nil, err
	}
	for i := range c.Links {
		if err := d.putLink(&c.Links[i]); err != nil {
			return nil, err
		}
	}
	for _, id := range c.GoneLinks {
		if err := d.dropLink(id); err != nil {
			return nil, err
		}
	}
	if err := d.indexLinks(); err != nil {
		return nil, err
	}
	d.writeRows()
	d.writeBehalf()
	d.relabel()
	for _, id := range c.GoneEntities {
		if err := d.dropEntity(id); err != nil {
			return nil, err
		}
	}
	return &next, nil
}

// draft is a snapshot in the making.
type draft struct {
	before, after *Snapshot
	entities      entitiesEditor
	links         linksEditor
	parts         partsEditor
	moved         sparseEditor[Node]
	rows          editor[[]Arc]
	// edits are those of rows, and behalf those of what is on behalf of entities.
	edits  map[Node]*rowEdit
	behalf map[Node]*behalfEdit
	// newNodes are those that the index does not know yet.
	newNodes map[string]Node
	newEdges []uint32
	// changed are the links that the change has named.
	changed map[Edge]bool
	// joined and parted are the ends of links that now make a part of the network,
	// and of those that no longer do.
	joined, parted [][2]Node
	// counted: the counts are the draft's own.
	counted bool
}

// putEntities puts those that have changed, and numbers all that links
// are on behalf of.
func (d *draft) putEntities(c *Change) error {
	for i := range c.Entities {
		if err := d.putEntity(&c.Entities[i]); err != nil {
			return err
		}
	}
	for i := range c.Links {
		if behalf := c.Links[i].OnBehalfOf; behalf != "" {
			if _, err := d.number(behalf); err != nil {
				return err
			}
		}
	}
	run := make([]uint32, 0, len(d.newNodes))
	for _, n := range d.newNodes {
		run = append(run, uint32(n))
	}
	compare := func(a, b uint32) int {
		return strings.Compare(d.after.entities.facts.at(a).id, d.after.entities.facts.at(b).id)
	}
	slices.SortFunc(run, compare)
	d.after.entities.byID = d.after.entities.byID.with(run, func(a, b uint32) bool { return compare(a, b) < 0 })
	return nil
}

// number returns the number of an id, a new one where it has none.
func (d *draft) number(id string) (Node, error) {
	if n, ok := d.after.entities.number(id); ok {
		return n, nil
	}
	if n, ok := d.newNodes[id]; ok {
		return n, nil
	}
	if d.after.Nodes() == maxNumbers {
		return 0, tooMany("entities", maxNumbers)
	}
	n := d.entities.add(id)
	d.parts.labels.add(unlabelled)
	d.newNodes[id] = n
	return n, nil
}

func (d *draft) putEntity(e *Entity) error {
	n, err := d.number(e.ID)
	if err != nil {
		return err
	}
	kind, before := d.after.Kind(n), *d.after.entities.facts.at(uint32(n))
	if err := d.entities.put(n, e, d.number); err != nil {
		return err
	}
	switch {
	case kind == goneKind:
		d.after.entityCount++
		if isInner[d.after.Kind(n)] {
			d.parts.separate([]Node{n})
		}
	case kind != d.after.Kind(n):
		return broken(e.ID, "was of the kind %s and is now %s", kinds[kind], e.Kind)
	}
	if after := d.after.entities.facts.at(uint32(n)); d.after.Kind(n) == organization && !(kind == organization && before.countsAs(after)) {
		if kind == organization {
			d.count(&before, -1)
		}
		d.count(after, 1)
	}
	return nil
}

func (d *draft) count(e *entity, n int) {
	if !d.counted {
		d.after.counts, d.counted = d.after.counts.clone(), true
	}
	d.after.counts.count(e, n)
}

func (d *draft) dropEntity(id string) error {
	n, ok := d.after.Node(id)
	if !ok {
		return nil
	}
	if len(d.after.Row(n)) > 0 {
		return broken(id, "is gone, but it has links")
	}
	if d.after.Kind(n) == organization {
		d.count(d.after.entities.facts.at(uint32(n)), -1)
	}
	d.entities.drop(n)
	*d.parts.labels.to(uint32(n)) = unlabelled
	d.after.entityCount--
	return nil
}

func (d *draft) putLink(l *Link) error {
	class, err := classOf(l)
	if err != nil {
		return err
	}
	from, okFrom := d.after.Node(l.From)
	to, okTo := d.after.Node(l.To)
	if !okFrom || !okTo {
		return broken(l.ID, "joins %s and %s, which are not both there", l.From, l.To)
	}
	p, err := pack(l, d.after.links.words)
	if err != nil {
		return err
	}
	e, known := d.edge(l.ID)
	switch {
	case !known:
		if d.after.Edges() == maxNumbers {
			return tooMany("links", maxNumbers)
		}
		e = d.links.add(l, p)
		d.newEdges = append(d.newEdges, uint32(e))
	case d.changed[e]:
		return broken(l.ID, "has changed twice at once")
	default:
		if !d.after.links.gone(e) {
			was := d.before.ends.from(e)
			arc := d.before.arc(was, to, e)
			if was == from && arc == packArc(to, class, false, e) {
				d.changed[e] = true
				d.links.put(e, l, p)
				d.putBehalf(e, l.OnBehalfOf)
				return nil
			}
			d.remove(was, arc)
		}
		d.links.put(e, l, p)
	}
	d.changed[e] = true
	if !known || d.after.ends.from(e) != from {
		d.moved.put(uint32(e), from)
	}
	d.insert(from, packArc(to, class, false, e))
	d.putBehalf(e, l.OnBehalfOf)
	return nil
}

// edge returns the number of a link's id, though it be gone.
func (d *draft) edge(id string) (Edge, bool) {
	e, ok := d.before.linkByID.find(d.before.links.comparison(keyOf(id)))
	return Edge(e), ok
}

func (d *draft) dropLink(id string) error {
	e, known := d.edge(id)
	if !known || d.before.links.gone(e) {
		return nil
	}
	if d.changed[e] {
		return broken(id, "is gone, and there")
	}
	d.changed[e] = true
	was := d.before.ends.from(e)
	d.remove(was, d.before.arc(was, was, e))
	d.putBehalf(e, "")
	d.links.drop(e)
	return nil
}

// insert adds a link to the rows of both its ends.
func (d *draft) insert(from Node, a Arc) {
	d.row(from).added = append(d.row(from).added, a)
	d.row(a.To()).added = append(d.row(a.To()).added, packArc(from, a.Class(), true, a.Edge()))
	d.after.linkCount++
	if d.after.joins(from, a) {
		d.joined = append(d.joined, [2]Node{from, a.To()})
	}
}

// remove takes a link out of the rows of both its ends.
func (d *draft) remove(from Node, a Arc) {
	d.row(from).removed = append(d.row(from).removed, a.Edge())
	d.row(a.To()).removed = append(d.row(a.To()).removed, a.Edge())
	d.after.linkCount--
	if d.before.joins(from, a) {
		d.parted = append(d.parted, [2]Node{from, a.To()})
	}
}

// indexLinks lets the links that came be found by their ids.
func (d *draft) indexLinks() error {
	s := d.after
	slices.SortFunc(d.newEdges, func(a, b uint32) int { return s.links.compareIDs(Edge(a), Edge(b)) })
	for i := 1; i < len(d.newEdges); i++ {
		if e := Edge(d.newEdges[i]); s.LinkID(Edge(d.newEdges[i-1])) == s.LinkID(e) {
			return broken(s.LinkID(e), "has come twice")
		}
	}
	s.linkByID = s.linkByID.with(d.newEdges, func(a, b uint32) bool { return s.links.compareIDs(Edge(a), Edge(b)) < 0 })
	return nil
}
