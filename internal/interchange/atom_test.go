package interchange_test

import (
	"bytes"
	"encoding/xml"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// TestWriteAtom: what was written is read back, and no text becomes markup.
func TestWriteAtom(t *testing.T) {
	feed := interchange.Feed{
		ID: "urn:uuid:1", Title: "<b>Due</b> & more", Self: "https://example.org/due.atom?a=1&b=2", Page: "https://example.org/due", Updated: network.DayOf(2025, time.October, 31),
		Entries: []interchange.FeedEntry{
			{ID: "urn:uuid:2", Title: "One \x00 بانكي", Summary: "]]> & <script>", Page: "https://example.org/entity/a", Category: "POST_VACANT", Label: "post is vacant"},
			{ID: "urn:uuid:3", Title: "Two"},
		},
	}
	var out bytes.Buffer
	if err := interchange.WriteAtom(&out, feed); err != nil {
		t.Fatal(err)
	}
	type link struct {
		Rel  string `xml:"rel,attr"`
		Href string `xml:"href,attr"`
	}
	type entry struct {
		ID       string `xml:"id"`
		Title    string `xml:"title"`
		Updated  string `xml:"updated"`
		Summary  string `xml:"summary"`
		Links    []link `xml:"link"`
		Category struct {
			Term  string `xml:"term,attr"`
			Label string `xml:"label,attr"`
		} `xml:"category"`
	}
	var read struct {
		XMLName xml.Name `xml:"http://www.w3.org/2005/Atom feed"`
		ID      string   `xml:"id"`
		Title   string   `xml:"title"`
		Updated string   `xml:"updated"`
		Author  string   `xml:"author>name"`
		Links   []link   `xml:"link"`
		Entries []entry  `xml:"entry"`
	}
	if err := xml.Unmarshal(out.Bytes(), &read); err != nil {
		t.Fatalf("%v\n%s", err, out.String())
	}
	const day = "2025-10-31T00:00:00Z"
	one := entry{ID: "urn:uuid:2", Title: "One \uFFFD بانكي", Updated: day, Summary: "]]> & <script>", Links: []link{{"alternate", "https://example.org/entity/a"}}}
	one.Category.Term, one.Category.Label = "POST_VACANT", "post is vacant"
	if diff := cmp.Diff([]entry{one, {ID: "urn:uuid:3", Title: "Two", Updated: day}}, read.Entries); diff != "" {
		t.Error(diff)
	}
	links := []link{{"self", "https://example.org/due.atom?a=1&b=2"}, {"alternate", "https://example.org/due"}}
	if diff := cmp.Diff(links, read.Links); diff != "" {
		t.Error(diff)
	}
	if got, want := []string{read.ID, read.Title, read.Updated, read.Author}, []string{"urn:uuid:1", "<b>Due</b> & more", day, "entente"}; !cmp.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
