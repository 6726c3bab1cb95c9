package pathfind

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Rank says which paths are best.
type Rank string

// The ranks.
const (
	FewestHops  Rank = "FEWEST_HOPS"
	Strongest   Rank = "STRONGEST"
	MostDiverse Rank = "MOST_DIVERSE"
)

// The bounds of a question.
const (
	DefaultMaxHops      = 6
	DefaultReachMaxHops = 3
	MaxMaxHops          = 12
	DefaultFirst        = 5
	MaxFirst            = 100
	MaxIDs              = 1000
	// MaxVia is how many entities fit inside the longest path.
	MaxVia = MaxMaxHops - 1
)

// Question asks for the best paths from one of From to one of To.
type Question struct {
	From, To []string
	Where    Filter
	Rank     Rank
	First    int
	// After is the place behind which the paths begin; nil for the first of all.
	After *Place
	// NotMore: the asker does not want to know whether there are more paths than
	// First, which can take longer to tell than to find these. HasMore then says
	// nothing.
	NotMore bool
	// Relaxations are wanted where there is no path, and Days: with the days of those
	// that have any.
	Relaxations, Days bool
}

// Check makes the question fit to be asked: ends are sorted and deduplicated,
// defaults filled in. What it cannot mend is a network.BadInput or
// network.LimitExceeded that names the argument.
func (q *Question) Check() error {
	if err := checkIDs("from", q.From, true); err != nil {
		return err
	}
	if err := checkIDs("to", q.To, true); err != nil {
		return err
	}
	q.From, q.To = sortedSet(q.From), sortedSet(q.To)
	if err := q.Where.check(DefaultMaxHops); err != nil {
		return err
	}
	for _, end := range slices.Concat(q.From, q.To) {
		switch {
		case slices.Contains(q.Where.Avoid, end):
			return network.Bad("where.avoid", "%q is an end of the path and can't be avoided", end)
		case slices.Contains(q.Where.Via, end):
			return network.Bad("where.via", "%q is an end of the path and can't lie inside it", end)
		}
	}
	switch {
	case q.First < 0:
		return network.Bad("first", "must not be negative, but is %d", q.First)
	case q.First > MaxFirst:
		return network.Exceeded("first", MaxFirst, q.First)
	case q.Rank == "":
		q.Rank = FewestHops
	}
	if q.After != nil {
		return q.After.check(q.Rank)
	}
	return nil
}

// ReachQuestion asks which organisations can be reached from one of From.
type ReachQuestion struct {
	From  []string
	Where Filter
	// Unit is what the hops are that are counted.
	Unit    Unit
	GroupBy Grouping
	// WithEmpty: groups in which nobody was reached are wanted too.
	WithEmpty bool
	// Keys are groups that are asked for by their keys. Those of places must be there.
	Keys []string
	// Known: it is wanted how many organisations of each group there are.
	Known bool
	// Lists are the groups of which the members are wanted, and not only their number.
	Lists []MemberList
	// Certain: it is also wanted how many are certainly reached, and which of those that
	// are listed. That takes a second search, and has an answer where the filter can ask
	// for what is certain.
	Certain bool
	// Among are organisations of which is wanted whether they are reached, PathsTo those to
	// which, if they are, the first path is.
	Among, PathsTo []string
}

// Check is to a ReachQuestion what Question.Check is to a Question.
func (q *ReachQuestion) Check() error {
	if err := checkIDs("from", q.From, true); err != nil {
		return err
	}
	q.From = sortedSet(q.From)
	if q.Where.Via != nil {
		return network.Bad("where.via", "is a condition on paths between two ends: reach has only one")
	}
	if err := q.checkUnit(); err != nil {
		return err
	}
	if err := q.Where.check(q.defaultMaxHops()); err != nil {
		return err
	}
	for _, end := range q.From {
		if slices.Contains(q.Where.Avoid, end) {
			return network.Bad("where.avoid", "%q is an origin and can't be avoided", end)
		}
	}
	if q.GroupBy == "" {
		q.GroupBy = ByRegion
	}
	return q.checkKeys()
}

// check bounds the filter and fills in how far it goes.
func (f *Filter) check(defaultMaxHops int) error {
	if f.MaxHops == nil {
		f.MaxHops = &defaultMaxHops
	}
	switch {
	case *f.MaxHops < 0:
		return network.Bad("where.maxHops", "must not be negative, but is %d", *f.MaxHops)
	case *f.MaxHops > MaxMaxHops:
		return network.Exceeded("where.maxHops", MaxMaxHops, *f.MaxHops)
	case f.Certainty != nil && !f.Judges():
		return network.Bad("where.certainty", "says how surely a link holds or was known: give a day as `asOf` or `knownBy`, or ask for `overlapping`")
	case f.MinConfidence != nil && !(*f.MinConfidence >= 0 && *f.MinConfidence <= 1):
		return network.Bad("where.minConfidence", "must be from 0 to 1, but is %v", *f.MinConfidence)
	}
	if f.MaxDegree != nil && *f.MaxDegree < 0 {
		return network.Bad("where.maxDegree", "must not be negative, but is %d", *f.MaxDegree)
	}
	if err := checkIDs("where.avoid", f.Avoid, false); err != nil {
		return err
	}
	return f.checkVia()
}

func (f *Filter) checkVia() error {
	if len(f.Via) > MaxVia {
		return network.Exceeded("where.via", MaxVia, len(f.Via))
	}
	for i, id := range f.Via {
		switch {
		case slices.Contains(f.Avoid, id):
			return network.Bad("where.avoid", "%q is to be passed by `via` and can't be avoided", id)
		case slices.Contains(f.Via[:i], id):
			return network.Bad("where.via", "%q stands there twice, and a path passes an entity once", id)
		}
	}
	return nil
}

func checkIDs(field string, ids []string, required bool) error {
	switch {
	case required && len(ids) == 0:
		return network.Bad(field, "must name at least one entity")
	case len(ids) > MaxIDs:
		return network.Exceeded(field, MaxIDs, len(ids))
	}
	return nil
}

func sortedSet(ids []string) []string {
	ids = slices.Clone(ids)
	slices.Sort(ids)
	return slices.Compact(ids)
}
