package tables

import (
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/words"
)

// years are how far reach had come year by year.
func (r *Report) years(*notes) Table {
	t := Table{
		Title: "Growth", Note: "On 31 December of each year, of the last on the day of the report. Where those reached certainly become fewer, they were not seen again since; that is no loss.",
		Columns: []Column{
			{"Year", Number, "#date+year"},
			reachedColumn, boundColumn, boundCertainColumn, metColumn, certainColumn,
			{"Agreements begun", Number, "#indicator+begun+num"},
			{"Agreements ended", Number, "#indicator+concluded+num"},
			{"New countries", Text, "#country+new+name"},
		},
	}
	for _, y := range r.Years {
		t.add(y.Year, y.Reached, y.Bound, y.BoundCertain, y.Reached-y.Bound, y.Certain, y.AgreementsBegun, y.AgreementsEnded, names(y.NewCountries))
	}
	return t
}

// changes are organisations that are reached otherwise than on the day of comparison.
func (r *Report) changes(cited *notes) Table {
	t := Table{
		Title: "What changed", Note: "There is no day with which this report is compared.",
		Columns: []Column{
			{"Change", Text, "#status+change"},
			countryColumn, organizationColumn,
			{"Hops then", Number, "#indicator+hops+before+num"},
			{"Hops now", Number, "#indicator+hops+num"},
			{"Because", Text, "#cause"},
			{"Way there", Text, "#description+path"},
			sourcesColumn, idColumn,
		},
	}
	if !r.CompareTo.IsZero() {
		t.Title += " since " + words.Date(r.CompareTo)
		t.Note = "Ways through events never end: a loss is an agreement, a membership or a post that did. The way is that of the report's day, of those lost or farther that of the earlier day."
	}
	for i := range r.Changes.Edges {
		c := &r.Changes.Edges[i].Node
		path := wayOf(&c.Path)
		var because []string
		var links []*ask.Judged
		for k := range c.Because {
			because = append(because, c.Because[k].Sentence)
			links = append(links, &c.Because[k])
		}
		t.add(words.ChangedReach(c.Kind), countryOf(c.Organization.Country), c.Organization.Name, optional(c.Before), optional(c.Now),
			strings.Join(because, "; "), path.text, cited.cite(append(links, path.links...)...), c.Organization.ID)
	}
	return t
}

// gaps are organisations that are not reached.
func (r *Report) gaps(cited *notes) Table {
	t := Table{
		Title: "Who is known and not reached", Note: "Hops are " + r.hops() + ".",
		Columns: []Column{
			countryColumn, organizationColumn,
			{"Why", Text, "#status+why"},
			{"Hops", Number, "#indicator+hops+num"},
			{"What would change it", Text, "#description+remedy"},
			{"Way in", Text, "#description+path"},
			{"Reached near it", Text, "#org+near+name"},
			sourcesColumn, idColumn,
		},
	}
	for i := range r.Gaps.Edges {
		g := &r.Gaps.Edges[i].Node
		path := wayOf(g.WayIn)
		var lifted []string
		for _, relaxation := range g.Relaxations {
			lifted = append(lifted, words.Lifted(relaxation))
		}
		t.add(countryOf(g.Organization.Country), g.Organization.Name, words.GapReason(g.Outcome, r.partners()), optional(g.Hops),
			strings.Join(lifted, "; "), path.text, names(g.Near), cited.cite(path.links...), g.Organization.ID)
	}
	return t
}

// due are agreements and posts that fall due.
func (r *Report) due(*notes) Table {
	var items []ask.DueItem
	for i := range r.Due.Edges {
		items = append(items, itemOf(&r.Due.Edges[i].Node))
	}
	t := DueTable(items)
	t.Note = "Dates and statuses of agreements are those known today."
	return t
}

// itemOf returns what is due as it is told alone.
func itemOf(d *ask.Due) (item ask.DueItem) {
	item.Kind, item.Entity.Named, item.Position, item.On, item.Lost = d.Kind, d.Entity, d.Position, d.On, d.Lost
	return item
}
