package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

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
}

type printedPath struct {
	Hops     int
	Cost     *int
	Period   *printedPeriod
	Entities []printedEntity
	Steps    []struct {
		Judged []printedLink
		Cost   *printedCost
	}
}

// printedCost is what a step costs, and the link that makes it so.
type printedCost struct {
	Total                                      int
	Link                                       struct{ ID string }
	Type, Status, Sources, Confidence, Recency int
}

type printedEntity struct{ ID, Kind, Type, Name string }

// printedLink is a link as the question sees it.
type printedLink struct {
	Link struct {
		ID         string
		Type       network.LinkType
		Confidence float64
		Valid      *printedPeriod
	}
	Sentence string
	Evidence []struct {
		Quote, Locator string
		Observed       *printedPeriod
		Source         struct{ Title, Published string }
	}
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

// tell writes the answer for people to read, in lines of that width: the outcome in a sentence, then each path hop by
// hop. maxHops is how many hops were asked for.
func (r *pathResult) tell(width, maxHops int) string {
	var out strings.Builder
	out.WriteString(wrap(width, "", "", r.outcome(maxHops)))
	for i, path := range r.Paths {
		if len(r.Paths) > 1 {
			fmt.Fprintf(&out, "\nPath %d of %d, %s\n", i+1, len(r.Paths), count(path.Hops, "hop", "hops"))
		}
		out.WriteString(path.whole())
		out.WriteString(path.tell(width))
	}
	return out.String()
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
	if p.Cost != nil {
		text += fmt.Sprintf("It costs %d.\n", *p.Cost)
	}
	return text
}

// tell writes a path hop by hop.
func (p *printedPath) tell(width int) string {
	var out strings.Builder
	for i, entity := range p.Entities {
		if i > 0 {
			step := p.Steps[i-1]
			for _, link := range step.Judged {
				out.WriteString("  │\n")
				out.WriteString(link.tell(width))
				if step.Cost != nil && step.Cost.Link.ID == link.Link.ID {
					out.WriteString(wrap(width, "  │     ", "  │       ", step.Cost.String()))
				}
			}
			out.WriteString("  ▼")
		}
		out.WriteString("\n")
		out.WriteString(entity.tell(width))
	}
	return out.String()
}

// tell writes an entity: its name, and what it is, in a line if that is long enough.
func (e *printedEntity) tell(width int) string {
	what := describe(e.Kind, e.Type) + " · " + e.ID
	if line := "  " + e.Name + " · " + what; utf8.RuneCountInString(line) <= width {
		return line + "\n"
	}
	return wrap(width, "  ", "  ", e.Name) + wrap(width, "  ", "  ", what)
}

// tell writes a link: its sentence, and the words that it rests on.
func (l *printedLink) tell(width int) string {
	sentence := l.Sentence
	if when := l.when(); !strings.Contains(sentence, when) { // what presumably holds says it where that is nearest
		sentence += ", " + when
	}
	if confidence := l.Link.Confidence; confidence < 1 {
		sentence += fmt.Sprintf(" (confidence %v)", confidence)
	}
	var out strings.Builder
	out.WriteString(wrap(width, "  │ ", "  │   ", sentence))
	for _, e := range l.Evidence {
		out.WriteString(wrap(width, "  │     ", "  │     ", "“"+e.Quote+"”"))
		source := []string{"— " + e.Source.Title}
		for _, more := range []string{e.Source.Published, e.Locator} {
			if more != "" {
				source = append(source, more)
			}
		}
		if seen := e.Observed.String(); seen != "" {
			source = append(source, "observed "+seen)
		}
		out.WriteString(wrap(width, "  │     ", "  │       ", strings.Join(source, ", ")))
	}
	return out.String()
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
func (r *pathResult) outcome(maxHops int) string {
	switch r.Outcome {
	case pathfind.Found:
		return r.found()
	case pathfind.BeyondMaxHops:
		if maxHops >= pathfind.MaxMaxHops {
			return fmt.Sprintf("There is no path of at most %s, but there is a longer one. No more hops than that can be asked for.", count(maxHops, "hop", "hops"))
		}
		return fmt.Sprintf("There is no path of at most %s, but there is a longer one: raise --max-hops, to %d at most.",
			count(maxHops, "hop", "hops"), pathfind.MaxMaxHops)
	case pathfind.BlockedByFilter:
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
	case pathfind.NotConnected:
		return "They are not connected: there is no path of any length between them, not even without the filter."
	default:
		if len(r.Paths) == 0 {
			return "The search was stopped before the answer was known; no path was found by then."
		}
		return "The search was stopped before the answer was known; this was found by then."
	}
}

func (r *pathResult) found() string {
	n, hops := len(r.Paths), count(*r.Shortest, "hop", "hops")
	switch {
	case *r.Shortest == 0:
		return "The same entity is at both ends: a path of no hops."
	case n == 0:
		return fmt.Sprintf("There is a path: the shortest has %s.", hops)
	case n == 1 && r.HasMore:
		return fmt.Sprintf("The best path has %s; --first shows more.", count(r.Paths[0].Hops, "hop", "hops"))
	case n == 1:
		return fmt.Sprintf("There is one path, of %s.", hops)
	case r.HasMore:
		return fmt.Sprintf("These are the best %d paths, the shortest of %s; --first shows more.", n, hops)
	}
	return fmt.Sprintf("There are %d paths, the shortest of %s.", n, hops)
}
