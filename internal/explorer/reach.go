package explorer

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/m49"
	"github.com/entente-graph/entente/internal/words"
)

// nearest is how many of a group the page of all groups names.
const nearest = 5

// reach shows which organisations are reached, and where: in which countries, at which step, and how.
func (e *explorer) reach(ctx context.Context, r *request) (templ.Component, error) {
	q := readReachQuestion(r.params)
	r.page.Title, r.page.Here, r.page.AsOf, r.page.KnownBy = "Reach", "Reach", q.asOf, q.knownBy
	if err := r.params.err(); err != nil {
		return nil, err
	}
	changed, doubts, err := e.resolve(ctx, r, map[string]*[]string{"from": &q.from, "avoid": &q.avoid})
	switch {
	case err != nil:
		return nil, err
	case len(doubts) > 0 || len(q.from) == 0:
		return askingPage(r.page, "Whom does it reach?", "Of whom? Names will do, acronyms and posts too. Of several, what any of them reaches.", doubts,
			func(d unclear, id string) part.Address { return q.choosing(d, id).address(r.page) }, reachForm(r.page, &q, e.named(ctx, q.named()), false)), nil
	case changed:
		return nil, elsewhere{r.remembering(q.address(r.page))}
	case q.undecided():
		return askingPage(r.page, undecidedTitle, undecidedLead, nil, nil, reachForm(r.page, &q, e.named(ctx, q.named()), true)), nil
	case q.group != "":
		return e.reachGroup(ctx, r, q)
	}
	return e.slowly(ctx, r, questionPage{
		form:  func(n names) templ.Component { return reachForm(r.page, &q, n, true) },
		named: q.named(),
		sum:   q.sum,
		answer: func(ctx context.Context, r *request) (answered, error) {
			shown, err := e.answeredReach(ctx, r, q)
			if err != nil {
				return answered{}, err
			}
			shown.guesses = readTaken(r.params, q.named())
			return answered{reachHead(r.page, shown), reachRest(r.page, shown), shown.names}, nil
		},
	})
}

// answeredReach asks for what is reached.
func (e *explorer) answeredReach(ctx context.Context, r *request, q reachQuestion) (*shownReach, error) {
	variables := q.variables()
	variables["named"], variables["first"] = q.named(), nearest
	variables["alsoCertain"], variables["certain"] = q.judged() && q.certainty != certainOnly, q.certainly()
	answer, err := asked[ask.ReachAnswer](ctx, e, r, ask.Reach, variables)
	if err != nil {
		return nil, err
	}
	shown := newShownReach(q, &answer)
	if shown.ways, err = e.certainWays(ctx, &q, shown.shown(), waysOfSeveral); err != nil {
		return nil, err
	}
	r.page.Title, r.page.Revision = "Reach of "+shown.names.all(q.from), answer.Reach.Revision
	r.files = map[format]func() (file, error){asCSV: shown.csv, asSVG: func() (file, error) {
		return svgFile(ctx, "reach.svg", shown.tiles != nil, part.TilesDrawn(shown.tiles))
	}}
	return shown, nil
}

// reachGroup shows the members of a group, page by page, each with the way there.
func (e *explorer) reachGroup(ctx context.Context, r *request, q reachQuestion) (templ.Component, error) {
	variables := q.variables()
	variables["named"], variables["first"] = ids(q.from, q.avoid), pageSize
	variables["placed"], variables["keys"] = q.group != unplaced, []string{q.group}
	goOn(variables, q.after)
	answer, err := asked[ask.ReachGroupAnswer](ctx, e, r, ask.ReachGroup, variables)
	if err != nil {
		return nil, err
	}
	r.page.Revision = answer.Reach.Revision
	shown := &shownGroup{reachQuestion: q, names: namesOf(answer.Named), complete: answer.Reach.Complete}
	shown.title, shown.members = q.unplacedLabel(), answer.Reach.Unplaced
	if len(answer.Reach.Groups) > 0 {
		g := answer.Reach.Groups[0]
		shown.title, shown.members, shown.certain = groupLabel(&q, g.Label), g.Members, g.ReachedCertain
		shown.known = &g.Known
	}
	if shown.ways, err = e.certainWays(ctx, &q, map[string][]ask.Reached{q.group: nodes(shown.members)}, waysOfOne); err != nil {
		return nil, err
	}
	r.page.Title = "Reach of " + shown.names.all(q.from) + ": " + shown.title
	return reachGroupPage(r.page, shown), nil
}

// shownGroup is what is reached of a group, with its question.
type shownGroup struct {
	reachQuestion
	names          names
	title          string
	members        ask.Members
	ways           certainWays
	certain, known *int
	complete       bool
}

// mayBeMore is said where a search was stopped before its end.
const mayBeMore = " The search was stopped: there may be more."

// shownReach is an answer about reach with its question.
type shownReach struct {
	reachQuestion
	*ask.ReachResult
	certain []ask.HopCount
	ways    certainWays
	names   names
	// guesses are what names in the question were taken as.
	guesses []taken
	// rows are the groups that are shown, with countries that the network lacks behind those that it has; known are those
	// that are shown at once, empty the places of which nobody is known.
	rows, known, empty []reachRow
	// longest is the most that is known in one row, to which bars are scaled.
	longest int
	// regions are those whose countries are reached.
	regions []regionCount
	// tiles is the map; nil where no country of it is known to M49.
	tiles *part.TileMap
	// unmapped counts the countries with somebody reached that the map lacks.
	unmapped int
}

// reachRow is a group as it is shown.
type reachRow struct {
	ask.ReachGroupCounted
	label string
	// unknown is whether the network does not have the country.
	unknown bool
	code    string // of M49
}

// regionCount is how many are reached in a region.
type regionCount struct {
	id, name string
	reached  int
}

// newShownReach puts an answer together with its question.
func newShownReach(q reachQuestion, a *ask.ReachAnswer) *shownReach {
	s := &shownReach{reachQuestion: q, ReachResult: &a.Reach, names: names{}}
	var region m49.Region
	for _, n := range a.Named {
		if n == nil {
			continue
		}
		s.names[n.ID] = n.Name
		if n.ID == q.region {
			region, _ = m49.RegionOf(n.Identifiers)
		}
	}
	if a.Certainly != nil {
		s.certain = a.Certainly.ByHop
	}
	counts, in := map[string]int{}, map[string]string{}
	have := map[string]bool{}
	var drawn []part.CountryFigures
	for _, g := range a.Reach.Groups {
		if g.Place != nil && g.Place.Within != nil && q.by() == byCountry {
			counts[g.Place.Within.ID] += g.Reached
			in[g.Place.Within.ID] = g.Place.Within.Name
		}
		if q.region != "" && !lies(g, q.region) {
			continue
		}
		row := reachRow{ReachGroupCounted: g, label: groupLabel(&q, g.Label)}
		if g.Place != nil && q.by() == byCountry {
			if country, known := m49.Of(g.Place.Identifiers); known {
				row.code = country.Code
				have[country.Code] = true
				drawn = append(drawn, figures(&row, country))
			} else if g.Reached > 0 {
				s.unmapped++
			}
		}
		s.rows = append(s.rows, row)
	}
	for _, country := range m49.In(region.Code) {
		if region.Code != "" && !have[country.Code] {
			row := reachRow{label: country.Name, unknown: true, code: country.Code}
			s.rows = append(s.rows, row)
			drawn = append(drawn, figures(&row, country))
		}
	}
	for id, n := range counts {
		s.regions = append(s.regions, regionCount{id, in[id], n})
	}
	slices.SortFunc(s.regions, func(a, b regionCount) int {
		return cmp.Or(cmp.Compare(b.reached, a.reached), cmp.Compare(a.name, b.name))
	})
	for _, row := range s.rows {
		s.longest = max(s.longest, row.Known, row.Reached)
		if row.unknown || row.Known > 0 || row.Reached > 0 {
			s.known = append(s.known, row)
		} else {
			s.empty = append(s.empty, row)
		}
	}
	s.tiles = part.NewTileMap(drawn)
	return s
}

// lies reports whether a group is a place in a region.
func lies(g ask.ReachGroupCounted, region string) bool {
	if g.Place == nil {
		return false
	}
	for at := g.Place.Within; at != nil; at = at.Within {
		if at.ID == region {
			return true
		}
	}
	return g.Key == region
}

// figures are what the map says of a row.
func figures(row *reachRow, country m49.Country) part.CountryFigures {
	certain := -1
	if row.ReachedCertain != nil {
		certain = *row.ReachedCertain
	}
	return part.CountryFigures{
		Country: country, Name: row.label, Reached: row.Reached, Known: row.Known, Certain: certain, Unknown: row.unknown,
	}
}

// groupLabel names a group.
func groupLabel(q *reachQuestion, label string) string {
	if q.by() == "TYPE" {
		return words.Capital(words.Plain(label))
	}
	return label
}

// groupedBy names what the rows are.
func (q *reachQuestion) groupedBy() string {
	for _, g := range groupings {
		if g.value == q.by() {
			return g.label
		}
	}
	return ""
}

// headline says how many are reached; of a region, how many there.
func (s *shownReach) headline() string {
	if s.region == "" {
		return words.Reach(s.ReachResult)
	}
	total, certain := 0, 0
	known := s.TotalCertain != nil
	for _, row := range s.rows {
		total += row.Reached
		if row.ReachedCertain != nil {
			certain += *row.ReachedCertain
		}
	}
	if !known {
		return words.Reached(total, nil) + " in " + s.names.of(s.region)
	}
	return words.Reached(total, &certain) + " in " + s.names.of(s.region)
}

// lead says how far, as of when, and where most are.
func (s *shownReach) lead() string {
	text := words.Capital(words.Within(s.words())) + ". " + s.when()
	if s.region == "" {
		if where := words.ReachWhere(s.ReachResult); where != "" {
			text += " " + where
		}
	} else if silent := s.silent(); silent > 0 {
		text += fmt.Sprintf(" Of %s the network knows nothing: that is unknown, and not none.", words.Count(silent, "country or area there", "countries and areas there"))
	}
	if !s.Complete {
		text += mayBeMore
	}
	return text
}

// silent counts the countries that the network lacks.
func (s *shownReach) silent() int {
	n := 0
	for _, row := range s.rows {
		if row.unknown {
			n++
		}
	}
	return n
}

// byStep heads the table of steps, which counts those of all regions.
func (s *shownReach) byStep() string {
	if s.region != "" {
		return "By step, in all regions"
	}
	return "By step"
}

// bar is a row as a bar.
func (row *reachRow) bar(most int) part.CountBar {
	b := part.CountBar{Most: most, Certain: row.Reached, Rest: max(row.Known-row.Reached, 0), Unknown: row.unknown}
	if row.ReachedCertain != nil {
		b.Certain, b.Presumed = *row.ReachedCertain, row.Reached-*row.ReachedCertain
	}
	return b
}

// certainNumber writes how many of a row are certainly reached.
func (row *reachRow) certainNumber() string {
	if row.ReachedCertain == nil {
		return "–"
	}
	return words.Number(*row.ReachedCertain)
}

// mostGroups is how many groups the page names members of.
const mostGroups = 12

// met are the groups of which members are named, the largest first.
func (s *shownReach) met() []reachRow {
	var all []reachRow
	for _, row := range s.rows {
		if row.Reached > 0 && len(all) < mostGroups {
			all = append(all, row)
		}
	}
	return all
}

// shown are those that the page names, by the keys of their groups.
func (s *shownReach) shown() map[string][]ask.Reached {
	all := map[string][]ask.Reached{}
	for _, row := range s.met() {
		all[row.Key] = row.Nearest
	}
	if s.WithoutPlace > 0 && s.region == "" {
		all[unplaced] = nodes(s.Unplaced)
	}
	return all
}

// between are the entities on the way to what is reached.
func between(reached *ask.Reached) []ask.Named {
	entities := reached.Path.Entities
	if len(entities) < 3 {
		return nil
	}
	return entities[1 : len(entities)-1]
}

// csv is the groups as a table. What is not known is empty, and not 0.
func (s *shownReach) csv() (file, error) {
	head := []any{s.groupedBy(), "id", "m49", "in_network", "reached", "certainly", "known"}
	for step := 1; step <= s.within(); step++ {
		head = append(head, fmt.Sprintf("at_step_%d", step))
	}
	table := [][]any{head}
	for i := range s.rows {
		table = append(table, s.rows[i].cells(s.within()))
	}
	if s.WithoutPlace > 0 && s.region == "" {
		table = append(table, []any{"(place not known)", "", "", "yes", s.WithoutPlace})
	}
	return csvFile("reach.csv", table)
}

// cells are a row of the table.
func (row *reachRow) cells(steps int) []any {
	if row.unknown {
		return []any{row.label, "", row.code, "no"}
	}
	cells := []any{row.label, row.Key, row.code, "yes", row.Reached, "", row.Known}
	if row.ReachedCertain != nil {
		cells[5] = *row.ReachedCertain
	}
	for step := 1; step <= steps; step++ {
		cells = append(cells, atStep(row.ByHop, step))
	}
	return cells
}

// emptyCount says of how many groups nobody is known.
func (s *shownReach) emptyCount() string {
	return "Of " + words.Count(len(s.empty), s.groupedBy(), map[string]string{"country": "countries", "region": "regions", "type": "types"}[s.groupedBy()]) +
		" the network knows no organisation"
}

// unplacedLabel names those of no group.
func (q *reachQuestion) unplacedLabel() string {
	if q.by() == "TYPE" {
		return "Of no type"
	}
	return "Place not known"
}

// nodes are the organisations of a page.
func nodes(page ask.Members) []ask.Reached {
	all := make([]ask.Reached, len(page.Edges))
	for i, edge := range page.Edges {
		all[i] = edge.Node
	}
	return all
}

// headline says how many of the group are reached.
func (g *shownGroup) headline() string {
	return g.title + ": " + words.Reached(g.members.TotalCount, g.certain)
}

// lead says how far, as of when, and of how many.
func (g *shownGroup) lead() string {
	text := words.Capital(words.Within(g.words())) + ". " + g.when()
	if g.known != nil {
		text += fmt.Sprintf(" The network knows %s there.", words.Number(*g.known))
	}
	if !g.complete {
		text += mayBeMore
	}
	return text
}

// atStep is how many are at a step.
func atStep(counts []ask.HopCount, step int) int {
	for _, c := range counts {
		if c.Hops == step {
			return c.Organizations
		}
	}
	return 0
}

// held heads the column that says how surely something is reached.
func (q *reachQuestion) held() string {
	if date := words.Date(dateOf(q.asOf)); date != "" {
		return "On " + date
	}
	return "How surely"
}

// reachedClass is the class of how surely something is reached.
func reachedClass(certain *bool) string {
	if certain != nil && !*certain {
		return "st st-presumed"
	}
	return "st"
}
