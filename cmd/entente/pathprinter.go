package main

import (
	"fmt"

	"github.com/entente-graph/entente/internal/words"
)

// pathPrinter writes paths on a page, one after the other: what it has introduced or quoted it does not say again.
type pathPrinter struct {
	*page
	acronyms *words.Acronyms
	sources  sources
	// described are the ids of the entities of which it was said what they are.
	described map[string]bool
	// printed is the number of the path with which a hop was written, by its ends.
	printed map[hop]int
	// all is whether every link and quote of a hop is shown.
	all bool
}

// hop is two entities that are joined, in either order: under one question they are so by the same links.
type hop struct{ from, to string }

// newPathPrinter returns what writes these paths on a page.
func newPathPrinter(p *page, paths []printedPath, all bool) *pathPrinter {
	var entities []printedEntity
	for _, path := range paths {
		entities = append(entities, path.Entities...)
	}
	return &pathPrinter{page: p, acronyms: words.NewAcronyms(bearers(entities)), described: map[string]bool{}, printed: map[hop]int{}, all: all}
}

// print writes the answer for people to read: the outcome in a sentence, then each path hop by hop, then the sources.
func (r *pathResult) print(p *page, asked *Path) {
	p.prose(plain, "", "", r.outcome(asked))
	r.relaxed(p)
	w := newPathPrinter(p, r.Paths, asked.All)
	for i := range r.Paths {
		path := &r.Paths[i]
		p.WriteString("\n")
		if len(r.Paths) > 1 {
			p.prose(strong, "", "", fmt.Sprintf("Path %d of %d, %s", i+1, len(r.Paths), path.measure()))
		}
		p.WriteString(path.whole())
		w.path(i+1, path)
	}
	w.sources.list(p)
}

// path writes a path hop by hop; number is which it is. Hops that were written with another path are not written again.
func (w *pathPrinter) path(number int, p *printedPath) {
	w.entity("    ", &p.Entities[0])
	for i := range p.Steps {
		at := w.at(p, i)
		switch {
		case at == 0:
			w.step(&p.Steps[i])
			w.printed[hop{p.Entities[i].ID, p.Entities[i+1].ID}] = number
		case i+1 < len(p.Steps) && w.at(p, i+1) == at:
			continue // said with the next
		default:
			w.prose(faint, "  ⋮ ", "  ⋮ ", fmt.Sprintf("as in path %d", at))
		}
		w.entity("  ▼ ", &p.Entities[i+1])
	}
}

// at returns the number of the path with which a hop was written; 0 for none.
func (w *pathPrinter) at(p *printedPath, i int) int {
	from, to := p.Entities[i].ID, p.Entities[i+1].ID
	return max(w.printed[hop{from, to}], w.printed[hop{to, from}])
}

// entity writes an entity: its name, and for the first time what it is, in a line if that is long enough.
func (w *pathPrinter) entity(before string, e *printedEntity) {
	name, what := w.acronyms.Write(e.Name), ""
	if !w.described[e.ID] {
		w.described[e.ID] = true
		what = describe(e.Kind, e.Type) + " · " + e.ID
	}
	w.named(before, name, what)
}

// maxShown is how many links, and how many quotes, of a hop are shown.
const maxShown = 3

// step writes a hop: its links with the words that they rest on, the first few of each, and how many more there are.
func (w *pathPrinter) step(s *printedStep) {
	shown := s.shown(w.all)
	quotes := quotesOf(shown, w.all)
	hidden := 0
	for i := range s.Judged {
		hidden += len(s.Judged[i].Evidence)
	}
	for i, link := range shown {
		w.prose(link.ink(), "  │ ", "  │ ", w.acronyms.Write(link.text()))
		for nth := range quotes[i] {
			w.sources.quote(w.page, &link.Evidence[nth], "  │   ")
		}
		hidden -= quotes[i]
		if s.Cost != nil && s.Cost.Link.ID == link.Link.ID {
			w.prose(faint, "  │   ", "  │   ", s.Cost.String())
		}
	}
	if more := more(len(s.Judged)-len(shown), hidden); more != "" {
		w.prose(faint, "  │   ", "  │   ", more)
	}
}

// more says how many links and quotes of a hop are not shown.
func more(links, quotes int) string {
	var parts []string
	if links > 0 {
		parts = append(parts, words.Count(links, "more link", "more links"))
	}
	if quotes > 0 {
		parts = append(parts, words.Count(quotes, "more quote", "more quotes"))
	}
	if len(parts) == 0 {
		return ""
	}
	return "… " + words.Enumerate(parts, "and") + "; --all shows them"
}

// shown returns the links of a step that are shown: the first, and the one that makes the cost of the step.
func (s *printedStep) shown(all bool) []*printedLink {
	var shown []*printedLink
	for i := range s.Judged {
		shown = append(shown, &s.Judged[i])
	}
	if all || len(shown) <= maxShown {
		return shown
	}
	for _, link := range shown[maxShown:] {
		if s.Cost != nil && s.Cost.Link.ID == link.Link.ID {
			shown[maxShown-1] = link
		}
	}
	return shown[:maxShown]
}

// quotesOf says how many quotes of each link are shown: of each its first before a second of any.
func quotesOf(links []*printedLink, all bool) []int {
	shown := make([]int, len(links))
	for total, before := 0, -1; total > before; {
		before = total
		for i, link := range links {
			if shown[i] < len(link.Evidence) && (all || total < maxShown) {
				shown[i]++
				total++
			}
		}
	}
	return shown
}
