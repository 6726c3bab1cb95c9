package networkchange

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// pass goes over a snapshot once: it counts what has changed and keeps what is on the page.
type pass struct {
	s *topology.Snapshot
	q *Question
	// classes are those of links that count.
	classes  [topology.Classes]bool
	from, to topology.PackedDay
	first    *listing.Lowest[candidate]
	total    int
	// having are the ids of those entities around which changes count that may have a
	// status; nil is everywhere.
	having []string
	// looked is how many entities the pass has looked at.
	looked int
}

// candidate is a change that may be on the page. Its id is looked up only where others of
// the same day and kind are there: a link has its arc, and the entity whose row that is in.
type candidate struct {
	day   network.Day
	kind  Kind
	node  topology.Node
	arc   topology.Arc
	id    string // of a status
	which int
}

func newPass(s *topology.Snapshot, q *Question) *pass {
	p := &pass{s: s, q: q, from: topology.PackedDayOf(q.From), to: topology.PackedDayOf(q.To)}
	for _, t := range network.LinkTypes() {
		for _, status := range network.Statuses() {
			p.classes[topology.ClassOf(t, status)] = q.Types == nil || slices.Contains(q.Types, t)
		}
	}
	p.first = listing.NewLowest(q.First, p.compare, func(c candidate) bool {
		return q.After == nil || p.place(c).Compare(*q.After) > 0
	})
	return p
}

// compare orders candidates by their places.
func (p *pass) compare(a, b candidate) int {
	if order := cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.kind, b.kind)); order != 0 {
		return order
	}
	return cmp.Or(cmp.Compare(p.idOf(a), p.idOf(b)), cmp.Compare(a.which, b.which))
}

// idOf returns the id of the link or entity.
func (p *pass) idOf(c candidate) string {
	switch c.kind {
	case Status:
		return c.id
	case Appeared:
		return p.s.ID(c.node)
	default:
		return p.s.LinkID(c.arc.Edge())
	}
}

func (p *pass) place(c candidate) Place {
	return Place{Day: c.day, Kind: c.kind, ID: p.idOf(c), Which: c.which}
}

// everywhere goes over all links and entities.
func (p *pass) everywhere(ctx context.Context) error {
	for n := range topology.Node(p.s.Nodes()) {
		if err := p.goesOn(ctx); err != nil {
			return err
		}
		p.entity(n)
		for _, a := range p.s.Row(n) {
			if !a.Backward() {
				p.link(n, a)
			}
		}
	}
	return nil
}

// around goes over the links around entities: those with one of them as an end or on whose
// behalf they are, and those of each event, agreement or programme that such a link joins.
// What these entities are, and come to, counts too.
func (p *pass) around(ctx context.Context, entities []topology.Node) error {
	there := map[topology.Node]bool{}
	for _, n := range entities {
		there[n] = true
	}
	all, joined := slices.Clone(entities), p.joined()
	join := func(n topology.Node) {
		if joined[p.s.Kind(n)] && !there[n] {
			there[n] = true
			all = append(all, n)
		}
	}
	for _, n := range entities {
		for _, a := range p.s.Row(n) {
			join(a.To())
		}
		for from, a := range p.s.OnBehalfOf(n) {
			join(from)
			join(a.To())
		}
	}
	p.having = []string{}
	for i, n := range all {
		if err := p.goesOn(ctx); err != nil {
			return err
		}
		p.entity(n)
		if network.Kinds()[p.s.Kind(n)].HasStatus() {
			p.having = append(p.having, p.s.ID(n))
		}
		for _, a := range p.s.Row(n) {
			if !a.Backward() || !there[a.To()] { // else it is met there
				p.link(n, a)
			}
		}
		if i >= len(entities) {
			continue
		}
		for from, a := range p.s.OnBehalfOf(n) {
			if !there[from] && !there[a.To()] {
				p.link(from, a)
			}
		}
	}
	return nil
}

// joined returns, by kind, of which entities all links count that are joined by a link of
// those around which changes are asked for.
func (p *pass) joined() (joined [topology.Kinds]bool) {
	for i, kind := range network.Kinds() {
		joined[i] = kind == network.Event || kind == network.Agreement || kind == network.Programme
	}
	return joined
}

// entity counts an entity if it came into being.
func (p *pass) entity(n topology.Node) {
	if p.q.onlyLinks() || int(p.s.Kind(n)) >= network.KindCount {
		return
	}
	if day := p.s.Exists(n).From; p.q.From < day && day <= p.q.To {
		p.add(candidate{day: day, kind: Appeared, node: n})
	}
}

// link counts a link of n's row if it has changed.
func (p *pass) link(n topology.Node, a topology.Arc) {
	if !p.classes[a.Class()] {
		return
	}
	if p.q.Basis == Known {
		p.known(n, a)
	} else {
		p.held(n, a)
	}
}

// held counts a link that holds on one of the days only.
func (p *pass) held(n topology.Node, a topology.Arc) {
	e := a.Edge()
	before, now := p.s.Holds(e, p.from, network.MaxDay, false), p.s.Holds(e, p.to, network.MaxDay, false)
	if before == now {
		return
	}
	tenure, _ := p.s.Tenure(e, network.MaxDay)
	if now {
		p.add(candidate{day: tenure.Possible.From, kind: Began, node: n, arc: a})
	} else {
		p.add(candidate{day: tenure.Possible.To, kind: Ended, node: n, arc: a})
	}
}

// known counts a link that holds on the second day as could be known by then, and of which
// nothing could be known by the first.
func (p *pass) known(n topology.Node, a topology.Arc) {
	e := a.Edge()
	if p.s.Holds(e, p.to, p.q.To, false) && !p.s.Known(e, p.q.From, false) {
		p.add(candidate{day: p.s.Tenures(e)[0].Known, kind: Began, node: n, arc: a})
	}
}

func (p *pass) add(c candidate) {
	p.total++
	p.first.Add(c)
}

// goesOn is an error where nobody waits for the pass any longer.
func (p *pass) goesOn(ctx context.Context) error {
	const seldom = 1 << 10
	if p.looked++; p.looked%seldom != 0 || ctx.Err() == nil {
		return nil
	}
	return &network.Error{Code: network.Timeout, Message: "there was no time to find all that changed: ask of shorter time, or around fewer", Err: ctx.Err()}
}
