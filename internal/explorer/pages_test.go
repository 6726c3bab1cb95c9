package explorer_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// Every address that a page leads to is a page, also behind a proxy that has them below a path of its own: with one
// heading, and nothing in it that the policy forbids.
func TestCrawl(t *testing.T) {
	s := serveStore(t, storetest.SeededToRead(t), "/below", pathfind.Limits{})
	const enough = 250 // pages
	met, left := map[string]bool{"/": true, "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco": true}, []string{"/", "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco"}
	for n := 0; len(left) > 0 && n < enough; n++ {
		path := left[0]
		left = left[1:]
		page := s.get(path)
		if page.status == http.StatusSeeOther {
			page.body = `<main><h1></h1><a href="` + page.header.Get("Location") + `"></a></main>`
		} else if page.status != http.StatusOK {
			t.Errorf("%s: %d", path, page.status)
			continue
		}
		if strings.HasPrefix(page.header.Get("Content-Type"), "text/html") || page.status == http.StatusSeeOther {
			for _, to := range check(t, path, page.body) {
				if !met[to] {
					met[to] = true
					left = append(left, to)
				}
			}
		}
	}
	if len(met) < 150 {
		t.Errorf("only %d pages were met", len(met))
	}
}

// check looks through a page, and returns the addresses of the explorer that it leads to.
func check(t *testing.T, path, body string) (leads []string) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	base, err := url.Parse("http://host/below" + path)
	if err != nil {
		t.Fatal(err)
	}
	headings, ids := 0, map[string]bool{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if n.DataAtom == atom.H1 {
			headings++
		}
		// The report that is one file has its style in it.
		if n.DataAtom == atom.Style && !strings.HasPrefix(path, "/report.html?") {
			t.Errorf("%s has a style element", path)
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "style" || strings.HasPrefix(a.Key, "on"):
				t.Errorf("%s has an attribute %s", path, a.Key)
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("%s has two %q", path, a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href" && n.DataAtom == atom.A:
				to, err := base.Parse(a.Val)
				switch {
				case err != nil:
					t.Errorf("%s leads to %q: %v", path, a.Val, err)
				case to.Host != base.Host || strings.HasSuffix(to.Path, "/graphiql"):
				case !strings.HasPrefix(to.Path, "/below/"):
					t.Errorf("%s leads to %s, beside the path of the proxy", path, to)
				default:
					to.Fragment = ""
					leads = append(leads, strings.TrimPrefix(to.RequestURI(), "/below"))
				}
			}
		}
	}
	if headings != 1 {
		t.Errorf("%s has %d headings", path, headings)
	}
	return leads
}

// What pages say of the built-in network, in words that a person reads.
func TestPagesSay(t *testing.T) {
	s := serveSeed(t)
	for path, says := range map[string][]string{
		"/":                                    {"What does Ministry of Education of Turkmenistan have in ", "What falls due for ", "Whom to propose to ", "Which agreements are only planned?", "3 agreements", "What changed in 2025?", "143 links, read from", "reaches from 1931 to 10 October 2025"},
		"/search?q=UNESCO":                     {"findings by “UNESCO”", "UNESCO-ICHEI"},
		"/search?q=zzzzzz":                     {"Nothing is found by “zzzzzz”", "not what sources say"},
		"/search?q=nCa+article":                {"1 source is found by “nCa article”", "will sign a Roadmap for cooperation"},
		"/search?q=join+hands":                 {"1 source is found", "ICHEI and Turkmenitan Join Hands"},
		"/search?q=ru.ichei.org/en/news":       {"1 source is found", "ICHEI and Turkmenitan Join Hands"},
		"/sources?publisher=News+Central+Asia": {"1 document, and all that rests", "No publisher is written “News Central Asia”.", "will sign a Roadmap"},
		"/entity/org%3Anca":                    {"What it published", "will sign a Roadmap for cooperation"},
		"/entity/org%3Aministry-of-education-of-turkmenistan": {
			"Ministry in Turkmenistan", "Azat Atayev", "Deputy Minister of Education", "presumably; last seen 10 October 2025",
			"held in-depth discussions with Mr. Azat Atayev, Deputy Minister of Education.", "UNESCO-ICHEI, 13 October 2025",
			"planned: agreed", "16 links hold on this day: 3 certainly",
		},
		"/entity/org%3Aministry-of-education-of-turkmenistan?asOf=2022-01-01": {"presumably; first seen 24 July 2023"},
		"/entity/place%3Aturkmenistan": {
			"Who holds office", "presumably still, where none tells of a change", "Deputy Minister of Education", "Planned", "Who works here from elsewhere", "UNESCO-ICHEI", "Ministry", "are here",
			"in this network 1 more without a party that is named",
		},
		"/entities?kind=AGREEMENT&status=planned": {
			"Planned agreements", "3 are in this network", "with a party in Turkmenistan", "Under discussion 24 July 2023", "No party is named",
			"Ministry of Education of Turkmenistan and UNESCO Institute for Information Technologies in Education (Turkmenistan, Russia)",
		},
		"/entities?kind=AGREEMENT&status=planned&in=place%3Aturkmenistan": {"2 are of organisations in Turkmenistan.", "Wherever their parties are"},
		"/entities?kind=AGREEMENT&status=planned&in=place%3Acentral-asia": {"2 are of organisations in Central Asia."},
		"/entity/agreement%3Aroadmap-moe-iite": {
			"Only planned: under discussion 24 July 2023; nothing is known since 24 July 2023.", "links are told of.", "Planned as a party", "Details",
		},
		"/source/source%3Anca-2023-07-26": {"Paragraph 1", "held online: yes", "UNESCO is an organisation (intergovernmental)", "nCa is an organisation (media)"},
		"/sources":                        {"4 documents", "UNESCO-ICHEI, 13 October 2025"},
		"/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09": {
			"Not certain on 9 October 2025, but presumed back from 13 October 2025: the first five paths of four steps lead from Meylis Babayev to UNESCO", "As of 9 October 2025",
			"Change the question: from Meylis Babayev to UNESCO, as of 9 October 2025", "None is certain in every step.",
			"Working meetings were held with Mr. Meylis Babayev, Vice Rector of TSACI;", "was hosted by, as inviting party", "2 certain, 2 presumed",
		},
		"/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2022-01-01&certainty=CERTAIN": {
			"No path of at most six steps from Meylis Babayev to UNESCO can be called certain on 1 January 2022", "Ask of 8 October 2025",
		},
		"/paths?from=person%3Arejep-mahmudov&to=org%3Aunesco-ichei&asOf=2024-06-30&knownBy=2024-12-31": {
			"None was known by 31 December 2024: no path of at most six steps from Rejep Mahmudov to UNESCO-ICHEI that held on 30 June 2024",
			"What came out later tells of one.", "what could be read by then",
		},
		"/paths?from=person%3Arejep-mahmudov&to=org%3Aunesco-ichei&asOf=2024-06-30": {
			"Not certain on 30 June 2024, but presumed back from 13 October 2025: ",
		},
		"/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&maxHops=3": {"No path of at most three steps leads", "The shortest has 4 steps.", "Allow 4 steps"},
		"/changes?from=2022-12-31&to=2025-12-31": {
			"What changed from 31 December 2022 to 31 December 2025", "115 changes.", "June 2023", "came into being", "Since June 2023", "is planned to be active in",
			"planned: proposed; only seen June 2023", "Maksat Charyyev had already met with the Director of IITE", "More changes",
		},
		"/changes": {"What changed from 28 November 2025 to 28 November 2026", "Nothing that the network tells of.", "Ask of the last five years"},
		"/changes?from=2022-12-31&to=2025-12-31&around=org%3Aunesco-ichei&types=ATTENDED&basis=KNOWN": {
			"What became known around UNESCO-ICHEI from 31 December 2022 to 31 December 2025", "among links that say “attended”", "October 2025",
			"Known since 13 October 2025",
		},
		"/changes?from=2015-01-01&to=2025-12-31": {"2023"},
		"/changes?around=zzzzzz":                 {"Nothing is found by “zzzzzz”"},
		"/changes?around=Turkmen":                {"“Turkmen” may be"},
		"/propose?for=org%3Aunesco-ichei&asOf=2025-12-01": {
			"to propose to UNESCO-ICHEI", "UNESCO Institute for Information Technologies in Education (IITE)", "56 points", "+51", "1 partner in common:", "+5",
			"No partner yet in", "Eastern Europe", "As of 1 December 2025", "Bi Xiaohan attended, as head of delegation, on behalf of UNESCO-ICHEI",
			"Gurbangul Atayeva attended, on behalf of Ministry of Education of Turkmenistan", "was attended by Tao Zhan, on behalf of UNESCO",
		},
		"/propose?for=org%3Aunesco-ichei&in=place%3Aturkmenistan": {"Nobody in Turkmenistan to propose to UNESCO-ICHEI", "Anywhere"},
		"/propose?in=place%3Aturkmenistan":                        {"Whom to propose?", "To which organisation?", "Turkmenistan"},
		"/propose?for=Turkmen":                                    {"“Turkmen” may be"},
		"/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&certainty=CERTAIN&asOf=&knownBy=": {
			"Certain on which day?", "fill in “As of”", "Find paths", "Meylis Babayev",
		},
		"/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&certainty=PRESUMED": {"The first five paths of"},
		"/reach?from=org%3Aunesco&certainty=CERTAIN":                             {"Certain on which day?", "Show reach"},
		"/paths?from=Turkmen&to=UNESCO":                                          {"“Turkmen” may be"},
		"/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&overlapping=yes&avoid=org%3Aunicef&through=PERSON&through=EVENT&through=ORGANIZATION": {
			"avoiding UNICEF; Through organisations, people and events; all of it on one day",
		},
		"/paths?from=person%3Arejep-mahmudov": {"Rejep Mahmudov"},
		"/paths?from=event&to=UNESCO":         {"How are two linked?"},
		"/paths?from=zzzzzz&to=UNESCO":        {"Nothing is found by “zzzzzz”"},
		"/about":                              {"Nothing speaks against it", "it is presumed back from then"},
	} {
		page := s.get(path)
		text := textOf(t, page.body)
		for _, words := range says {
			if !strings.Contains(text, words) {
				t.Errorf("%s does not say %q but\n%s", path, words, text)
			}
		}
	}
}

// textOf returns what a page says, with single blanks.
func textOf(t *testing.T, body string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			text.WriteString(n.Data)
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

// Further paths go on from those before, in their numbers and those of their notes.
func TestMorePaths(t *testing.T) {
	s := serveSeed(t)
	first := s.get("/paths?from=person%3Ameylis-babayev&to=org%3Aunesco")
	if text := textOf(t, first.body); !strings.Contains(text, "The first: Meylis Babayev attended Working meeting of the UNESCO-ICHEI delegation with TSACI, October 2025") {
		t.Errorf("the answer does not stand in words:\n%s", text)
	}
	more := regexp.MustCompile(`href="\.(/paths[^"]*after=[^"]*)" rel="next"`).FindStringSubmatch(first.body)
	if more == nil {
		t.Fatal("the page leads to no further paths")
	}
	notes := strings.Count(first.body, `<p id="n`)
	next := s.get(html.UnescapeString(more[1]))
	text := textOf(t, next.body)
	for _, says := range []string{"Paths 6 to 10, of ", "Path 6: Meylis Babayev ", "Path 6 ", "Path 10"} {
		if !strings.Contains(text, says) {
			t.Errorf("further paths do not say %q but\n%s", says, text)
		}
	}
	if !strings.Contains(next.body, fmt.Sprintf(`id="n%d"`, notes+1)) || strings.Contains(next.body, `id="n1"`) {
		t.Errorf("the notes do not go on after %d", notes)
	}
}

// What can't be answered is said in a sentence that names the parameter, and never is a fault of ours.
func TestAddressesThatCannotBeAnswered(t *testing.T) {
	s := serveSeed(t)
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/nowhere":         {404, "There is no such page"},
		"/entity/org:none": {404, `There is no entity "org:none" in this network.`},
		"/entity/%3Cimg%20src=x%20onerror=alert(1)%3E":           {404, "There is no entity"},
		"/source/source:none":                                    {404, `There is no source "source:none" in this network.`},
		"/entity/org:unesco?asOf=31.12.2020":                     {400, `asOf: "31.12.2020" is not a full day: did you mean 2020-12-31?`},
		"/entity/org:unesco?asOf=2020":                           {400, "asOf:"},
		"/entity/org:unesco?asOf=2020-01-01&asOf=2021-01-01":     {400, "asOf: it is there 2 times: leave one."},
		"/entity/org:unesco/links?kind=DOG":                      {400, `kind: "DOG" is no kind`},
		"/entities?kind=AGREEMENT&in=place:none":                 {404, `There is no entity "place:none"`},
		"/entities":                                              {400, "kind: it is missing"},
		"/entities?kind=PERSON&status=odd":                       {400, `status: "odd" can't be asked for`},
		"/search?q=%ff":                                          {400, "q: it is not text in UTF-8."},
		"/search?q=%zz":                                          {400, "The address is not written as addresses are"},
		"/search?q=" + strings.Repeat("a", 10000):                {400, "q: it is longer than 1000 bytes."},
		"/sources?after=none":                                    {400, "is no cursor"},
		"/paths?from=org:none&to=org:unesco":                     {404, "org:none"},
		"/paths?from=org:unesco&to=org:unicef&maxHops=99":        {400, `maxHops: "99" is no number from 1 to 12.`},
		"/paths?from=org:unesco&to=org:unicef&certainty=maybe":   {400, `certainty: "MAYBE" can't be asked for`},
		"/paths?from=org:unesco&to=org:unicef&through=dogs":      {400, `through: "dogs" is no kind of entity.`},
		"/paths?from=org:unesco&to=org:unicef&linkTypes=LIKES":   {400, `linkTypes: "LIKES" is no type of link.`},
		"/paths?from=org:unesco&to=org:unicef&minConfidence=NaN": {400, `minConfidence: "NaN" is no number from 0 to 1.`},
		"/paths?from=org:unesco&to=org:unicef&rank=best":         {400, `rank: "BEST" can't be asked for: there are FEWEST_HOPS, STRONGEST and MOST_DIVERSE.`},
		"/reach?from=org:unesco&unit=MILES":                      {400, `unit: "MILES" can't be asked for: there are HOPS and PARTNERS.`},
		"/reach?from=org:unesco&groupBy=MOOD":                    {400, `groupBy: "MOOD" can't be asked for`},
		"/reach?from=org:unesco&group=place:none":                {404, "place:none"},
		"/reach?from=org:none":                                   {404, "org:none"},
		"/paths?from=org:unesco&to=org:unicef&avoid=org:unesco":  {400, `Avoid: "org:unesco" is an end of the path and can't be avoided.`},
		"/reach?from=person:meylis-babayev&unit=PARTNERS":        {400, "organisation"},
		"/changes?from=2024-01-01&to=2024-01-01":                 {400, "from: 2024-01-01 is no day before 2024-01-01."},
		"/changes?from=2024":                                     {400, "from:"},
		"/changes?basis=GUESSED":                                 {400, `basis: "GUESSED" can't be asked for: there are HELD and KNOWN.`},
		"/changes?types=LIKES":                                   {400, `types: "LIKES" is no type of link.`},
		"/changes?around=org:none":                               {404, "org:none"},
		"/changes?after=none":                                    {400, "is no cursor"},
		"/propose?for=org:none":                                  {404, "org:none"},
		"/propose?for=person:meylis-babayev":                     {400, "is of kind PERSON"},
		"/propose?for=org:unesco&in=org:unesco":                  {400, "is of kind ORGANIZATION"},
		"/propose?for=org:unesco&in=place:none":                  {404, "place:none"},
		"/propose?for=org:unesco&types=universty":                {400, "did you mean UNIVERSITY?"},
		"/propose?for=org:unesco&asOf=2020":                      {400, "asOf:"},
		"/picture?from=org:none":                                 {404, `There is no entity "org:none" in this network.`},
		"/picture?from=org:unesco&asOf=soon":                     {400, "asOf:"},
		"/picture?from=org:unesco&format=ris":                    {400, "format: this page is not there as ris"},
		"/?format=pdf":                                           {400, `format: "pdf" is no format: there are html, md and json`},
	} {
		page := s.get(path)
		if page.status != want.status || !strings.Contains(strings.ToLower(textOf(t, page.body)), strings.ToLower(want.says)) {
			t.Errorf("%.80s: %d, want %d and %q:\n%s", path, page.status, want.status, want.says, textOf(t, page.body))
		}
	}
}

// Names become ids in the address, a single finding is shown itself, and a page that has moved leads to where it is.
func TestRedirects(t *testing.T) {
	s := serveSeed(t)
	for path, want := range map[string]string{
		"/search?q=Mahtymguly":                                    "./entity/org%3Amagtymguly-turkmen-state-university",
		"/changes?to=2025-12-31&around=UNESCO-ICHEI":              "./changes?from=2024-12-31&to=2025-12-31&around=org%3Aunesco-ichei",
		"/paths?from=Meylis+Babayev&to=UNESCO&asOf=2025-10-09":    "./paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09",
		"/paths?from=Meylis+Babayev&to=UNESCO&only=2&format=txt":  "./paths?from=person%3Ameylis-babayev&to=org%3Aunesco&only=2&format=txt",
		"/reach?from=UNESCO&names=fr&format=json":                 "./reach?names=fr&from=org%3Aunesco&format=json",
		"/propose?for=UNESCO&format=md":                           "./propose?for=org%3Aunesco&format=md",
		"/due?body=UNESCO&country=Turkmenistan&after=a&format=md": "./due?body=org%3Aunesco&country=place%3Aturkmenistan&after=a&format=md",
		"/report?body=UNESCO&country=Turkmenistan&format=xlsx":    "./report?body=org%3Aunesco&country=place%3Aturkmenistan&format=xlsx",
	} {
		if page := s.get(path); page.status != http.StatusSeeOther || page.header.Get("Location") != want {
			t.Errorf("%s: %d to %s", path, page.status, page.header.Get("Location"))
		}
	}
}

// A page is there as Markdown and as JSON too: by its address, or by Accept. The JSON is what the page was made of, and
// can be asked again.
func TestTwins(t *testing.T) {
	s := serveSeed(t)
	for _, path := range []string{"/", "/search?q=UNESCO", "/entity/org%3Aunesco", "/sources", "/source/source%3Anca-2023-07-26", "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco", "/reach?from=org%3Aunesco-ichei&asOf=2026-11-28", "/reach?from=org%3Aunesco-ichei&group=place%3Aturkmenistan", "/entity/place%3Aturkmenistan", "/picture?from=org%3Aunesco", "/changes?from=2022-12-31&to=2025-12-31", "/report?" + seedReport, "/report?body=org%3Aunesco&region=place%3Afrance&region=place%3Acentral-asia&asOf=2025-10-31", "/due?body=org%3Aunesco-ichei&region=place%3Acentral-asia&asOf=2025-10-31"} {
		joined := path + "?"
		if strings.Contains(path, "?") {
			joined = path + "&"
		}
		for _, twin := range []reply{s.get(joined + "format=md"), s.get(path, "Accept: text/markdown, text/html;q=0.5")} {
			if twin.header.Get("Content-Type") != "text/markdown; charset=utf-8" || !regexp.MustCompile(`(?m)^# \S`).MatchString(twin.body) || strings.Contains(twin.body, "<div") {
				t.Errorf("%s as Markdown: %s\n%s", path, twin.header.Get("Content-Type"), twin.body)
			}
		}
		var made struct {
			Query     string
			Variables map[string]any
			Data      any
		}
		twin := s.get(path, "Accept: application/json")
		if err := json.Unmarshal([]byte(twin.body), &made); err != nil || twin.header.Get("Content-Type") != "application/json; charset=utf-8" {
			t.Fatalf("%s as JSON: %v", path, err)
		}
		if again := s.asked(made.Query, made.Variables); !strings.Contains(again, `"data"`) || strings.Contains(again, `"errors"`) || !sameJSON(t, again, made.Data) {
			t.Errorf("%s, asked again by GraphQL, answers otherwise:\n%s", path, again)
		}
	}
}

// A browser that has a page is told that it still holds, until the network changes or another format is asked for.
func TestPagesAreRevalidated(t *testing.T) {
	s := serveOwnSeed(t)
	const path = "/entity/org%3Aunesco"
	tag := s.get(path).header.Get("ETag")
	if tag == "" {
		t.Fatal("the page has no tag")
	}
	if again := s.get(path, "If-None-Match: "+tag); again.status != http.StatusNotModified || again.body != "" {
		t.Errorf("%d for a page that still holds", again.status)
	}
	if other := s.get(path+"?format=md", "If-None-Match: "+tag); other.status != http.StatusOK {
		t.Errorf("%d for another format", other.status)
	}
	storetest.Put(t, s.store, storetest.Scatter("made", 70, 10))
	if changed := s.get(path, "If-None-Match: "+tag); changed.status != http.StatusOK || changed.header.Get("ETag") == tag {
		t.Errorf("%d after the network has changed", changed.status)
	}
}

// The policy lets pages load nothing from elsewhere, and no script or style that is not a file of ours.
func TestPolicy(t *testing.T) {
	s := serveSeed(t)
	for _, path := range []string{"/", "/nowhere", "/entity/org%3Aunesco"} {
		policy := s.get(path).header.Get("Content-Security-Policy")
		for _, rule := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"} {
			if !strings.Contains(policy, rule) || strings.Contains(policy, "unsafe") {
				t.Errorf("%s: %s", path, policy)
			}
		}
	}
}

// Paths are taken away as a text with footnotes, as a table that a spreadsheet opens, and as their sources.
func TestPathsAreTakenAway(t *testing.T) {
	s := serveSeed(t)
	const path = "/paths?from=person%3Ameylis-babayev&to=org%3Aunesco&asOf=2025-10-09&format="
	for format, want := range map[string]struct {
		contentType, name string
		says              []string
	}{
		"txt": {"text/plain; charset=utf-8", "paths.txt", []string{
			"the first five paths of four steps lead from Meylis Babayev to UNESCO.\n", "Path 1: 4 steps, 2 certain, 2 presumed\n",
			"[1] “Working meetings were held with Mr. Meylis Babayev, Vice Rector of TSACI;” “ICHEI and Turkmenitan Join Hands",
			"https://ru.ichei.org/en/news/information/1673.html", "Revision 1 of the network, asked on 28 November 2026.\n",
		}},
		"txt&only=1": {"text/plain; charset=utf-8", "paths.txt", []string{
			"Presumably Meylis Babayev attended Working meeting of the UNESCO-ICHEI delegation with TSACI, October 2025 (dated 8–10 October 2025). [1] Working meeting",
		}},
		"footnotes&only=2": {"text/html; charset=utf-8", "paths.html", []string{"<p>Presumably Meylis Babayev attended", "<sup><a href=\"#note1\">1</a></sup>"}},
		"csv":              {"text/csv; charset=utf-8", "paths.csv", []string{"path,step,from_id,from,to_id,to,link_id", "1,1,person:meylis-babayev,Meylis Babayev,event:working-meeting-tsaci-2025-10"}},
		"ris":              {"application/x-research-info-systems", "sources.ris", []string{"TY  - ELEC\r\n", "PB  - UNESCO-ICHEI\r\n", "DA  - 2025/10/13\r\n"}},
	} {
		taken := s.get(path + format)
		if taken.status != 200 || taken.header.Get("Content-Type") != want.contentType || taken.header.Get("Content-Disposition") != `attachment; filename="`+want.name+`"` {
			t.Errorf("%s: %d %v", format, taken.status, taken.header)
		}
		for _, words := range want.says {
			if !strings.Contains(taken.body, words) {
				t.Errorf("%s does not say %q but\n%s", format, words, taken.body)
			}
		}
	}
	quoted := map[string]bool{}
	for line := range strings.Lines(s.get(path + "txt").body) {
		if number, quote, is := strings.Cut(line, "] “"); is && strings.HasPrefix(number, "[") {
			if quoted[quote] {
				t.Errorf("a quote has more than one note: %s", line)
			}
			quoted[quote] = true
		}
	}
	if page := s.get(path + "txt&only=5"); page.status != 200 || strings.Contains(page.body, "Path ") {
		t.Errorf("a single path is taken away as %d\n%s", page.status, page.body)
	}
	if page := s.get("/about?format=csv"); page.status != 400 || !strings.Contains(page.body, "this page is not there as csv") {
		t.Errorf("/about as CSV: %d", page.status)
	}
}
