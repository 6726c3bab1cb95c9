package explorer_test

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/store/storetest"
)

// What the pages about reach say: how many and how surely, in which countries and in which not, and which are not known.
func TestReachSays(t *testing.T) {
	s := serveSeed(t)
	const ichei = "/reach?from=org%3Aunesco-ichei&asOf=2026-11-28"
	for path, says := range map[string][]string{
		ichei: {
			"Reach of UNESCO-ICHEI", "organisations: ", "Within three links. As of 28 November 2026", "1 in one step, 4 in two", "as usual: 3 links, or 1 step between partners", "In Turkmenistan all five that the network knows to be there are reached; of five more that are reached it does not know where they are.", "On a map of tiles",
			"Of 1 country the network knows no organisation", "China", "Place not known", "A step is one link", "Magtymguly Turkmen State University",
			"directly (only planned) certainly in 2 steps, through event: Discussions of the UNESCO-ICHEI delegation",
		},
		ichei + "&region=place%3Acentral-asia":                       {"in Central Asia", "By step, in all regions", "Kazakhstannot in this network: unknown, which is not none", "Of 4 countries and areas there the network knows nothing: that is unknown, and not none."},
		ichei + "&unit=PARTNERS":                                     {"Within one step between partners", "A step leads from an organisation to a partner"},
		ichei + "&certainty=CERTAIN":                                 {"all certainly"},
		ichei + "&groupBy=TYPE":                                      {"By type", "University", "Ministry"},
		ichei + "&groupBy=REGION":                                    {"By region", "Central Asia"},
		ichei + "&group=place%3Aturkmenistan":                        {"Turkmenistan: ", "The network knows", "Ministry of Education of Turkmenistan", "directly (only planned) certainly in 2 steps, through"},
		ichei + "&group=none":                                        {"Place not known: "},
		ichei + "&avoid=org%3Aministry-of-education-of-turkmenistan": {"Avoid", "Ministry of Education of Turkmenistan"},
		"/reach":                     {"Whom does it reach?", "Of whom?"},
		"/reach?from=Turkmen":        {"“Turkmen” may be"},
		"/reach?from=org%3Aunesco":   {"On whatever day"},
		"/reach?from=zzzzzz":         {"Nothing is found by “zzzzzz”"},
		"/entity/org%3Aunesco-ichei": {"Whom it reaches"},
	} {
		page := s.get(path)
		text := textOf(t, page.body)
		for _, words := range says {
			if !strings.Contains(text, words) {
				t.Errorf("%s (%d) does not say %q but\n%s", path, page.status, words, text)
			}
		}
	}
	if page := s.get("/reach?from=UNESCO-ICHEI&asOf=2026-11-28"); page.status != http.StatusSeeOther || page.header.Get("Location") != "."+ichei {
		t.Errorf("a name leads to %d, %s", page.status, page.header.Get("Location"))
	}
}

// What the page counts is what GraphQL answers.
func TestReachCountsAsTheAPI(t *testing.T) {
	s := serveSeed(t)
	var asked struct {
		Data struct {
			Reach struct {
				Total, TotalCertain, WithoutPlace int
				Groups                            []struct {
					Key                            string
					Reached, Known, ReachedCertain int
				}
			}
		}
	}
	answer := s.asked(`{ reach(from: ["org:unesco-ichei"], where: {asOf: "2026-11-28"}, groupBy: COUNTRY, withEmpty: true) {
		total totalCertain withoutPlace groups { key reached known reachedCertain } } }`, nil)
	if err := json.Unmarshal([]byte(answer), &asked); err != nil {
		t.Fatal(err)
	}
	reach := asked.Data.Reach
	if reach.Total < 5 {
		t.Fatalf("the answer is %s", answer)
	}
	const path = "/reach?from=org%3Aunesco-ichei&asOf=2026-11-28"
	if head := fmt.Sprintf("%d organisations: %d certainly, %d presumably", reach.Total, reach.TotalCertain, reach.Total-reach.TotalCertain); !strings.Contains(textOf(t, s.get(path).body), head) {
		t.Errorf("the page does not say %q", head)
	}
	reader := csv.NewReader(strings.NewReader(s.get(path + "&format=csv").body))
	reader.FieldsPerRecord = -1 // what is not known has no cells
	rows, err := reader.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range reach.Groups {
		row := slices.IndexFunc(rows, func(row []string) bool { return row[1] == g.Key })
		want := []string{fmt.Sprint(g.Reached), fmt.Sprint(g.ReachedCertain), fmt.Sprint(g.Known)}
		if row < 0 || !slices.Equal(rows[row][4:7], want) {
			t.Errorf("%s: the table does not have %v: %v", g.Key, want, rows)
		}
	}
}

// Reach is taken away as a table and as a map, and what paths rest on in each format that its readers know.
func TestTakeAwayFormats(t *testing.T) {
	s := serveSeed(t)
	const paths = "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09&format="
	for path, want := range map[string]struct{ contentType, name, has string }{
		"/reach?from=org%3Aunesco-ichei&format=csv": {"text/csv; charset=utf-8", "reach.csv", "Turkmenistan,place:turkmenistan,795,yes"},
		"/reach?from=org%3Aunesco-ichei&format=svg": {"image/svg+xml", "reach.svg", "Turkmenistan"},
		paths + "svg":       {"image/svg+xml", "paths.svg", "Meylis Babayev"},
		paths + "graphml":   {"application/graphml+xml", "paths.graphml", `<node id="person:meylis-babayev">`},
		paths + "csl":       {"application/vnd.citationstyles.csl+json", "sources.csl.json", `"type": "webpage"`},
		paths + "odt":       {"application/vnd.oasis.opendocument.text", "paths.odt", "mimetype"},
		paths + "footnotes": {"text/html; charset=utf-8", "paths.html", `<sup><a href="#note1">1</a></sup>`},
	} {
		page := s.get(path)
		if page.status != http.StatusOK || page.header.Get("Content-Type") != want.contentType || !strings.Contains(page.body, want.has) ||
			page.header.Get("Content-Disposition") != `attachment; filename="`+want.name+`"` || page.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %d, %v\n%.400s", path, page.status, page.header, page.body)
		}
		if strings.HasSuffix(want.contentType, "xml") {
			if err := xml.Unmarshal([]byte(page.body), new(struct{})); err != nil {
				t.Errorf("%s is no XML: %v", path, err)
			}
		}
	}
	if page := s.get("/reach?from=org%3Aunesco-ichei&format=odt"); page.status != http.StatusBadRequest {
		t.Errorf("what there is not is answered with %d", page.status)
	}
}

// A lasting address tells, opened again, whether the answer is the same.
func TestLastingAddress(t *testing.T) {
	s := serveOwnSeed(t)
	page := s.get("/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09")
	address := ""
	for _, to := range check(t, "/paths", strings.ReplaceAll(page.body, `href="./`, `href="/below/`)) {
		if strings.Contains(to, "&was=") {
			address = to
		}
	}
	if address == "" {
		t.Fatalf("the page has no lasting address:\n%s", page.body)
	}
	if text := textOf(t, s.get(address).body); !strings.Contains(text, "This is the answer when its address was copied, at revision ") {
		t.Errorf("opened at once, %s says\n%s", address, text)
	}
	storetest.Put(t, s.store, storetest.Records(t, "more", strings.NewReader(`{"record":"source","id":"source:new","title":"New","published":"2025-10-09"}
{"record":"link","type":"PARTNERS_WITH","from":"org:unesco","to":"org:unesco-ichei","evidence":[{"source":"source:new","quote":"They are partners."}]}
`)))
	if text := textOf(t, s.get(address).body); !strings.Contains(text, "when its address was copied, at revision ") || strings.Contains(text, "This is the answer when") {
		t.Errorf("opened after a change, %s says\n%s", address, text)
	}
	for path, says := range map[string]string{
		"&was=xyz":     "was: it is not what an address copied from here has",
		"&revision=-1": `revision: "-1" is no revision of a network`,
	} {
		page := s.get("/paths?from=person%3Ameylis-babayev&to=org%3Aunesco" + path)
		if text := textOf(t, page.body); page.status != http.StatusBadRequest || !strings.Contains(strings.ToLower(text), says) {
			t.Errorf("%s: %d %s", path, page.status, text)
		}
	}
}
