package pathtest

import (
	"cmp"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

func partnerMistakes() map[string]func(*meaning) {
	also := func(t network.LinkType, way network.Partnership) func(*meaning) {
		return func(m *meaning) {
			m.partner.way = func(of network.LinkType) network.Partnership {
				if of == t {
					return way
				}
				return of.Partnership()
			}
		}
	}
	who := func(of func(p *plain, l *network.Link) []string) func(*meaning) {
		return func(m *meaning) {
			m.partner.present = func(p *plain, l *network.Link) []string {
				return slices.DeleteFunc(of(p, l), func(id string) bool { return p.kinds[id] != network.Organization })
			}
		}
	}
	return map[string]func(*meaning){
		"partners by FUNDS":                      also(network.Funds, network.Directly),
		"partners by PART_OF":                    also(network.PartOf, network.Directly),
		"partners by ESTABLISHES":                also(network.Establishes, network.Directly),
		"partners by a programme they both fund": also(network.Funds, network.ByMembership),
		"partners by PARTNERS_WITH a programme":  also(network.PartnersWith, network.ByMembership),
		"partners by what reports":               also(network.Reported, network.ByEvent),
		"partners by membership alone":           also(network.Operates, network.NoPartnership),
		"no partners by hosting":                 also(network.Hosted, network.NoPartnership),
		"operators apart from members":           also(network.Operates, network.ByAgreement),
		"nobody there on behalf":                 who(func(_ *plain, l *network.Link) []string { return []string{l.From} }),
		"there on behalf, not itself": who(func(p *plain, l *network.Link) []string {
			if l.Type.Partnership() == network.ByEvent && l.OnBehalfOf != "" {
				return []string{l.OnBehalfOf}
			}
			return present(p, l)
		}),
		"members on behalf":         who(func(_ *plain, l *network.Link) []string { return []string{l.From, l.OnBehalfOf} }),
		"partner of what is shared": who(func(p *plain, l *network.Link) []string { return append(present(p, l), l.To) }),
		"shared by anybody's degree": func(m *meaning) {
			m.partner.shareable = func(_ *plain, id string, where *pathfind.Filter) bool { return !slices.Contains(where.Avoid, id) }
		},
		"shared though avoided": func(m *meaning) {
			m.partner.shareable = func(p *plain, id string, where *pathfind.Filter) bool { return !tooManyLinks(p.degrees[id], where) }
		},
		"passed by anybody's degree": func(m *meaning) {
			m.partner.passable = func(*plain, string, *pathfind.Filter) bool { return true }
		},
		"not beyond the first": func(m *meaning) {
			m.partner.passable = func(*plain, string, *pathfind.Filter) bool { return false }
		},
		"partners by who is avoided": func(m *meaning) {
			m.partner.counts = func(p *plain, l *network.Link, where *pathfind.Filter) bool { return p.passes(l, where) }
		},
		"partners of any day": func(m *meaning) {
			m.partner.counts = func(p *plain, l *network.Link, where *pathfind.Filter) bool {
				timeless := where.Without("asOf")
				return counts(p, l, &timeless)
			}
		},
		"partners by fewer entities": func(m *meaning) {
			m.partner.compare = func(a, b plainWay) int { return cmp.Or(cmp.Compare(len(a), len(b)), a.compare(b)) }
		},
		"partners by the last ids": func(m *meaning) {
			m.partner.compare = func(a, b plainWay) int { return b.compare(a) }
		},
		"one link of those who are there": func(m *meaning) {
			m.partner.step = func(all []plainPresence) []network.LinkRef { return allLinks(all)[:1] }
		},
		"own links of those who are there": func(m *meaning) {
			m.partner.step = func(all []plainPresence) []network.LinkRef {
				if own := slices.DeleteFunc(slices.Clone(all), func(x plainPresence) bool { return x.link.From != x.who }); len(own) > 0 {
					return allLinks(own)
				}
				return allLinks(all)
			}
		},
		"hops of links between partners": func(m *meaning) {
			m.partner.hops = func(w plainWay) int { return len(w) - 1 }
		},
	}
}
