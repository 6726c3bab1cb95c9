package main

import (
	"fmt"
	"strings"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/words"
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

// measure returns how long a path is, and what it costs where that ranks it.
func (p *printedPath) measure() string {
	text := words.Count(p.Hops, "hop", "hops")
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
