package model

import (
	"strings"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// Path is a partnership path.
type Path struct {
	Entities []Entity
	Steps    []Step
	// PartnerSteps is how many steps between partners it is made of, where those are its
	// hops; else 0.
	PartnerSteps int
	// Period is nil unless the question asks for overlapping, Cost unless it ranks
	// by STRONGEST.
	Period *network.Period
	Cost   *float64
}

// Hops is how many steps it has, or how many between partners.
func (p Path) Hops() int {
	if p.PartnerSteps > 0 {
		return p.PartnerSteps
	}
	return len(p.Steps)
}

// Step is one hop.
type Step struct {
	From, To Entity
	// Judged are its links as the question sees them.
	Judged []JudgedLink
	// Cost is nil unless the question ranks by STRONGEST.
	Cost *StepCost
}

// StepCost is what a step costs, and the link that makes it so.
type StepCost struct {
	pathfind.Cost
	Link Link
}

// Links are its links as they are under any question.
func (s Step) Links() []Link {
	links := make([]Link, len(s.Judged))
	for i, j := range s.Judged {
		links[i] = j.link
	}
	return links
}

// Explanation is the path in words: the sentences of its steps joined by "; ", each
// with the titles and dates of its sources in brackets. Its links have their evidence
// with them.
func (p Path) Explanation() string {
	var sentences []string
	for _, step := range p.Steps {
		for _, j := range step.Judged {
			sentences = append(sentences, j.sentence(j.link.citations)+bracketed(j.evidence(j.link.citations)))
		}
	}
	return strings.Join(sentences, "; ")
}

// bracketed lists the sources of evidence, each once.
func bracketed(evidence []Evidence) string {
	seen := map[string]bool{}
	var sources []string
	for _, e := range evidence {
		if seen[e.Source.ID()] {
			continue
		}
		seen[e.Source.ID()] = true
		source := "“" + e.Source.Title() + "”"
		if published := e.Source.Published(); !published.IsZero() {
			source += ", " + published.String()
		}
		sources = append(sources, source)
	}
	if len(sources) == 0 {
		return ""
	}
	return " (" + strings.Join(sources, "; ") + ")"
}
