package report

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/topology"
)

// Records reads what a snapshot of the network does not show; a *store.Store does.
type Records interface {
	Entities(ctx context.Context, ids []string) (map[string]*network.Entity, error)
	LinkEvidence(ctx context.Context, ids []string) (map[string][]network.Citation, error)
}

// Report works out the figures of one question, of one snapshot. It belongs to one
// goroutine.
type Report struct {
	*Question
	snapshot *topology.Snapshot
	records  Records
	meter    *pathfind.Meter
	// bodies are the entities of the question's bodies, in its order.
	bodies []topology.Node
	// countries are those of the report, and countryAt has the places of those that the
	// network has among them.
	countries []Country
	countryAt map[topology.Node]int
	// surveys are the searches made so far, and variants who was reached under variants of
	// the filter.
	surveys  map[survey]*reach
	variants map[under][]topology.Node
	// figures that others need too, once they are known.
	removals   map[topology.Node]memory.Removal
	firstYears []*int
	// between is what the shortest ways pass, missing are the gaps, and quality what the
	// ways rest on; agreementsLate and postsLate are what is due.
	between                   *memory.Passed
	missing                   *[]Gap
	quality                   *Quality
	agreementsLate, postsLate *[]Due
	// shared are the agreements between bodies and the countries, far what is reached at any
	// length.
	shared    []topology.Node
	far       memory.Ways
	isStopped bool
}

// survey names a search.
type survey struct {
	// body is the place of the only body among the bodies, everybody for all of them.
	body int
	day  network.Day
}

// under names a search of the day of the report by one body or all under a variant of the
// filter.
type under struct {
	body int
	variant
}

const everybody = -1

// reach is what a search reached.
type reach struct {
	memory.Ways
	// hops are those of the organisations that exist on the day and are no bodies, with
	// or without a country.
	hops map[topology.Node]int
	// here are those of the report's countries, by hops, then id.
	here []topology.Node
}

// New returns the report of a question on a snapshot that has all it mentions.
func New(ctx context.Context, q *Question, s *topology.Snapshot, records Records, meter *pathfind.Meter) (*Report, error) {
	r := &Report{Question: q, snapshot: s, records: records, meter: meter, surveys: map[survey]*reach{}, variants: map[under][]topology.Node{}}
	for _, id := range q.Bodies {
		n, _ := s.Node(id)
		r.bodies = append(r.bodies, n)
	}
	return r, r.findCountries(ctx)
}

// Complete reports whether neither time nor work ran out so far.
func (r *Report) Complete() bool { return !r.isStopped }

// Shape returns what the snapshot shows of an entity.
func (r *Report) Shape(n topology.Node) *pathfind.EntityShape {
	e := r.snapshot.Entity(n)
	return &pathfind.EntityShape{ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name, Valid: e.Valid}
}

// Node returns an entity by its id, which is there.
func (r *Report) Node(id string) topology.Node {
	n, _ := r.snapshot.Node(id)
	return n
}

// Knows reports whether the network has an entity.
func (r *Report) Knows(id string) bool {
	_, is := r.snapshot.Node(id)
	return is
}

// ID returns the id of an entity.
func (r *Report) ID(n topology.Node) string { return r.snapshot.ID(n) }

// BodyNodes returns the bodies, in the order of the question.
func (r *Report) BodyNodes() []topology.Node { return r.bodies }

// ask makes a search under the filter of the report itself, unless it was made. Where time or work runs out it is what was found
// until then.
func (r *Report) ask(s survey) (*reach, error) {
	if found := r.surveys[s]; found != nil {
		return found, nil
	}
	ways, err := memory.Survey(r.snapshot, r.meter, r.from(s.body), r.filter(s.day, variant{}), r.Unit)
	if err = r.stopped(err); err != nil && !r.isStopped {
		return nil, err
	}
	found := &reach{Ways: ways, hops: map[topology.Node]int{}}
	for n, hops := range ways.All() {
		if hops == 0 || !r.counts(n, s.day) {
			continue
		}
		found.hops[n] = hops
		if _, here := r.countryOf(n); here {
			found.here = append(found.here, n)
		}
	}
	slices.SortFunc(found.here, func(a, b topology.Node) int {
		if c := found.hops[a] - found.hops[b]; c != 0 {
			return c
		}
		return r.snapshot.Compare(a, b)
	})
	r.surveys[s] = found
	return found, nil
}

// from returns one of the bodies, or all.
func (r *Report) from(body int) []topology.Node {
	if body == everybody {
		return r.bodies
	}
	return r.bodies[body : body+1]
}

// once returns what was worked out before, or else works it out and keeps it, unless that is
// an error.
func once[T any](kept **T, work func() (T, error)) (T, error) {
	if *kept != nil {
		return **kept, nil
	}
	value, err := work()
	if err == nil {
		*kept = &value
	}
	return value, err
}

// stopped notes that time or work ran out.
func (r *Report) stopped(err error) error {
	if network.CodeOf(err) == network.Timeout {
		r.isStopped = true
	}
	return err
}

// main returns what all bodies reach on the day of the report.
func (r *Report) main() (*reach, error) { return r.ask(survey{body: everybody, day: r.AsOf}) }

// whole returns main, and a network.Timeout where that is not all.
func (r *Report) whole() (*reach, error) {
	found, err := r.main()
	if err == nil {
		err = r.ranOut()
	}
	return found, err
}

// ranOut returns a network.Timeout where time or work ran out.
func (r *Report) ranOut() error {
	if r.isStopped {
		return &network.Error{Code: network.Timeout, Message: "the report was stopped: time or work ran out"}
	}
	return nil
}

// counts reports whether something is an organisation that counts on a day.
func (r *Report) counts(n topology.Node, day network.Day) bool {
	return r.kind(n) == network.Organization && r.snapshot.Exists(n).Contains(day) && !slices.Contains(r.bodies, n)
}

// isThere reports whether a number is that of an entity.
func (r *Report) isThere(n topology.Node) bool {
	const gone = topology.Kinds - 1
	return r.snapshot.Kind(n) != gone
}

func (r *Report) kind(n topology.Node) network.Kind { return network.Kinds()[r.snapshot.Kind(n)] }

// countryOf returns the place of an organisation's country among those of the report.
func (r *Report) countryOf(n topology.Node) (int, bool) {
	country, has := r.snapshot.Country(n)
	if !has {
		return 0, false
	}
	i, here := r.countryAt[country]
	return i, here
}

// nodes returns entities by their ids.
func (r *Report) nodes(ids []string) []topology.Node {
	list := make([]topology.Node, 0, len(ids))
	for _, id := range ids {
		if n, is := r.snapshot.Node(id); is {
			list = append(list, n)
		}
	}
	return list
}
