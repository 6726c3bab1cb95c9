package explorer

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

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
	if of.kind == network.Agreement && of.place != "" {
		return e.agreementsIn(ctx, r, of)
	}
	variables := map[string]any{"filter": of.filter(), "orderBy": "NAME", "first": pageSize}
	goOn(variables, after)
	answer, err := asked[ask.EntitiesAnswer](ctx, e, r, ask.Entities, variables)
	if err != nil {
		return nil, err
	}
	r.page.Revision = answer.Network.Revision
	list := entityList{listed: of, total: answer.Entities.TotalCount, next: answer.Entities.PageInfo, facets: answer.Entities.Facets}
	list.lead = words.Count(list.total, "is", "are") + " in this network."
	for _, edge := range answer.Entities.Edges {
		list.all = append(list.all, edge.Node)
	}
	return entitiesPage(r.page, &list), nil
}

// entityList is a page of a list of entities.
type entityList struct {
	listed
	lead   string
	total  int
	all    []ask.Listed
	facets []ask.Facet
	next   ask.PageInfo
}

// Of a place the agreements of so many organisations are listed, those with most links, and of each so many.
const (
	partiesHere    = 100
	agreementsEach = 100
)

// agreementsIn lists the agreements of organisations in a place.
func (e *explorer) agreementsIn(ctx context.Context, r *request, of listed) (templ.Component, error) {
	variables := map[string]any{"place": of.place, "first": partiesHere, "each": agreementsEach}
	if of.status != "" {
		variables["statuses"] = network.PlannedStatuses()
	}
	answer, err := asked[ask.AgreementsInAnswer](ctx, e, r, ask.AgreementsIn, variables)
	switch {
	case err != nil:
		return nil, err
	case answer.Place == nil:
		return nil, noSuch("entity", of.place)
	}
	r.page.Revision = answer.Network.Revision
	list, met, counts := entityList{listed: of}, map[string]bool{}, map[string]int{}
	whole := answer.Here.TotalCount <= len(answer.Here.Edges)
	for _, organization := range answer.Here.Edges {
		agreements := organization.Node.Agreements
		whole = whole && agreements.TotalCount <= len(agreements.Edges)
		for _, edge := range agreements.Edges {
			if n := edge.Node; !met[n.ID] {
				met[n.ID] = true
				counts[n.Finer]++
				if of.finer == "" || of.finer == n.Finer {
					list.all = append(list.all, n)
				}
			}
		}
	}
	slices.SortFunc(list.all, func(a, b ask.Listed) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	for _, finer := range slices.Sorted(maps.Keys(counts)) {
		if finer != "" {
			list.facets = append(list.facets, ask.Facet{Key: finer, Count: counts[finer]})
		}
	}
	list.total = len(list.all)
	list.lead = words.Count(list.total, "is", "are") + " of organisations in " + answer.Place.Name + "."
	if !whole {
		list.lead += " There may be more: those with most links are looked at."
	}
	return entitiesPage(r.page, &list), nil
}

// parties says who an agreement is of, and from which countries they are.
func parties(a *ask.Listed) string {
	if len(a.Parties) == 0 {
		return "No party is named"
	}
	var all []ask.Named
	var countries []string
	for _, party := range a.Parties {
		all = append(all, party.Named)
		if party.Country != nil && !slices.Contains(countries, party.Country.Name) {
			countries = append(countries, party.Country.Name)
		}
	}
	text := part.Others("", all)
	if len(countries) > 0 {
		text += " (" + strings.Join(countries, ", ") + ")"
	}
	return text
}

// countries are those of the parties of the agreements on a page, and how many of them each has, the most first.
func (l *entityList) countries() []ask.Facet {
	var all []ask.Facet
	for i := range l.all {
		met := map[string]bool{}
		for _, party := range l.all[i].Parties {
			if party.Country == nil || met[party.Country.ID] {
				continue
			}
			met[party.Country.ID] = true
			nth := slices.IndexFunc(all, func(f ask.Facet) bool { return f.Key == party.Country.ID })
			if nth < 0 {
				nth = len(all)
				all = append(all, ask.Facet{Key: party.Country.ID, Label: party.Country.Name})
			}
			all[nth].Count++
		}
	}
	slices.SortStableFunc(all, func(a, b ask.Facet) int { return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Label, b.Label)) })
	return all
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

// placed returns the list in a place; everywhere for "".
func (l listed) placed(place string) listed {
	l.place = place
	return l
}

// only returns the list of one type in it.
func (l listed) only(finer string) listed {
	l.finer = finer
	return l
}
