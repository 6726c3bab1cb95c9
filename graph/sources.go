package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// sources returns a page of sources.
func (r *Resolver) sources(ctx context.Context, filter *listing.SourceFilter, first *int, after *string) (model.SourceConnection, error) {
	var none model.SourceConnection
	if filter == nil {
		filter = &listing.SourceFilter{}
	}
	if err := filter.Check(); err != nil {
		return none, err
	}
	q, err := query(ctx, *filter, "", first, after)
	if err != nil {
		return none, err
	}
	page, err := r.Store.SourcePage(ctx, q)
	if err != nil {
		return none, err
	}
	list, cursors := edges(ctx, listOf(ctx), page, func(s network.Source) string { return s.ID }, func(cursor string, s network.Source) model.SourceEdge {
		return model.SourceEdge{Cursor: cursor, Node: model.NewSource(&s)}
	})
	return model.SourceConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}, nil
}

// statements returns a page of what a source says.
func (r *Resolver) statements(ctx context.Context, of *model.Source, first *int, after *string) (model.StatementConnection, error) {
	var none model.StatementConnection
	q, err := query(ctx, listing.All{}, listing.BeforeStatements(), first, after)
	if err != nil {
		return none, err
	}
	page, err := r.load(ctx).statementPages.load(ctx, of.ID(), q)
	if err != nil {
		return none, err
	}
	var ids []string
	for i := range page.Items {
		if s := &page.Items[i]; s.Kind() == listing.LinkStatement {
			ids = append(ids, s.At.About)
		}
	}
	found, err := r.links(ctx, ids)
	if err != nil {
		return none, err
	}
	links := make(map[string]model.Link, len(found))
	for _, l := range found {
		links[l.ID] = r.link(l, nil)
	}
	// What has gone since the page was read is no longer said.
	page.Items = slices.DeleteFunc(slices.Clone(page.Items), func(s listing.Statement) bool {
		_, linked := links[s.At.About]
		return s.Entity == nil && !linked
	})
	list, cursors := edges(ctx, listOf(ctx), page, listing.Statement.Place, func(cursor string, s listing.Statement) model.StatementEdge {
		return model.StatementEdge{Cursor: cursor, Node: r.statement(&s, of, links)}
	})
	return model.StatementConnection{Edges: list, PageInfo: pageInfo(cursors, page.More, after), TotalCount: page.Total}, nil
}

// statement returns something that a source says.
func (r *Resolver) statement(s *listing.Statement, of *model.Source, links map[string]model.Link) model.Statement {
	said := model.Statement{Kind: s.Kind(), Entity: r.entity(s.Entity), Evidence: of.Evidence(s.Evidence)}
	if said.Kind == listing.LinkStatement {
		link := links[s.At.About]
		said.Link, said.Text = &link, link.Words()
		return said
	}
	record, i := said.Entity.Base(), s.At.Place
	switch said.Kind {
	case listing.NameStatement:
		name := record.OtherName(i)
		said.Name, said.Text = &name, nameText(s.Entity, i)
	case listing.FactStatement:
		fact := record.Fact(i)
		said.Fact, said.Text = &fact, factText(s.Entity, i)
	case listing.StatusStatement:
		change := record.StatusChange(i)
		said.StatusChange, said.Text = &change, statusText(s.Entity, i)
	default:
		said.Text = existenceText(s.Entity)
	}
	return said
}

// The following say in words what an entity's own record says.

// existenceText says that an entity is there.
func existenceText(e *network.Entity) string {
	article, what := "a", strings.ToLower(string(e.Kind))
	switch e.Kind {
	case network.Organization:
		article, what = "an", "organisation"
	case network.Agreement, network.Event:
		article = "an"
	}
	text := fmt.Sprintf("%s is %s %s", e.Name, article, what)
	if e.Type != "" {
		text += ": " + e.Type
	}
	return text
}

// nameText says a name beside the preferred one.
func nameText(e *network.Entity, i int) string {
	n := e.Names[i]
	verb := "is also called"
	switch n.Type {
	case network.Acronym:
		verb = "is abbreviated"
	case network.Former:
		verb = "was called"
	case network.Transliteration:
		verb = "is written"
	case network.Misspelling:
		verb = "is misspelt"
	}
	return e.Name + " " + verb + " “" + n.Text + "”"
}

// factText says a fact.
func factText(e *network.Entity, i int) string {
	f := e.Facts[i]
	words := []string{e.Name + ",", f.Name + ":", f.Qualifier, f.Value.String(), f.Unit}
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), " ")
}

// statusText says a change of status.
func statusText(e *network.Entity, i int) string {
	status := string(e.StatusHistory[i].Status)
	return fmt.Sprintf("%s is %s", e.Name, strings.ToLower(strings.ReplaceAll(status, "_", " ")))
}
