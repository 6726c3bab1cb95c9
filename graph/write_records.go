package graph

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
)

// What the writer knows of entities and of lists of them.

func (w *writer) entities(set ast.SelectionSet, entities []model.Entity) {
	list(w, entities, func(e *model.Entity) { w.entity(set, *e) })
}

func (w *writer) entity(set ast.SelectionSet, e model.Entity) {
	if e == nil {
		w.null()
		return
	}
	record := e.Base()
	w.object(set, record.Kind().Label(), func(f *graphql.CollectedField) {
		switch f.Name {
		case "id":
			w.quote(record.ID())
		case "kind":
			w.quote(string(record.Kind()))
		case "type":
			orNull(w, record.Type(), w.quote)
		case "name":
			w.quote(record.Name())
		case "summary":
			orNull(w, record.Summary(), w.quote)
		case "website":
			orNull(w, record.Website(), w.quote)
		case "identifiers":
			list(w, record.Identifiers(), func(i *network.Identifier) { w.identifier(f.Selections, i) })
		case "valid":
			w.period(f.Selections, record.Valid())
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) period(set ast.SelectionSet, p *network.Period) {
	if p == nil {
		w.null()
		return
	}
	w.object(set, "Period", func(f *graphql.CollectedField) {
		switch f.Name {
		case "from":
			w.date(p.From)
		case "to":
			w.date(p.To)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) identifier(set ast.SelectionSet, i *network.Identifier) {
	w.object(set, "Identifier", func(f *graphql.CollectedField) {
		switch f.Name {
		case "scheme":
			w.quote(i.Scheme)
		case "value":
			w.quote(i.Value)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) entityConnection(set ast.SelectionSet, c *model.EntityConnection) {
	connection(w, set, "EntityConnection", c.Edges, &c.PageInfo, c.TotalCount, w.entityEdge)
}

func (w *writer) searchConnection(set ast.SelectionSet, c *model.SearchConnection) {
	connection(w, set, "SearchConnection", c.Edges, &c.PageInfo, c.TotalCount, w.searchEdge)
}

// connection writes a page of a list; edge writes one of its edges.
func connection[E any](w *writer, set ast.SelectionSet, of string, edges []E, page *model.PageInfo, total int, edge func(ast.SelectionSet, *E)) {
	w.object(set, of, func(f *graphql.CollectedField) {
		switch f.Name {
		case "edges":
			list(w, edges, func(e *E) { edge(f.Selections, e) })
		case "pageInfo":
			w.pageInfo(f.Selections, page)
		case "totalCount":
			w.number(total)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) entityEdge(set ast.SelectionSet, e *model.EntityEdge) {
	w.object(set, "EntityEdge", func(f *graphql.CollectedField) {
		switch f.Name {
		case "cursor":
			w.quote(e.Cursor)
		case "node":
			w.entity(f.Selections, e.Node)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) searchEdge(set ast.SelectionSet, e *model.SearchEdge) {
	w.object(set, "SearchEdge", func(f *graphql.CollectedField) {
		switch f.Name {
		case "cursor":
			w.quote(e.Cursor)
		case "node":
			w.entity(f.Selections, e.Node)
		case "score":
			w.real(e.Score)
		case "matchedName":
			w.quote(e.MatchedName)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) pageInfo(set ast.SelectionSet, p *model.PageInfo) {
	w.object(set, "PageInfo", func(f *graphql.CollectedField) {
		switch f.Name {
		case "hasNextPage":
			w.truth(p.HasNextPage)
		case "hasPreviousPage":
			w.truth(p.HasPreviousPage)
		case "startCursor":
			orNull(w, p.StartCursor, w.quote)
		case "endCursor":
			orNull(w, p.EndCursor, w.quote)
		default:
			w.gaveUp = true
		}
	})
}
