package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/rivo/uniseg"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// pathResult is what `paths` answers, as far as it is printed.
type pathResult struct {
	Outcome   pathfind.Outcome
	Shortest  *int
	BlockedBy []string
	HasMore   bool
	Complete  bool
	Paths     []printedPath
	// Relaxations are what would change that there is no path.
	Relaxations         []relaxation
	RelaxationsComplete bool
}

type printedPath struct {
	Hops     int
	Cost     *int
	Period   *printedPeriod
	Entities []printedEntity
	Steps    []printedStep
}

type printedStep struct {
	Judged []printedLink
	Cost   *printedCost
}

// printedCost is what a step costs, and the link that makes it so.
type printedCost struct {
	Total                                      int
	Link                                       struct{ ID string }
	Type, Status, Sources, Confidence, Recency int
}

type printedEntity struct {
	ID, Kind, Type, Name string
	Names                []printedName
}

type printedName struct {
	Text, Type string
	Valid      *printedPeriod
}

// printedLink is a link as the question sees it.
type printedLink struct {
	Link struct {
		ID         string
		Type       network.LinkType
		Confidence float64
		Valid      *printedPeriod
	}
	Sentence string
	Holding  network.Holding
	Evidence []printedEvidence
}

type printedPeriod struct{ From, To string }

// String returns a period as people write it: "2025-10-08 to 2025-10-10", "since 1997", "until 2012?".
func (p *printedPeriod) String() string {
	switch {
	case p == nil, *p == printedPeriod{}:
		return ""
	case p.From == p.To:
		return p.From
	case p.To == "":
		return "since " + p.From
	case p.From == "":
		return "until " + p.To
	}
	return p.From + " to " + p.To
}

// teller tells paths, one after the other: what it has introduced or quoted it does not say again.
type teller struct {
	*page
	acronyms *acronyms
	sources  sources
	// described are the ids of the entities of which it was said what they are.
	described map[string]bool
	// told is the path in which a hop was told, by its ends.
	told map[hop]int
	// all is whether every link and quote of a hop is shown.
	all bool
}

// hop is two entities that are joined, in either order: under one question they are so by the same links.
type hop struct{ from, to string }

// newTeller tells some paths on a page.
func newTeller(p *page, paths []printedPath, all bool) *teller {
	var entities []printedEntity
	for _, path := range paths {
		entities = append(entities, path.Entities...)
	}
	return &teller{page: p, acronyms: newAcronyms(entities), described: map[string]bool{}, told: map[hop]int{}, all: all}
}

// tell writes the answer for people to read: the outcome in a sentence, then each path hop by hop, then the sources.
func (r *pathResult) tell(p *page, asked *Path) {
	p.prose(plain, "", "", r.outcome(asked))
	r.relaxed(p)
	t := newTeller(p, r.Paths, asked.All)
	for i := range r.Paths {
		path := &r.Paths[i]
		p.WriteString("\n")
		if len(r.Paths) > 1 {
			p.prose(strong, "", "", fmt.Sprintf("Path %d of %d, %s", i+1, len(r.Paths), path.measure()))
		}
		p.WriteString(path.whole())
		t.path(i+1, path)
	}
	t.sources.list(p)
}

// measure returns how long a path is, and what it costs where that ranks it.
func (p *printedPath) measure() string {
	text := count(p.Hops, "hop", "hops")
	if p.Cost != nil {
		text = fmt.Sprintf("cost %d, %s", *p.Cost, text)
	}
	return text
}

// whole returns what is asked of a path as a whole: when all of it holds, and what it costs.
func (p *printedPath) whole() string {
	text := ""
	switch when := p.Period.String(); {
	case p.Period == nil:
	case when == "":
		text += "All of it holds on any day.\n"
	case p.Period.From == p.Period.To:
		text += "All of it holds on " + when + ".\n"
	case p.Period.From != "" && p.Period.To != "":
		text += "All of it holds from " + when + ".\n"
	default:
		text += "All of it holds " + when + ".\n"
	}
	return text
}

// path writes a path hop by hop; number is which it is. Hops that another path has told are not told again.
func (t *teller) path(number int, p *printedPath) {
	t.entity("    ", &p.Entities[0])
	for i := range p.Steps {
		at := t.at(p, i)
		switch {
		case at == 0:
			t.step(&p.Steps[i])
			t.told[hop{p.Entities[i].ID, p.Entities[i+1].ID}] = number
		case i+1 < len(p.Steps) && t.at(p, i+1) == at:
			continue // told with the next
		default:
			t.prose(faint, "  ⋮ ", "  ⋮ ", fmt.Sprintf("as in path %d", at))
		}
		t.entity("  ▼ ", &p.Entities[i+1])
	}
}

// at returns the path in which a hop was told; 0 for none.
func (t *teller) at(p *printedPath, i int) int {
	from, to := p.Entities[i].ID, p.Entities[i+1].ID
	return max(t.told[hop{from, to}], t.told[hop{to, from}])
}

// entity writes an entity: its name, and for the first time what it is, in a line if that is long enough.
func (t *teller) entity(before string, e *printedEntity) {
	name, what := t.acronyms.write(e.Name), ""
	if !t.described[e.ID] {
		t.described[e.ID] = true
		what = describe(e.Kind, e.Type) + " · " + e.ID
	}
	t.named(before, name, what)
}

// named writes a name, and what it is the name of behind it or below.
func (p *page) named(before, name, what string) {
	name, what = printable(name), printable(what)
	line := before + name + " · " + what
	switch {
	case what != "" && uniseg.StringWidth(line) <= min(p.width, maxWidth):
		p.WriteString(p.in(faint, before) + p.in(strong, name) + p.in(faint, " · "+what) + "\n")
	default:
		p.prose(strong, before, "    ", name)
		if what != "" {
			p.prose(faint, "    ", "    ", what)
		}
	}
}

// maxShown is how many links, and how many quotes, of a hop are shown.
const maxShown = 3

// step writes a hop: its links with the words that they rest on, the first few of each, and how many more there are.
func (t *teller) step(s *printedStep) {
	shown := s.shown(t.all)
	quotes := quotesOf(shown, t.all)
	hidden := 0
	for i := range s.Judged {
		hidden += len(s.Judged[i].Evidence)
	}
	for i, link := range shown {
		t.prose(link.ink(), "  │ ", "  │ ", t.acronyms.write(link.text()))
		for nth := range quotes[i] {
			t.sources.quote(t.page, &link.Evidence[nth], "  │   ")
		}
		hidden -= quotes[i]
		if s.Cost != nil && s.Cost.Link.ID == link.Link.ID {
			t.prose(faint, "  │   ", "  │   ", s.Cost.String())
		}
	}
	if more := more(len(s.Judged)-len(shown), hidden); more != "" {
		t.prose(faint, "  │   ", "  │   ", more)
	}
}

// more says how many links and quotes of a hop are not shown.
func more(links, quotes int) string {
	var parts []string
	if links > 0 {
		parts = append(parts, count(links, "more link", "more links"))
	}
	if quotes > 0 {
		parts = append(parts, count(quotes, "more quote", "more quotes"))
	}
	if len(parts) == 0 {
		return ""
	}
	return "… " + enumerate(parts, "and") + "; --all shows them"
}

// shown returns the links of a step that are shown: the first, and the one that tells what the step costs.
func (s *printedStep) shown(all bool) []*printedLink {
	var shown []*printedLink
	for i := range s.Judged {
		shown = append(shown, &s.Judged[i])
	}
	if all || len(shown) <= maxShown {
		return shown
	}
	for _, link := range shown[maxShown:] {
		if s.Cost != nil && s.Cost.Link.ID == link.Link.ID {
			shown[maxShown-1] = link
		}
	}
	return shown[:maxShown]
}

// quotesOf says how many quotes of each link are shown: of each its first before a second of any.
func quotesOf(links []*printedLink, all bool) []int {
	shown := make([]int, len(links))
	for total, before := 0, -1; total > before; {
		before = total
		for i, link := range links {
			if shown[i] < len(link.Evidence) && (all || total < maxShown) {
				shown[i]++
				total++
			}
		}
	}
	return shown
}

func (l *printedLink) ink() ink { return inkOf(l.Holding) }

// inkOf sets off what only presumably holds; its sentence says it too.
func inkOf(h network.Holding) ink {
	if h == network.Presumably {
		return doubt
	}
	return plain
}

// text returns the sentence of a link with what it does not say: when, and how sure the source is.
func (l *printedLink) text() string {
	sentence := l.Sentence
	if when := l.when(); !strings.Contains(sentence, when) { // what presumably holds says it where that is nearest
		sentence += ", " + when
	}
	if confidence := l.Link.Confidence; confidence < 1 {
		sentence += fmt.Sprintf(" (confidence %v)", confidence)
	}
	return sentence
}

// String returns a cost with what it is made of.
func (c *printedCost) String() string {
	var parts []string
	for _, part := range []struct {
		name   string
		points int
	}{{"type", c.Type}, {"status", c.Status}, {"sources", c.Sources}, {"confidence", c.Confidence}, {"recency", c.Recency}} {
		if part.points > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", part.name, part.points))
		}
	}
	return fmt.Sprintf("costs %d: %s", c.Total, strings.Join(parts, ", "))
}

// when returns when the link held or happened: what happened on a day did not do so since.
func (l *printedLink) when() string {
	valid := l.Link.Valid
	if l.Link.Type.Occurrence() && valid != nil && valid.To == "" {
		return valid.From
	}
	return valid.String()
}

// outcome says what became of the question, and what to try where there is no path.
func (r *pathResult) outcome(asked *Path) string {
	maxHops := orDefault(asked.MaxHops, pathfind.DefaultMaxHops)
	switch r.Outcome {
	case pathfind.Found:
		return r.found(asked.Rank)
	case pathfind.BeyondMaxHops:
		return r.beyond(maxHops)
	case pathfind.BlockedByFilter:
		return r.blocked()
	case pathfind.NotConnected:
		return "They are not connected: there is no path of any length between them, not even without the filter."
	default:
		if len(r.Paths) == 0 {
			return "The search was stopped before the answer was known; no path was found by then."
		}
		return "The search was stopped before the answer was known; this was found by then."
	}
}

// beyond says that paths are longer than was asked for, and how long.
func (r *pathResult) beyond(maxHops int) string {
	text := fmt.Sprintf("There is no path of at most %s", count(maxHops, "hop", "hops"))
	for _, way := range r.Relaxations {
		if way.Lift != "maxHops" {
			continue
		}
		text += fmt.Sprintf(": the shortest has %s", count(way.Hops, "hop", "hops"))
		if way.Hops > pathfind.MaxMaxHops {
			return text + fmt.Sprintf(", and more than %d can't be asked for.", pathfind.MaxMaxHops)
		}
		return text + fmt.Sprintf("; --max-hops %d shows it.", way.Hops)
	}
	return text + ", but there is a longer one."
}

// blocked says which conditions let no path through.
func (r *pathResult) blocked() string {
	if len(r.BlockedBy) == 0 {
		return "No path passes the filter. There is one without it, but lifting one condition alone is not enough."
	}
	var flags []string
	for _, field := range r.BlockedBy {
		flags = append(flags, flagOf(field))
	}
	if len(flags) > 1 {
		return fmt.Sprintf("No path passes the filter, but there is one if any one of %s is left out.", enumerate(flags, "and"))
	}
	return fmt.Sprintf("No path passes the filter, but there is one without %s.", flags[0])
}

// found says how many paths there are, by the measure that ranks them.
func (r *pathResult) found(rank string) string {
	n := len(r.Paths)
	switch {
	case *r.Shortest == 0:
		return "The same entity is at both ends: a path of no hops."
	case n == 0:
		return fmt.Sprintf("There is a path: the shortest has %s.", count(*r.Shortest, "hop", "hops"))
	case n == 1 && !r.HasMore:
		return fmt.Sprintf("There is one path: %s.", r.Paths[0].measure())
	case n == 1:
		return fmt.Sprintf("This is the %s path, of several: %s; --first shows more.", superlative(rank), r.Paths[0].measure())
	case !r.HasMore:
		return fmt.Sprintf("There are %d paths%s: %s.", n, ordered(rank), r.span())
	}
	if rank == mostDiverse {
		return fmt.Sprintf("These are %d paths, each as different as can be from those before it: %s; --first shows more.", n, r.span())
	}
	return fmt.Sprintf("These are the %d %s paths: %s; --first shows more.", n, superlative(rank), r.span())
}

// The ranks, as they are written on the command line.
const (
	fewestHops  = "fewest-hops"
	strongest   = "strongest"
	mostDiverse = "most-diverse"
)

// superlative says which paths are best.
func superlative(rank string) string {
	if rank == strongest {
		return "strongest"
	}
	return "shortest"
}

// ordered says in which order all paths come.
func ordered(rank string) string {
	return map[string]string{
		fewestHops: ", the shortest first", strongest: ", the strongest first", mostDiverse: ", each as different as can be from those before it",
	}[rank]
}

// span says what the paths measure, from the least to the most.
func (r *pathResult) span() string {
	var hops, costs []int
	for _, path := range r.Paths {
		hops = append(hops, path.Hops)
		if path.Cost != nil {
			costs = append(costs, *path.Cost)
		}
	}
	least, most := slices.Min(hops), slices.Max(hops)
	text := fmt.Sprintf("%d to %s", least, count(most, "hop", "hops"))
	if least == most {
		text = count(most, "hop", "hops") + " each"
	}
	if len(costs) == 0 {
		return text
	}
	if least, most := slices.Min(costs), slices.Max(costs); least < most {
		return fmt.Sprintf("cost %d to %d, %s", least, most, text)
	}
	return fmt.Sprintf("cost %d each, %s", costs[0], text)
}
