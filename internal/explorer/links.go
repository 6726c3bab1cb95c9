package explorer

import (
	"context"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// links lists the links of an entity: those that hold on a day, or all that ever did.
func (e *explorer) links(ctx context.Context, r *request) (templ.Component, error) {
	id, after, kind, ever := r.PathValue("id"), r.params.one("after"), r.params.kind("kind"), r.params.one("ever")
	r.page.AsOf, r.page.KnownBy = r.params.day("asOf"), r.params.day("knownBy")
	r.page.Title = "Links"
	if ever != "" && ever != "yes" {
		r.params.refuse("ever", "%q can't be asked for: there is yes", ever)
	}
	if err := r.params.err(); err != nil {
		return nil, err
	}
	variables := r.judging(map[string]any{"id": id, "first": pageSize})
	filter := map[string]any{}
	if ever == "" {
		filter["asOf"] = variables["asOf"]
	}
	if known, given := variables["knownBy"]; given {
		filter["knownBy"] = known
	}
	if kind != "" {
		filter["kinds"] = []network.Kind{kind}
	}
	variables["filter"] = filter
	goOn(variables, after)
	answer, err := asked[ask.LinksAnswer](ctx, e, r, ask.Links, variables)
	switch {
	case err != nil:
		return nil, err
	case answer.Entity == nil:
		return nil, noSuch("entity", id)
	}
	r.page.Title, r.page.Revision = "Links of "+answer.Entity.Name, answer.Network.Revision
	return linksPage(r.page, &answer, linked{kind, ever != ""}), nil
}

// linked is which links of an entity a list is of.
type linked struct {
	kind network.Kind
	ever bool
}

// lead says which links these are.
func (l linked) lead(p *part.Page, total int) string {
	text := words.Count(total, "link", "links")
	if l.kind != "" {
		text += " to " + words.Kinds(l.kind)
	}
	if !l.ever {
		return text + " on " + words.Day(p.Day())
	}
	return text + ", on whatever day"
}

// next returns the address of the page of the list that comes after.
func (l linked) next(p *part.Page, id, after string) part.Address {
	return linksOf(p, id, l.kind, l.ever).With("after", after)
}
