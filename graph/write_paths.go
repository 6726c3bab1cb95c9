package graph

import (
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/pathfind"
)

// What the writer knows of answers about paths and reach. A field that it does not
// know is gqlgen's.

func (w *writer) pathResult(set ast.SelectionSet, r *model.PathResult) {
	w.object(set, "PathResult", func(f *graphql.CollectedField) {
		switch f.Name {
		case "paths":
			list(w, r.Paths, func(p *model.Path) { w.path(f.Selections, p) })
		case "shortest":
			orNull(w, r.Shortest, w.number)
		case "outcome":
			w.quote(string(r.Outcome))
		case "blockedBy":
			list(w, r.BlockedBy, func(name *string) { w.quote(*name) })
		case "hasMore":
			w.truth(r.HasMore)
		case "complete":
			w.truth(r.Complete)
		case "work":
			w.work(f.Selections, r.Work)
		case "revision":
			w.revision(r.Revision)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) work(set ast.SelectionSet, work pathfind.Work) {
	w.object(set, "SearchWork", func(f *graphql.CollectedField) {
		switch f.Name {
		case "visited":
			w.number(work.Visited)
		case "limit":
			w.number(work.Limit)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) path(set ast.SelectionSet, p *model.Path) {
	w.object(set, "Path", func(f *graphql.CollectedField) {
		switch f.Name {
		case "hops":
			w.number(p.Hops())
		case "entities":
			w.entities(f.Selections, p.Entities)
		case "steps":
			list(w, p.Steps, func(s *model.Step) { w.step(f.Selections, s) })
		case "period":
			w.period(f.Selections, p.Period)
		case "explanation":
			text, err := w.resolver.explanation(w.ctx, p)
			w.gaveUp = w.gaveUp || err != nil
			w.quote(text)
		case "cost":
			orNull(w, p.Cost, w.real)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) step(set ast.SelectionSet, s *model.Step) {
	w.object(set, "Step", func(f *graphql.CollectedField) {
		switch f.Name {
		case "from":
			w.entity(f.Selections, s.From)
		case "to":
			w.entity(f.Selections, s.To)
		case "links":
			list(w, s.Links, func(l *model.Link) { w.link(f.Selections, l) })
		case "cost":
			orNull(w, s.Cost, func(c model.StepCost) { w.stepCost(f.Selections, &c) })
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) stepCost(set ast.SelectionSet, c *model.StepCost) {
	w.object(set, "StepCost", func(f *graphql.CollectedField) {
		switch f.Name {
		case "total":
			w.number(c.Total())
		case "link":
			w.link(f.Selections, &c.Link)
		case "type":
			w.number(c.Type)
		case "status":
			w.number(c.Status)
		case "sources":
			w.number(c.Sources)
		case "confidence":
			w.number(c.Confidence)
		case "recency":
			w.number(c.Recency)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) link(set ast.SelectionSet, l *model.Link) {
	w.object(set, "Link", func(f *graphql.CollectedField) {
		switch f.Name {
		case "id":
			w.quote(l.ID())
		case "type":
			w.quote(string(l.Type()))
		case "from":
			w.entity(f.Selections, l.From())
		case "to":
			w.entity(f.Selections, l.To())
		case "role":
			orNull(w, l.Role(), w.quote)
		case "onBehalfOf":
			w.entity(f.Selections, l.OnBehalfOf())
		case "valid":
			w.period(f.Selections, l.Valid())
		case "status":
			w.quote(string(l.Status()))
		case "confidence":
			w.real(l.Confidence())
		case "sentence":
			w.quote(l.Sentence())
		case "evidence":
			evidence, err := l.Evidence(w.ctx)
			w.gaveUp = w.gaveUp || err != nil
			list(w, evidence, func(e *model.Evidence) { w.evidence(f.Selections, e) })
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) evidence(set ast.SelectionSet, e *model.Evidence) {
	w.object(set, "Evidence", func(f *graphql.CollectedField) {
		switch f.Name {
		case "source":
			w.source(f.Selections, e.Source)
		case "quote":
			w.quote(e.Quote)
		case "locator":
			orNull(w, e.Locator, w.quote)
		case "observed":
			w.period(f.Selections, e.Observed)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) source(set ast.SelectionSet, s model.Source) {
	w.object(set, "Source", func(f *graphql.CollectedField) {
		switch f.Name {
		case "id":
			w.quote(s.ID())
		case "title":
			w.quote(s.Title())
		case "publisher":
			orNull(w, s.Publisher(), w.quote)
		case "url":
			orNull(w, s.URL(), w.quote)
		case "published":
			w.date(s.Published())
		case "language":
			orNull(w, s.Language(), w.quote)
		case "retrieved":
			w.date(s.Retrieved())
		case "note":
			orNull(w, s.Note(), w.quote)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) reach(set ast.SelectionSet, r *model.Reach) {
	w.object(set, "Reach", func(f *graphql.CollectedField) {
		switch f.Name {
		case "origins":
			w.entities(f.Selections, r.Origins)
		case "total":
			w.number(r.Total)
		case "byHop":
			w.byHop(f.Selections, r.ByHop)
		case "groups":
			list(w, r.Groups, func(g *model.ReachGroup) { w.group(f.Selections, g) })
		case "withoutPlace":
			w.number(r.WithoutPlace)
		case "complete":
			w.truth(r.Complete)
		case "work":
			w.work(f.Selections, r.Work)
		case "revision":
			w.revision(r.Revision)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) group(set ast.SelectionSet, g *model.ReachGroup) {
	w.object(set, "ReachGroup", func(f *graphql.CollectedField) {
		switch f.Name {
		case "key":
			w.quote(g.Key)
		case "label":
			w.quote(g.Label)
		case "place":
			orNull(w, g.Place, func(p model.Place) { w.entity(f.Selections, p) })
		case "reached":
			w.number(g.Reached())
		case "known":
			w.number(g.Known)
		case "byHop":
			w.byHop(f.Selections, g.ByHop())
		case "nearest":
			first, err := firstSelected(w.op, f.Field)
			w.gaveUp = w.gaveUp || err != nil
			list(w, g.First(first), func(r *model.Reached) { w.reached(f.Selections, r) })
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) reached(set ast.SelectionSet, r *model.Reached) {
	w.object(set, "Reached", func(f *graphql.CollectedField) {
		switch f.Name {
		case "entity":
			w.entity(f.Selections, r.Entity)
		case "hops":
			w.number(r.Hops)
		case "path":
			w.path(f.Selections, &r.Path)
		default:
			w.gaveUp = true
		}
	})
}

func (w *writer) byHop(set ast.SelectionSet, counts []pathfind.HopCount) {
	list(w, counts, func(c *pathfind.HopCount) {
		w.object(set, "HopCount", func(f *graphql.CollectedField) {
			switch f.Name {
			case "hops":
				w.number(c.Hops)
			case "organizations":
				w.number(c.Organizations)
			default:
				w.gaveUp = true
			}
		})
	})
}
