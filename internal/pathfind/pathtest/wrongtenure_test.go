package pathtest

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// knowledgeMistakes are about when evidence could be known.
func knowledgeMistakes() map[string]func(*meaning) {
	observed := func(of func(o network.Observation) network.Observation) func(*meaning) {
		return func(m *meaning) { m.observed = of }
	}
	always, _ := network.ParseDate("0001-01-01")
	return map[string]func(*meaning){
		"undated sources known on every day": observed(func(o network.Observation) network.Observation {
			if o.Published.IsZero() {
				o.Retrieved = always
			}
			return o
		}),
		"what was retrieved, when does not matter": observed(func(o network.Observation) network.Observation {
			o.Retrieved = network.Date{}
			return o
		}),
		"published when retrieved": observed(func(o network.Observation) network.Observation {
			if o.Published.IsZero() {
				o.Published = o.Retrieved
			}
			return o
		}),
		"plans known when they begin": func(m *meaning) {
			m.link = func(l network.Link) network.Link {
				if l.Status.Planned() {
					l.Status = network.InForce
				}
				return l
			}
		},
	}
}

// existenceMistakes are about when the ends of links exist.
func existenceMistakes() map[string]func(*meaning) {
	end := func(of func(e network.End, record *network.Entity)) func(*meaning) {
		return func(m *meaning) {
			m.end = func(e network.End) network.End {
				record := *e.Entity
				of(e, &record)
				e.Entity = &record
				return e
			}
		}
	}
	without := func(statuses ...network.Status) func(*meaning) {
		return end(func(_ network.End, record *network.Entity) {
			record.StatusHistory = slices.DeleteFunc(slices.Clone(record.StatusHistory), func(c network.StatusChange) bool {
				return slices.Contains(statuses, c.Status)
			})
		})
	}
	return map[string]func(*meaning){
		"nobody is established by a link": func(m *meaning) {
			m.end = func(e network.End) network.End {
				e.Established = network.Date{}
				return e
			}
		},
		"established, and nothing before": end(func(e network.End, record *network.Entity) {
			if record.Valid.From.IsZero() {
				record.Valid.From = e.Established
			}
		}),
		"established for ever": without(network.Established),
		"ended, and goes on":   without(network.Ended, network.Rejected),
		"people live for ever": end(func(_ network.End, record *network.Entity) {
			if record.Kind == network.Person {
				record.Valid.To = network.Date{}
			}
		}),
		"agreements bind for ever": end(func(_ network.End, record *network.Entity) {
			if record.Kind == network.Agreement {
				record.Valid.To = network.Date{}
			}
		}),
		"happened then, not by then": func(m *meaning) {
			m.link = func(l network.Link) network.Link {
				if l.Type.Occurrence() && l.Valid.From.IsZero() {
					l.Valid.From = l.Valid.To
				}
				return l
			}
		},
	}
}
