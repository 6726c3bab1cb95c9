package tables

import (
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/words"
)

// unknown is said where the network lacks a country.
const unknown = "A country that is not in the network has no figures: unknown, which is not none."

// countries says what is reached in each country.
func (r *Report) countries(*notes) Table {
	t := Table{
		Title: "Countries", Note: unknown,
		Columns: []Column{
			countryColumn,
			{"Code", Text, "#country+code+v_iso2"},
			{"In the network", Text, "#country+known"},
			{"Known", Number, "#indicator+known+num"},
			reachedColumn, boundColumn, boundCertainColumn, metColumn, certainColumn,
			{"First year", Number, "#date+year+start"},
			{"By hops", Text, "#reached+orgs+byhop"},
			{"By type", Text, "#reached+orgs+bytype"},
			{"Besides, if plans counted", Number, "#indicator+planned+num"},
			{"Besides, if what has ended counted", Number, "#indicator+ended+num"},
			{"Id", Text, "#country+id"},
		},
	}
	for i := range r.Countries {
		c := &r.Countries[i]
		if !c.InNetwork {
			row := slices.Repeat([]any{nil}, len(t.Columns))
			row[0], row[1], row[2] = c.Name, c.Code, "no"
			t.add(row...)
			continue
		}
		id := ""
		if c.Country != nil {
			id = c.Country.ID
		}
		t.add(c.Name, c.Code, "yes", c.Known, c.Reached, c.Bound, c.BoundCertain, c.Reached-c.Bound, c.Certain, optional(c.FirstYear),
			byHops(c.ByHop), byType(c.ByType), c.Besides.Planned, c.Besides.Ended, id)
	}
	return t
}

// byHops says how many there are at each distance: "1 at 1, 4 at 2".
func byHops(counts []ask.HopCount) string {
	var parts []string
	for _, c := range counts {
		parts = append(parts, fmt.Sprintf("%s at %d", words.Number(c.Organizations), c.Hops))
	}
	return strings.Join(parts, ", ")
}

// byType says how many there are of each type: "3 university, 1 ministry".
func byType(types []ask.Facet) string {
	var parts []string
	for _, f := range types {
		parts = append(parts, fmt.Sprintf("%s %s", words.Number(f.Count), words.Plain(f.Key)))
	}
	return strings.Join(parts, ", ")
}

// presence is how many each body reaches in each country.
func (r *Report) presence(*notes) Table {
	t := Table{
		Title: "Presence: organisations reached, countries by bodies", Note: unknown,
		Columns: []Column{countryColumn, {"Code", Text, "#country+code+v_iso2"}},
	}
	for i := range r.Bodies {
		t.Columns = append(t.Columns, Column{r.Bodies[i].Name, Number, fmt.Sprintf("#reached+orgs+body%d", i+1)})
	}
	t.Columns = append(t.Columns, Column{"Together", Number, "#reached+orgs"}, Column{"Known", Number, "#indicator+known+num"})
	for i := range r.Countries {
		c := &r.Countries[i]
		row := slices.Repeat([]any{nil}, len(t.Columns))
		row[0], row[1] = c.Name, c.Code
		if c.InNetwork {
			for k := range c.ByBody {
				row[2+k] = c.ByBody[k].Reached
			}
			row[len(row)-2], row[len(row)-1] = c.Reached, c.Known
		}
		t.add(row...)
	}
	return t
}

// bodies says what each body alone reaches in each country, a row for each of both.
func (r *Report) bodies(*notes) Table {
	t := Table{
		Title: "What each body alone reaches",
		Columns: []Column{
			countryColumn,
			{"Code", Text, "#country+code+v_iso2"},
			{"Body", Text, "#org+body+name"},
			reachedColumn, boundColumn, boundCertainColumn, metColumn, certainColumn,
			{"Fewest hops", Number, "#indicator+hops+num"},
			{"Body id", Text, "#org+body+id"},
		},
	}
	for i := range r.Countries {
		c := &r.Countries[i]
		for k := range c.ByBody {
			b := &c.ByBody[k]
			if !c.InNetwork {
				t.add(c.Name, c.Code, b.Body.Name, nil, nil, nil, nil, nil, nil, b.Body.ID)
				continue
			}
			t.add(c.Name, c.Code, b.Body.Name, b.Reached, b.Bound, b.BoundCertain, b.Reached-b.Bound, b.Certain, optional(b.Nearest), b.Body.ID)
		}
	}
	if len(r.Countries) > 0 {
		t.Note = unknown
	}
	return t
}

// overlaps says what two bodies reach alike.
func (r *Report) overlaps(*notes) Table {
	t := Table{
		Title: "Overlap of bodies", Note: "Of what each alone reaches.",
		Columns: []Column{
			{"First", Text, "#org+body1+name"},
			{"Second", Text, "#org+body2+name"},
			{"Both", Number, "#reached+orgs+both"},
			{"Only the first", Number, "#reached+orgs+first"},
			{"Only the second", Number, "#reached+orgs+second"},
		},
	}
	for _, o := range r.Overlaps {
		if len(o.Bodies) == 2 {
			t.add(o.Bodies[0].Name, o.Bodies[1].Name, o.Both, o.OnlyFirst, o.OnlySecond)
		}
	}
	return t
}
