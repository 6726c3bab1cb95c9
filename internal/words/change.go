package words

import (
	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
)

// What has changed is said with when it did before it, as it was written, and of a link by its own sentence behind that.

// LinkBegan says that a state holds since a date, or that something happened on it: "since 2023-06: A is party to B",
// "2023-07-24: A attended B".
func LinkBegan(when network.Date, happened bool, sentence string) string {
	if happened {
		return when.String() + ": " + sentence
	}
	return "since " + when.String() + ": " + sentence
}

// LinkEnded says that a link held until a date: "until 2024-05: A was party to B". What was planned is so no longer.
func LinkEnded(when network.Date, planned bool, sentence string) string {
	if planned {
		return "no longer after " + when.String() + ": " + sentence
	}
	return "until " + when.String() + ": " + sentence
}

// LinkKnown says from which day on a link could be known: "known since 2024-02-01: A is party to B".
func LinkKnown(since network.Date, sentence string) string {
	return "known since " + since.String() + ": " + sentence
}

// EntityChanged says what became of an entity, and when: "2019-05: A is founded".
func EntityChanged(when network.Date, name, became string) string {
	return when.String() + ": " + name + " " + became
}

// ChangeQuestion is what sentences about changes have to say of their question.
type ChangeQuestion struct {
	From, To network.Day
	// Known is whether it is of what could be known; Around names those around whom it is, "" for everywhere.
	Known  bool
	Around string
	// Types are the types of links that alone count; none for all, and all else that changes.
	Types []network.LinkType
}

// Changes says what a list of changes is of, as a headline.
func Changes(q ChangeQuestion) string {
	text := "What changed"
	if q.Known {
		text = "What became known"
	}
	if q.Around != "" {
		text += " around " + q.Around
	}
	return text + " from " + Day(q.From) + " to " + Day(q.To)
}

// ChangesAre says how many changes there are, and what counts as one.
func ChangesAre(q ChangeQuestion, total int) string {
	text := Count(total, "change", "changes")
	if total == 0 {
		text = "Nothing that the network tells of"
	}
	if len(q.Types) > 0 {
		types := make([]string, len(q.Types))
		for i, t := range q.Types {
			types[i] = "“" + Plain(string(t)) + "”"
		}
		text += ", among links that say " + Enumerate(types, "or")
	}
	text += ". "
	if q.Known {
		return text + "Counted is what nobody could have known by the first day, and somebody could by the second."
	}
	return text + "Counted is what is so on the second day and was not on the first; what began and ended between them does not show."
}

// When says when a change was: "since June 2023", "until May 2024", "24 July 2023", "known since 1 February 2024".
func When(c *ask.Change, known bool) string {
	when := Date(c.When)
	switch {
	case known:
		return "known since " + when
	case c.Link == nil:
		return when
	case c.Kind == "ENDED" && c.Link.Link.Status.Planned():
		return "no longer after " + when
	case c.Kind == "ENDED":
		return "until " + when
	case c.Link.Link.Type.Occurrence() && !c.Link.Link.Status.Planned():
		return when
	default:
		return "since " + when
	}
}
