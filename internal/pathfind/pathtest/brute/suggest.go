package brute

import (
	"cmp"
	"math"
	"slices"
)

// CommonPartner is an item of `commonPartners`.
type CommonPartner struct {
	ID      string
	Through []string
	Links   []LinkRef
}

// partnership is one way in which two are partners: by links to something that both share,
// or, where that is "", by one between the two.
type partnership struct {
	partner, through string
	links            []LinkRef
}

// partnerships lists all those of an organisation, by links that pass the filter, by which
// those of there are present.
func (n *Network) partnerships(of string, where Filter, there []presence) []partnership {
	var all []partnership
	for _, mine := range there {
		for _, theirs := range there {
			if mine.organization == of && theirs.organization != of && mine.at == theirs.at && mine.way == theirs.way {
				all = append(all, partnership{theirs.organization, mine.at, []LinkRef{refOf(mine.link), refOf(theirs.link)}})
			}
		}
	}
	for _, l := range n.Links {
		other := l.To
		if other == of {
			other = l.From
		}
		if l.Type == "PARTNERS_WITH" && (l.From == of || l.To == of) && n.entity(other).Kind == "ORGANIZATION" && n.passes(l, where) {
			all = append(all, partnership{partner: other, links: []LinkRef{refOf(l)}})
		}
	}
	return all
}

func refOf(l Link) LinkRef { return LinkRef{Type: l.Type, ID: l.ID} }

// partnersOf lists the partners of an organisation, by id.
func (n *Network) partnersOf(of string, where Filter, there []presence) []string {
	var ids []string
	for _, p := range n.partnerships(of, where, there) {
		ids = append(ids, p.partner)
	}
	return deduplicated(ids)
}

// CommonPartners answers `commonPartners`, asOf being "" where it is not given.
//
// "of 1 to 20 organisations: `partners` of every one, without these; planned links too, as
// `partners` counts them."
func (n *Network) CommonPartners(of []string, asOf string) []CommonPartner {
	var all []CommonPartner
	there := n.presences(Filter{AsOf: asOf})
	for _, e := range n.Entities {
		if slices.Contains(of, e.ID) {
			continue
		}
		c, every := CommonPartner{ID: e.ID}, true
		for _, id := range of {
			is := false
			for _, p := range n.partnerships(id, Filter{AsOf: asOf}, there) {
				if p.partner != e.ID {
					continue
				}
				is = true
				c.Links = append(c.Links, p.links...)
				if p.through != "" {
					c.Through = append(c.Through, p.through)
				}
			}
			every = every && is
		}
		if !every {
			continue
		}
		// "Each comes once: `through` is what it shares with any of them, `links` … are the
		// links of all these partnerships, each once."
		c.Through = deduplicated(c.Through)
		slices.SortFunc(c.Links, func(a, b LinkRef) int { return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID)) })
		c.Links = slices.Compact(c.Links)
		all = append(all, c)
	}
	slices.SortFunc(all, func(a, b CommonPartner) int { return cmp.Compare(a.ID, b.ID) })
	return all
}

// SuggestQuestion asks for `suggestPartners`. In and Types are nil where they are not given.
type SuggestQuestion struct {
	For, AsOf string
	In, Types []string
	First     int
}

// Suggestion is a PartnerSuggestion.
type Suggestion struct {
	ID      string
	Points  int
	Reasons []SuggestionReason
	Path    Path
}

// SuggestionReason is a SuggestionReason, without its text.
type SuggestionReason struct {
	Kind     string
	Points   int
	Entities []string
}

// Suggest answers `suggestPartners`. It knows no more than 1,000 organisations.
func (n *Network) Suggest(q SuggestQuestion) []Suggestion {
	holding := Filter{AsOf: q.AsOf, MaxHops: new(2), Statuses: []string{"SIGNED", "IN_FORCE", "ESTABLISHED", "ENDED", "REJECTED"}}
	partners := n.partnersOf(q.For, Filter{AsOf: q.AsOf}, n.presences(Filter{AsOf: q.AsOf}))
	there := n.presences(holding)
	// "within 2 partner steps without planned links"
	ways := n.reachPartners(ReachQuestion{From: []string{q.For}, Where: holding})
	all := []Suggestion{}
	for id, path := range ways {
		// "organisations that are not partners of it on the day", "those that exist on the day"
		if slices.Contains(partners, id) || !n.exists(n.entity(id), q.AsOf) || !n.asked(id, q) {
			continue
		}
		s := Suggestion{ID: id, Path: path, Reasons: n.speaking(q.For, id, partners, holding, there)}
		for _, r := range s.Reasons {
			s.Points += r.Points
		}
		all = append(all, s)
	}
	// "by points, then id"
	slices.SortFunc(all, func(a, b Suggestion) int { return cmp.Or(cmp.Compare(b.Points, a.Points), cmp.Compare(a.ID, b.ID)) })
	return all[:min(q.First, len(all))]
}

// asked reports whether an organisation is at home and of a type as asked.
func (n *Network) asked(id string, q SuggestQuestion) bool {
	at := n.countedIn(id, "COUNTRY")
	in := q.In == nil || slices.ContainsFunc(at, func(place string) bool { return slices.Contains(q.In, place) })
	return in && (q.Types == nil || slices.Contains(q.Types, n.entity(id).Type))
}

// speaking lists what speaks for a partnership of two, in the order of the table of
// PartnerSuggestion.
func (n *Network) speaking(me, other string, partners []string, holding Filter, there []presence) []SuggestionReason {
	var reasons []SuggestionReason
	add := func(kind string, worth func(id string) int, what []string) {
		if len(what) == 0 {
			return
		}
		r := SuggestionReason{Kind: kind, Entities: what}
		for _, id := range what {
			r.Points += worth(id)
		}
		// "that which is worth most first, then by id"
		slices.SortFunc(r.Entities, func(a, b string) int { return cmp.Or(cmp.Compare(worth(b), worth(a)), cmp.Compare(a, b)) })
		reasons = append(reasons, r)
	}
	always := func(points int) func(string) int { return func(string) int { return points } }

	// "100 / ln(n) for each partner that both have, n being how many partners that one has;
	// rounded to the nearest whole number"
	add("COMMON_PARTNERS", func(id string) int {
		return int(math.Floor(100/math.Log(float64(len(n.partnersOf(id, holding, there)))) + 0.5))
	}, common(n.partnersOf(me, holding, there), n.partnersOf(other, holding, there)))
	add("COMMON_PROGRAMMES", always(20), common(n.linkedTo(me, "PROGRAMME", holding.AsOf), n.linkedTo(other, "PROGRAMME", holding.AsOf)))
	add("COMMON_EVENTS", always(20), common(n.eventsOf(me, holding.AsOf), n.eventsOf(other, holding.AsOf)))
	add("COMMON_OFFICIALS", always(20), common(n.officialsOf(me, holding.AsOf), n.officialsOf(other, holding.AsOf)))
	if t := n.entity(me).Type; t != "" && t == n.entity(other).Type {
		reasons = append(reasons, SuggestionReason{Kind: "SAME_TYPE", Points: 2})
	}
	// "it is at home in a region in which neither the organisation itself nor any of its
	// partners is"; "the same of a country, where the region is not new"
	reached := func(by string) (groups []string) {
		for _, id := range append([]string{me}, partners...) {
			groups = append(groups, n.group(id, by))
		}
		return groups
	}
	region, country := n.group(other, "REGION"), n.group(other, "COUNTRY")
	switch {
	case region != "" && !slices.Contains(reached("REGION"), region):
		add("NEW_REGION", always(5), []string{region})
	case country != "" && !slices.Contains(reached("COUNTRY"), country):
		add("NEW_COUNTRY", always(3), []string{country})
	}
	return reasons
}

// common lists what is in both lists.
func common(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(id string) bool { return !slices.Contains(b, id) })
}

// counting lists the links that count: "that hold on the day, at least presumably, and are
// not planned; REPORTED links never do".
func (n *Network) counting(day string) []Link {
	return slices.DeleteFunc(slices.Clone(n.Links), func(l Link) bool {
		return l.Type == "REPORTED" || planned(l.Status) || n.holds(l, day, "") == Not
	})
}

// linkedTo lists the entities of a kind to which an entity has a link of any type.
func (n *Network) linkedTo(id, kind, day string) []string {
	var to []string
	for _, l := range n.counting(day) {
		if l.From == id && n.entity(l.To).Kind == kind {
			to = append(to, l.To)
		}
		if l.To == id && n.entity(l.From).Kind == kind {
			to = append(to, l.From)
		}
	}
	return deduplicated(to)
}

// officialsOf lists who holds a position at an organisation.
func (n *Network) officialsOf(id, day string) []string {
	var people []string
	for _, l := range n.counting(day) {
		if l.Type == "HOLDS_POSITION" && l.To == id {
			people = append(people, l.From)
		}
	}
	return deduplicated(people)
}

// eventsOf lists the events of an organisation: "to which both have a link of any type, at
// which somebody was on behalf of both, or an official of both", each in one of these ways.
func (n *Network) eventsOf(id, day string) []string {
	events := n.linkedTo(id, "EVENT", day)
	officials := n.officialsOf(id, day)
	for _, l := range n.counting(day) {
		was := slices.Contains([]string{"ATTENDED", "LED", "ORGANIZED", "HOSTED"}, l.Type)
		if was && (l.OnBehalfOf == id || slices.Contains(officials, l.From)) {
			events = append(events, l.To)
		}
	}
	return deduplicated(events)
}
