package tables

import (
	"fmt"
	"slices"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/words"
)

// Report is a report that is written out.
type Report struct {
	*ask.AskedReport
	// Title is made of the question where it is "".
	Title string
	// Introduction is what whoever orders the report says before it; "" for nothing.
	Introduction string
	// Sections are the names of the tables that are wanted, in their order; nil for all.
	Sections []string
}

// section makes a table, and numbers the sources that it cites.
type section struct {
	name string
	make func(*Report, *notes) Table
}

// sections are all tables but the one of sources, which is about the others.
var sections = []section{
	{"about", (*Report).about},
	{"summary", (*Report).summary},
	{"figures", (*Report).figures},
	{"presence", (*Report).presence},
	{"countries", (*Report).countries},
	{"bodies", (*Report).bodies},
	{"carriers", (*Report).carriers},
	{"years", (*Report).years},
	{"changes", (*Report).changes},
	{"gaps", (*Report).gaps},
	{"due", (*Report).due},
	{"overlaps", (*Report).overlaps},
	{"evidence", (*Report).evidence},
	{"publishers", (*Report).publishers},
	{"organisations", (*Report).organizations},
}

// sourcesTable is the name of the table of sources.
const sourcesTable = "sources"

// Sections returns the names of all tables, in the order in which they come unless another is asked for. The first and the last are
// in every report: what it is about, and what its tables cite.
func Sections() []string {
	var names []string
	for _, s := range sections {
		names = append(names, s.name)
	}
	return append(names, sourcesTable)
}

// Tables returns the tables of the report.
func (r *Report) Tables() []Table {
	var all []Table
	cited := newNotes()
	for _, s := range r.wanted() {
		table := s.make(r, cited)
		table.Name = s.name
		all = append(all, table)
	}
	return append(all, cited.table())
}

// wanted returns the sections of the report, that about it first.
func (r *Report) wanted() []section {
	if r.Sections == nil {
		return sections
	}
	wanted := sections[:1:1]
	for _, name := range r.Sections {
		i := slices.IndexFunc(sections, func(s section) bool { return s.name == name })
		if i > 0 && !slices.ContainsFunc(wanted, func(s section) bool { return s.name == name }) {
			wanted = append(wanted, sections[i])
		}
	}
	return wanted
}

// Heading is the title of the report, also where none is given.
func (r *Report) Heading() string {
	if r.Title != "" {
		return r.Title
	}
	return words.ReportTitle(r.bodyNames(), r.where())
}

func (r *Report) bodyNames() []string {
	var names []string
	for i := range r.Bodies {
		names = append(names, r.Bodies[i].Name)
	}
	return names
}

// where names the region, or the countries.
func (r *Report) where() string {
	if r.Region != nil {
		return r.Region.Name
	}
	var names []string
	for i := range r.Countries {
		names = append(names, r.Countries[i].Name)
	}
	return words.Enumerate(names, "and")
}

// input returns a field of the question; nil where it was not given.
func (r *Report) input(field string) any {
	input, _ := r.Variables["input"].(map[string]any)
	return input[field]
}

// partners reports whether hops are steps between partners.
func (r *Report) partners() bool { return r.input("unit") != "HOPS" }

// hops names what is counted between two.
func (r *Report) hops() string {
	if r.partners() {
		return "steps from partner to partner"
	}
	return "links"
}

// described returns what an entity is, in words.
func described(n ask.Named) string { return words.Type(n.Kind, n.Finer) }

// countryOf returns the name of a country; nil for none.
func countryOf(country *ask.Named) any {
	if country == nil {
		return nil
	}
	return country.Name
}

// names joins names.
func names(all []ask.Named) string {
	text := ""
	for i, n := range all {
		if i > 0 {
			text += "; "
		}
		text += n.Name
	}
	return text
}

// andMore says how many of a list are not named.
func andMore(text string, more int) string {
	if more <= 0 {
		return text
	}
	return fmt.Sprintf("%s; and %s more", text, words.Number(more))
}
