package explorer_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// The reports of these tests: of the built-in network, and of whose sections most have something to say.
const (
	seedReport = "body=org%3Aunesco-ichei&body=org%3Aunesco-iite&region=place%3Acentral-asia&asOf=2025-10-31&compareTo=2024-12-31"
	hopsReport = "body=org%3Aunesco&region=place%3Aturkmenistan&unit=HOPS&asOf=2025-10-31&compareTo=2023-01-01&planned=yes&horizonMonths=120"
	manyBodies = "body=org%3Aunesco&body=org%3Aunesco-ichei&body=org%3Aunesco-iite&body=org%3Aunicef&body=org%3Aministry-of-education-of-turkmenistan" +
		"&body=org%3Amagtymguly-turkmen-state-university&body=org%3Ainstitute-of-telecommunications-and-informatics&region=place%3Acentral-asia&unit=HOPS&asOf=2025-10-31"
)

// Every number of a report is what the query beside it answers, and there is no other number in its tables.
func TestReportFiguresAreWhatTheirQueriesAnswer(t *testing.T) {
	s := serveSeed(t)
	for _, of := range []string{
		seedReport, hopsReport, manyBodies, "body=person%3Arejep-mahmudov&region=place%3Acentral-asia&unit=HOPS&asOf=2025-10-31",
		"body=org%3Aunesco-ichei&country=place%3Aturkmenistan&country=place%3Achina&asOf=2025-10-31&maxHops=2",
	} {
		page := s.get("/report?" + of)
		if page.status != http.StatusOK {
			t.Fatalf("%s: %d\n%s", of, page.status, textOf(t, page.body))
		}
		root := parsed(t, page.body)
		sections := 0
		for _, section := range all(root, func(n *html.Node) bool { return n.DataAtom == atom.Section }) {
			id := attr(section, "aria-labelledby")
			if id == "notes" {
				continue
			}
			sections++
			s.checkFigures(id, section, text(one(t, section, "data-query", id)), text(one(t, section, "data-variables", id)))
		}
		if sections < 8 {
			t.Errorf("%s has %d sections", of, sections)
		}
	}
}

// The printed report has the same figures, and says at its end how each is asked again; it is the same bytes each time, and
// loads nothing.
func TestReportFile(t *testing.T) {
	s := serveSeed(t)
	file := s.get("/report.html?" + seedReport)
	if again := s.get("/report.html?" + seedReport); again.body != file.body {
		t.Error("the same report is written otherwise")
	}
	policy, kept := file.header.Get("Content-Security-Policy"), file.header.Get("Content-Disposition")
	if !regexp.MustCompile(`^default-src 'none'; style-src 'sha256-[^']+'; `).MatchString(policy) || kept != `attachment; filename="report.html"` {
		t.Errorf("it is sent with %q and %q", policy, kept)
	}
	if shown := s.get("/report.html?" + seedReport + "&print=yes"); shown.header.Get("Content-Disposition") != `inline; filename="report.html"` || shown.body != file.body {
		t.Errorf("to be printed it is sent with %q", shown.header.Get("Content-Disposition"))
	}
	if held := s.get("/report.html?"+seedReport, "If-None-Match: "+file.header.Get("ETag")); held.status != http.StatusNotModified || held.header.Get("Content-Security-Policy") != "" {
		t.Errorf("to who has it, %d is said with the policy %q, which is that of pages", held.status, held.header.Get("Content-Security-Policy"))
	}
	root := parsed(t, file.body)
	for n := range root.Descendants() {
		if n.DataAtom == atom.Script || n.DataAtom == atom.Link && attr(n, "href") != "data:," || n.DataAtom == atom.Img || attr(n, "src") != "" || attr(n, "style") != "" {
			t.Errorf("it loads, or has a style of its own: %s", n.Data)
		}
		if to := attr(n, "href"); to != "" && to != "data:," && !strings.HasPrefix(to, "#") && !strings.HasPrefix(to, "https://") {
			t.Errorf("it leads to %s", to)
		}
	}
	variables, shared := text(one(t, root, "data-variables", "all")), text(one(t, root, "data-fragments", "all"))
	for _, query := range all(root, func(n *html.Node) bool { return attr(n, "data-query") != "" }) {
		id := attr(query, "data-query")
		section := one(t, root, "aria-labelledby", id)
		s.checkFigures(id, section, text(query)+used(text(query), shared), variables)
	}
	if words := textOf(t, file.body); !strings.Contains(words, "The reach of UNESCO-ICHEI and UNESCO Institute for Information Technologies in Education in Central Asia") ||
		!strings.Contains(words, "Compared with 31 December 2024") || !strings.Contains(words, "Revision 1 of the network") {
		t.Errorf("it says\n%s", words)
	}
}

// used returns those of some fragments that a query needs: GraphQL refuses others.
func used(query, fragments string) string {
	found := ""
	parts := regexp.MustCompile(`(?m)^fragment `).Split(fragments, -1)[1:]
	for again := true; again; {
		again = false
		for _, part := range parts {
			name, _, _ := strings.Cut(part, " ")
			if !strings.Contains(found, "fragment "+name+" ") && regexp.MustCompile(`\.\.\.`+name+`\b`).MatchString(query+found) {
				found, again = found+"fragment "+part, true
			}
		}
	}
	return found
}

// checkFigures asks the query of a section, and compares the numbers in the section with its answer.
func (s *site) checkFigures(id string, section *html.Node, query, variables string) {
	s.t.Helper()
	var given map[string]any
	if err := json.Unmarshal([]byte(variables), &given); err != nil {
		s.t.Fatalf("the variables of %s: %v", id, err)
	}
	var answer struct {
		Data struct{ Report any }
	}
	if text := s.asked(query, given); json.Unmarshal([]byte(text), &answer) != nil || answer.Data.Report == nil {
		s.t.Fatalf("the query of %s is answered by\n%s\n%s", id, text, query)
	}
	figures := 0
	for n := range section.Descendants() {
		switch {
		case attr(n, "data-figure") != "":
			figures++
			if want, got := reckoned(answer.Data.Report, attr(n, "data-figure")), strings.ReplaceAll(text(n), ",", ""); want != got && strings.ReplaceAll(want, ",", "") != got {
				s.t.Errorf("%s: %s is %q in the report, and asked again %q", id, attr(n, "data-figure"), got, want)
			}
			if n.DataAtom == atom.Data && attr(n, "value") != strings.ReplaceAll(text(n), ",", "") {
				s.t.Errorf("%s: %s has the value %q and says %q", id, attr(n, "data-figure"), attr(n, "value"), text(n))
			}
		case n.Type == html.TextNode && strings.TrimSpace(n.Data) != "" && strings.Trim(n.Data, "0123456789, \n") == "" && !excused(n):
			if strings.ContainsAny(n.Data, "0123456789") {
				s.t.Errorf("%s has the number %q, of which nothing says where it is from", id, n.Data)
			}
		}
	}
	if figures == 0 && id != "carriers" && id != "due" && id != "gaps" && id != "changes" && id != "years" && id != "organisations" {
		s.t.Errorf("%s has no figure", id)
	}
}

// excused reports whether a number needs no query: it counts notes or columns, stands in a drawing whose table says the same,
// or is of a figure.
func excused(n *html.Node) bool {
	for at := n.Parent; at != nil; at = at.Parent {
		if attr(at, "data-figure") != "" || at.DataAtom == atom.Svg || at.DataAtom == atom.Sup || at.DataAtom == atom.Pre || at.DataAtom == atom.Thead {
			return true
		}
	}
	return false
}

// reckoned returns what stands at a place of an answer: with * the sum over a list, and with a minus a difference.
func reckoned(answer any, place string) string {
	if first, second, is := strings.Cut(place, " - "); is {
		a, _ := strconv.Atoi(reckoned(answer, first))
		b, _ := strconv.Atoi(reckoned(answer, second))
		return strconv.Itoa(a - b)
	}
	head, rest, _ := strings.Cut(strings.TrimPrefix(place, "/"), "/")
	if place == "" {
		if number, is := answer.(float64); is {
			return strconv.FormatFloat(number, 'f', -1, 64)
		}
		return fmt.Sprint(answer)
	}
	if rest != "" {
		rest = "/" + rest
	}
	switch part := answer.(type) {
	case map[string]any:
		if value, has := part[head]; has {
			return reckoned(value, rest)
		}
	case []any:
		if head == "*" {
			sum := 0
			for _, element := range part {
				n, _ := strconv.Atoi(reckoned(element, rest))
				sum += n
			}
			return strconv.Itoa(sum)
		}
		if i, err := strconv.Atoi(head); err == nil && i < len(part) {
			return reckoned(part[i], rest)
		}
	}
	return "nothing"
}

func parsed(t *testing.T, body string) *html.Node {
	t.Helper()
	root, err := html.Parse(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

func all(root *html.Node, is func(*html.Node) bool) []*html.Node {
	var found []*html.Node
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && is(n) {
			found = append(found, n)
		}
	}
	return found
}

func one(t *testing.T, root *html.Node, name, value string) *html.Node {
	t.Helper()
	found := all(root, func(n *html.Node) bool { return attr(n, name) == value })
	if len(found) != 1 {
		t.Fatalf("%d elements have %s=%q", len(found), name, value)
	}
	return found[0]
}

func attr(n *html.Node, name string) string {
	if i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name }); i >= 0 {
		return n.Attr[i].Val
	}
	return ""
}

func text(n *html.Node) string {
	var all strings.Builder
	for child := range n.Descendants() {
		if child.Type == html.TextNode {
			all.WriteString(child.Data)
		}
	}
	return all.String()
}

// What reports say, of the built-in network, and where there is little to say.
func TestReportsSay(t *testing.T) {
	s := serveSeed(t)
	for path, says := range map[string][]string{
		"/report":                                                      {"What does a body have in a region?", "Whose reach, and where?"},
		"/report?body=org%3Aunesco":                                    {"What does a body have in a region?", "UNESCO"},
		"/report?body=zzzzzz&region=zz":                                {"Nothing is found by “zzzzzz”", "Nothing is found by “zz”"},
		"/report?body=&region=":                                        {"Name an organisation, and a region or a country."},
		"/report?body=&country=China":                                  {"Name an organisation."},
		"/report?body=org%3Aunesco&asOf=2025-10-31":                    {"Name a region or a country."},
		"/due?body=org%3Aunesco&region=&country=":                      {"What falls due?", "Name a region or a country."},
		"/report?body=Bi+Xiaohan&region=Central+Asia":                  {"Bi Xiaohan is a person; a report is about organisations."},
		"/report?body=person%3Abi-xiaohan&region=place%3Acentral-asia": {"Bi Xiaohan is a person; a report is about organisations."},
		"/report?body=UNESCO&region=Bi+Xiaohan":                        {"Bi Xiaohan is a person; a report is on a region or on countries."},
		"/report?body=UNESCO&region=Melanesia":                         {"Melanesia is a region of the world of which this network has nothing. That is unknown, which is not none."},
		"/due?body=UNESCO&country=Kazakhstan":                          {"Kazakhstan is a country or area of which this network has nothing."},
		"/report?" + seedReport: {
			"4 organisations in Central Asia: none by agreement or programme, 4 met only", "not in the network: unknown", "Compared with 31 December 2024",
			"UNESCO-ICHEI attended Visit of the UNESCO-ICHEI delegation", "Near it, reached: ", "Minister of Education at", "Post is not confirmed", "Accompanied by Mr. Rejep Mahmudov",
		},
		"/report?" + hopsReport: {"in Turkmenistan", "Within three links", "What is only planned counts too"},
		"/report?body=org%3Aunesco-ichei&region=place%3Acentral-asia&asOf=1900-01-01": {"No organisation known to be reached in Central Asia", "None is reached."},
		"/report?body=org%3Aministry-of-education-of-turkmenistan&region=place%3Aturkmenistan&asOf=2025-10-31": {
			"Ministry of Education of Turkmenistan",
		},
		"/report?body=org%3Aunesco-ichei&region=place%3Acentral-asia&region=place%3Aeastern-asia&asOf=2025-10-31": {
			"Two regions side by side", "The reach of UNESCO-ICHEI in Central Asia and in Eastern Asia", "The whole report on Eastern Asia",
		},
		"/report?body=person%3Arejep-mahmudov&region=place%3Aturkmenistan&unit=HOPS&asOf=2025-10-31": {"Rejep Mahmudov", "in Turkmenistan"},
	} {
		page := s.get(path)
		text := textOf(t, page.body)
		for _, words := range says {
			if page.status != http.StatusOK || !strings.Contains(text, words) {
				t.Errorf("%s is %d and does not say %q but\n%s", path, page.status, words, text)
			}
		}
	}
	for path, want := range map[string]struct{ status, to string }{
		"/report?body=UNESCO-ICHEI&region=Central+Asia&asOf=2025-10-31": {"303", "./report?asOf=2025-10-31&body=org%3Aunesco-ichei&region=place%3Acentral-asia"},
		"/report?body=UNESCO-ICHEI&country=Turkmenistan":                {"303", "./report?body=org%3Aunesco-ichei&country=place%3Aturkmenistan"},
	} {
		page := s.get(path)
		if got := strconv.Itoa(page.status); got != want.status || !sameParameters(page.header.Get("Location"), want.to) {
			t.Errorf("%s leads to %d %s", path, page.status, page.header.Get("Location"))
		}
	}
}

// What is a person is led to by a sentence that says so, and the boxes for bodies and places let nothing else be suggested.
func TestReportFormLeadsOn(t *testing.T) {
	page := serveSeed(t).get("/report?body=person%3Abi-xiaohan&region=").body
	for _, has := range []string{`href="./entity/person%3Abi-xiaohan"`, `name="body" autocomplete="off"`, `data-kind="ORGANIZATION"`, `data-kind="PLACE"`} {
		if !strings.Contains(page, has) {
			t.Errorf("the page has no %s:\n%s", has, page)
		}
	}
	if strings.Contains(page, `value="person:bi-xiaohan"`) {
		t.Error("the form keeps who can't be asked about")
	}
}

// sameParameters reports whether two addresses are the same but for the order of their parameters.
func sameParameters(a, b string) bool {
	parts := func(address string) []string {
		path, query, _ := strings.Cut(address, "?")
		all := append(strings.Split(query, "&"), path)
		slices.Sort(all)
		return all
	}
	return slices.Equal(parts(a), parts(b))
}

// A region of which the network has no country is told, and so is one without a code.
func TestReportOfAnEmptyRegion(t *testing.T) {
	s := serve(t, storetest.Records(t, "empty", strings.NewReader(`{"record":"entity","id":"place:nowhere","kind":"PLACE","type":"REGION","name":"Nowhere"}
{"record":"entity","id":"place:oceania","kind":"PLACE","type":"REGION","name":"Oceania","identifiers":[{"scheme":"un-m49","value":"009"}]}
{"record":"entity","id":"org:a","kind":"ORGANIZATION","name":"Alpha"}
`)))
	for path, says := range map[string]string{
		"/report?body=org%3Aa&region=place%3Anowhere": "There are no countries in Nowhere that this network knows",
		"/report?body=org%3Aa&region=place%3Aoceania": "not in the network: unknown",
	} {
		if page := s.get(path); page.status != http.StatusOK || !strings.Contains(textOf(t, page.body), says) {
			t.Errorf("%s: %d does not say %q\n%s", path, page.status, says, textOf(t, page.body))
		}
	}
}

// Of two regions side by side, each figure is what the query behind the page answers.
func TestFiguresOfTwoRegions(t *testing.T) {
	s := serveSeed(t)
	const path = "/report?body=org%3Aunesco-ichei&region=place%3Acentral-asia&region=place%3Aeastern-asia&asOf=2025-10-31"
	var twin struct{ Data any }
	if err := json.Unmarshal([]byte(s.get(path+"&format=json").body), &twin); err != nil {
		t.Fatal(err)
	}
	figures := all(parsed(t, s.get(path).body), func(n *html.Node) bool { return attr(n, "data-figure") != "" })
	for _, n := range figures {
		if want := reckoned(twin.Data, attr(n, "data-figure")); want != text(n) {
			t.Errorf("%s is %q on the page and %q in its answer", attr(n, "data-figure"), text(n), want)
		}
	}
	if len(figures) < 24 {
		t.Errorf("there are %d figures", len(figures))
	}
}

// A report whose search was stopped says so, calls its figures the least, and nothing that it does not know none; what is
// followed is not sent then.
func TestStoppedReport(t *testing.T) {
	s := serveStore(t, storetest.SeededToRead(t), "", pathfind.Limits{Work: 5})
	for _, path := range []string{"/report?" + seedReport, "/report.html?" + seedReport} {
		page := s.get(path)
		words := textOf(t, page.body)
		if page.status != http.StatusOK || !strings.Contains(words, "The search was stopped after it had looked at") || !strings.Contains(words, "Not known: the search was stopped before.") {
			t.Errorf("%s: %d\n%s", path, page.status, words)
		}
		for _, untrue := range []string{"None is reached.", "Nothing within the months", "None: every organisation", "costs the bodies an organisation", "No organisation known", "In no year"} {
			if strings.Contains(words, untrue) {
				t.Errorf("%s says %q", path, untrue)
			}
		}
		for _, n := range all(parsed(t, page.body), func(n *html.Node) bool { return n.DataAtom == atom.Dd }) {
			if said := strings.Join(strings.Fields(text(n)), " "); !strings.HasPrefix(said, "at least ") {
				t.Errorf("%s has the figure %q", path, said)
			}
		}
	}
	if due := s.get("/due?body=org%3Aunesco-ichei&region=place%3Acentral-asia&asOf=2025-10-31"); !strings.Contains(textOf(t, due.body), "The search was stopped before anything was found to fall due") {
		t.Errorf("what falls due: %d\n%s", due.status, textOf(t, due.body))
	}
	for _, path := range []string{"/due.atom", "/due.ics"} {
		if file := s.get(path + "?body=org%3Aunesco-ichei&region=place%3Acentral-asia&asOf=2025-10-31"); file.status != http.StatusServiceUnavailable {
			t.Errorf("%s is sent with %d\n%s", path, file.status, file.body)
		}
	}
}

// Reports and lists of what is due that can't be made say why, and name the parameter.
func TestReportsThatCannotBeMade(t *testing.T) {
	var hundred strings.Builder
	for i := range 100 {
		fmt.Fprintf(&hundred, "&body=org:b%d", i)
	}
	s := serveSeed(t)
	for path, want := range map[string]struct {
		status int
		says   string
	}{
		"/report?body=org:none&region=place:central-asia":                     {404, "org:none"},
		"/report?body=org:unesco&region=org:unesco":                           {400, "region"},
		"/report?body=org:unesco&region=place:ashgabat-tm":                    {400, "give a region or a country"},
		"/report?body=org:unesco&region=place:france&country=place:china":     {400, "give either a region or countries"},
		"/report?body=org:unesco&region=place:france&compareTo=2999-01-01":    {400, "is not before the day of the report"},
		"/report?body=org:unesco&region=place:france&certainty=CERTAIN":       {400, "certainty: a report tells certain and presumed apart itself"},
		"/report?body=org:unesco&region=place:france&horizonMonths=999":       {400, `horizonMonths: "999" is no number of months from 0 to 120.`},
		"/report?body=org:unesco&region=place:france&unit=MILES":              {400, `unit: "MILES" can't be asked for: there are PARTNERS and HOPS.`},
		"/report?region=place:france" + hundred.String():                      {400, "body: there are 100: 20 is the most."},
		"/report?body=org:unesco&region=a&region=b&region=c":                  {400, "region: there are 3: 2 is the most."},
		"/report.html?body=org:unesco&region=place:france&region=place:china": {400, "a printed report is of one"},
		"/due?body=org:unesco&region=place:france&within=soon":                {400, `within: "soon" is no time: write months or years, as 6m or 1y.`},
		"/due?body=org:unesco&region=place:france&within=99y":                 {400, "within: it is more than 120 months."},
		"/due.atom?body=org:unesco":                                           {400, "region: it is missing: where?"},
		"/due.ics?region=place:france":                                        {400, "body: it is missing: whose reach is it?"},
	} {
		page := s.get(path)
		if page.status != want.status || !strings.Contains(strings.ToLower(textOf(t, page.body)), strings.ToLower(want.says)) {
			t.Errorf("%.80s: %d, want %d and %q:\n%s", path, page.status, want.status, want.says, textOf(t, page.body))
		}
	}
}
