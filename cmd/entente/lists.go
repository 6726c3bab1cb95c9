package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/network"
)

// item is a row of a list, whatever it lists: what it has not is empty.
type item struct {
	ID, Kind, Type, Name, Website, Status string
	Valid                                 *printedPeriod
	StatusHistory                         []struct{ Status, Date string }
	Country, PartOf                       *printedPlace
	Parties                               []printedHome
	// Links are those of an event to its places, and to what it is part of.
	Links     counted[placeOrWhole]
	Positions struct {
		Edges []struct {
			Node struct {
				Role         string
				Organization printedHome
			}
			Judged struct{ Holding network.Holding }
		}
	}
	Title, Publisher, Published, Language, URL string
}

// printedPlace is a place with those that it lies in.
type printedPlace struct {
	ID, Name string
	PartOf   *printedPlace
}

// placeOrWhole is a link to a place, or to an event with its places.
type placeOrWhole struct {
	Node struct {
		To struct {
			printedPlace
			Links counted[struct{ Node struct{ To printedPlace } }]
		}
	}
}

// in reports whether a place is another, or lies in it.
func (p *printedPlace) in(place string) bool {
	for ; p != nil; p = p.PartOf {
		if p.ID == place {
			return true
		}
	}
	return false
}

// printedHome is an organisation with its country.
type printedHome struct {
	ID, Name string
	Country  *printedPlace
}

// list is something that can be listed.
type list struct {
	kind    network.Kind
	one     string
	query   query
	columns []column
	// flags are those of its conditions that not every list has.
	flags []string
	// in reports whether an item is in a place, where the question can't say so.
	in func(i *item, place string) bool
}

// takes reports whether a condition or an order says something of the list.
func (l *list) takes(flag string) bool {
	isOrder := flag == "--order" || flag == "--reverse"
	return isOrder && l.kind != "" || slices.Contains(l.flags, flag)
}

// listSources are no entities.
const listSources listed = "SOURCES"

// lists are all that can be listed.
var lists = map[listed]*list{
	"AGREEMENTS": {
		kind: network.Agreement, one: "agreement", query: entitiesQuery, flags: []string{"--in", "--type", "--status", "--signed", "--as-of"},
		columns: []column{nameColumn, typeColumn, statusColumn, {name: "signed", one: signedOn}, fromColumn, toColumn, {name: "parties", many: parties}},
		in: func(i *item, place string) bool {
			return slices.ContainsFunc(i.Parties, func(p printedHome) bool { return p.Country.in(place) })
		},
	},
	"EVENTS": {
		kind: network.Event, one: "event", query: entitiesQuery, flags: []string{"--in", "--type", "--as-of"},
		columns: []column{nameColumn, typeColumn, fromColumn, toColumn, {name: "places", many: places}},
		in: func(i *item, place string) bool {
			return slices.ContainsFunc(i.places(), func(p printedPlace) bool { return p.in(place) })
		},
	},
	"ORGANISATIONS": {
		kind: network.Organization, one: "organisation", query: entitiesQuery, flags: []string{"--in", "--type", "--status", "--as-of"},
		columns: []column{nameColumn, typeColumn, {name: "country", one: country}, statusColumn, fromColumn, toColumn, websiteColumn},
	},
	"PEOPLE": {
		kind: network.Person, one: "person", query: entitiesQuery, flags: []string{"--in", "--as-of"},
		columns: []column{nameColumn, {name: "posts", many: posts}},
		in: func(i *item, place string) bool {
			for _, edge := range i.Positions.Edges {
				if edge.Node.Organization.Country.in(place) {
					return true
				}
			}
			return false
		},
	},
	"PROGRAMMES": {
		kind: network.Programme, one: "programme", query: entitiesQuery, flags: []string{"--type", "--status", "--as-of"},
		columns: []column{nameColumn, typeColumn, statusColumn, fromColumn, toColumn, websiteColumn},
	},
	"PLACES": {
		kind: network.Place, one: "place", query: entitiesQuery, flags: []string{"--in", "--type", "--as-of"},
		columns: []column{nameColumn, typeColumn, {name: "partOf", one: partOf}},
		in:      func(i *item, place string) bool { return i.PartOf.in(place) },
	},
	"FRAMEWORKS": {
		kind: network.Framework, one: "framework", query: entitiesQuery, flags: []string{"--type", "--as-of"},
		columns: []column{nameColumn, typeColumn, fromColumn, toColumn, websiteColumn},
	},
	listSources: {
		one: "source", query: sourcesQuery,
		columns: []column{
			{name: "title", one: func(i *item) string { return i.Title }},
			{name: "publisher", one: func(i *item) string { return i.Publisher }},
			{name: "published", one: func(i *item) string { return i.Published }},
			{name: "language", one: func(i *item) string { return i.Language }},
			{name: "url", one: func(i *item) string { return i.URL }},
		},
	},
}

// listedNames returns what can be listed, by the alphabet.
func listedNames() []listed {
	var names []listed
	for name := range lists {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// column is a column of a list: its name, and what an item has there. Of one or the other there may be several.
type column struct {
	name string
	one  func(i *item) string
	many func(i *item) []named
}

// named is one of several that stand in a row: what it is called, and the id behind it.
type named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	// Standing says that it is only planned, or in part; "" where it is not.
	Standing string `json:"standing,omitempty"`
}

// text returns it as it is written between others.
func (n named) text() string {
	if n.Standing == "" {
		return n.Name
	}
	return fmt.Sprintf("%s (%s)", n.Name, n.Standing)
}

// Columns that several lists have.
var (
	nameColumn    = column{name: "name", one: func(i *item) string { return i.Name }}
	typeColumn    = column{name: "type", one: func(i *item) string { return i.Type }}
	statusColumn  = column{name: "status", one: func(i *item) string { return i.Status }}
	fromColumn    = column{name: "from", one: func(i *item) string { return i.valid().From }}
	toColumn      = column{name: "to", one: func(i *item) string { return i.valid().To }}
	websiteColumn = column{name: "website", one: func(i *item) string { return i.Website }}
)

func (i *item) valid() printedPeriod {
	if i.Valid == nil {
		return printedPeriod{}
	}
	return *i.Valid
}

// signedOn returns when an agreement was first signed.
func signedOn(i *item) string {
	first := ""
	for _, change := range i.StatusHistory {
		if change.Status == string(network.Signed) && change.Date != "" && (first == "" || change.Date < first) {
			first = change.Date
		}
	}
	return first
}

func country(i *item) string {
	if i.Country == nil {
		return ""
	}
	return i.Country.Name
}

func partOf(i *item) string {
	if i.PartOf == nil {
		return ""
	}
	return i.PartOf.Name
}

func parties(i *item) (all []named) {
	for _, party := range i.Parties {
		all = append(all, named{ID: party.ID, Name: party.Name})
	}
	return all
}

func places(i *item) (all []named) {
	for _, place := range i.places() {
		all = append(all, named{ID: place.ID, Name: place.Name})
	}
	return all
}

// places returns where an event takes place: itself, or else what it is part of.
func (i *item) places() (own []printedPlace) {
	var others []printedPlace
	for _, edge := range i.Links.Edges {
		to := edge.Node.To
		for _, at := range to.Links.Edges {
			others = append(others, at.Node.To)
		}
		if to.Name != "" {
			own = append(own, to.printedPlace)
		}
	}
	if len(own) > 0 {
		return own
	}
	return others
}

// posts returns the posts that a person holds, and says which of them presumably.
func posts(i *item) (all []named) {
	for _, edge := range i.Positions.Edges {
		post := edge.Node.Role + " at " + edge.Node.Organization.Name
		if edge.Judged.Holding == network.Presumably {
			post = "presumably " + post
		}
		all = append(all, named{ID: edge.Node.Organization.ID, Name: post})
	}
	return all
}

// result returns some items as a table.
func (l *list) result(items []*item) *result {
	r := &result{}
	for _, column := range l.columns {
		r.columns = append(r.columns, column.name)
	}
	for _, item := range items {
		line := row{id: item.ID}
		for _, column := range l.columns {
			if column.many != nil {
				line.cells = append(line.cells, cell{many: column.many(item), list: true})
				continue
			}
			line.cells = append(line.cells, cell{one: column.one(item)})
		}
		r.rows = append(r.rows, line)
	}
	return r
}

// heading returns the name of a column as a heading: partOf is "Part of".
func heading(name string) string {
	var out strings.Builder
	for i, r := range name {
		switch {
		case i == 0:
			out.WriteString(strings.ToUpper(string(r)))
		case 'A' <= r && r <= 'Z':
			out.WriteString(" " + strings.ToLower(string(r)))
		default:
			out.WriteRune(r)
		}
	}
	return out.String()
}
