package explorer

import (
	"cmp"
	"context"
	"strings"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// pageSize is how many of a list a page shows.
const pageSize = 25

// goOn lets a list go on after a cursor, if there is one.
func goOn(variables map[string]any, after string) {
	if after != "" {
		variables["after"] = after
	}
}

// search shows what is found by a text. The only one that is found is shown itself.
func (e *explorer) search(ctx context.Context, r *request) (templ.Component, error) {
	text, kind, after := r.params.one("q"), r.params.kind("kind"), r.params.one("after")
	r.page.Title, r.page.Text, r.page.First = "Find", text, true
	if err := r.params.err(); err != nil {
		return nil, err
	}
	if text == "" {
		return searchPage(r.page, nil, kind, nil), nil
	}
	r.page.Title = "“" + text + "”"
	variables := map[string]any{"text": text, "first": pageSize, "day": r.page.Today.String()}
	if kind != "" {
		variables["kinds"] = []network.Kind{kind}
	}
	goOn(variables, after)
	answer, err := asked[ask.SearchAnswer](ctx, e, r, ask.Search, variables)
	if err != nil {
		return nil, err
	}
	if answer.Search.TotalCount == 1 && len(answer.Search.Edges) == 1 && r.params.one("format") == "" {
		return nil, elsewhere{r.page.ToEntity(answer.Search.Edges[0].Node.ID)}
	}
	var sources []ask.SourceListed
	if kind == "" && after == "" {
		if sources, err = e.findSources(ctx, text); err != nil {
			return nil, err
		}
	}
	r.page.Revision = answer.Network.Revision
	return searchPage(r.page, &answer, kind, sources), nil
}

// found says how many there are of what was looked for.
func found(p *part.Page, a *ask.SearchAnswer, sources []ask.SourceListed) string {
	switch {
	case a.Search.TotalCount == 0 && len(sources) > 0:
		return words.Count(len(sources), "source is", "sources are") + " found by “" + p.Text + "”"
	case a.Search.TotalCount == 0:
		return "Nothing is found by “" + p.Text + "”"
	}
	return words.Count(a.Search.TotalCount, "finding", "findings") + " by “" + p.Text + "”"
}

// why says what an entity is, and why it was found where its name does not say so: the post, or the other name.
func why(h *ask.Hit) string {
	text := words.Capital(words.Type(h.Node.Kind, h.Node.Finer))
	if h.Node.Country != nil {
		text += ", " + h.Node.Country.Name
	}
	switch post := h.Position; {
	case post != nil:
		text += ". " + map[network.Holding]string{
			network.Certainly: "Is ", network.Presumably: "Presumably is ",
		}[cmp.Or(post.Link.Holding, network.Not)]
		if post.Link.Holding == network.Not {
			text += "Not today: "
		}
		text += post.Role + " at " + post.Organization.Name
	case !strings.EqualFold(h.MatchedName, h.Node.Name):
		text += ". Also " + h.MatchedName
	}
	return text
}
