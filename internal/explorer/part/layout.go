package part

import "github.com/a-h/templ"

// title returns the title of the window.
func (p *Page) title() string {
	if p.First {
		return "entente: " + p.Title
	}
	return p.Title + " · entente"
}

// section is a part of the explorer that the navigation leads to.
type section struct {
	name string
	to   Address
	here bool
}

// sections returns what the navigation leads to.
func (p *Page) sections() []section {
	all := []section{
		{name: "Paths", to: p.To("paths")},
		{name: "Reach", to: p.To("reach")},
		{name: "Changes", to: p.To("changes")},
		{name: "Report", to: p.To("report")},
		{name: "Organisations", to: p.To("entities").With("kind", "ORGANIZATION")},
		{name: "People", to: p.To("entities").With("kind", "PERSON")},
		{name: "Agreements", to: p.To("entities").With("kind", "AGREEMENT")},
		{name: "Sources", to: p.To("sources")},
		{name: "GraphiQL", to: p.File("graphiql")},
	}
	for i := range all {
		all[i].here = all[i].name == p.Here
	}
	return all
}

// current says to those who cannot see it that this is where one is.
func (s section) current() templ.Attributes {
	if s.here {
		return templ.Attributes{"aria-current": "page"}
	}
	return nil
}
