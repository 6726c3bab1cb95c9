package words

import (
	"fmt"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
)

// ReportTitle names a report: "The reach of UNESCO-ICHEI in Central Asia".
func ReportTitle(bodies []string, where string) string {
	return fmt.Sprintf("The reach of %s in %s", Enumerate(bodies, "and"), where)
}

// ReportHeadline says how many are reached in a place, and how: "13 organisations in Central Asia: 5 by agreement or
// programme (none certainly), 8 met only". What is certain of agreements and of meetings is never mixed. That nobody is reached
// is said of what is known: a region may have countries that the network lacks.
func ReportHeadline(c ask.ReachCounts, where string, complete bool) string {
	least := ""
	if !complete {
		least = "At least "
	}
	switch {
	case c.Reached == 0 && complete:
		return "No organisation known to be reached in " + where
	case c.Reached == 0:
		return "The search was stopped before anybody was found in " + where
	}
	surely := ""
	if c.Bound > 0 {
		surely = " (" + none(c.BoundCertain) + " certainly)"
	}
	return fmt.Sprintf("%s%s in %s: %s by agreement or programme%s, %s met only",
		least, Count(c.Reached, "organisation", "organisations"), where, none(c.Bound), surely, none(c.Reached-c.Bound))
}

// none writes a number, and of 0 that there is none.
func none(n int) string {
	if n == 0 {
		return "none"
	}
	return Number(n)
}

// ReportQuestion is what a sentence about a report has to say of its question.
type ReportQuestion struct {
	ReachQuestion
	AsOf, CompareTo, KnownBy network.Date
	Planned                  bool
	// Revision is that of the network.
	Revision string
}

// ReportScope says of what a report is, as the line below its title.
func ReportScope(q ReportQuestion) []string {
	all := []string{"As of " + Date(q.AsOf)}
	if !q.CompareTo.IsZero() {
		all = append(all, "compared with "+Date(q.CompareTo))
	}
	if !q.KnownBy.IsZero() {
		all = append(all, "by what was known on "+Date(q.KnownBy))
	}
	all = append(all, Within(q.ReachQuestion))
	if q.Planned {
		all = append(all, "what is only planned counts too")
	} else {
		all = append(all, "what is only planned does not count")
	}
	if q.Revision != "" {
		all = append(all, "revision "+q.Revision+" of the network")
	}
	return all
}

// ReportStopped says that a report is not whole.
func ReportStopped(visited int) string {
	return fmt.Sprintf("The search was stopped after it had looked at %s. Figures are at least so many, and a list that is empty is not known, which is not none. A smaller region, fewer bodies or fewer steps give it less to do.",
		Count(visited, "link", "links"))
}

// NotKnown is said in place of a list of which a stopped search has told nothing.
const NotKnown = "Not known: the search was stopped before."

// AskAgain says how the figures of a printed report are asked again.
func AskAgain(revision string) string {
	return "Each section has its query: sent to GraphQL with what the queries share and with these variables, it gives the figures of the section, at revision " + revision +
		" of the network exactly. What a list has beyond the first entries follows with the cursor of its pageInfo."
}

// ChangedReach says how the reach of an organisation changed.
func ChangedReach(kind string) string {
	switch kind {
	case "GAINED":
		return "gained"
	case "LOST":
		return "lost"
	case "NEARER":
		return "nearer"
	case "FARTHER":
		return "farther"
	default:
		return Plain(kind)
	}
}

// Distance says how far something is: "2 steps", or that it is not reached.
func Distance(hops *int) string {
	if hops == nil {
		return "not reached"
	}
	return Count(*hops, "step", "steps")
}

// GapReason says why an organisation is not reached.
func GapReason(outcome string, partners bool) string {
	what := "link"
	if partners {
		what = "partner"
	}
	switch outcome {
	case "BEYOND_MAX_HOPS":
		return "more steps lead there"
	case "BLOCKED_BY_FILTER":
		return "there is a way, but the conditions of this report leave it out"
	case "NOT_CONNECTED":
		return "no " + what + " leads there"
	case "STOPPED":
		return "not known: the search was stopped"
	default:
		return Plain(outcome)
	}
}

// DueTitle names what falls due of bodies in places; without them the beginning of that.
func DueTitle(bodies, places []string) string {
	if len(bodies) == 0 {
		return "What falls due"
	}
	return "What falls due for " + Enumerate(bodies, "and") + " in " + Enumerate(places, "and")
}

// DueHeadline says how much falls due.
func DueHeadline(n int, complete bool) string {
	switch {
	case n == 0 && complete:
		return "Nothing falls due"
	case n == 0:
		return "The search was stopped before anything was found to fall due"
	case n == 1:
		return "One thing falls due"
	default:
		return Capital(Small(n)) + " things fall due"
	}
}

// DueLead says of when it is told what falls due.
func DueLead(asOf network.Date, months int) string {
	return fmt.Sprintf("As of %s: agreements that end within %s or have ended by their date, and posts that are vacant or not confirmed, of the bodies and of whom they reach there.",
		Date(asOf), Count(months, "month", "months"))
}

// DueWhat says what is due of an agreement or a post.
func DueWhat(kind string) string {
	switch kind {
	case "AGREEMENT_ENDS":
		return "agreement ends"
	case "AGREEMENT_OVERDUE":
		return "agreement has ended by its date, and not by its status"
	case "POST_VACANT":
		return "post is vacant"
	case "POST_UNCONFIRMED":
		return "post is not confirmed"
	default:
		return Plain(kind)
	}
}

// DueDay says what the day of something due is: "ends on 3 May 2026", "last seen 24 July 2023".
func DueDay(kind string, on network.Date) string {
	switch {
	case on.IsZero():
		return "never seen"
	case kind == "AGREEMENT_ENDS":
		return "ends on " + Date(on)
	case kind == "AGREEMENT_OVERDUE":
		return "ended on " + Date(on)
	case kind == "POST_VACANT":
		return "left by " + Date(on)
	default:
		return "last seen " + Date(on)
	}
}

// Due says in a sentence what falls due: "Post not confirmed: Minister of Education at the Ministry, Gurbangul Atayeva, last
// seen 24 July 2023".
func Due(d *ask.DueItem) string {
	of := d.Entity.Name
	if d.Position != nil {
		of = fmt.Sprintf("%s at %s, %s", d.Position.Role, d.Position.Organization.Name, d.Entity.Name)
	}
	return fmt.Sprintf("%s: %s, %s", Capital(DueWhat(d.Kind)), of, DueDay(d.Kind, d.On))
}

// DueLost says whom one would lose with what is due; "" for nobody.
func DueLost(d *ask.DueItem) string {
	if d.Lost == 0 {
		return ""
	}
	return "Without it " + Count(d.Lost, "organisation would", "organisations would") + " no longer be reached."
}
