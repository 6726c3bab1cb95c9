package tables

import (
	"bytes"
	"encoding/json"

	"github.com/entente-graph/entente/internal/words"
)

// about says of what the report is, and how to ask for it again.
func (r *Report) about(*notes) Table {
	t := Table{Title: "What this report is of", Columns: []Column{{"What", Text, "#meta+key"}, {"Said", Text, "#meta+value"}}}
	add := func(what, said string) {
		if said != "" {
			t.add(what, said)
		}
	}
	add("Title", r.Heading())
	add("Introduction", r.Introduction)
	for i := range r.Bodies {
		add("Body", r.Bodies[i].Name+" ("+r.Bodies[i].ID+")")
	}
	if r.Region != nil {
		add("Region", r.Region.Name+" ("+r.Region.ID+")")
	} else {
		add("Countries", r.where())
	}
	add("Day", r.AsOf.String())
	add("Compared with", r.CompareTo.String())
	add("Hops are", r.hops())
	add("What is only planned", planned(r.input("planned") == true))
	add("Revision of the network", r.Revision)
	add("Complete", r.completeness())
	add("Query", r.Document)
	add("Variables", r.variables())
	return t
}

func planned(counts bool) string {
	if counts {
		return "counts too"
	}
	return "does not count"
}

// completeness says whether the report is whole.
func (r *Report) completeness() string {
	if r.Complete {
		return "yes"
	}
	return "no: " + words.ReportStopped(r.Work.Visited)
}

// variables returns the variables of the query as JSON.
func (r *Report) variables() string {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(r.Variables); err != nil {
		return "" // they have been sent as JSON before
	}
	return string(bytes.TrimSpace(text.Bytes()))
}

// summary says the figures in sentences.
func (r *Report) summary(*notes) Table {
	t := Table{Title: "Summary", Columns: []Column{{"Number", Number, "#meta+num"}, {"Sentence", Text, "#description"}}}
	for i, sentence := range r.Summary {
		t.add(i+1, sentence)
	}
	return t
}

// figures are those of the report as a whole.
func (r *Report) figures(*notes) Table {
	t := Table{
		Title:   "Figures",
		Note:    "That a meeting took place stays certain, and says little of today; that an agreement still binds is seldom certain.",
		Columns: []Column{{"Figure", Text, "#indicator+name"}, {"Organisations", Number, "#indicator+value+num"}, {"What it counts", Text, "#description"}},
	}
	if !r.Complete {
		t.Note += " " + words.ReportStopped(r.Work.Visited)
	}
	t.add("Reached", r.Reached, "organisations of the countries that are reached, no body among them")
	t.add("By agreement or programme", r.Bound, "of those reached: also where attending, leading, organizing and hosting events do not count")
	t.add("By agreement or programme, certainly", r.BoundCertain, "of these: by links that certainly hold on the day")
	t.add("Met only", r.Reached-r.Bound, "of those reached: by events alone")
	t.add("Reached certainly", r.Certain, "of those reached: by links that certainly hold on the day, events among them")
	t.add("Known", r.Known, "organisations of the countries that exist on the day, no body among them")
	t.add("Known without a beginning", r.KnownUndated, "of those known: nobody tells since when they are there, so that they count on every day before their end")
	t.add("Reached, without a country", r.WithoutCountry, "organisations that are reached and that no country has: they count nowhere else")
	t.add("Besides, if plans counted", r.Besides.Planned, "would be reached in addition if links that are proposed, under discussion, drafted or agreed counted as well")
	t.add("Besides, if what has ended counted", r.Besides.Ended, "would be reached in addition if links counted as well that counted on an earlier day")
	return t
}

// evidence says what the shortest ways rest on.
func (r *Report) evidence(*notes) Table {
	t := Table{
		Title: "Quality of evidence", Note: "Of all links of all shortest ways to those who are reached.",
		Columns: []Column{
			{"Links", Number, "#indicator+links+num"},
			{"On one source", Number, "#indicator+links+onesource+num"},
			{"Without a date", Number, "#indicator+links+undated+num"},
			{"Presumed", Number, "#indicator+links+presumed+num"},
			{"Planned", Number, "#indicator+links+planned+num"},
			{"First observation", Day, "#date+start"},
			{"Last observation", Day, "#date+end"},
		},
	}
	q := &r.Evidence
	t.add(q.Links, q.OneSource, q.Undated, q.Presumed, q.Planned, day(q.Oldest), day(q.Newest))
	return t
}

// publishers counts the sources of these links by who published them.
func (r *Report) publishers(*notes) Table {
	t := Table{Title: "Sources by publisher", Columns: []Column{{"Publisher", Text, "#meta+publisher+name"}, {"Sources", Number, "#indicator+sources+num"}}}
	for _, p := range r.Evidence.Publishers {
		t.add(p.Key, p.Count)
	}
	return t
}
