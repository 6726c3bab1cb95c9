package words

import (
	"fmt"

	"github.com/entente-graph/entente/internal/ask"
)

// ReachQuestion is what a sentence about reach has to say of its question.
type ReachQuestion struct {
	// Within is how far is asked for, Partners whether from partner to partner.
	Within   int
	Partners bool
}

// Reach says how many are reached, as a headline: "13 organisations: 6 certainly, 7 presumably".
func Reach(r *ask.ReachResult) string { return Reached(r.Total, r.TotalCertain) }

// Reached says how many organisations are reached, and how many of them certainly, where that is known.
func Reached(total int, certain *int) string {
	if total == 0 {
		return "No organisation"
	}
	text := Count(total, "organisation", "organisations")
	switch {
	case certain == nil:
		return text
	case *certain == total:
		return text + ", " + all(total) + "certainly"
	case *certain == 0:
		return text + ", " + all(total) + "presumably"
	default:
		return fmt.Sprintf("%s: %s certainly, %s presumably", text, Number(*certain), Number(total-*certain))
	}
}

// all is the word before what is true of all, where there are several.
func all(n int) string {
	if n == 1 {
		return ""
	}
	return "all "
}

// Within says how far a question about reach goes: "within three links", "within one step between partners".
func Within(q ReachQuestion) string {
	if q.Partners {
		return "within " + smallCount(q.Within, "step", "steps") + " between partners"
	}
	return "within " + smallCount(q.Within, "link", "links")
}

// StepIs says what a step of a question about reach is.
func StepIs(q ReachQuestion) string {
	if q.Partners {
		return "A step leads from an organisation to a partner: both take part in an agreement, an event or a programme, are members of the same, or one names the other as its partner."
	}
	return "A step is one link: holding a post, attending a meeting, being party to an agreement."
}

// ReachWhere says where most of those reached are: "In Turkmenistan all five that the network knows are reached". It is ""
// where no group has anybody reached.
func ReachWhere(r *ask.ReachResult) string {
	if len(r.Groups) == 0 || r.Groups[0].Reached == 0 {
		return ""
	}
	first := r.Groups[0]
	switch {
	case first.Place == nil:
		return fmt.Sprintf("Of those of the type %s that the network knows, %s of %s are reached.", Plain(first.Label), Number(first.Reached), Number(first.Known))
	case first.Reached == first.Known && first.Known > 1 && r.WithoutPlace > 0:
		return fmt.Sprintf("In %s all %s that the network knows to be there are reached; of %s more that %s reached it does not know where they are.",
			first.Label, Small(first.Known), Small(r.WithoutPlace), oneOrMany(r.WithoutPlace, "is", "are"))
	case first.Reached == first.Known && first.Known > 1:
		return fmt.Sprintf("In %s all %s that the network knows are reached.", first.Label, Small(first.Known))
	default:
		return fmt.Sprintf("In %s %s of the %s that the network knows.", first.Label, Small(first.Reached), Small(first.Known))
	}
}

// Steps says how many are at each step: "1 in one step, 4 in two".
func Steps(counts []ask.HopCount) string {
	text := ""
	for i, c := range counts {
		if i > 0 {
			text += ", "
		}
		text += Number(c.Organizations) + " in " + Small(c.Hops)
		if i == 0 {
			text += oneOrMany(c.Hops, " step", " steps")
		}
	}
	return text
}

// Way says how the first way to what is reached stands, where that is not told by how surely it is reached: "only planned",
// "in part only planned", "presumed"; "" where it is.
func Way(r *ask.Reached) string {
	least, most := standingsOfWay(r)
	switch {
	case least == Planned && most == Planned:
		return "only planned"
	case least == Planned:
		return "in part only planned"
	case OtherwiseCertain(r):
		return "presumed"
	default:
		return ""
	}
}

// OtherwiseCertain reports whether something is certainly reached, but by another way than the first.
func OtherwiseCertain(r *ask.Reached) bool {
	least, _ := standingsOfWay(r)
	return r.Certain != nil && *r.Certain && len(r.Path.Steps) > 0 && least != Certain
}

// CertainWay says in how many steps something is certainly reached: "certainly in 2 steps".
func CertainWay(hops int) string { return "certainly in " + Count(hops, "step", "steps") }

// standingsOfWay returns how the steps of the first way to what is reached stand, from the least sure to the surest.
func standingsOfWay(r *ask.Reached) (least, most Standing) {
	least, most = Certain, NotThen
	for _, s := range r.Path.Steps {
		standing := StandingOfStep(s.Judged)
		least, most = min(least, standing), max(most, standing)
	}
	return least, most
}

// Certainty says how surely something is reached; "" where that is not known.
func Certainty(certain *bool) string {
	switch {
	case certain == nil:
		return ""
	case *certain:
		return "certainly"
	default:
		return "presumably"
	}
}
