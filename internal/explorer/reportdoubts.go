package explorer

import (
	"context"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// explain says of the names by which nothing is found that can stand there why that is so: they are names of something else,
// or of places that the network lacks.
func (e *explorer) explain(ctx context.Context, r *request, doubts []unclear) error {
	for i := range doubts {
		d := &doubts[i]
		if len(d.Hits) > 0 {
			continue
		}
		if place := d.Param == "region" || d.Param == "country"; place {
			if said, known := lacked(d.Text); known {
				d.Said = said
				continue
			}
		}
		found, err := e.meant(ctx, r, d.Text, 1, func(ask.Named) bool { return true })
		if err != nil {
			return err
		}
		if len(found) > 0 && found[0].Score == 1 {
			d.isOther(found[0].Node.Named)
		}
	}
	return nil
}

// lacked says of a country or region of M49 that the network has nothing of it; false for what is none.
func lacked(name string) (said string, known bool) {
	const unknown = " of which this network has nothing. That is unknown, which is not none."
	if country, is := m49.CountryNamed(name); is {
		return country.Name + " is a country or area" + unknown, true
	}
	if region, is := m49.RegionNamed(name); is {
		return region.Name + " is a region of the world" + unknown, true
	}
	return "", false
}

// isOther says that a name is one of what can't stand there.
func (d *unclear) isOther(found ask.Named) {
	d.Other, d.Said = &found, isA(found.Kind)
	switch {
	case d.Param == "body":
		d.Said += "; a report is about organisations."
	case found.Kind == network.Place:
		d.Said = " is neither a region nor a country."
		if d.Param == "country" {
			d.Said = " is no country."
		}
	default:
		d.Said += "; a report is on a region or on countries."
	}
}

// isA says of what kind something is.
func isA(k network.Kind) string {
	article := " is a "
	if strings.ContainsAny(string(k)[:1], "AEIOU") {
		article = " is an "
	}
	return article + words.Kind(k)
}

// withoutOthers takes those bodies away that are no organisations, where only organisations can stand, and says so.
func (q *reportQuestion) withoutOthers(n names) (doubts []unclear) {
	q.bodies = slices.DeleteFunc(q.bodies, func(id string) bool {
		kind, known := network.KindOf(id)
		other := ask.Named{ID: id, Kind: kind, Name: n.of(id)}
		if !known || !strings.Contains(id, ":") || other.Name == id || q.may("body", other) {
			return false
		}
		d := unclear{Param: "body", Text: other.Name}
		d.isOther(other)
		doubts = append(doubts, d)
		return true
	})
	return doubts
}

// lacking says what a question lacks that was begun.
func (q *reportQuestion) lacking(p *params) []unclear {
	begun := false
	for _, name := range []string{"body", "region", "country"} {
		begun = begun || len(p.values[name]) > 0
	}
	whom, where := len(q.bodies) == 0, len(q.regions)+len(q.countries) == 0
	switch {
	case !begun || !whom && !where:
		return nil
	case whom && where:
		return []unclear{{Param: "body", Said: "Name an organisation, and a region or a country."}}
	case whom:
		return []unclear{{Param: "body", Said: "Name an organisation."}}
	default:
		return []unclear{{Param: "region", Said: "Name a region or a country."}}
	}
}
