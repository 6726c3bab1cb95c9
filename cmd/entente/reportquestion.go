package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/report"
	"github.com/entente-graph/entente/internal/report/definition"
)

// reportQuestion is what reports, and what falls due, are asked of: GraphQL's RegionalReportInput as flags.
type reportQuestion struct {
	Body    []string `sep:"none" placeholder:"NAME" help:"Whose reach it is, a name or an id; may be repeated, 20 times being the most."`
	Region  string   `placeholder:"NAME" help:"The region or the country, a name or an id."`
	Country []string `sep:"none" placeholder:"NAME" help:"A country, instead of --region; may be repeated."`
	AsOf    day      `placeholder:"DAY" help:"The day of the report; today by default."`
	Unit    unit     `placeholder:"UNIT" help:"What is counted: steps between organisations that are partners, or hops, which are links; partners by default."`
	Planned bool     `help:"Count what is only planned too."`
	Stale   *months  `placeholder:"MONTHS" help:"A post last seen held so long before the day is unconfirmed; 24 by default."`
	MaxHops *int     `group:"filter" placeholder:"N" help:"Go at most so many hops, 12 being the most: by default 1 of partners, 3 of links."`
	Conditions
}

// valid refuses what is wrong with the flags in any network.
func (q *reportQuestion) valid() error {
	switch {
	case len(q.Body) == 0:
		return errors.New("--body is missing: name the body whose reach it is")
	case len(q.Body) > report.MaxBodies:
		return fmt.Errorf("--body may be given at most %d times, but is %d times", report.MaxBodies, len(q.Body))
	case q.Region == "" && len(q.Country) == 0:
		return errors.New("--region is missing: name a region, or countries by --country")
	case q.Region != "" && len(q.Country) > 0:
		return errors.New("--region and --country both say where: leave out one of them")
	case len(q.Country) > report.MaxCountries:
		return fmt.Errorf("--country may be given at most %d times, but is %d times", report.MaxCountries, len(q.Country))
	}
	if err := validHops(q.MaxHops); err != nil {
		return err
	}
	return q.Conditions.Validate()
}

// given returns a flag that a definition has, and that was given all the same; "" for none.
func (q *reportQuestion) given() string {
	where := q.Conditions
	for _, flag := range []struct {
		name  string
		given bool
	}{
		{"--body", q.Body != nil},
		{"--region", q.Region != ""},
		{"--country", q.Country != nil},
		{"--unit", q.Unit != ""},
		{"--planned", q.Planned},
		{"--stale", q.Stale != nil},
		{"--max-hops", q.MaxHops != nil},
		{"--known-by", where.KnownBy != ""},
		{"--link-types", where.LinkTypes != nil},
		{"--exclude-link-types", where.ExcludeLinkTypes != nil},
		{"--statuses", where.Statuses != nil},
		{"--min-confidence", where.MinConfidence != nil},
		{"--through", where.Through != nil},
		{"--avoid", where.Avoid != nil},
		{"--max-degree", where.MaxDegree != nil},
		{"--overlapping", where.Overlapping},
		{"--in-time-order", where.InTimeOrder},
	} {
		if flag.given {
			return flag.name
		}
	}
	return ""
}

// take takes the question of a definition.
func (q *reportQuestion) take(d *definition.Definition) {
	q.Body, q.Region, q.Country = d.Bodies, d.Region, d.Countries
	q.Unit, q.Planned, q.Stale, q.MaxHops = unit(strings.ToUpper(d.Unit)), d.Planned, (*months)(d.Stale), d.Filters.MaxHops
	f := &d.Filters
	q.Conditions = Conditions{
		KnownBy: day(f.KnownBy), LinkTypes: valuesOf[linkType](f.LinkTypes), ExcludeLinkTypes: valuesOf[linkType](f.ExcludeLinkTypes),
		Statuses: valuesOf[status](f.Statuses), MinConfidence: f.MinConfidence, Through: valuesOf[kind](f.Through), Avoid: f.Avoid,
		MaxDegree: f.MaxDegree, Overlapping: f.Overlapping, InTimeOrder: f.InTimeOrder,
	}
}

// valuesOf returns names as the values of flags; nil stays nil.
func valuesOf[F, T ~string](names []T) (values []F) {
	for _, name := range names {
		values = append(values, F(name))
	}
	return values
}

// asOf is the day of the report.
func (q *reportQuestion) asOf() string { return cmp.Or(string(q.AsOf), today()) }

// input returns the question as a variable of GraphQL: what its names mean, and its day in any case.
func (q *reportQuestion) input(ctx context.Context, a asker) (map[string]any, error) {
	var kinds []network.Kind
	if q.Unit != hopsUnit {
		kinds = []network.Kind{network.Organization}
	}
	bodies, err := resolveAs(ctx, a, q.Body, kinds...)
	if err != nil {
		return nil, err
	}
	input := map[string]any{"bodies": anyList(bodies), "asOf": q.asOf()}
	if q.Region != "" {
		region, err := resolveAs(ctx, a, []string{q.Region}, network.Place)
		if err != nil {
			return nil, err
		}
		input["region"] = region[0]
	} else {
		countries, err := resolveAs(ctx, a, q.Country, network.Place)
		if err != nil {
			return nil, err
		}
		input["countries"] = anyList(countries)
	}
	where, err := q.Conditions.where(ctx, a)
	if err != nil {
		return nil, err
	}
	if setNumber(where, "maxHops", q.MaxHops); len(where) > 0 {
		input["where"] = where
	}
	if q.Unit != "" {
		input["unit"] = string(q.Unit)
	}
	if q.Planned {
		input["planned"] = true
	}
	setNumber(input, "staleMonths", (*int)(q.Stale))
	return input, nil
}

// resolveAs finds the ids of entities of some kinds.
func resolveAs(ctx context.Context, a asker, names []string, kinds ...network.Kind) ([]string, error) {
	ids := make([]string, len(names))
	for i, name := range names {
		id, err := resolveOne(ctx, a, name, kinds...)
		if err != nil {
			return nil, err
		}
		ids[i] = id
	}
	return ids, nil
}

// unit is what a report counts, as the API writes it.
type unit string

// hopsUnit is that of links.
const hopsUnit unit = "HOPS"

// UnmarshalText reads a unit; an empty variable is none.
func (u *unit) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	return oneOf(u, text, []unit{"PARTNERS", hopsUnit})
}

// months is a number of months: 6, 6m or 1y.
type months int

// UnmarshalText reads a number of months.
func (m *months) UnmarshalText(text []byte) error {
	n, err := definition.ParseMonths(string(text))
	*m = months(n)
	return err
}

// reportFlags are the flags of fields of RegionalReportInput.
var reportFlags = map[string]string{
	"bodies": "--body", "region": "--region", "countries": "--country", "asOf": "--as-of", "compareTo": "--compare", "unit": "--unit",
	"horizonMonths": "--horizon", "staleMonths": "--stale", "from": "--from",
}

// reportField is a field of a report's question before what is wrong with it.
var reportField = regexp.MustCompile(`^(?:input\.)?(\w+): `)

// inReportTerms returns an error in the terms of the command line.
func inReportTerms(err error) error {
	own, ok := errors.AsType[*network.Error](inOurTerms(err))
	if !ok {
		return err
	}
	copied := *own
	copied.Message = reportField.ReplaceAllStringFunc(own.Message, func(text string) string {
		if flag := reportFlags[reportField.FindStringSubmatch(text)[1]]; flag != "" {
			return flag + ": "
		}
		return text
	})
	return &copied
}
