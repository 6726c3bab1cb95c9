package explorer

import (
	"context"
	"fmt"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// home is the page to begin with: a box to find by, questions that this network answers, and what network it is.
func (e *explorer) home(ctx context.Context, r *request) (templ.Component, error) {
	r.page.Title, r.page.First = "who works with whom", true
	if err := r.params.err(); err != nil {
		return nil, err
	}
	answer, err := asked[ask.HomeAnswer](ctx, e, r, ask.Home, map[string]any{
		"planned": network.PlannedStatuses(),
	})
	if err != nil {
		return nil, err
	}
	r.page.Revision = answer.Network.Revision
	return homePage(r.page, &answer, offers(r.page, &answer)), nil
}

// offer is a question to click on, with the beginning of its answer.
type offer struct {
	kind           network.Kind
	question, hint string
	to             part.Address
}

// offers are questions that this very network answers: of what is linked most in it, is planned, or happened last.
func offers(p *part.Page, a *ask.HomeAnswer) []offer {
	var all []offer
	if n := a.Planned.TotalCount; n > 0 {
		all = append(all, offer{
			network.Agreement, "Which agreements are only planned?", words.Count(n, "agreement", "agreements"),
			p.To("entities").With("kind", string(network.Agreement)).With("status", "planned"),
		})
	}
	if person, has := firstOf(a.People); has {
		if body, has := firstOf(a.Bodies); has {
			all = append(all, offer{
				network.Person, fmt.Sprintf("How is %s linked to %s?", person.Name, body.Name), "step by step, each with its words",
				p.To("paths").With("from", person.ID).With("to", body.ID).With("asOf", p.Today.String()),
			})
		}
	}
	if body, has := firstOf(a.Bodies); has {
		all = append(all, offer{
			network.Place, fmt.Sprintf("Whom does %s reach, and where?", body.Name), "by country, certainly and presumably",
			p.To("reach").With("from", body.ID).With("asOf", p.Today.String()),
		})
		all = append(all, offersOf(p, a, body)...)
	}
	for _, most := range []struct {
		question string
		of       ask.List[ask.Linked]
	}{
		{"Whom does %s work with?", a.Bodies},
		{"Who was at %s?", a.Events},
		{"Which organisations are in %s?", a.Countries},
	} {
		for _, edge := range most.of.Edges {
			all = append(all, offer{
				edge.Node.Kind, fmt.Sprintf(most.question, edge.Node.Name),
				words.Count(edge.Node.Links.TotalCount, "link", "links"), p.ToEntity(edge.Node.ID),
			})
		}
	}
	if year := lastYear(p, a); year != "" {
		all = append(all, offer{
			"", "What changed in " + year + "?", "what began, ended, was signed or came into being",
			p.To("changes").With("from", yearEnd(year, 1)).With("to", yearEnd(year, 0)),
		})
	}
	if n := a.Network.Sources; n > 0 {
		all = append(all, offer{
			"", "What do the sources say?", words.Count(n, "source", "sources") + ", each statement with its words", p.To("sources"),
		})
	}
	return all
}

// offersOf are questions about a body: what it has in a region, what of that falls due, and with whom it might work.
func offersOf(p *part.Page, a *ask.HomeAnswer, body ask.Named) []offer {
	var all []offer
	where, has := firstOf(a.Regions)
	if !has {
		where, has = firstOf(a.Countries)
	}
	if has {
		of := reportQuestion{bodies: []string{body.ID}, regions: []string{where.ID}}
		all = append(all, offer{
			network.Agreement, fmt.Sprintf("What does %s have in %s?", body.Name, where.Name), "a report, each figure with its words",
			of.dated(p).at(p.To("report")),
		}, offer{
			network.Agreement, fmt.Sprintf("What falls due for %s in %s?", body.Name, where.Name), "agreements that end, posts that are vacant",
			of.dueAddress(p, "due"),
		})
	}
	return append(all, offer{
		network.Organization, fmt.Sprintf("Whom to propose to %s as a partner?", body.Name), "partners of its partners, and what speaks for each",
		p.To("propose").With("for", body.ID).With("asOf", p.Today.String()),
	})
}

// lastYear returns the newest year that the network tells of and that has begun; "" where it tells of none.
func lastYear(p *part.Page, a *ask.HomeAnswer) string {
	if a.Network.LastDay.IsZero() {
		return ""
	}
	const year = len("2006")
	return min(a.Network.LastDay.Earliest(), p.Today).String()[:year]
}

// yearEnd returns the last day of so many years before a year.
func yearEnd(year string, before int) string {
	day, err := network.ParseDay(year + "-12-31")
	if err != nil {
		return "" // cannot happen: it is a year
	}
	return day.YearsBefore(before).String()
}

// firstOf returns the entity of most links, if there is one.
func firstOf(most ask.List[ask.Linked]) (ask.Named, bool) {
	if len(most.Edges) == 0 {
		return ask.Named{}, false
	}
	return most.Edges[0].Node.Named, true
}

// span says from when to when the network reaches.
func span(a *ask.HomeAnswer) string {
	if a.Network.FirstDay.IsZero() || a.Network.LastDay.IsZero() {
		return ""
	}
	text := fmt.Sprintf("What they tell reaches from %s to %s", a.Network.FirstDay.String()[:4], words.Date(a.Network.LastDay))
	if published := words.Date(a.Network.LastPublished); published != "" {
		text += "; the newest source came out on " + published
	}
	return text + "."
}

// kindCount names what there are so many of.
func kindCount(k ask.Facet) string {
	if k.Count == 1 {
		return words.Kind(network.Kind(k.Key))
	}
	return words.Kinds(network.Kind(k.Key))
}
