package solver

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/priority"
)

// Query asks for paths of a graph.
type Query struct {
	// MaxHops is how long a path may be; pathfind.AnyLength is no bound.
	MaxHops int
	// Weigh returns what a step into an entity adds to the cost of a path. It is nil
	// where only hops count.
	Weigh func(s *Step, into int32) int
	// Exact begins with exact bounds at once, which is worth while where another
	// search of much the same graph has come to need them; see Search.Exact.
	Exact bool
}

// Path is a path of a graph.
type Path struct {
	// Entities are the numbers of its entities.
	Entities []int32
	// Cost is the sum of what its steps weigh.
	Cost int
}

// Hops is the length of the path.
func (p *Path) Hops() int { return len(p.Entities) - 1 }

// Search returns the paths of a graph one by one, in the order of their cost, then
// their hops, then their ids.
//
// It is A* (P. Hart, N. Nilsson, B. Raphael: A Formal Basis for the Heuristic
// Determination of Minimum Cost Paths, 1968) over beginnings of paths. The bound of
// a beginning is what a path that begins so weighs at least; the beginning with the
// least bound is extended first, of several the one whose ids come first. No bound
// is below that of the beginning it extends, so paths come in their order.
//
// At first bounds are those of walks, which may come back to an entity. They are
// worked out once, and nearly always right. Where they are not, there may be any
// number of beginnings that lead nowhere. So once a search has looked at too much
// since its last path, it begins again with exact bounds: of each beginning that it
// extends, it works out what is left without the entities that are on it already,
// as J. Y. Yen does (Finding the K Shortest Loopless Paths in a Network, 1971; E. L.
// Lawler, 1972). Where there is no via, every beginning then leads to a path of
// exactly its bound: from one path to the next there are at most as many
// extensions as the path has hops.
type Search struct {
	graph *Graph
	meter *pathfind.Meter
	query Query
	// chain knows what lies on paths; nil before that has been found.
	chain *chain
	// via are the entities that have to be passed, in their order.
	via []int32
	// walks bounds what is left by walks, rest by what a beginning leaves free.
	walks, rest *labels
	// greedy looks for any path, and goes on from the beginning of which the least
	// is left.
	greedy bool

	exact bool
	// visited counts what was looked at since the last path, patience is how much of
	// it there may be before bounds become exact.
	visited, patience int
	// found counts the paths so far, passed those of them that were found again.
	found, passed int

	beginnings []beginning
	queue      priority.Queue[candidate]
	onPath     []bool
}

// beginning is a beginning of a path: an entity, and the beginning that it extends.
type beginning struct {
	parent, entity int32
	hops           int32
	stage          int8
	// tightened: the bound takes into account how the next via is passed.
	tightened bool
	weight    weight
	// on is the days on which all steps hold, day the first on which the last of them
	// can have been taken.
	on  network.Days
	day network.Day
}

// none is the parent of a beginning of one entity.
const none = -1

// candidate is a beginning that waits to be extended.
type candidate struct {
	bound weight
	index int32
}

// weight is what paths are ordered by before their ids: the cost, then the hops.
type weight uint64

// hopsBits leave room for paths through every entity of a graph.
const hopsBits = 32

func weightOf(cost, hops int) weight { return weight(cost)<<hopsBits | weight(hops) }

func (w weight) cost() int { return int(w >> hopsBits) }
func (w weight) hops() int { return int(w & (1<<hopsBits - 1)) }

// Search begins a search.
func (g *Graph) Search(meter *pathfind.Meter, q Query) (*Search, error) {
	s, err := g.search(meter, q)
	if err != nil {
		return nil, err
	}
	if s.queue.Len() > 0 && s.chain == nil {
		s.chain, err = g.chain(meter)
	}
	return s, err
}

// search prepares a search: it bounds what is left to go from everywhere and queues the
// beginnings of one entity that lead anywhere. Where there are via, it leaves out what
// lies on no path before, for these bounds to be better; otherwise they are the same.
func (g *Graph) search(meter *pathfind.Meter, q Query) (*Search, error) {
	q.MaxHops = min(q.MaxHops, len(g.role))
	s := &Search{graph: g, meter: meter, query: q, exact: q.Exact, onPath: make([]bool, len(g.role))}
	s.via = make([]int32, g.conditions.Via)
	for entity, nth := range g.viaIndex {
		if nth != NotVia {
			s.via[nth] = int32(entity)
		}
	}
	s.queue.Less = s.less
	if len(s.via) > 0 {
		var err error
		if s.chain, err = g.chain(meter); err != nil {
			return nil, err
		}
	}
	s.walks = newLabels(s)
	if err := s.walks.run(q.MaxHops, 0); err != nil {
		return nil, err
	}
	s.patience = patience * len(g.steps)
	return s, s.begin()
}

// patience is how many times the links of a graph a search looks at before it
// takes the trouble of exact bounds.
const patience = 8

// Exact reports whether the search has come to need exact bounds.
func (s *Search) Exact() bool { return s.exact }

// begin queues the beginnings of one entity.
func (s *Search) begin() error {
	s.beginnings = s.beginnings[:0]
	s.queue.Clear()
	s.visited, s.passed = 0, 0
	for _, entity := range s.graph.ends(From) {
		start := beginning{parent: none, entity: entity, on: network.EveryDay(), day: network.MinDay}
		if left, possible := s.walks.least(state{entity, 0}, s.query.MaxHops, start.on, start.day); possible {
			if err := s.add(start, left); err != nil {
				return err
			}
		}
	}
	return nil
}

// add queues a beginning, by the weight that is left at least.
func (s *Search) add(b beginning, left weight) error {
	// A beginning takes memory, and so counts as many links.
	const linksEach = 32
	if err := s.visit(linksEach); err != nil {
		return err
	}
	s.beginnings = append(s.beginnings, b)
	s.push(int32(len(s.beginnings)-1), left)
	return nil
}

func (s *Search) push(index int32, left weight) {
	bound := s.beginnings[index].weight + left
	if s.greedy {
		bound = left
	}
	s.queue.Push(candidate{bound, index})
}

// visit counts links before they are looked at.
func (s *Search) visit(links int) error {
	s.visited += links
	return s.meter.Visit(links)
}

// Next returns the next path, and whether there is one.
func (s *Search) Next() (Path, bool, error) {
	for s.queue.Len() > 0 {
		path, found, err := s.settle()
		if found || err != nil {
			return path, found, err
		}
	}
	return Path{}, false, nil
}

// settle takes the first beginning and extends it, or returns it where it is a path.
func (s *Search) settle() (path Path, found bool, err error) {
	if !s.exact && s.visited > s.patience {
		s.exact = true
		return Path{}, false, s.begin()
	}
	first := s.queue.Pop()
	if dropped, err := s.tighten(first); dropped || err != nil {
		return Path{}, false, err
	}
	b := s.beginnings[first.index]
	isPath := s.isPath(&b)
	// An entity at both ends is a path, and may begin others.
	if !isPath || b.hops == 0 {
		if err := s.extend(first.index); err != nil {
			return Path{}, false, err
		}
	}
	if !isPath || !s.isNew() {
		return Path{}, false, nil
	}
	return Path{Entities: s.entities(first.index), Cost: b.weight.cost()}, true, nil
}

// isPath reports whether a beginning is a whole path.
func (s *Search) isPath(b *beginning) bool {
	return s.graph.role[b.entity]&To != 0 && int(b.stage) == s.graph.conditions.Via
}

// isNew counts a path, and reports whether it is not one that was found before the
// search began again.
func (s *Search) isNew() bool {
	if s.passed++; s.passed <= s.found {
		return false
	}
	s.found++
	s.visited = 0
	return true
}

// extend queues the beginnings that extend another by one step.
func (s *Search) extend(index int32) error {
	from := s.beginnings[index]
	hopsLeft := s.query.MaxHops - int(from.hops) - 1
	if hopsLeft < 0 {
		return nil
	}
	s.mark(index, true)
	defer s.mark(index, false)
	bounds := s.walks
	if s.exact {
		if s.rest == nil {
			s.rest = newLabels(s)
		}
		bounds = s.rest
		if err := bounds.run(hopsLeft, int(from.stage)); err != nil {
			return err
		}
	}
	steps := s.graph.of(from.entity)
	if err := s.visit(len(steps)); err != nil {
		return err
	}
	for i := range steps {
		next, possible := s.take(&from, &steps[i])
		if !possible {
			continue
		}
		next.parent = index
		left, possible := bounds.least(state{next.entity, int(next.stage)}, hopsLeft, next.on, next.day)
		if !possible {
			continue
		}
		if err := s.add(next, left); err != nil {
			return err
		}
	}
	return nil
}

// take returns the beginning that extends another by a step, and whether it may.
func (s *Search) take(from *beginning, step *Step) (beginning, bool) {
	g := s.graph
	at, may := g.enter(step.To, int(from.stage))
	if !may || s.onPath[step.To] || !s.chain.allows(at) {
		return beginning{}, false
	}
	next := beginning{entity: step.To, hops: from.hops + 1, stage: int8(at.stage), on: from.on, day: from.day}
	if g.conditions.Overlapping {
		if next.on = from.on.And(step.Holds); len(next.on) == 0 {
			return beginning{}, false
		}
	}
	if g.conditions.InTimeOrder {
		if next.day, may = step.Happens.From(from.day); !may {
			return beginning{}, false
		}
	}
	next.weight = from.weight + s.weigh(step, step.To)
	return next, true
}

// weigh returns the weight of a step into an entity.
func (s *Search) weigh(step *Step, into int32) weight {
	if s.query.Weigh == nil {
		return weightOf(0, 1)
	}
	return weightOf(s.query.Weigh(step, into), 1)
}

// mark notes which entities are on a beginning.
func (s *Search) mark(index int32, on bool) {
	for ; index != none; index = s.beginnings[index].parent {
		s.onPath[s.beginnings[index].entity] = on
	}
}

// entities returns the entities of a beginning from the first to the last.
func (s *Search) entities(index int32) []int32 {
	list := make([]int32, 0, s.beginnings[index].hops+1)
	for ; index != none; index = s.beginnings[index].parent {
		list = append(list, s.beginnings[index].entity)
	}
	slices.Reverse(list)
	return list
}

// less orders candidates by their bounds, then by their ids.
func (s *Search) less(a, b candidate) bool {
	if a.bound != b.bound {
		return a.bound < b.bound
	}
	return s.compare(a.index, b.index) < 0
}

// compare orders beginnings by their ids; one comes before those that extend it.
func (s *Search) compare(a, b int32) int {
	hops := s.beginnings[a].hops - s.beginnings[b].hops
	longer := hops
	for ; longer > 0; longer-- {
		a = s.beginnings[a].parent
	}
	for ; longer < 0; longer++ {
		b = s.beginnings[b].parent
	}
	if a == b {
		return int(hops)
	}
	for s.beginnings[a].parent != s.beginnings[b].parent {
		a, b = s.beginnings[a].parent, s.beginnings[b].parent
	}
	return int(s.beginnings[a].entity) - int(s.beginnings[b].entity)
}
