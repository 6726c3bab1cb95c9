package pathtest

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// pathsAnswer is an answer about paths.
type pathsAnswer brute.Answer

func (a pathsAnswer) lines() []string {
	first := a.Outcome
	if a.Shortest != nil {
		first += fmt.Sprintf(" shortest %d", *a.Shortest)
	}
	if len(a.BlockedBy) > 0 {
		first += " by " + strings.Join(a.BlockedBy, ", ")
	}
	lines := []string{first}
	for _, r := range a.Relaxations {
		line := fmt.Sprintf("relax %s hops %d", r.Lifted, r.Hops)
		if r.Day != "" {
			line += " day " + r.Day
		}
		lines = append(lines, line)
	}
	for _, p := range a.Paths {
		lines = append(lines, pathLine(p))
	}
	if a.HasMore {
		lines = append(lines, "more")
	}
	return lines
}

// reachAnswer is an answer about reach.
type reachAnswer brute.Reach

func (a reachAnswer) lines() []string {
	lines := []string{fmt.Sprintf("total %d%s%s", a.Total, certainText(a.TotalCertain), hopsText(a.ByHop))}
	grouped := map[string]bool{}
	for _, g := range a.Groups {
		lines = append(lines, fmt.Sprintf("group %s reached %d%s known %d%s", g.Key, g.Reached, certainText(g.Certain), g.Known, hopsText(g.ByHop)))
		for _, r := range g.Nearest {
			grouped[r.ID] = true
			lines = append(lines, pathLine(r.Path))
		}
	}
	if a.WithoutPlace > 0 {
		lines = append(lines, fmt.Sprintf("withoutPlace %d", a.WithoutPlace))
	}
	for _, r := range a.Nearest {
		if !grouped[r.ID] {
			lines = append(lines, pathLine(r.Path))
		}
	}
	return lines
}

// refusal is the answer to a question that is refused: a BAD_USER_INPUT with the
// argument, a NOT_FOUND with the id, a LIMIT_EXCEEDED with the limit and what was
// asked.
type refusal struct{ *network.Error }

func (r refusal) lines() []string {
	switch r.Code {
	case network.NotFound:
		return []string{fmt.Sprintf("error %s %s", r.Code, r.ID)}
	case network.LimitExceeded:
		return []string{fmt.Sprintf("error %s limit %d asked %d", r.Code, r.Limit, r.Asked)}
	default:
		return []string{fmt.Sprintf("error %s %s", r.Code, r.Field)}
	}
}

// refusalOf returns the refusal that an error is, and whether it is one.
func refusalOf(err error) (refusal, bool) {
	e, ok := errors.AsType[*network.Error](err)
	if !ok {
		return refusal{}, false
	}
	switch e.Code {
	case network.BadInput, network.NotFound, network.LimitExceeded:
		return refusal{e}, true
	default:
		return refusal{}, false
	}
}

// pathLine writes a path with all that there is to say of it.
func pathLine(p brute.Path) string {
	if len(p.Entities) == 0 {
		return "(a path of nothing)"
	}
	line := p.Entities[0]
	for _, s := range p.Steps {
		links := make([]string, len(s.Links))
		for i, l := range s.Links {
			links[i] = l.Type + " " + l.ID
			if s.Cost != (brute.Cost{}) && i == s.Cheapest {
				c := s.Cost
				links[i] += fmt.Sprintf(" %d+%d+%d+%d+%d", c.Type, c.Status, c.Sources, c.Confidence, c.Recency)
			}
		}
		line += fmt.Sprintf(" -[%s]- %s", strings.Join(links, ", "), s.To)
	}
	if p.Cost != 0 {
		line += fmt.Sprintf(" cost %d", p.Cost)
	}
	if p.Period != nil {
		line += fmt.Sprintf(" during %s..%s", p.Period.From, p.Period.To)
	}
	return line
}

// certainText writes how many are certainly reached, where that has an answer.
func certainText(count *int) string {
	if count == nil {
		return ""
	}
	return fmt.Sprintf(" certain %d", *count)
}

func hopsText(counts []brute.HopCount) string {
	if len(counts) == 0 {
		return ""
	}
	text := " byHop"
	for _, c := range counts {
		text += fmt.Sprintf(" %d:%d", c.Hops, c.Organizations)
	}
	return text
}

var (
	stepLinks = regexp.MustCompile(` -\[[^\]]*\]- `)
	linkIDs   = regexp.MustCompile(` link:[^\], ]+`)
	costParts = regexp.MustCompile(` \d+\+\d+\+\d+\+\d+\+\d+`)
)

// likeWanted leaves out of the lines of an answer what the lines wanted leave
// open: the links of a step where they say `--`, the ids of links where they
// name types only, and the parts of costs where they name none.
func likeWanted(got, want []string) []string {
	like := make([]string, len(got))
	for i, line := range got {
		if i < len(want) {
			if strings.Contains(want[i], " -- ") {
				line = stepLinks.ReplaceAllString(line, " -- ")
			}
			if !strings.Contains(want[i], " link:") {
				line = linkIDs.ReplaceAllString(line, "")
			}
			if !costParts.MatchString(want[i]) {
				line = costParts.ReplaceAllString(line, "")
			}
		}
		like[i] = line
	}
	return like
}
