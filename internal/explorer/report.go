package explorer

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// report shows a report on regional partnership reach; of two regions their figures side by side.
func (e *explorer) report(ctx context.Context, r *request) (templ.Component, error) {
	q := readReportQuestion(r.params)
	r.page.Title, r.page.Here, r.page.AsOf, r.page.KnownBy = "Report", "Report", q.asOf, q.knownBy
	if moved, form, err := e.preparedReport(ctx, r, &q, "report"); err != nil || form != nil {
		return form, err
	} else if moved {
		return nil, elsewhere{r.remembering(q.at(r.page.To("report")))}
	}
	if as, has := reportWriters[r.format]; has && len(q.regions) < mostRegions {
		return e.takenReport(ctx, r, &q, as)
	}
	return e.slowly(ctx, r, questionPage{
		form:  func(n names) templ.Component { return reportForm(r.page, &q, n, "report") },
		named: q.named(),
		sum:   q.sum,
		answer: func(ctx context.Context, r *request) (answered, error) {
			n := e.named(ctx, q.named())
			if len(q.regions) == mostRegions {
				return e.answeredRegions(ctx, r, q, n)
			}
			s, err := e.answeredReport(ctx, r, q)
			if err != nil {
				return answered{}, err
			}
			s.guesses, s.named = readTaken(r.params, q.named()), n
			return answered{reportHead(r.page, s), reportRest(r.page, s), n}, nil
		},
	})
}

// preparedReport puts ids in the place of names, and reports whether there were names. Where something of the question is
// missing or unclear, it returns the page that asks for it.
func (e *explorer) preparedReport(ctx context.Context, r *request, q *reportQuestion, page string) (moved bool, form templ.Component, err error) {
	if err := r.params.err(); err != nil {
		return false, nil, err
	}
	moved, doubts, err := e.resolveReport(ctx, r, q)
	if err != nil {
		return false, nil, err
	}
	doubts = append(doubts, q.withoutOthers(e.named(ctx, q.bodies))...)
	if len(doubts) > 0 || len(q.bodies) == 0 || len(q.regions)+len(q.countries) == 0 {
		n := e.named(ctx, q.named())
		title, lead := "What does a body have in a region?", "Whose reach, and where? Names will do. The report says whom the bodies reach there and through what, how that grew, what it hangs on, what falls due, who is missing and what might lead there – each figure with the quotes behind it."
		if page == "due" {
			title, lead = "What falls due?", "Of whom, and where? Agreements that end, and posts that are vacant or not confirmed: of the bodies, and of whom they reach there."
		}
		if err := e.explain(ctx, r, doubts); err != nil {
			return false, nil, err
		}
		if len(doubts) == 0 {
			doubts = q.lacking(r.params)
		}
		choosing := func(d unclear, id string) part.Address { return q.choosing(d, id).at(r.page.To(page)) }
		return false, askingPage(r.page, title, lead, doubts, choosing, reportForm(r.page, q, n, page)), nil
	}
	return moved, nil, nil
}

// answeredReport asks for a report.
func (e *explorer) answeredReport(ctx context.Context, r *request, q reportQuestion) (*shownReport, error) {
	input := q.input(r.page, q.region())
	whole, variables, raw, err := ask.WholeReport(ctx, e.Asker, input, ask.ReportPage())
	r.page.Document, r.page.Variables, r.answer = ask.Report.DocumentIn(ctx), variables, raw
	if err != nil {
		return nil, err
	}
	s := newShownReport(whole, input, r.page)
	s.question = &q
	r.page.Title, r.page.Revision = s.title, whole.Revision
	return s, nil
}

// shownReport is a report as a page or a document shows it.
type shownReport struct {
	*ask.RegionalReport
	input map[string]any
	title string
	// page is that on which it is shown, question what it asks; nil in a document, which leads nowhere.
	page     *part.Page
	question *reportQuestion
	named    names
	guesses  []taken
	notes    *part.Notes
	tiles    *part.TileMap
	bars     *part.YearBars
	// most is the most that is reached in a cell of the matrix.
	most int
	// because, ways and waysIn are changes' grounds, the ways to organisations, and the ways to gaps, in words.
	because, ways, waysIn [][]spokenLink
	groups                []countryGroup
}

// spokenLink is a link in a sentence.
type spokenLink struct {
	Text, Class string
	Note        *part.Note
	// More is how many further links make the same step.
	More int
}

// countryGroup is the organisations of a country: their places in the list.
type countryGroup struct {
	name string
	at   []int
}

// newShownReport makes a report ready to be shown.
func newShownReport(r *ask.RegionalReport, input map[string]any, page *part.Page) *shownReport {
	s := &shownReport{RegionalReport: r, input: input, page: page, notes: part.NewNotesAfter(0)}
	bodies := make([]string, len(r.Bodies))
	for i := range r.Bodies {
		bodies[i] = r.Bodies[i].Name
	}
	s.title = words.ReportTitle(fewNames(bodies), s.where())
	var drawn []part.CountryFigures
	for _, c := range r.Countries {
		if country, known := placed(&c); known {
			drawn = append(drawn, part.CountryFigures{Country: country, Name: c.Name, Reached: c.Reached, Known: c.Known, Certain: c.Certain, Unknown: !c.InNetwork})
		}
		s.most = max(s.most, c.Reached)
	}
	s.tiles = part.NewTileMap(drawn)
	years := make([]part.YearCount, len(r.Years))
	for i, y := range r.Years {
		years[i] = part.YearCount{Year: y.Year, Reached: y.Reached, Certain: y.Certain}
	}
	s.bars = part.NewYearBars(years)
	for i := range r.Changes.Edges {
		s.because = append(s.because, s.links(r.Changes.Edges[i].Node.Because))
	}
	for i := range r.Gaps.Edges {
		s.waysIn = append(s.waysIn, s.way(r.Gaps.Edges[i].Node.WayIn))
	}
	s.groupOrganizations()
	return s
}

// fewNames are some names, of many the first few with how many others there are.
func fewNames(all []string) []string {
	const few = 4
	if len(all) <= few+1 {
		return all
	}
	return append(slices.Clone(all[:few]), words.Number(len(all)-few)+" more")
}

// where names the region, or the countries.
func (s *shownReport) where() string {
	if s.Region != nil {
		return s.Region.Name
	}
	countries := make([]string, len(s.Countries))
	for i := range s.Countries {
		countries[i] = s.Countries[i].Name
	}
	if len(countries) == 0 {
		return "the countries asked for"
	}
	return words.Enumerate(fewNames(countries), "and")
}

// placed returns a country as the standard M49 has it, and whether it does.
func placed(c *ask.CountryPresence) (m49.Country, bool) {
	if c.Country != nil {
		return m49.Of(c.Country.Identifiers)
	}
	return m49.Of([]network.Identifier{{Scheme: "iso3166-1", Value: c.Code}})
}

// groupOrganizations puts those reached together by country, in the order of the countries, and their ways into words.
func (s *shownReport) groupOrganizations() {
	of := map[string]int{}
	for _, c := range s.Countries {
		if c.Country != nil {
			of[c.Country.ID] = len(s.groups)
			s.groups = append(s.groups, countryGroup{name: c.Name})
		}
	}
	for i := range s.Organizations.Edges {
		country := s.Organizations.Edges[i].Node.Entity.Country
		if country == nil {
			continue // a report has none such
		}
		if _, known := of[country.ID]; !known { // where the countries are not known, since a search was stopped
			of[country.ID] = len(s.groups)
			s.groups = append(s.groups, countryGroup{name: country.Name})
		}
		s.groups[of[country.ID]].at = append(s.groups[of[country.ID]].at, i)
	}
	s.groups = slices.DeleteFunc(s.groups, func(g countryGroup) bool { return len(g.at) == 0 })
	s.ways = make([][]spokenLink, len(s.Organizations.Edges))
	for _, g := range s.groups { // in the order in which they are read, which the notes have
		for _, i := range g.at {
			s.ways[i] = s.way(&s.Organizations.Edges[i].Node.Path)
		}
	}
}

// way puts a path into words, a sentence a step, of its surest link.
func (s *shownReport) way(path *ask.Path) []spokenLink {
	if path == nil {
		return nil
	}
	all := make([]spokenLink, 0, len(path.Steps))
	for i := range path.Steps {
		judged := path.Steps[i].Judged
		if len(judged) == 0 || i >= len(path.Entities) {
			continue
		}
		surest := 0
		for j := range judged {
			if words.StandingOf(judged[j].Link.Status, judged[j].Holding) > words.StandingOf(judged[surest].Link.Status, judged[surest].Holding) {
				surest = j
			}
		}
		link := s.spoken(&judged[surest], path.Entities[i].ID)
		link.More = len(judged) - 1
		all = append(all, link)
	}
	return all
}

// links puts links into words, each in a sentence.
func (s *shownReport) links(judged []ask.Judged) []spokenLink {
	all := make([]spokenLink, len(judged))
	for i := range judged {
		all[i] = s.spoken(&judged[i], judged[i].Link.From.ID)
	}
	return all
}

func (s *shownReport) spoken(judged *ask.Judged, from string) spokenLink {
	link := s.notes.Link(judged.AsLink(), from)
	return spokenLink{Text: words.Capital(link.Sentence), Class: part.State(link.Link), Note: link.Note}
}

// scope says of what the report is.
func (s *shownReport) scope() []string {
	q := words.ReportQuestion{ReachQuestion: words.ReachQuestion{Within: 1, Partners: s.input["unit"] != "HOPS"}, AsOf: s.AsOf, CompareTo: s.CompareTo, Revision: s.Revision}
	if !q.Partners {
		q.Within = 3
	}
	q.Planned, _ = s.input["planned"].(bool)
	if where, is := s.input["where"].(map[string]any); is {
		if hops, is := wholeNumber(where["maxHops"]); is {
			q.Within = hops
		}
		if known, is := where["knownBy"].(string); is {
			q.KnownBy, _ = network.ParseDate(known) // no date where it is none
		}
	}
	return words.ReportScope(q)
}

// wholeNumber returns a whole number of an input, whether it was written here or read from JSON.
func wholeNumber(value any) (int, bool) {
	switch n := value.(type) {
	case int:
		return n, true
	case float64:
		return int(n), true
	case json.Number:
		i, err := strconv.Atoi(n.String())
		return i, err == nil
	default:
		return 0, false
	}
}

// conditioned says which conditions of the filter there are beside those that the scope tells; "" for none.
func (s *shownReport) conditioned() string {
	where, _ := s.input["where"].(map[string]any)
	var all []string
	for _, name := range []string{"through", "linkTypes", "excludeLinkTypes", "statuses", "avoid", "minConfidence", "maxDegree", "overlapping", "inTimeOrder"} {
		value, given := where[name]
		if !given {
			continue
		}
		text, is := value.([]string)
		if is {
			value = strings.Join(text, ", ")
		}
		all = append(all, fmt.Sprintf("%s: %v", name, value))
	}
	if len(all) == 0 {
		return ""
	}
	return "Under the conditions " + strings.Join(all, "; ") + "."
}

// shade is the class of a cell of the matrix, by thirds of the most.
func (s *shownReport) shade(reached int) string {
	if reached == 0 {
		return "c0"
	}
	return fmt.Sprintf("c%d", 1+min(2, 3*(reached-1)/max(s.most, 3)))
}

// narrow reports whether the matrix has too many bodies for their names to head its columns: numbers do.
func (s *shownReport) narrow() bool { return len(s.Bodies) > 5 }

// lacks reports whether a list has nothing to show since the search was stopped, and not since there is nothing.
func (s *shownReport) lacks(entries int) bool { return entries == 0 && !s.Complete }

// reportSection is a section of a report: what it shows, and the fields of the query that it is made of.
type reportSection struct {
	id, title, note string
	fields          []string
	matter          templ.Component
	// first is how many entries of its list it shows at most, after the parameter that goes on with it.
	first int
}

// sections are those of the report that have anything to say.
func (s *shownReport) sections() []reportSection {
	page := ask.ReportPage()
	all := []reportSection{
		{"summary", "In short", "", []string{"summary", "reached", "bound", "certain", "boundCertain", "known", "withoutCountry", "besides"}, reportShort(s), 0},
		{"presence", "Presence", "Organisations reached in each country, by each body alone and by all together", []string{"countries", "reached", "bound", "certain", "known"}, reportPresence(s), 0},
		{"carriers", "What carries the reach", "What is between: without it, organisations would be lost or farther", []string{"carriers"}, reportCarriers(s), page.Carriers},
		{"years", "Growth", "On 31 December of each year, of the last on the day of the report", []string{"years"}, reportGrowth(s), 0},
		{"changes", "What changed", "", []string{"changes"}, reportChanges(s), page.Changes},
		{"gaps", "Gaps and ways in", "Organisations that the network knows there and that are not reached, nearest first", []string{"gaps"}, reportGaps(s), page.Gaps},
		{"due", "What falls due", "Dates and statuses of agreements are those known today", []string{"due"}, reportDue(s), page.Due},
		{"overlaps", "Overlap", "What two bodies reach alike, each alone", []string{"overlaps"}, reportOverlap(s), 0},
		{"evidence", "Quality of evidence", "Of all links on all shortest ways to those who are reached", []string{"evidence"}, reportEvidence(s), 0},
		{"organisations", "Organisations by country", "Each with the first way there", []string{"organizations"}, reportOrganizations(s), page.Organizations},
	}
	if !s.CompareTo.IsZero() {
		all[4].title += " since " + words.Date(s.CompareTo)
	}
	return slices.DeleteFunc(all, func(section reportSection) bool {
		return section.id == "changes" && s.CompareTo.IsZero() || section.id == "overlaps" && len(s.Bodies) < 2
	})
}

// excerpt is what of the query for all gives the figures of a section.
func (sec *reportSection) excerpt() ask.Excerpt {
	return ask.Only(ask.Report.Document(), words.Capital(sec.id), append([]string{"revision", "complete"}, sec.fields...)...)
}

// query is the query that gives the figures of a section.
func (sec *reportSection) query() string { return "# " + sec.title + "\n" + sec.excerpt().Document() }

// variables are those of the section's query.
func (s *shownReport) variables(sec *reportSection) map[string]any {
	variables := map[string]any{"input": s.input}
	if sec.first > 0 {
		variables["first"] = sec.first
	}
	if sec.id == "carriers" {
		variables["lost"] = ask.ReportLost
	}
	return variables
}

// indented writes variables for people.
func indented(variables map[string]any) string {
	text, err := json.MarshalIndent(variables, "", "  ")
	if err != nil {
		return "{}" // all of it was JSON before
	}
	return string(text)
}

// at writes the place of a figure in the answer: the names and numbers that lead there.
func at(place ...any) string {
	var text strings.Builder
	for _, step := range place {
		fmt.Fprintf(&text, "/%v", step)
	}
	return text.String()
}

// ofBody is how many a body alone reaches in all countries.
func (s *shownReport) ofBody(nth int) int {
	sum := 0
	for _, c := range s.Countries {
		if nth < len(c.ByBody) {
			sum += c.ByBody[nth].Reached
		}
	}
	return sum
}

// lostNames names who would be lost without a carrier.
func (s *shownReport) lostNames(nth int) string {
	lost := s.Carriers.Edges[nth].Node.LostOrganizations
	all := make([]string, len(lost.Edges))
	for i, edge := range lost.Edges {
		all[i] = edge.Node.Name
	}
	if more := lost.TotalCount - len(all); more > 0 {
		all = append(all, words.Number(more)+" more")
	}
	return words.Enumerate(all, "and")
}
