package tables

import "github.com/entente-graph/entente/internal/ask"

// organizations are those that are reached, each with its first way in words.
func (r *Report) organizations(cited *notes) Table {
	t := Table{
		Title: "Organisations reached", Note: "Hops are " + r.hops() + ".",
		Columns: []Column{
			countryColumn, organizationColumn,
			{"Type", Text, "#org+type"},
			{"Hops", Number, "#indicator+hops+num"},
			{"Certainly", Text, "#status+certain"},
			{"Way there", Text, "#description+path"},
			sourcesColumn, idColumn,
		},
	}
	for i := range r.Organizations.Edges {
		o := &r.Organizations.Edges[i].Node
		path := wayOf(&o.Path)
		t.add(countryOf(o.Entity.Country), o.Entity.Name, described(o.Entity.Named), o.Hops, yes(o.Certain), path.text, cited.cite(path.links...), o.Entity.ID)
	}
	return t
}

// carriers are those without whom anybody would not be reached, or by more hops.
func (r *Report) carriers(*notes) Table {
	t := Table{
		Title: "What carries the reach", Note: "How many organisations would not be reached, or by more hops, without it alone.",
		Columns: []Column{
			{"Carrier", Text, "#org+carrier+name"},
			{"What it is", Text, "#org+carrier+type"},
			{"Lost", Number, "#indicator+lost+num"},
			{"Farther", Number, "#indicator+farther+num"},
			{"All of a country", Text, "#status+alone"},
			{"Who would be lost", Text, "#org+lost+name"},
			{"Id", Text, "#org+carrier+id"},
		},
	}
	for i := range r.Carriers.Edges {
		c := &r.Carriers.Edges[i].Node
		var lost []ask.Named
		for _, edge := range c.LostOrganizations.Edges {
			lost = append(lost, edge.Node)
		}
		t.add(c.Entity.Name, described(c.Entity), c.Lost, c.Farther, yes(c.Alone),
			andMore(names(lost), c.LostOrganizations.TotalCount-len(lost)), c.Entity.ID)
	}
	return t
}
