package pathtest

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// partnerMeaning is what the plain engine takes the rules of steps between partners to
// be.
type partnerMeaning struct {
	// way is how links of a type make partners, and present returns who is at what a link
	// leads to.
	way     func(t network.LinkType) network.Partnership
	present func(p *plain, l *network.Link) []string
	// counts reports whether a link counts, shareable whether something may be shared, and
	// passable whether a way may lead on from an organisation that was reached.
	counts              func(p *plain, l *network.Link, where *pathfind.Filter) bool
	shareable, passable func(p *plain, id string, where *pathfind.Filter) bool
	// compare says which of two ways is the first.
	compare func(a, b plainWay) int
	// step returns the links by which an organisation is at something.
	step func(present []plainPresence) []network.LinkRef
	// hops counts the steps of a path.
	hops func(w plainWay) int
}

func thePartnerMeaning() partnerMeaning {
	return partnerMeaning{
		way:       network.LinkType.Partnership,
		present:   present,
		counts:    counts,
		shareable: func(p *plain, id string, where *pathfind.Filter) bool { return mayBePassed(p, id, where) },
		passable:  mayBePassed,
		compare:   plainWay.compare,
		step:      allLinks,
		hops:      plainWay.hops,
	}
}

// present returns who is there by a link: its own organisation, and that on whose behalf
// it is at an event.
func present(p *plain, l *network.Link) []string {
	who := []string{l.From}
	if l.Type.Partnership() == network.ByEvent {
		who = append(who, l.OnBehalfOf)
	}
	return slices.DeleteFunc(who, func(id string) bool { return p.kinds[id] != network.Organization })
}

func counts(p *plain, l *network.Link, where *pathfind.Filter) bool {
	return !slices.Contains(where.Avoid, l.From) && p.passes(l, where)
}

func mayBePassed(p *plain, id string, where *pathfind.Filter) bool {
	return !slices.Contains(where.Avoid, id) && !tooManyLinks(p.degrees[id], where)
}

func allLinks(all []plainPresence) []network.LinkRef {
	var refs []network.LinkRef
	for _, here := range all {
		refs = append(refs, network.LinkRef{Type: here.link.Type, ID: here.link.ID})
	}
	slices.SortFunc(refs, network.CompareRefs)
	return slices.Compact(refs)
}

// plainPresence is an organisation at something that it may share with others; at is ""
// where the link leads directly to the other, which is the partner.
type plainPresence struct {
	who, at, partner string
	way              network.Partnership
	link             *network.Link
}

// plainWay is a way by partners: in it, what is shared stands behind a mark.
type plainWay []plainStop

type plainStop struct {
	id     string
	shared bool
}

func (w plainWay) hops() int {
	hops := -1
	for _, s := range w {
		if !s.shared {
			hops++
		}
	}
	return hops
}

func (w plainWay) compare(other plainWay) int {
	mark := map[bool]int{true: 1}
	ids := slices.CompareFunc(w, other, func(a, b plainStop) int { return cmp.Compare(a.id, b.id) })
	return cmp.Or(ids, slices.CompareFunc(w, other, func(a, b plainStop) int { return mark[a.shared] - mark[b.shared] }))
}

// presences lists who is where by links that count.
func (p *plain) presences(where *pathfind.Filter) []plainPresence {
	var all []plainPresence
	for i := range p.records.Links {
		l := &p.records.Links[i]
		way := p.partner.way(l.Type)
		if way == network.NoPartnership || !p.partner.counts(p, l, where) {
			continue
		}
		if way == network.Directly {
			all = append(all, plainPresence{who: l.From, partner: l.To, way: way, link: l}, plainPresence{who: l.To, partner: l.From, way: way, link: l})
		} else if p.partner.shareable(p, l.To, where) {
			for _, who := range p.partner.present(p, l) {
				all = append(all, plainPresence{who: who, at: l.To, way: way, link: l})
			}
		}
	}
	return slices.DeleteFunc(all, func(x plainPresence) bool {
		return slices.Contains(where.Avoid, x.who) || slices.Contains(where.Avoid, x.partner) || x.partner != "" && p.kinds[x.partner] != network.Organization
	})
}

// byPartners returns the first path to each organisation that is reached: the first of
// those by a step from the first to one that is nearer.
func (p *plain) byPartners(q *pathfind.ReachQuestion) map[string]pathfind.Path {
	all := p.presences(&q.Where)
	first, level := map[string]plainWay{}, []string{}
	for _, id := range q.From {
		first[id], level = plainWay{{id: id}}, append(level, id)
	}
	for hops := 1; hops <= *q.Where.MaxHops; hops++ {
		next := map[string]plainWay{}
		for _, id := range level {
			if hops > 1 && !p.partner.passable(p, id, &q.Where) {
				continue
			}
			for _, way := range onward(first[id], all) {
				to := way[len(way)-1].id
				if _, nearer := first[to]; !nearer && (next[to] == nil || p.partner.compare(way, next[to]) < 0) {
					next[to] = way
				}
			}
		}
		level = level[:0]
		for id, way := range next {
			first[id], level = way, append(level, id)
		}
	}
	paths := map[string]pathfind.Path{}
	for id, way := range first {
		if !slices.Contains(q.From, id) {
			paths[id] = p.partnerPath(way, all)
		}
	}
	return paths
}

// onward lists the ways by one step more.
func onward(way plainWay, all []plainPresence) []plainWay {
	var ways []plainWay
	for _, mine := range all {
		if mine.who != way[len(way)-1].id {
			continue
		}
		if mine.way == network.Directly {
			ways = append(ways, append(slices.Clip(way), plainStop{id: mine.partner}))
			continue
		}
		for _, theirs := range all {
			if theirs.who != mine.who && theirs.at == mine.at && theirs.way == mine.way {
				ways = append(ways, append(slices.Clip(way), plainStop{mine.at, true}, plainStop{id: theirs.who}))
			}
		}
	}
	return ways
}

func (p *plain) partnerPath(way plainWay, all []plainPresence) pathfind.Path {
	path := pathfind.Path{PartnerSteps: p.partner.hops(way)}
	for i, here := range way {
		path.Entities = append(path.Entities, here.id)
		if i == 0 {
			continue
		}
		from, to := way[i-1], here
		step := pathfind.Step{From: from.id, To: to.id}
		if from.shared {
			from, to = to, from
		}
		step.Links = p.partner.step(slices.DeleteFunc(slices.Clone(all), func(x plainPresence) bool {
			return x.who != from.id || to.shared && x.at != to.id || !to.shared && x.partner != to.id
		}))
		path.Steps = append(path.Steps, step)
	}
	return path
}
