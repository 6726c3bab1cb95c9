package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/words"
)

// Filter says which links and entities count: GraphQL's PathFilter as flags.
type Filter struct {
	MaxHops *int `group:"filter" placeholder:"N" help:"Go at most so many hops, 12 being the most: by default 6 for a path, 3 for reach."`
	AsOf    day  `group:"filter" placeholder:"DAY" help:"Only links that hold on this day, such as 2024-06-01."`
	Certain bool `group:"filter" help:"With --as-of, --known-by or --overlapping: only links that certainly hold then or were certainly known, not those that presumably do."`
	Conditions
}

// Conditions are those of a filter that go with every question about paths and reach.
type Conditions struct {
	KnownBy          day        `group:"filter" placeholder:"DAY" help:"Only what could have been known by this day."`
	LinkTypes        []linkType `group:"filter" placeholder:"TYPE" help:"Only links of these types, such as party-to,attended."`
	ExcludeLinkTypes []linkType `group:"filter" placeholder:"TYPE" help:"No links of these types."`
	Statuses         []status   `group:"filter" placeholder:"STATUS" help:"Only links of these statuses, such as in-force."`
	MinConfidence    *float64   `group:"filter" placeholder:"0..1" help:"Only links of at least this confidence."`
	Through          []kind     `group:"filter" placeholder:"KIND" help:"Go through entities of these kinds only; by default all but place and framework."`
	Avoid            []string   `group:"filter" sep:"none" placeholder:"NAME" help:"Go past this entity, a name or an id; may be repeated."`
	MaxDegree        *int       `group:"filter" placeholder:"N" help:"Go through entities with at most so many links only, not through hubs."`
	Overlapping      bool       `group:"filter" help:"Only paths of which all steps hold on one day."`
	InTimeOrder      bool       `group:"filter" help:"Only paths whose steps can have held one after the other."`
}

// Validate refuses what is wrong with the flags in any network.
func (f *Filter) Validate() error {
	if err := validHops(f.MaxHops); err != nil {
		return err
	}
	if f.Certain && f.AsOf == "" && f.KnownBy == "" && !f.Overlapping {
		return errors.New("--certain says how surely links hold or were known: give the day by --as-of or --known-by, or ask for --overlapping")
	}
	return f.Conditions.Validate()
}

// validHops refuses to go further than GraphQL does.
func validHops(most *int) error {
	if most != nil && (*most < 0 || *most > pathfind.MaxMaxHops) {
		return fmt.Errorf("--max-hops must be from 0 to %d, but is %d", pathfind.MaxMaxHops, *most)
	}
	return nil
}

// Validate refuses what is wrong with the flags in any network.
func (c *Conditions) Validate() error {
	switch {
	case c.MinConfidence != nil && !(*c.MinConfidence >= 0 && *c.MinConfidence <= 1):
		return fmt.Errorf("--min-confidence must be from 0 to 1, but is %v", *c.MinConfidence)
	case c.MaxDegree != nil && *c.MaxDegree < 0:
		return fmt.Errorf("--max-degree must not be negative, but is %d", *c.MaxDegree)
	}
	return nil
}

// validFirst refuses to list more than GraphQL does.
func validFirst(first int) error {
	if first < 0 || first > pathfind.MaxFirst {
		return fmt.Errorf("--first must be from 0 to %d, but is %d", pathfind.MaxFirst, first)
	}
	return nil
}

func orDefault(given *int, otherwise int) int {
	if given != nil {
		return *given
	}
	return otherwise
}

// where returns the filter as a GraphQL variable.
func (f *Filter) where(ctx context.Context, a asker) (map[string]any, error) {
	where, err := f.Conditions.where(ctx, a)
	setNumber(where, "maxHops", f.MaxHops)
	if f.AsOf != "" {
		where["asOf"] = string(f.AsOf)
	}
	if f.Certain {
		where["certainty"] = string(network.Certain)
	}
	return where, err
}

// where returns the conditions as a GraphQL variable.
func (c *Conditions) where(ctx context.Context, a asker) (map[string]any, error) {
	where := map[string]any{}
	if c.KnownBy != "" {
		where["knownBy"] = string(c.KnownBy)
	}
	setList(where, "linkTypes", c.LinkTypes)
	setList(where, "excludeLinkTypes", c.ExcludeLinkTypes)
	setList(where, "statuses", c.Statuses)
	setNumber(where, "minConfidence", c.MinConfidence)
	setList(where, "through", c.Through)
	setNumber(where, "maxDegree", c.MaxDegree)
	if c.Overlapping {
		where["overlapping"] = true
	}
	if c.InTimeOrder {
		where["inTimeOrder"] = true
	}
	return where, setEntities(ctx, a, where, "avoid", c.Avoid)
}

// setNumber sets a number that was given.
func setNumber[T int | float64](where map[string]any, name string, number *T) {
	if number != nil {
		where[name] = *number
	}
}

// setEntities sets a list of entities that was given, by name or id.
func setEntities(ctx context.Context, a asker, where map[string]any, name string, entities []string) error {
	if entities == nil {
		return nil
	}
	ids, err := resolve(ctx, a, entities...)
	setList(where, name, ids)
	return err
}

// setList sets a list that was given.
func setList[T ~string](where map[string]any, name string, list []T) {
	if list == nil {
		return
	}
	where[name] = anyList(list)
}

// anyList makes a list a variable of GraphQL, which are made of what JSON is made of.
func anyList[T ~string](list []T) []any {
	values := make([]any, len(list))
	for i, v := range list {
		values[i] = string(v)
	}
	return values
}

// flagOf names the flag of a field of PathFilter.
func flagOf(field string) string {
	if field == "certainty" {
		return "--certain"
	}
	var flag strings.Builder
	flag.WriteString("--")
	for _, r := range field {
		if unicode.IsUpper(r) {
			flag.WriteByte('-')
		}
		flag.WriteRune(unicode.ToLower(r))
	}
	return flag.String()
}

// The values of flags, checked as they are read. Names of the API may be written as flags are: party-to for PARTY_TO.
type (
	day      string
	kind     network.Kind
	linkType network.LinkType
	status   network.Status
)

// UnmarshalText reads a full date; an empty variable is none.
func (d *day) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	parsed, err := network.ParseDay(string(text))
	if err != nil {
		return err
	}
	*d = day(parsed.String())
	return nil
}

// UnmarshalText reads a kind of entity.
func (k *kind) UnmarshalText(text []byte) error { return oneOf(k, text, network.Kinds()) }

// UnmarshalText reads a type of link.
func (t *linkType) UnmarshalText(text []byte) error { return oneOf(t, text, network.LinkTypes()) }

// UnmarshalText reads a status.
func (s *status) UnmarshalText(text []byte) error { return oneOf(s, text, network.Statuses()) }

func oneOf[F, T ~string](flag *F, text []byte, all []T) error {
	name := T(strings.ToUpper(strings.ReplaceAll(string(text), "-", "_")))
	if !slices.Contains(all, name) {
		var names []string
		for _, t := range all {
			names = append(names, flagValue(string(t)))
		}
		return fmt.Errorf("%q is not one of %s%s", text, words.Enumerate(names, "and"), nearest(flagValue(string(text)), names))
	}
	*flag = F(name)
	return nil
}

// flagValue writes a name of the API as flags are written: party-to for PARTY_TO.
func flagValue(name string) string { return strings.ToLower(strings.ReplaceAll(name, "_", "-")) }
