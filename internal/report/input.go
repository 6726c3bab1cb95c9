package report

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// The bounds of an input.
const (
	MaxBodies            = 20
	MaxCountries         = 60
	MaxMonths            = 120
	DefaultHorizonMonths = 12
	DefaultStaleMonths   = 24
)

// Input is what a report is asked about. What is nil has its default.
type Input struct {
	// Bodies are whose reach it is: organisations, or with the unit HOPS whatever reach
	// takes.
	Bodies []string
	// Region is a region or a country, Countries are countries: one of the two is given.
	Region    *string
	Countries []string
	// AsOf is the day of the report, CompareTo an earlier one.
	AsOf, CompareTo *network.Day
	Unit            *pathfind.Unit
	Where           *pathfind.Filter
	// Planned: what is only planned counts too.
	Planned *bool
	// HorizonMonths is how far ahead what ends is told, StaleMonths after how long a post is
	// unconfirmed.
	HorizonMonths, StaleMonths *int
	// From is the first year that is told of.
	From *int
}

// Question is a checked input.
type Question struct {
	// Bodies are each once, in the order given.
	Bodies []string
	// Region is "" where countries are given.
	Region    string
	Countries []string
	AsOf      network.Day
	CompareTo *network.Day
	Unit      pathfind.Unit
	// Where has what the input's has, and MaxHops.
	Where                      pathfind.Filter
	Planned                    bool
	HorizonMonths, StaleMonths int
	From                       *int
}

// Check makes a question of an input, or says what is wrong with it.
func (in *Input) Check(today network.Day) (*Question, error) {
	q := &Question{
		AsOf: or(in.AsOf, today), CompareTo: in.CompareTo, Unit: or(in.Unit, pathfind.Partners), Planned: or(in.Planned, false),
		HorizonMonths: or(in.HorizonMonths, DefaultHorizonMonths), StaleMonths: or(in.StaleMonths, DefaultStaleMonths), From: in.From,
	}
	if in.Where != nil {
		q.Where = *in.Where
	}
	for _, check := range []func(*Input) error{q.checkBodies, q.checkPlaces, q.checkDays, q.checkFilter} {
		if err := check(in); err != nil {
			return nil, err
		}
	}
	return q, nil
}

func or[T any](given *T, otherwise T) T {
	if given != nil {
		return *given
	}
	return otherwise
}

func (q *Question) checkBodies(in *Input) error {
	if q.Bodies = distinct(in.Bodies); len(q.Bodies) == 0 {
		return network.Bad("bodies", "must name at least one body")
	}
	if len(q.Bodies) > MaxBodies {
		return network.Exceeded("bodies", MaxBodies, len(q.Bodies))
	}
	for _, id := range q.Bodies {
		if q.Unit == pathfind.Partners {
			if err := network.CheckKind("bodies", id, network.Organization); err != nil {
				return err
			}
		}
	}
	return nil
}

// distinct returns each of some ids once, in their order.
func distinct(ids []string) []string {
	var once []string
	for _, id := range ids {
		if !slices.Contains(once, id) {
			once = append(once, id)
		}
	}
	return once
}

func (q *Question) checkPlaces(in *Input) error {
	switch q.Countries = distinct(in.Countries); {
	case in.Region != nil && in.Countries != nil:
		return network.Bad("countries", "give either `region` or `countries`, not both")
	case in.Region == nil && in.Countries == nil:
		return network.Bad("region", "give a region, or countries")
	case in.Region != nil:
		q.Region = *in.Region
		return network.CheckKind("region", q.Region, network.Place)
	case len(q.Countries) == 0:
		return network.Bad("countries", "must name at least one country")
	case len(q.Countries) > MaxCountries:
		return network.Exceeded("countries", MaxCountries, len(q.Countries))
	}
	for _, id := range q.Countries {
		if err := network.CheckKind("countries", id, network.Place); err != nil {
			return err
		}
	}
	return nil
}

func (q *Question) checkDays(*Input) error {
	if q.CompareTo != nil && *q.CompareTo >= q.AsOf {
		return network.Bad("compareTo", "%s is not before the day of the report, %s", q.CompareTo, q.AsOf)
	}
	for _, months := range []struct {
		field string
		n     int
	}{{"horizonMonths", q.HorizonMonths}, {"staleMonths", q.StaleMonths}} {
		switch {
		case months.n < 0:
			return network.Bad(months.field, "must not be negative, but is %d", months.n)
		case months.n > MaxMonths:
			return network.Exceeded(months.field, MaxMonths, months.n)
		}
	}
	return nil
}

func (q *Question) checkFilter(*Input) error {
	const own = "is the report's own: leave it out of `where`"
	switch {
	case q.Where.AsOf != nil:
		return network.Bad("where.asOf", own)
	case q.Where.Certainty != nil:
		return network.Bad("where.certainty", own)
	}
	reach := pathfind.ReachQuestion{From: q.Bodies, Where: q.Where, Unit: q.Unit}
	if err := reach.Check(); err != nil {
		return err
	}
	q.Where = reach.Where
	return nil
}

// Mentions returns every entity that the question names.
func (q *Question) Mentions() []pathfind.Mention {
	var all []pathfind.Mention
	mention := func(argument string, ids ...string) {
		for _, id := range ids {
			all = append(all, pathfind.Mention{Argument: argument, ID: id})
		}
	}
	mention("bodies", q.Bodies...)
	if q.Region != "" {
		mention("region", q.Region)
	}
	mention("countries", q.Countries...)
	mention("where.avoid", q.Where.Avoid...)
	return all
}
