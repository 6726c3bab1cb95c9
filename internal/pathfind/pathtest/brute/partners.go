package brute

import (
	"cmp"
	"slices"
)

// presence is an organisation that is at something, by a link of its own or on its
// behalf. The way is how that makes partners.
type presence struct {
	organization, at, way string
	link                  Link
}

// presences lists who is at what, by links that pass the filter.
//
// "`partners`: other organisations that share with it an agreement (`PARTY_TO`), an event
// (attended, led, organised or hosted by the organisation itself or by someone
// `onBehalfOf` it), a programme, or an organisation, of which each is a member or which
// each operates (`MEMBER_OF`, `OPERATES`, either …)".
func (n *Network) presences(where Filter) []presence {
	ways := map[string]string{
		"PARTY_TO": "agreement", "MEMBER_OF": "membership", "OPERATES": "membership",
		"ATTENDED": "event", "LED": "event", "ORGANIZED": "event", "HOSTED": "event",
	}
	var all []presence
	for _, l := range n.Links {
		way := ways[l.Type]
		// "every link that joins them passes the filter"; "`avoid` bars what they share as
		// well as whom they pass, and the links of who was there on behalf".
		if way == "" || !n.passes(l, where) || slices.Contains(where.Avoid, l.To) || slices.Contains(where.Avoid, l.From) {
			continue
		}
		// "`maxDegree` judges both".
		if where.MaxDegree != nil && n.degree(l.To) > *where.MaxDegree {
			continue
		}
		who := []string{l.From}
		if way == "event" && l.OnBehalfOf != "" && l.OnBehalfOf != l.From {
			who = append(who, l.OnBehalfOf)
		}
		for _, id := range who {
			if n.entity(id).Kind == "ORGANIZATION" && !slices.Contains(where.Avoid, id) {
				all = append(all, presence{organization: id, at: l.To, way: way, link: l})
			}
		}
	}
	return all
}

// partnerWay is a way by partners: the organisations, and between two of them what they
// share, if that is what joins them. shared says of each entity whether it is that.
type partnerWay struct {
	entities []string
	shared   []bool
}

func (w partnerWay) last() string { return w.entities[len(w.entities)-1] }

func (w partnerWay) on(id string, shared bool) partnerWay {
	return partnerWay{append(slices.Clone(w.entities), id), append(slices.Clone(w.shared), shared)}
}

// partnerSteps lists all ways to go on from a way by one step.
func (n *Network) partnerSteps(w partnerWay, all []presence, where Filter) []partnerWay {
	var ways []partnerWay
	for _, mine := range all {
		for _, theirs := range all {
			if mine.organization == w.last() && theirs.organization != w.last() && mine.at == theirs.at && mine.way == theirs.way {
				ways = append(ways, w.on(mine.at, true).on(theirs.organization, false))
			}
		}
	}
	// "or a `PARTNERS_WITH` link between the two (one to a programme … make no partners)".
	for _, l := range n.Links {
		other := l.To
		if other == w.last() {
			other = l.From
		}
		joins := l.Type == "PARTNERS_WITH" && (l.From == w.last() || l.To == w.last()) && n.entity(other).Kind == "ORGANIZATION"
		if joins && !slices.Contains(where.Avoid, other) && n.passes(l, where) {
			ways = append(ways, w.on(other, false))
		}
	}
	return ways
}

// reachPartners lists the first path to every organisation that is reached by steps
// between partners, by id.
//
// "`unit: PARTNERS`: `maxHops` (default 1) counts steps between organisations that are
// `partners`".
func (n *Network) reachPartners(q ReachQuestion) map[string]Path {
	maxHops := 1
	if q.Where.MaxHops != nil {
		maxHops = *q.Where.MaxHops
	}
	found := map[string]Path{}
	for id, paths := range n.partnerPaths(q.From, q.Where, maxHops) {
		found[id] = paths[0]
	}
	return found
}

// partnerPaths lists all paths of the fewest steps to every organisation that is reached
// by at most so many steps between partners, the first one first.
func (n *Network) partnerPaths(from []string, where Filter, maxHops int) map[string][]Path {
	all := n.presences(where)
	met := deduplicated(from)
	var ways []partnerWay
	for _, id := range met {
		ways = append(ways, partnerWay{[]string{id}, []bool{false}})
	}
	found := map[string][]Path{}
	for hops := 1; hops <= maxHops && len(ways) > 0; hops++ {
		if hops > 1 && where.MaxDegree != nil {
			// "`maxDegree` judges both": whom they pass as well, but no origin.
			ways = slices.DeleteFunc(ways, func(w partnerWay) bool { return n.degree(w.last()) > *where.MaxDegree })
		}
		var next []partnerWay
		for _, w := range ways {
			for _, longer := range n.partnerSteps(w, all, where) {
				if !slices.Contains(met, longer.last()) {
					next = append(next, longer)
				}
			}
		}
		// "`nearest.path`: …, the first by hops, then these ids". Where these say the same,
		// to pass an organisation comes before to share it.
		slices.SortStableFunc(next, comparePartnerWays)
		next = slices.CompactFunc(next, func(a, b partnerWay) bool { return comparePartnerWays(a, b) == 0 })
		for _, w := range next {
			found[w.last()] = append(found[w.last()], n.partnerPath(w, hops, all, where))
			met = append(met, w.last())
		}
		ways = next
	}
	return found
}

func comparePartnerWays(a, b partnerWay) int {
	return cmp.Or(slices.Compare(a.entities, b.entities), slices.CompareFunc(a.shared, b.shared, func(a, b bool) int {
		switch {
		case a == b:
			return 0
		case b:
			return -1
		default:
			return 1
		}
	}))
}

// partnerPath is the path of a way.
//
// "`hops` are partner steps, `entities` the organisations and, between two, what they
// share (nothing for PARTNERS_WITH), …, `steps` up to twice `hops`; a step to what is
// shared carries all links by which the organisation is there, its own or on its behalf".
func (n *Network) partnerPath(w partnerWay, hops int, all []presence, where Filter) Path {
	path := Path{Entities: w.entities, PartnerSteps: hops}
	for i := range len(w.entities) - 1 {
		step := Step{From: w.entities[i], To: w.entities[i+1]}
		organization, at := step.From, step.To
		if w.shared[i] {
			organization, at = step.To, step.From
		}
		if w.shared[i] || w.shared[i+1] {
			step.Links = presentBy(organization, at, all)
		} else {
			step.Links = n.partneringLinks(organization, at, where)
		}
		slices.SortFunc(step.Links, func(a, b LinkRef) int { return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID)) })
		path.Steps = append(path.Steps, step)
	}
	return path
}

// presentBy are the links by which an organisation is at something.
func presentBy(organization, at string, all []presence) []LinkRef {
	var links []LinkRef
	for _, p := range all {
		if p.organization == organization && p.at == at {
			links = append(links, LinkRef{Type: p.link.Type, ID: p.link.ID})
		}
	}
	return links
}

// partneringLinks are the links by which two organisations are partners directly.
func (n *Network) partneringLinks(a, b string, where Filter) []LinkRef {
	var links []LinkRef
	for _, l := range n.Links {
		ends := []string{l.From, l.To}
		if l.Type == "PARTNERS_WITH" && slices.Contains(ends, a) && slices.Contains(ends, b) && n.passes(l, where) {
			links = append(links, LinkRef{Type: l.Type, ID: l.ID})
		}
	}
	return links
}
