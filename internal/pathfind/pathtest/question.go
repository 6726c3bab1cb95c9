package pathtest

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
)

// question is a question of a script, of one of the types below. Its String is
// the line that asks it.
type question interface {
	fmt.Stringer
	// ask puts the question to a subject.
	ask(ctx context.Context, s Subject) (answer, error)
	// judge puts it to the brute force; nil where it has nothing to say.
	judge(n *brute.Network) answer
}

// answer is the answer to a question. The answers of a subject and of the brute
// force to the same question compare with go-cmp.
type answer interface {
	// lines writes the answer as a script expects it.
	lines() []string
}

// pathsQuestion asks for paths: for so many pages of them, 0 for one.
type pathsQuestion struct {
	pathfind.Question
	pages int
}

func (q pathsQuestion) ask(ctx context.Context, s Subject) (answer, error) {
	a, err := s.Paths(ctx, q.Question)
	if err == nil && a.Unrelaxed && a.Complete() {
		return nil, errIncomplete
	}
	for page := 1; page < q.pages && err == nil && a.End != nil; page++ {
		q.After = a.End
		var next pathfind.Answer
		next, err = s.Paths(ctx, q.Question)
		next.Paths = slices.Concat(a.Paths, next.Paths)
		if !reflect.DeepEqual(next.Shortest, a.Shortest) {
			next.End = nil // which is a fault, to be seen
		}
		a = next
	}
	return pathsAnswerOf(a), err
}

func (q pathsQuestion) judge(n *brute.Network) answer {
	return pathsAnswer(n.Paths(q.brute()))
}

// brute returns the question in the words of the brute force.
func (q pathsQuestion) brute() brute.PathQuestion {
	return brute.PathQuestion{From: q.From, To: q.To, Where: bruteFilter(q.Where), Rank: string(q.Rank), First: q.First * max(q.pages, 1), Relaxed: q.Relaxations}
}

// reachQuestion asks whom one reaches.
type reachQuestion struct{ pathfind.ReachQuestion }

func (q reachQuestion) ask(ctx context.Context, s Subject) (answer, error) {
	q.Certain = true
	r, err := s.Reach(ctx, q.ReachQuestion)
	if err == nil && !r.Complete {
		return nil, errIncomplete
	}
	return reachAnswerOf(r), err
}

func (q reachQuestion) judge(n *brute.Network) answer {
	return reachAnswer(n.Reach(q.brute()))
}

// brute returns the question in the words of the brute force.
func (q reachQuestion) brute() brute.ReachQuestion {
	return brute.ReachQuestion{From: q.From, Where: bruteFilter(q.Where), Unit: string(q.Unit), GroupBy: string(q.GroupBy), WithEmpty: q.WithEmpty}
}

// errIncomplete is the fault of an answer that time or work cut short, but for the paths
// of an answer about paths, whose outcome says so.
var errIncomplete = errors.New("the answer is not complete")

// holdsQuestion asks how surely a link holds on a day.
type holdsQuestion struct {
	link    string
	on      network.Day
	knownBy *network.Day
}

func (q holdsQuestion) ask(ctx context.Context, s Subject) (answer, error) {
	h, err := s.Holds(ctx, q.link, q.on, q.knownBy)
	return word(h), err
}

func (q holdsQuestion) judge(n *brute.Network) answer {
	return word(n.Holds(q.link, q.on.String(), dayText(q.knownBy)))
}

// statusQuestion asks for the status of an entity on a day.
type statusQuestion struct {
	entity string
	on     network.Day
}

func (q statusQuestion) ask(ctx context.Context, s Subject) (answer, error) {
	status, err := s.StatusOn(ctx, q.entity, q.on)
	return word(status), err
}

func (q statusQuestion) judge(n *brute.Network) answer {
	return word(n.StatusOn(q.entity, q.on.String()))
}

// dateQuestion asks which days a text means, read as a date, a period, an
// observation or a full day. It is a question to the domain and to no engine.
type dateQuestion struct {
	as   string // date, observed or day
	text string
}

func (q dateQuestion) ask(context.Context, Subject) (answer, error) {
	period, err := q.read()
	if err != nil {
		return word("refused"), nil
	}
	return word(period.From.Earliest().String() + ".." + period.To.Latest().String()), nil
}

func (q dateQuestion) read() (network.Period, error) {
	switch q.as {
	case "day":
		if _, err := network.ParseDay(q.text); err != nil {
			return network.Period{}, err
		}
		return asPeriod(q.text)
	case "observed":
		o, err := network.ParseObserved(q.text)
		return o.Period(), err
	default:
		return asPeriod(q.text)
	}
}

func (q dateQuestion) judge(*brute.Network) answer { return nil }

// word is an answer of one word.
type word string

func (w word) lines() []string {
	if w == "" {
		return []string{"none"}
	}
	return []string{string(w)}
}
