package tables

import (
	"github.com/google/uuid"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// DueTable is the table of what falls due.
func DueTable(items []ask.DueItem) Table {
	t := Table{
		Name: "due", Title: "What falls due",
		Columns: []Column{
			{"What", Text, "#status+due"},
			{"On", Day, "#date+due"},
			{"Agreement or person", Text, "#item+name"},
			{"Post", Text, "#item+post"},
			{"Organisation", Text, "#org+name"},
			{"Lost without it", Number, "#indicator+lost+num"},
			{"Id", Text, "#item+id"},
		},
	}
	for i := range items {
		d := &items[i]
		var post, organization any
		if d.Position != nil {
			post, organization = d.Position.Role, d.Position.Organization.Name
		}
		t.add(words.DueWhat(d.Kind), day(d.On), d.Entity.Name, post, organization, d.Lost, d.Entity.ID)
	}
	return t
}

// DueList is what falls due, as calendars and feeds tell it.
type DueList struct {
	Title string
	// AsOf is the day of which it is told, Question what distinguishes the list from others: what was asked, without a day.
	AsOf     network.Day
	Question string
	Items    []ask.DueItem
	// Self and Page are the addresses of the feed and of the page that says the same, Entity that of an entity; "" and nil where
	// there are none.
	Self, Page string
	Entity     func(id string) string
}

// Calendar returns what is due on a day that is known, all day long.
func (l *DueList) Calendar() interchange.Calendar {
	calendar := interchange.Calendar{Name: l.Title, Stamp: l.AsOf}
	for i := range l.Items {
		d := &l.Items[i]
		if d.On.IsZero() {
			continue
		}
		calendar.Events = append(calendar.Events, interchange.CalendarEvent{
			UID: dueID(d).String(), Day: d.On.Latest(), Summary: words.Due(d), Description: words.DueLost(d), URL: l.address(d), Category: words.DueWhat(d.Kind),
		})
	}
	return calendar
}

// Feed returns all that is due.
func (l *DueList) Feed() interchange.Feed {
	feed := interchange.Feed{
		ID: uuid.NewSHA1(dueNames, []byte("list\n"+l.Question)).URN(), Title: l.Title, Self: l.Self, Page: l.Page, Updated: l.AsOf,
	}
	for i := range l.Items {
		d := &l.Items[i]
		summary := words.Due(d) + "."
		if lost := words.DueLost(d); lost != "" {
			summary += " " + lost
		}
		feed.Entries = append(feed.Entries, interchange.FeedEntry{
			ID: dueID(d).URN(), Title: words.Due(d), Summary: summary, Page: l.address(d), Category: d.Kind, Label: words.DueWhat(d.Kind),
		})
	}
	return feed
}

// address returns where more is told of what is due; "" where nobody says.
func (l *DueList) address(d *ask.DueItem) string {
	if l.Entity == nil {
		return ""
	}
	return l.Entity(d.Entity.ID)
}

// dueNames is the namespace of the ids of what is due.
var dueNames = uuid.MustParse("5b0a3f0e-6a4c-4b7e-9a54-7d1f2a6f3c10")

// dueID returns an id that is made of the kind of what is due and of the ids in it, so that it stays as long as the same is due.
func dueID(d *ask.DueItem) uuid.UUID {
	name := d.Kind + "\n" + d.Entity.ID
	if d.Position != nil {
		name += "\n" + d.Position.Organization.ID + "\n" + d.Position.Role
	}
	return uuid.NewSHA1(dueNames, []byte(name))
}
