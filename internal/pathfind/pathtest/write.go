package pathtest

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// Text writes a network as scripts have it, which Network reads.
func Text(records network.Records) string {
	var b strings.Builder
	for _, s := range records.Sources {
		b.WriteString("  " + sourceLine(s) + "\n")
	}
	for _, e := range records.Entities {
		b.WriteString("  " + entityLine(e) + "\n")
	}
	for _, l := range records.Links {
		b.WriteString("  " + linkLine(l) + "\n")
	}
	return b.String()
}

// scriptOf writes a script of one network and one question, which asks what it
// asks and reads as it is read.
func scriptOf(records network.Records, q question, want answer) string {
	var b strings.Builder
	b.WriteString("network\n")
	b.WriteString(Text(records))
	b.WriteString("\n" + q.String())
	switch q.(type) {
	case pathsQuestion, reachQuestion:
		for _, line := range want.lines() {
			b.WriteString("\n  " + line)
		}
	default:
		// The question ends in a line of a table, which the answer completes.
		b.WriteString(" " + want.lines()[0])
	}
	return b.String() + "\n"
}

func sourceLine(s network.Source) string {
	line := s.ID
	if !s.Published.IsZero() {
		line += " published " + s.Published.String()
	}
	if !s.Retrieved.IsZero() {
		line += " retrieved " + s.Retrieved.String()
	}
	return line
}

func entityLine(e network.Entity) string {
	line := e.ID
	if e.Name != e.ID {
		line += " " + strconv.Quote(e.Name)
	}
	if e.Type != "" {
		line += " type " + e.Type
	}
	line += validText(e.Valid)
	for i, c := range e.StatusHistory {
		if i == 0 {
			line += " status"
		} else {
			line += ","
		}
		line += " " + string(c.Status)
		if !c.Date.IsZero() {
			line += " " + c.Date.String()
		}
	}
	return line
}

func linkLine(l network.Link) string {
	line := fmt.Sprintf("%s %s %s %s", l.ID, l.From, l.Type, l.To)
	if l.Role != "" {
		line += " as " + strconv.Quote(l.Role)
	}
	if l.OnBehalfOf != "" {
		line += " for " + l.OnBehalfOf
	}
	line += validText(l.Valid)
	if l.Status != network.DefaultStatus {
		line += " status " + string(l.Status)
	}
	if l.Confidence != network.DefaultConfidence {
		line += " confidence " + strconv.FormatFloat(l.Confidence, 'g', -1, 64)
	}
	pieces := make([]string, len(l.Evidence))
	for i, e := range l.Evidence {
		pieces[i] = e.Source
		if !e.Observed.IsZero() {
			pieces[i] += " observed " + e.Observed.String()
		}
	}
	return line + " evidence " + strings.Join(pieces, ", ")
}

func validText(p network.Period) string {
	if p == (network.Period{}) {
		return ""
	}
	return fmt.Sprintf(" valid %s..%s", p.From, p.To)
}

// String writes the question as a script asks it.
func (q pathsQuestion) String() string {
	text := fmt.Sprintf("paths %s -> %s%s", listText(q.From), listText(q.To), filterText(q.Where))
	if q.Rank != "" {
		text += " rank " + string(q.Rank)
	}
	if q.First != pathfind.DefaultFirst {
		text += fmt.Sprintf(" first %d", q.First)
	}
	if q.pages > 0 {
		text += fmt.Sprintf(" pages %d", q.pages)
	}
	if q.Relaxations {
		text += " relaxed"
	}
	return text
}

// String writes the question as a script asks it.
func (q reachQuestion) String() string {
	text := fmt.Sprintf("reach %s by %s", listText(q.From), q.GroupBy)
	if q.Unit == pathfind.Partners {
		text += " unit " + string(q.Unit)
	}
	if q.WithEmpty {
		text += " withEmpty"
	}
	return text + filterText(q.Where)
}

// String writes the question as a script asks it.
func (q holdsQuestion) String() string {
	text := fmt.Sprintf("holds %s\n  %s", q.link, q.on)
	if q.knownBy != nil {
		text += " knownBy " + q.knownBy.String()
	}
	return text
}

// String writes the question as a script asks it.
func (q statusQuestion) String() string { return fmt.Sprintf("status %s\n  %s", q.entity, q.on) }

// String writes the question as a script asks it.
func (q dateQuestion) String() string { return fmt.Sprintf("%s\n  %s", q.as, q.text) }

func filterText(f pathfind.Filter) string {
	var text string
	add := func(name, value string, asked bool) {
		if asked {
			text += " " + name + " " + value
		}
	}
	if f.MaxHops != nil {
		add("maxHops", strconv.Itoa(*f.MaxHops), true)
	}
	add("asOf", dayText(f.AsOf), f.AsOf != nil)
	if f.Certainty != nil {
		add("certainty", string(*f.Certainty), true)
	}
	add("linkTypes", listText(f.LinkTypes), f.LinkTypes != nil)
	add("excludeLinkTypes", listText(f.ExcludeLinkTypes), f.ExcludeLinkTypes != nil)
	add("statuses", listText(f.Statuses), f.Statuses != nil)
	if f.MinConfidence != nil {
		add("minConfidence", strconv.FormatFloat(*f.MinConfidence, 'g', -1, 64), true)
	}
	add("knownBy", dayText(f.KnownBy), f.KnownBy != nil)
	add("through", listText(f.Through), f.Through != nil)
	add("avoid", listText(f.Avoid), f.Avoid != nil)
	add("via", listText(f.Via), f.Via != nil)
	if f.MaxDegree != nil {
		add("maxDegree", strconv.Itoa(*f.MaxDegree), true)
	}
	if f.Overlapping {
		text += " overlapping"
	}
	if f.InTimeOrder {
		text += " inTimeOrder"
	}
	return text
}

// listText writes a list as one is read.
func listText[T ~string](values []T) string {
	if len(values) == 0 {
		return "none"
	}
	return strings.Join(texts(values), ", ")
}
