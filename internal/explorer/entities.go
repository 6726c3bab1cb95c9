package explorer

import (
	"context"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// entities lists entities of a kind.
func (e *explorer) entities(ctx context.Context, r *request) (templ.Component, error) {
	of := listed{
		kind: r.params.kind("kind"), finer: r.params.one("type"), place: r.params.one("in"), status: r.params.one("status"),
	}
	after := r.params.one("after")
	if of.status != "" && of.status != "planned" {
		r.params.refuse("status", "%q can't be asked for: there is planned", of.status)
	}
	if of.kind == "" && len(r.params.faults) == 0 {
		r.params.refuse("kind", "it is missing: there are %s", kindNames())
	}
	r.page.Title, r.page.Here = of.title(), words.Capital(words.Kinds(of.kind))
	if err := r.params.err(); err != nil {
		return nil, err
	}
	variables := map[string]any{"filter": of.filter(), "orderBy": "NAME", "first": pageSize}
	goOn(variables, after)
	answer, err := asked[ask.EntitiesAnswer](ctx, e, r, ask.Entities, variables)
	if err != nil {
		return nil, err
	}
	r.page.Revision = answer.Network.Revision
	return entitiesPage(r.page, &answer, of), nil
}

// listed is what a list of entities is of.
type listed struct {
	kind                 network.Kind
	finer, place, status string
}

// title says what the list is of.
func (l listed) title() string {
	title := words.Kinds(l.kind)
	if l.finer != "" {
		title += ", " + words.Type(l.kind, l.finer)
	}
	if l.status != "" {
		title = l.status + " " + title
	}
	return words.Capital(title)
}

// filter returns the list's EntityFilter.
func (l listed) filter() map[string]any {
	filter := map[string]any{"kinds": []network.Kind{l.kind}}
	if l.finer != "" {
		filter["types"] = []string{l.finer}
	}
	if l.place != "" {
		filter["region"] = l.place
	}
	if l.status != "" {
		filter["statuses"] = network.PlannedStatuses()
	}
	return filter
}

// to returns the list's address.
func (l listed) to(p *part.Page) part.Address {
	return p.To("entities").With("kind", string(l.kind)).With("type", l.finer).With("in", l.place).With("status", l.status)
}

// only returns the list of one type in it.
func (l listed) only(finer string) listed {
	l.finer = finer
	return l
}
