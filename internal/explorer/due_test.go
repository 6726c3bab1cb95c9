package explorer_test

import (
	"encoding/xml"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/store/storetest"
)

// expiring has an agreement that ends, one that has ended by its date, and two posts of which one is vacant.
func expiring(t *testing.T) *site {
	return serve(t, storetest.Records(t, "due", strings.NewReader(`{"record":"source","id":"source:a","title":"A","published":"2020-01-01"}
{"record":"entity","id":"place:x","kind":"PLACE","type":"COUNTRY","name":"Xland","identifiers":[{"scheme":"iso3166-1","value":"FR"}]}
{"record":"entity","id":"org:body","kind":"ORGANIZATION","name":"Body"}
{"record":"entity","id":"org:there","kind":"ORGANIZATION","name":"There; with, marks \\ and a name that is longer than a line of a calendar may be, é"}
{"record":"entity","id":"agreement:ends","kind":"AGREEMENT","name":"Agreement that ends","valid":{"from":"2024-01-01","to":"2027-01-31"}}
{"record":"entity","id":"agreement:over","kind":"AGREEMENT","name":"Agreement <over>","valid":{"from":"2020-01-01","to":"2026-06-30"}}
{"record":"entity","id":"person:left","kind":"PERSON","name":"Who Left"}
{"record":"entity","id":"person:seen","kind":"PERSON","name":"Who Was Seen"}
{"record":"link","type":"LOCATED_IN","from":"org:there","to":"place:x","evidence":[{"source":"source:a","quote":"In Xland."}]}
{"record":"link","type":"PARTY_TO","from":"org:body","to":"agreement:ends","evidence":[{"source":"source:a","quote":"Body."}]}
{"record":"link","type":"PARTY_TO","from":"org:there","to":"agreement:ends","evidence":[{"source":"source:a","quote":"There."}]}
{"record":"link","type":"PARTY_TO","from":"org:body","to":"agreement:over","evidence":[{"source":"source:a","quote":"Body."}]}
{"record":"link","type":"PARTY_TO","from":"org:there","to":"agreement:over","evidence":[{"source":"source:a","quote":"There."}]}
{"record":"link","type":"HOLDS_POSITION","from":"person:left","to":"org:there","role":"Rector","valid":{"from":"2020-01-01","to":"2025-05-31"},"evidence":[{"source":"source:a","quote":"Rector."}]}
{"record":"link","type":"HOLDS_POSITION","from":"person:seen","to":"org:there","role":"Dean","evidence":[{"source":"source:a","quote":"Dean.","observed":"2019-01-01"}]}
`)))
}

const dueQuestion = "body=org%3Abody&region=place%3Ax&within=6m"

// What falls due is told on a page, in a feed and in a calendar.
func TestDue(t *testing.T) {
	s := expiring(t)
	page := s.get("/due?" + dueQuestion)
	text := textOf(t, page.body)
	for _, says := range []string{
		"Four things fall due for Body in Xland", "end within 6 months", "between Body and There", "Ends on 31 January 2027", "Ended on 30 June 2026",
		"Rector at", "Left by 31 May 2025", "Dean at", "Last seen 1 January 2019", "Agreement <over>",
	} {
		if page.status != http.StatusOK || !strings.Contains(text, says) {
			t.Errorf("the page is %d and does not say %q but\n%s", page.status, says, text)
		}
	}
	if none := textOf(t, s.get("/due?body=org%3Abody&region=place%3Ax&asOf=2019-01-01&within=0").body); !strings.Contains(none, "Nothing falls due") {
		t.Errorf("where nothing is due, the page says\n%s", none)
	}

	feed := s.get("/due.atom?" + dueQuestion)
	type feedRead struct {
		ID    string `xml:"id"`
		Title string `xml:"title"`
		Links []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
		} `xml:"entry"`
	}
	var atom feedRead
	if err := xml.Unmarshal([]byte(feed.body), &atom); err != nil || feed.header.Get("Content-Type") != "application/atom+xml; charset=utf-8" || len(atom.Entries) != 4 {
		t.Fatalf("the feed is %s, %v:\n%s", feed.header.Get("Content-Type"), err, feed.body)
	}
	if len(atom.Links) != 2 || !strings.HasPrefix(atom.Links[0].Href, s.url+"/due.atom?") || !strings.HasPrefix(atom.Links[1].Href, s.url+"/due?") {
		t.Errorf("the feed leads to %v", atom.Links)
	}
	ids := map[string]bool{}
	for _, entry := range atom.Entries {
		ids[entry.ID] = true
		if !strings.HasPrefix(entry.ID, "urn:uuid:") || !regexp.MustCompile(`^20\d\d-\d\d-\d\dT00:00:00Z$`).MatchString(entry.Updated) {
			t.Errorf("an entry is %+v", entry)
		}
	}
	if len(ids) != 4 {
		t.Errorf("entries have the ids %v", ids)
	}

	calendar := s.get("/due.ics?" + dueQuestion)
	if calendar.header.Get("Content-Type") != "text/calendar; charset=utf-8" || calendar.header.Get("Content-Disposition") != `attachment; filename="due.ics"` {
		t.Errorf("the calendar is sent as %v", calendar.header)
	}
	for line := range strings.SplitSeq(strings.TrimSuffix(calendar.body, "\r\n"), "\r\n") {
		if len(line) > 75 || strings.Contains(line, "\n") {
			t.Errorf("the calendar has the line %q", line)
		}
	}
	unfolded := strings.ReplaceAll(calendar.body, "\r\n ", "")
	for _, says := range []string{"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "DTSTART;VALUE=DATE:20270131\r\n", `SUMMARY:Agreement ends: Agreement that ends\, ends on 31 January 2027`, `There\; with\, marks \\ and`, "URL:" + s.url + "/entity/agreement%3Aends\r\n"} {
		if !strings.Contains(unfolded, says) {
			t.Errorf("the calendar does not say %q but\n%s", says, unfolded)
		}
	}
	if n := strings.Count(unfolded, "BEGIN:VEVENT"); n != 4 {
		t.Errorf("the calendar has %d events", n)
	}
}
