package words

import (
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
)

// PathQuestion is what a sentence about paths has to say of their question.
type PathQuestion struct {
	From, To string
	MaxHops  int
	// AsOf is the day; no date for any.
	AsOf network.Date
	// KnownBy is the day by what was known on which; no date for today.
	KnownBy network.Date
	// Before is how many paths were shown before these.
	Before int
	// Certain is whether only what certainly holds counts.
	Certain bool
}

// Paths says what was found, as a headline.
func Paths(q PathQuestion, r *ask.PathResult) string {
	between := fmt.Sprintf("from %s to %s", q.From, q.To)
	steps := smallCount(q.MaxHops, "step", "steps")
	switch r.Outcome {
	case "FOUND":
		if back := presumedBack(q, r); !back.IsZero() {
			return fmt.Sprintf("Not certain on %s, but presumed back from %s: %s", Date(q.AsOf), Date(back), uncapital(found(q, between, r)))
		}
		return found(q, between, r)
	case "BEYOND_MAX_HOPS":
		return fmt.Sprintf("No path of at most %s leads %s", steps, between)
	case "BLOCKED_BY_FILTER":
		if !q.KnownBy.IsZero() && slices.Contains(r.BlockedBy, "knownBy") {
			return fmt.Sprintf("None was known by %s: no path of at most %s %s that %s", Date(q.KnownBy), steps, between, held(q))
		}
		return fmt.Sprintf("No path of at most %s %s %s", steps, between, held(q))
	case "NOT_CONNECTED":
		return fmt.Sprintf("Nothing links %s to %s", q.From, q.To)
	default:
		return fmt.Sprintf("The search for paths %s was stopped", between)
	}
}

// held says what no path of a question did.
func held(q PathQuestion) string {
	switch {
	case q.Certain && !q.AsOf.IsZero():
		return "can be called certain on " + Date(q.AsOf)
	case q.Certain:
		return "can be called certain"
	case !q.AsOf.IsZero():
		return "held on " + Date(q.AsOf)
	default:
		return "meets the conditions"
	}
}

// found says how many paths there are.
func found(q PathQuestion, between string, r *ask.PathResult) string {
	n := len(r.Paths)
	switch {
	case n > 0 && q.Before > 0:
		return further(q.Before, between, r)
	case n == 0:
		return "There are paths " + between
	case r.Paths[0].Hops == 0:
		return "The same is at both ends"
	case n == 1 && !r.HasMore:
		return fmt.Sprintf("One path of %s leads %s", smallCount(r.Paths[0].Hops, "step", "steps"), between)
	case n == 1:
		return fmt.Sprintf("One path of several, of %s, %s", smallCount(r.Paths[0].Hops, "step", "steps"), between)
	}
	some := Capital(Small(n)) + " paths"
	if r.HasMore {
		some = "The first " + Small(n) + " paths"
	}
	shortest, longest := span(r.Paths)
	if shortest == longest {
		return fmt.Sprintf("%s of %s lead %s", some, smallCount(shortest, "step", "steps"), between)
	}
	return fmt.Sprintf("%s of %s to %s steps lead %s", some, Small(shortest), Small(longest), between)
}

// further says which paths follow those that were shown before: "Paths 6 to 10, of five steps, lead from … to …".
func further(before int, between string, r *ask.PathResult) string {
	some, lead := fmt.Sprintf("Path %d", before+1), "leads"
	if n := len(r.Paths); n > 1 {
		some, lead = fmt.Sprintf("Paths %d to %d", before+1, before+n), "lead"
	}
	shortest, longest := span(r.Paths)
	length := smallCount(shortest, "step", "steps")
	if shortest != longest {
		length = Small(shortest) + " to " + Small(longest) + " steps"
	}
	return fmt.Sprintf("%s, of %s, %s %s", some, length, lead, between)
}

// InWords says a path as a sentence, each step by the surest of its links: "A attended B (presumably), which was hosted by C."
func InWords(p *ask.Path) string {
	var out strings.Builder
	for i, e := range p.Entities {
		if i == 0 {
			out.WriteString(Capital(e.Name))
			continue
		}
		judged := p.Steps[i-1].Judged
		if len(judged) == 0 {
			return ""
		}
		surest := &judged[0]
		for j := range judged {
			if StandingOf(judged[j].Link.Status, judged[j].Holding) > StandingOf(surest.Link.Status, surest.Holding) {
				surest = &judged[j]
			}
		}
		from := p.Entities[i-1]
		if i > 1 {
			out.WriteString(", " + who(from.Kind))
		}
		verb := surest.Phrase.Inverse
		if surest.Link.From.ID == from.ID {
			verb = surest.Phrase.Verb
		}
		out.WriteString(" " + verb + " " + e.Name)
		switch StandingOf(surest.Link.Status, surest.Holding) {
		case Presumed:
			out.WriteString(" (presumably)")
		case NotThen:
			out.WriteString(" (not on this day)")
		}
	}
	return out.String() + "."
}

// who refers to an entity of a kind.
func who(k network.Kind) string {
	if k == network.Person {
		return "who"
	}
	return "which"
}

// presumedBack returns from when the first path is presumed back to the day of the question, since no source saw all of it
// before; no date where one did, or some path is certain.
func presumedBack(q PathQuestion, r *ask.PathResult) network.Date {
	if q.AsOf.IsZero() || len(r.Paths) == 0 {
		return network.Date{}
	}
	for i := range r.Paths {
		if steps := standings(&r.Paths[i]); steps[Certain] == len(r.Paths[i].Steps) {
			return network.Date{}
		}
	}
	var latest network.Date
	for _, s := range r.Paths[0].Steps {
		if seen := stepSeenAfter(q.AsOf, s.Judged); !seen.IsZero() && (latest.IsZero() || seen.Earliest() > latest.Earliest()) {
			latest = seen
		}
	}
	return latest
}

// stepSeenAfter returns when a step was first seen, where that is after a day and all that is presumed of it; no date where
// it is certain, or was seen before.
func stepSeenAfter(day network.Date, judged []ask.Judged) network.Date {
	var first network.Date
	for i := range judged {
		if StandingOf(judged[i].Link.Status, judged[i].Holding) == Certain {
			return network.Date{}
		}
		for _, g := range judged[i].Phrase.Grounds {
			switch {
			case g.Dates == nil || g.Dates.From.IsZero():
			case g.Kind == network.GroundReported || g.Kind == network.GroundUntil: // it says nothing of when it was not yet so
			case g.Dates.From.Earliest() <= day.Latest():
				return network.Date{}
			case first.IsZero() || g.Dates.From.Earliest() < first.Earliest():
				first = g.Dates.From
			}
		}
	}
	return first
}

// smallCount is Count with the number in letters.
func smallCount(n int, one, many string) string {
	if n == 1 {
		return "one " + one
	}
	return Small(n) + " " + many
}

// span returns how long paths are.
func span(paths []ask.Path) (shortest, longest int) {
	for i, p := range paths {
		if i == 0 || p.Hops < shortest {
			shortest = p.Hops
		}
		longest = max(longest, p.Hops)
	}
	return shortest, longest
}

// Why says more of an outcome than the headline: what stands in the way, or that there may be more.
func Why(q PathQuestion, r *ask.PathResult) string {
	switch r.Outcome {
	case "FOUND":
		return sureness(r)
	case "BEYOND_MAX_HOPS":
		for _, way := range r.Relaxations {
			if way.Lift == "maxHops" {
				return fmt.Sprintf("The shortest has %s.", Count(way.Hops, "step", "steps"))
			}
		}
		return "There is a longer one."
	case "BLOCKED_BY_FILTER":
		if len(r.BlockedBy) == 0 {
			return "The search was complete. There is one without all these conditions, but to lift one of them alone is not enough."
		}
		if !q.KnownBy.IsZero() && slices.Contains(r.BlockedBy, "knownBy") {
			return "What came out later tells of one. The search was complete."
		}
		return "The search was complete: it is not for want of looking."
	case "NOT_CONNECTED":
		return "There is no path of any length, whatever the day. The search was complete."
	default:
		if len(r.Paths) == 0 {
			return fmt.Sprintf("It had looked at %s links, and found none by then. A nearer day, fewer steps or fewer kinds give it less to do.", Number(r.Work.Visited))
		}
		return fmt.Sprintf("It had looked at %s links; this is what it had found by then.", Number(r.Work.Visited))
	}
}

// sureness says how many of the paths certainly hold in every step.
func sureness(r *ask.PathResult) string {
	certain := 0
	for i := range r.Paths {
		if steps := standings(&r.Paths[i]); steps[Certain] == len(r.Paths[i].Steps) {
			certain++
		}
	}
	switch {
	case len(r.Paths) == 0:
		return ""
	case certain == len(r.Paths):
		return "Certain in every step."
	case certain == 0:
		return "None is certain in every step."
	default:
		return fmt.Sprintf("%s of them certain in every step.", Capital(Count(certain, "is", "are")))
	}
}

// standings counts the steps of a path by how they stand.
func standings(p *ask.Path) [Certain + 1]int {
	var counts [Certain + 1]int
	for _, s := range p.Steps {
		counts[StandingOfStep(s.Judged)]++
	}
	return counts
}

// Mixture says how the steps of a path stand: "2 certain, 1 presumed, 1 planned".
func Mixture(p *ask.Path) string {
	counts := standings(p)
	var parts []string
	for standing, what := range []string{"not on this day", "planned", "presumed", "certain"} {
		if n := counts[standing]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	slices.Reverse(parts)
	return strings.Join(parts, ", ")
}

// Lifted says what to do so that there is a path: "Allow 7 steps".
func Lifted(way ask.Relaxation) string {
	switch way.Lift {
	case "maxHops":
		return "Allow " + Count(way.Hops, "step", "steps")
	case "asOf":
		if !way.Day.IsZero() {
			return "Ask of " + Date(way.Day)
		}
		return "Ask of any day"
	case "knownBy":
		if !way.Day.IsZero() {
			return "Ask by what was known on " + Date(way.Day)
		}
		return "Ask by all that is known today"
	case "certainty":
		return "Count presumed links too"
	case "through":
		return "Go through places and frameworks too"
	case "linkTypes", "excludeLinkTypes":
		return "Allow every type of link"
	case "statuses":
		return "Allow every status"
	case "minConfidence":
		return "Allow whatever confidence"
	case "avoid":
		return "Avoid nobody"
	case "via":
		return "Go whatever way"
	case "maxDegree":
		return "Go through those of many links too"
	case "overlapping":
		return "Ask for no one day on which all holds"
	case "inTimeOrder":
		return "Ask for no order in time"
	default:
		return "Leave out " + way.Lift
	}
}

// Gives says what a relaxation gives.
func Gives(way ask.Relaxation) string { return "a path of " + Count(way.Hops, "step", "steps") }
