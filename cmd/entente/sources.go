package main

import (
	"fmt"
	"strings"
)

// printedEvidence is what shows something: words of a source.
type printedEvidence struct {
	Quote, Locator string
	Observed       *printedPeriod
	Source         printedSource
}

type printedSource struct{ ID, Title, Publisher, Published, URL string }

// sources numbers the sources of a text in the order in which it cites them.
type sources struct {
	cited []printedSource
	given map[[3]string]bool
}

// cite returns the number of a source.
func (s *sources) cite(source printedSource) int {
	for i, c := range s.cited {
		if c.ID == source.ID {
			return i + 1
		}
	}
	s.cited = append(s.cited, source)
	return len(s.cited)
}

// quote writes the words of a source with the source's number, and where they stand in it; what it has written already
// only by how it begins.
func (s *sources) quote(p *page, e *printedEvidence, indent string) {
	p.prose(faint, indent, indent, s.text(e))
}

func (s *sources) text(e *printedEvidence) string {
	number := fmt.Sprintf("[%d]", s.cite(e.Source))
	key := [3]string{e.Source.ID, e.Quote, e.Locator}
	if begin := beginning(e.Quote); begin != "" && s.given[key] {
		return fmt.Sprintf("“%s …” %s as above", begin, number)
	}
	if s.given == nil {
		s.given = map[[3]string]bool{}
	}
	s.given[key] = true
	text := number
	if e.Quote != "" {
		text = "“" + e.Quote + "” " + number
	}
	if e.Locator != "" {
		text += " " + e.Locator
	}
	if seen := e.Observed.String(); seen != "" {
		text += ", observed " + seen
	}
	return text
}

// beginning returns the first words of a longer quote.
func beginning(quote string) string {
	const most = 5
	words := strings.Fields(quote)
	if len(words) <= most {
		return ""
	}
	return strings.Join(words[:most], " ")
}

// list writes what each number stands for: title, publisher, date, and where it can be read.
func (s *sources) list(p *page) {
	if len(s.cited) == 0 {
		return
	}
	p.WriteString("\nSources\n")
	for i, source := range s.cited {
		number := fmt.Sprintf("  [%d] ", i+1)
		indent := strings.Repeat(" ", len(number))
		parts := []string{source.Title}
		for _, part := range []string{source.Publisher, source.Published} {
			if part != "" {
				parts = append(parts, part)
			}
		}
		p.prose(plain, number, indent, strings.Join(parts, ", "))
		if source.URL != "" {
			p.prose(faint, indent, indent, source.URL)
		}
	}
}
