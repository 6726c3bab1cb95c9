package topology

import (
	"cmp"
	"encoding/binary"
	"iter"
	"slices"
	"strings"
)

// Build makes a snapshot of a whole network: every entity once, and every link
// once.
func Build(revision int64, entities iter.Seq[Entity], links iter.Seq[Link]) (*Snapshot, error) {
	b := NewBuilder()
	for e := range entities {
		if err := b.AddEntity(e); err != nil {
			return nil, err
		}
	}
	for l := range links {
		if err := b.AddLink(l); err != nil {
			return nil, err
		}
	}
	return b.Snapshot(revision)
}

// Builder makes a snapshot of a network whose records come one after another. It
// keeps each in about the bytes that it takes in the end.
type Builder struct {
	entities entitiesEditor
	links    linksEditor
	// numbers are those of the ids, in the order in which they came.
	numbers map[string]Node
	// joins are the ends and class of each link.
	joins editor[join]
	count int
}

type join struct {
	from, to Node
	class    Class
}

// NewBuilder begins with an empty network.
func NewBuilder() *Builder {
	entities := newEntities()
	return &Builder{
		entities: editEntities(&entities), links: editLinks(&links{words: newWords()}),
		numbers: map[string]Node{}, joins: edit(new(vector[join])),
	}
}

// AddEntity adds an entity.
func (b *Builder) AddEntity(e Entity) error {
	n, err := b.number(e.ID)
	if err != nil {
		return err
	}
	if !b.entities.t.gone(n) {
		return broken(e.ID, "is there twice")
	}
	b.count++
	return b.entities.put(n, &e, b.number)
}

// number returns the number of an id, a new one where it has none.
func (b *Builder) number(id string) (Node, error) {
	n, known := b.numbers[id]
	if !known {
		if len(b.numbers) == maxNumbers {
			return 0, tooMany("entities", maxNumbers)
		}
		n = b.entities.add(id)
		b.numbers[id] = n
	}
	return n, nil
}

// AddLink adds a link. Its ends have been added before.
func (b *Builder) AddLink(l Link) error {
	class, err := classOf(&l)
	if err != nil {
		return err
	}
	if b.joins.v.len() == maxNumbers {
		return tooMany("links", maxNumbers)
	}
	var at [2]Node
	for i, id := range [2]string{l.From, l.To} {
		n, known := b.numbers[id]
		if !known || b.entities.t.gone(n) {
			return broken(l.ID, "joins %s, which is not there", id)
		}
		at[i] = n
	}
	b.links.t.words.learn(l.Role, l.Confidence)
	p, err := pack(&l, b.links.t.words)
	if err != nil {
		return err
	}
	e := b.links.add(&l, p)
	if l.OnBehalfOf != "" {
		behalf, err := b.number(l.OnBehalfOf)
		if err != nil {
			return err
		}
		b.links.behalf.put(uint32(e), behalf)
	}
	b.joins.add(join{from: at[0], to: at[1], class: class})
	return nil
}

// classOf returns the class of a link that a network may have.
func classOf(l *Link) (Class, error) {
	class := ClassOf(l.Type, l.Status)
	switch {
	case !class.valid():
		return 0, broken(l.ID, "has the type %q and the status %q", l.Type, l.Status)
	case l.From == l.To:
		return 0, broken(l.ID, "leads from %s to itself", l.From)
	}
	return class, nil
}

// Snapshot returns the network of all that was added. The builder is then of no
// more use.
func (b *Builder) Snapshot(revision int64) (*Snapshot, error) {
	s := &Snapshot{revision: revision, entityCount: b.count, linkCount: b.joins.v.len(), counts: newCounts(), enclosing: &enclosing{}}
	b.numbers = nil
	b.orderEntities(s)
	joins := b.orderLinks(s)
	if err := s.indexLinks(); err != nil {
		return nil, err
	}
	s.layRows(joins)
	s.layBehalf()
	s.label()
	for i := range uint32(s.Nodes()) {
		if s.Kind(Node(i)) == organization {
			s.counts.count(s.entities.facts.at(i), 1)
		}
	}
	return s, nil
}

// orderEntities numbers entities in the order of numbering, in the links too.
func (b *Builder) orderEntities(s *Snapshot) {
	came := b.entities.t
	byID := numbersBelow(came.facts.len())
	slices.SortFunc(byID, func(x, y uint32) int { return strings.Compare(came.facts.at(x).id, came.facts.at(y).id) })
	rank := inverse(byID)
	order := b.numbering(byID, rank)
	place := inverse(order)
	s.entities = entities{types: came.types, ranks: make([]uint32, len(order))}
	facts, vertices := edit(&s.entities.facts), edit(&s.entities.vertices)
	for i, n := range order {
		s.entities.ranks[i] = rank[n]
		e := *came.facts.at(n)
		for _, at := range []*uint32{&e.home, &e.country, &e.region} {
			if *at != 0 {
				*at = place[*at-1] + 1
			}
		}
		facts.add(e)
		vertices.add(*came.vertices.at(n))
	}
	s.entities.hash = newHash(&s.entities.facts)
	for i, n := range byID {
		byID[i] = place[n]
	}
	s.entities.byID = index{runs: [][]uint32{byID}}
	for i := range uint32(b.joins.v.len()) {
		j := b.joins.to(i)
		j.from, j.to = Node(place[j.from]), Node(place[j.to])
	}
	for of := range b.links.t.behalf.all() {
		of.value = Node(place[of.value])
	}
	b.entities = entitiesEditor{}
}

// inverse returns the place of each number in an order.
func inverse(order []uint32) []uint32 {
	place := make([]uint32, len(order))
	for i, n := range order {
		place[n] = uint32(i)
	}
	return place
}

// orderLinks numbers links as they stand in the rows of what they lead from, and
// returns their ends in that order.
func (b *Builder) orderLinks(s *Snapshot) *vector[join] {
	came, joins := b.links.t, b.joins.v
	s.ends.first = make([]Edge, s.Nodes()+1)
	for i := range uint32(joins.len()) {
		s.ends.first[joins.at(i).from+1]++
	}
	for n := range s.Nodes() {
		s.ends.first[n+1] += s.ends.first[n]
	}
	order := make([]uint32, joins.len())
	next := slices.Clone(s.ends.first)
	for i := range uint32(joins.len()) {
		from := joins.at(i).from
		order[next[from]] = i
		next[from]++
	}
	rank := s.entities.ranks
	for n := range s.Nodes() {
		slices.SortFunc(order[s.ends.first[n]:s.ends.first[n+1]], func(x, y uint32) int {
			a, b := joins.at(x), joins.at(y)
			if a.to == b.to && a.class.sameType(b.class) {
				return came.compareIDs(Edge(x), Edge(y))
			}
			return cmp.Or(cmp.Compare(rank[a.to], rank[b.to]), cmp.Compare(a.class, b.class))
		})
	}

	// One list after the other, so that not all of them are there twice.
	s.links = links{words: came.words}
	reordered(&s.links.whens, &came.whens, order)
	reordered(&s.links.facts, &came.facts, order)
	sorted := new(vector[join])
	reordered(sorted, joins, order)
	reorderedSparse(&s.links.earlier, &came.earlier, order)
	reorderedSparse(&s.links.ids, &came.ids, order)
	reorderedSparse(&s.links.roles, &came.roles, order)
	reorderedSparse(&s.links.confidences, &came.confidences, order)
	reorderedSparse(&s.links.behalf, &came.behalf, order)
	b.links, b.joins = linksEditor{}, editor[join]{}
	return sorted
}

// reordered makes of a vector one in which the elements have the given order. The
// old one is empty then.
func reordered[T any](into, from *vector[T], order []uint32) {
	e := edit(into)
	for _, n := range order {
		e.add(*from.at(n))
	}
	*from = vector[T]{}
}

func reorderedSparse[V any](into, from *sparse[V], order []uint32) {
	if from.slots.len() == 0 {
		return
	}
	e := editSparse(into)
	var values []V
	for i, n := range order {
		if entries := from.of(n); len(entries) > 0 {
			values = values[:0]
			for _, entry := range entries {
				values = append(values, entry.value)
			}
			e.put(uint32(i), values...)
		}
	}
	e.trim()
	*from = sparse[V]{}
}

// indexLinks makes the index of the links' ids.
func (s *Snapshot) indexLinks() error {
	type keyed struct {
		key    uint64
		number uint32
	}
	order := make([]keyed, s.Edges())
	for i := range order {
		order[i] = keyed{key: s.links.sortKey(Edge(i)), number: uint32(i)}
	}
	slices.SortFunc(order, func(a, b keyed) int {
		if a.key == b.key {
			return s.links.compareIDs(Edge(a.number), Edge(b.number))
		}
		return cmp.Compare(a.key, b.key)
	})
	run := make([]uint32, len(order))
	for i, k := range order {
		run[i] = k.number
		if i > 0 && k.key == order[i-1].key && s.links.compareIDs(Edge(run[i-1]), Edge(k.number)) == 0 {
			return broken(s.LinkID(Edge(k.number)), "is there twice")
		}
	}
	s.linkByID = index{runs: [][]uint32{run}}
	return nil
}

// sortKey returns the first letters of a link's id as a number, in the order of the
// ids as far as it goes.
func (t *links) sortKey(e Edge) uint64 {
	slug, ok := strings.CutPrefix(t.id(e), linkPrefix)
	switch {
	case ok:
		var first [8]byte
		copy(first[:], slug)
		return binary.BigEndian.Uint64(first[:])
	case t.id(e) < linkPrefix:
		return 0
	default:
		return 1<<64 - 1
	}
}

// layRows makes the rows, all in one piece of memory.
func (s *Snapshot) layRows(joins *vector[join]) {
	ends := make([]uint64, s.Nodes()+1)
	for i := range uint32(joins.len()) {
		j := joins.at(i)
		ends[j.from+1]++
		ends[j.to+1]++
	}
	for n := range s.Nodes() {
		ends[n+1] += ends[n]
	}
	arcs := make([]Arc, 2*joins.len())
	next := slices.Clone(ends)
	for i := range uint32(joins.len()) {
		j := joins.at(i)
		arcs[next[j.from]] = packArc(j.to, j.class, false, Edge(i))
		next[j.from]++
		arcs[next[j.to]] = packArc(j.from, j.class, true, Edge(i))
		next[j.to]++
	}
	vertices := edit(&s.entities.vertices)
	for n := range uint32(s.Nodes()) {
		row := arcs[ends[n]:ends[n+1]]
		slices.SortFunc(row, func(a, b Arc) int { return s.compareArcs(a, b) })
		v := vertices.to(n)
		v.row, v.kindDegree = uint32(ends[n]), v.kindDegree.withDegree(len(row))
	}
	s.rows.built = arcs
}

func (s *Snapshot) compareArcs(a, b Arc) int {
	return s.links.compareArcs(a, b, s.entities.compare)
}

func numbersBelow(n int) []uint32 {
	numbers := make([]uint32, n)
	for i := range numbers {
		numbers[i] = uint32(i)
	}
	return numbers
}
