package interchange

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/network"
)

// Feed is a list that is followed.
type Feed struct {
	// ID is the same each time that the feed is written, an IRI.
	ID, Title string
	// Self is the address of the feed, Page that of the page that says the same; "" for none.
	Self, Page string
	// Updated is the day of which the feed tells.
	Updated network.Day
	Entries []FeedEntry
}

// FeedEntry is one of a feed.
type FeedEntry struct {
	// ID is the same each time that the entry is written, an IRI.
	ID, Title, Summary string
	// Page is the address of what it tells of; "" for none.
	Page string
	// Category says what sort of entry it is, by a word for programs and one for people.
	Category, Label string
}

// The elements of Atom.
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr,omitempty"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID       string        `xml:"id"`
		Title    string        `xml:"title"`
		Updated  string        `xml:"updated"`
		Links    []atomLink    `xml:"link"`
		Category *atomCategory `xml:"category"`
		Summary  string        `xml:"summary"`
	}
	atomCategory struct {
		Term  string `xml:"term,attr"`
		Label string `xml:"label,attr,omitempty"`
	}
)

// WriteAtom writes a feed as Atom (RFC 4287). All texts are plain, and characters that XML can't have become U+FFFD.
func WriteAtom(w io.Writer, f Feed) error {
	updated := timeOf(f.Updated).Format(time.RFC3339)
	feed := atomFeed{ID: f.ID, Title: f.Title, Updated: updated, Author: "entente"}
	if f.Self != "" {
		feed.Links = append(feed.Links, atomLink{Rel: "self", Type: "application/atom+xml", Href: f.Self})
	}
	if f.Page != "" {
		feed.Links = append(feed.Links, atomLink{Rel: "alternate", Type: "text/html", Href: f.Page})
	}
	for _, e := range f.Entries {
		entry := atomEntry{ID: e.ID, Title: e.Title, Updated: updated, Summary: e.Summary}
		if e.Page != "" {
			entry.Links = []atomLink{{Rel: "alternate", Type: "text/html", Href: e.Page}}
		}
		if e.Category != "" {
			entry.Category = &atomCategory{e.Category, e.Label}
		}
		feed.Entries = append(feed.Entries, entry)
	}
	text, err := xml.MarshalIndent(feed, "", "  ")
	if err == nil {
		_, err = io.Copy(w, strings.NewReader(xml.Header+string(text)+"\n"))
	}
	if err != nil {
		return fmt.Errorf("writing Atom: %w", err)
	}
	return nil
}
