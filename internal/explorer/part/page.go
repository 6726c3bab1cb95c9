package part

import (
	"encoding/json"

	"github.com/entente-graph/entente/internal/network"
)

// Page is what every page has beside its matter.
type Page struct {
	// Title is what the page is about.
	Title string
	// Root leads from the page to where the explorer begins: "./", "../".
	Root string
	// Here is the part of the explorer that it belongs to, as the navigation names it.
	Here string
	// AsOf and KnownBy are the days of the page's question, where its address gives them.
	AsOf, KnownBy string
	// Names is the language in which entities are called, where it is not that of their preferred names.
	Names string
	// Fault says why there is not what was asked for, where it is so.
	Fault string
	// Today is the day in UTC.
	Today network.Day
	// Revision is that of the network at which the page was made; "" where nothing was asked.
	Revision string
	// Text is in the box with which one finds.
	Text string
	// First is whether this is the page to begin with, which has a larger box of its own.
	First bool
	// Document and Variables are the query behind the page.
	Document  string
	Variables map[string]any
	// Scripts, Style and Icon are files of the bundle; none where it is not there.
	Scripts     []string
	Style, Icon string
	// Markdown and JSON are the addresses of the same in other formats, Preferred that with the preferred names.
	Markdown, JSON, Preferred Address
}

// In returns the page with entities called by their names in a language.
func (p Page) In(language string) *Page {
	p.Names = language
	return &p
}

// Day returns the day of the question: today unless the address gives another.
func (p *Page) Day() network.Day {
	if day, err := network.ParseDay(p.AsOf); err == nil {
		return day
	}
	return p.Today
}

// Workbench returns the address at which GraphiQL shows the query behind the page.
func (p *Page) Workbench() Address {
	variables, err := json.Marshal(p.Variables)
	if err != nil {
		variables = nil // they are then left to be filled in
	}
	return p.File("graphiql").With("query", p.Document).With("variables", string(variables))
}
