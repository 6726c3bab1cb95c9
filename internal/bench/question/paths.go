package question

import (
	"context"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/network"
)

// paths returns the questions about paths and reach.
func paths() []definition {
	return []definition{
		{Workload{Name: "one shortest path", draw: pair(1, nil), fits: within(whatever)}, "paths", "shortest", true, true},
		{Workload{Name: "10 best, all shortest", draw: pair(10, nil), fits: within(pathAnswer.tenShortest)}, "paths", "ten", true, false},
		{Workload{Name: "10 best, some longer", draw: pair(10, nil), fits: within(pathAnswer.tenLonger)}, "paths", "beyond", true, false},
		{Workload{Name: "on a date", draw: dated, fits: within(whatever)}, "paths", "dated", true, false},
		{Workload{Name: "overlapping", draw: pair(1, where{"overlapping": true}), fits: overlapping}, "paths", "overlapping", true, false},
		{Workload{Name: "disconnected pair", draw: disconnected, fits: outcome("NOT_CONNECTED")}, "paths", "unbounded", true, false},
		{Workload{Name: "through the hub", draw: pair(1, nil), fits: throughHub}, "paths", "shortest", true, false},
		{Workload{Name: "reach, 1–4 hops from the hub by region", draw: reachOfHub, fits: always, single: true}, "reach", "reach", true, false},
		{Workload{Name: "partners, 1–3 steps from the hub by region", draw: partnersOfHub, fits: always, single: true}, "partners", "partners", false, false},
	}
}

// pair draws two organisations.
func pair(first int, conditions where) func(*generate.Network, generate.Draw) Question {
	return func(n *generate.Network, d generate.Draw) Question {
		return ask(n, d.Organization(), d.Organization(), first, conditions)
	}
}

func ask(n *generate.Network, from, to string, first int, conditions where) Question {
	return Question{
		Variables:  map[string]any{"from": from, "to": to, "first": first, "where": scopeOf(n.Shape).filter(conditions)},
		Parameters: map[string]any{"from": from, "to": to},
	}
}

func dated(n *generate.Network, d generate.Draw) Question {
	day := d.Day()
	q := ask(n, d.Organization(), d.Organization(), 1, where{"asOf": day.String()})
	q.Parameters["day"] = int64(day)
	return q
}

func disconnected(n *generate.Network, d generate.Draw) Question {
	return ask(n, d.Organization(), d.Islander(), 1, nil)
}

func reachOfHub(n *generate.Network, _ generate.Draw) Question {
	return Question{
		Variables:  map[string]any{"from": n.Hub(), "where": scopeOf(n.Shape).filter(where{"maxHops": reachHops})},
		Parameters: map[string]any{"from": n.Hub()},
	}
}

func partnersOfHub(n *generate.Network, _ generate.Draw) Question {
	const steps = 3 // as the statement takes
	return Question{
		Variables:  map[string]any{"from": n.Hub(), "where": where{"maxHops": steps}},
		Parameters: map[string]any{"from": n.Hub()},
	}
}

// pathAnswer is as much of an answer as shows what sort of question it was.
type pathAnswer struct {
	Paths struct {
		Outcome  string
		Complete bool
		Shortest *int
		Paths    []struct {
			Hops     int
			Entities []struct {
				ID   string
				Kind network.Kind
			}
		}
	}
}

// whatever demands nothing more.
func whatever(pathAnswer) bool { return true }

// tenShortest demands ten paths that are all shortest, tenLonger that some of ten
// are longer.
func (a pathAnswer) tenShortest() bool {
	return len(a.Paths.Paths) == 10 && a.Paths.Paths[9].Hops == *a.Paths.Shortest
}

func (a pathAnswer) tenLonger() bool {
	return len(a.Paths.Paths) == 10 && a.Paths.Paths[9].Hops > *a.Paths.Shortest
}

// answerTo asks a question about paths.
func answerTo(ctx context.Context, ask Ask, q Question) (a pathAnswer, err error) {
	const document = `query Draw($from: [ID!]!, $to: [ID!]!, $where: PathFilter, $first: Int) {
  paths(from: $from, to: $to, where: $where, first: $first) { outcome complete shortest paths { hops entities { id kind } } }
}`
	err = ask(ctx, document, q.Variables, &a)
	return a, err
}

// within demands that the shortest path has the hops of the scope, and more.
func within(also func(pathAnswer) bool) fitting {
	return func(ctx context.Context, n *generate.Network, ask Ask, q Question) (bool, error) {
		s := scopeOf(n.Shape)
		return between(ctx, ask, q, s.least, s.most, also)
	}
}

// between reports whether there is a shortest path of so many hops, and more.
func between(ctx context.Context, ask Ask, q Question, least, most int, also func(pathAnswer) bool) (bool, error) {
	a, err := answerTo(ctx, ask, q)
	if err != nil || a.Paths.Outcome != "FOUND" {
		return false, err
	}
	return *a.Paths.Shortest >= least && *a.Paths.Shortest <= most && also(a), nil
}

// overlapping demands that a path overlaps that is as short as any.
func overlapping(ctx context.Context, n *generate.Network, ask Ask, q Question) (bool, error) {
	s := scopeOf(n.Shape)
	plain := Question{Variables: map[string]any{"from": q.Variables["from"], "to": q.Variables["to"], "first": 1, "where": s.filter(nil)}}
	short, err := answerTo(ctx, ask, plain)
	if err != nil || short.Paths.Outcome != "FOUND" {
		return false, err
	}
	hops := *short.Paths.Shortest
	return between(ctx, ask, q, max(s.least, hops), min(s.most, hops), whatever)
}

// outcome demands an outcome.
func outcome(want string) fitting {
	return func(ctx context.Context, _ *generate.Network, ask Ask, q Question) (bool, error) {
		a, err := answerTo(ctx, ask, q)
		return a.Paths.Outcome == want, err
	}
}

// throughHub demands that the shortest path leads through the hub.
func throughHub(ctx context.Context, n *generate.Network, ask Ask, q Question) (bool, error) {
	return between(ctx, ask, q, 4, scopeOf(n.Shape).hub, func(a pathAnswer) bool {
		for _, e := range a.Paths.Paths[0].Entities {
			if e.ID == n.Hub() {
				return true
			}
		}
		return false
	})
}

func always(context.Context, *generate.Network, Ask, Question) (bool, error) { return true, nil }
