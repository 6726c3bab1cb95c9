package topology

import "github.com/entente-graph/entente/internal/network"

// parts are the connected components of the network where nothing is filtered: by
// links of any type but REPORTED, over entities of any kind but places and
// frameworks – pathfind's defaults. Each entity of these kinds has a label, and
// labels form a union-find forest: entities are connected if their labels have the
// same root. Links that come join two trees. Links that go may split one; then the
// smaller side gets new labels if a search within a budget finds it. Otherwise the
// part is stale, and nothing is known of it until the next build.
type parts struct {
	labels vector[uint32]
	// forest has the label above each, or of a root ^(size<<1 | stale).
	forest vector[int32]
}

// unlabelled is the label of entities that are of other kinds, or gone.
const unlabelled = ^uint32(0)

// isInner has, for each kind, whether its entities have labels.
var isInner = func() (inner [256]bool) {
	for i, k := range kinds {
		inner[i] = k != network.Place && k != network.Framework
	}
	return inner
}()

var reported = ClassOf(network.Reported, network.InForce)

func (p *parts) root(label uint32) uint32 {
	for {
		above := *p.forest.at(label)
		if above < 0 {
			return label
		}
		label = uint32(above)
	}
}

// of returns the root of an entity's label, and whether all that have it are known
// to be connected.
func (p *parts) of(n Node) (root uint32, known bool) {
	label := *p.labels.at(uint32(n))
	if label == unlabelled {
		return 0, false
	}
	root = p.root(label)
	return root, ^*p.forest.at(root)&1 == 0
}

// partsEditor changes what snapshots share.
type partsEditor struct {
	p      *parts
	labels editor[uint32]
	forest editor[int32]
}

func editParts(p *parts) partsEditor {
	return partsEditor{p: p, labels: edit(&p.labels), forest: edit(&p.forest)}
}

// fresh returns a new label, to be that of so many entities.
func (e *partsEditor) fresh(size int) uint32 {
	e.forest.add(^int32(size << 1))
	return uint32(e.p.forest.len() - 1)
}

// join makes one part of those of two entities.
func (e *partsEditor) join(a, b Node) {
	x, y := e.p.root(*e.p.labels.at(uint32(a))), e.p.root(*e.p.labels.at(uint32(b)))
	if x == y {
		return
	}
	sizeX, sizeY := ^*e.p.forest.at(x), ^*e.p.forest.at(y)
	if sizeX>>1 < sizeY>>1 {
		x, y = y, x
	}
	stale := (sizeX | sizeY) & 1
	*e.forest.to(x) = ^((sizeX>>1+sizeY>>1)<<1 | stale)
	*e.forest.to(y) = int32(x)
}

// markStale notes that the part of a root may be connected no longer.
func (e *partsEditor) markStale(root uint32) {
	e.resize(root, 0, 1)
}

// separate makes entities of one part, or of none, a part of their own.
func (e *partsEditor) separate(piece []Node) {
	if label := *e.p.labels.at(uint32(piece[0])); label != unlabelled {
		e.resize(e.p.root(label), -len(piece), 0)
	}
	label := e.fresh(len(piece))
	for _, n := range piece {
		*e.labels.to(uint32(n)) = label
	}
}

// resize changes the size of the part of a root, and may mark it as stale.
func (e *partsEditor) resize(root uint32, by int, stale int32) {
	size := ^*e.p.forest.at(root)
	*e.forest.to(root) = ^((size + int32(by)<<1) | stale)
}
