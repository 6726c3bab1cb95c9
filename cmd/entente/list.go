package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// List is `entente list`.
type List struct {
	Of      listed    `arg:"" name:"what" help:"What to list: agreements, events, organisations, people, programmes, places, frameworks or sources."`
	In      string    `placeholder:"PLACE" help:"Only what is in this place, a name or an id: organisations that have their home there, agreements with one as a party, people with a post at one, events that take place there."`
	Name    string    `placeholder:"WORDS" help:"Only those with a name, or a title, that has all these words."`
	Type    []finer   `placeholder:"TYPE" help:"Only of these finer types, such as university,ministry."`
	Status  []status  `placeholder:"STATUS" help:"Only of these statuses, such as in-force, on --as-of or else today."`
	Signed  dateRange `placeholder:"DATES" help:"Only agreements first signed in these dates: 2019..2025, 2020-05, 2019.. or ..2025."`
	Dated   dateRange `placeholder:"DATES" help:"Only those with a day in these dates: of an agreement a status or its validity, of an event its days, of a source its publication, of anything else its beginning."`
	AsOf    day       `placeholder:"DAY" help:"As of this day: only what exists then, with the status that it has then."`
	Order   order     `placeholder:"ORDER" help:"In which order: by name, id, valid-from, or degree-desc, those with most links first. By default by name, with --name the best first; sources always by id."`
	Reverse bool      `help:"The other way round."`
	First   int       `placeholder:"N" help:"List at most so many; all by default."`
	Format  string    `enum:"table,csv,md,json" default:"table" env:"-" placeholder:"FORMAT" help:"How to write it: as a table to read, csv for a spreadsheet, md for a document in Markdown, or json; ${default} by default. In csv a text that would be taken for a formula has an apostrophe before it."`
	Asked
}

// Help returns what the flags do not say.
func (*List) Help() string {
	return `For example: entente list agreements --in Turkmenistan --signed 2019..2025 --format csv >agreements.csv

The columns are the same in every format; docs/command-line.md names them.`
}

// Validate refuses what can't be asked together.
func (l *List) Validate() error {
	if l.First < 0 {
		return fmt.Errorf("--first must not be negative, but is %d", l.First)
	}
	list := lists[l.Of]
	for _, name := range l.Type {
		if err := oneOf(new(string), []byte(flagValue(string(name))), list.kind.Types()); err != nil && len(list.kind.Types()) > 0 {
			return fmt.Errorf("--type: %w", err)
		}
	}
	var given []string
	for _, flag := range []struct {
		name  string
		given bool
	}{
		{"--in", l.In != ""},
		{"--type", l.Type != nil},
		{"--status", l.Status != nil},
		{"--signed", !l.Signed.empty()},
		{"--as-of", l.AsOf != ""},
		{"--order", l.Order != ""},
		{"--reverse", l.Reverse},
	} {
		if flag.given && !list.takes(flag.name) {
			given = append(given, flag.name)
		}
	}
	if len(given) > 0 {
		if len(given) > 1 {
			return fmt.Errorf("%s say nothing of %s: leave them out", words.Enumerate(given, "and"), l.Of)
		}
		return fmt.Errorf("%s says nothing of %s: leave it out", given[0], l.Of)
	}
	return nil
}

// listed is what can be listed, in the plural.
type listed string

// otherLists are lists by other words, as they are asked for.
var otherLists = map[string]string{
	"person": "people", "persons": "people",
	"country": "places --type country", "countries": "places --type country", "cities": "places --type city", "regions": "places --type region",
	"universities": "organisations --type university", "ministries": "organisations --type ministry",
}

// UnmarshalText reads what to list, also as Americans write it.
func (l *listed) UnmarshalText(text []byte) error {
	word := strings.ReplaceAll(strings.ToLower(string(text)), "organizations", "organisations")
	if meant := otherLists[word]; meant != "" {
		return fmt.Errorf("there is no list %q: did you mean %s?", text, meant)
	}
	return oneOf(l, []byte(word), listedNames())
}

// order is an order of entities.
type order string

// UnmarshalText reads an order; an empty variable is none.
func (o *order) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		return nil
	}
	return oneOf(o, text, []order{"NAME", "ID", "VALID_FROM", "DEGREE_DESC"})
}

// finer is a type inside a kind, as the API writes it.
type finer string

// UnmarshalText reads a type, whichever kind has it.
func (f *finer) UnmarshalText(text []byte) error {
	*f = finer(strings.ToUpper(strings.NewReplacer("-", "_", " ", "_").Replace(string(text))))
	return nil
}

func (l listed) String() string { return strings.ToLower(string(l)) }

// Run lists and prints.
func (l *List) Run(ctx context.Context, log *slog.Logger) error {
	return l.asking(ctx, log, func(a asker) error {
		list := lists[l.Of]
		place, err := placeOf(ctx, a, l.In)
		if err != nil {
			return err
		}
		here := func(*item) bool { return true }
		atOnce := l.First
		if place != nil && list.in != nil {
			here = func(i *item) bool { return list.in(i, place.ID) }
			atOnce = 0 // there is no telling how many pages it takes
		}
		var items []*item
		looked, total := 0, 0
		err = pages(ctx, a, list.query, l.variables(list, place), atOnce, func(all int, item *item) bool {
			if here(item) {
				items = append(items, item)
			}
			looked, total = looked+1, all
			return l.First == 0 || len(items) < l.First
		})
		if err != nil {
			return err
		}
		result := list.result(items)
		result.headline = words.Count(len(items), list.one, l.Of.String()) + "."
		if looked < total {
			result.headline = fmt.Sprintf("The first %s; --first shows more.", words.Count(len(items), list.one, l.Of.String()))
			if place == nil || list.in == nil {
				result.headline = fmt.Sprintf("The first %d of %s; --first shows more.", len(items), words.Count(total, list.one, l.Of.String()))
			}
		}
		return result.write(l.Format)
	})
}

// placeOf finds the place that is meant by --in; nil for none.
func placeOf(ctx context.Context, a asker, in string) (*printedEntity, error) {
	if in == "" {
		return nil, nil
	}
	id, err := resolveOne(ctx, a, in, network.Place)
	if err != nil {
		return nil, err
	}
	entity, _, err := answerTo[*printedEntity](ctx, a, placeQuery, map[string]any{"id": id})
	switch {
	case err != nil:
		return nil, err
	case entity == nil:
		return nil, missing(id)
	case entity.Kind != string(network.Place):
		return nil, fmt.Errorf("--in takes a place, and %q is %s: %s", id, indefinite(describe(entity.Kind, "")), entity.Name)
	}
	return entity, nil
}

// variables returns the question.
func (l *List) variables(list *list, place *printedEntity) map[string]any {
	if l.Of == listSources {
		filter := map[string]any{}
		if l.Name != "" {
			filter["title"] = l.Name
		}
		l.Dated.set(filter, "published")
		return map[string]any{"filter": filter}
	}
	filter := map[string]any{"kinds": []any{string(list.kind)}}
	if place != nil && list.in == nil {
		filter["country"] = place.ID
	}
	setList(filter, "types", l.Type)
	if l.Name != "" {
		filter["name"] = l.Name
	}
	setList(filter, "statuses", l.Status)
	l.Signed.set(filter, "signed")
	l.Dated.set(filter, "dated")
	variables := map[string]any{"filter": filter, "day": today()}
	l.ordered(variables)
	if l.AsOf != "" {
		filter["asOf"] = string(l.AsOf)
		variables["asOf"], variables["day"] = string(l.AsOf), string(l.AsOf)
	}
	return variables
}

// ordered sets in which order entities come.
func (l *List) ordered(variables map[string]any) {
	by := l.Order
	if by == "" && (l.Name == "" || l.Reverse) { // what fits best is an order of one direction
		by = "NAME"
	}
	if by == "" {
		return
	}
	variables["orderBy"] = string(by)
	if l.Reverse {
		variables["direction"] = "DESC"
		if by == "DEGREE_DESC" {
			variables["direction"] = "ASC"
		}
	}
}

// today is the day on which a question is asked that names none, in UTC.
func today() string { return network.DayOf(time.Now().UTC().Date()).String() }

// maxPage is how much can be asked for at once.
const maxPage = 100

// pages asks for one page after the other and hands over what is on them, with the number of all, until there is no more
// or it is enough.
func pages[T any](ctx context.Context, a asker, q query, variables map[string]any, first int, take func(total int, item *T) bool) error {
	variables["first"] = maxPage
	if first > 0 {
		variables["first"] = min(first, maxPage)
	}
	for {
		page, _, err := answerTo[struct {
			TotalCount int
			PageInfo   struct {
				HasNextPage bool
				EndCursor   string
			}
			Edges []struct{ Node T }
		}](ctx, a, q, variables)
		if err != nil {
			return err
		}
		for i := range page.Edges {
			if !take(page.TotalCount, &page.Edges[i].Node) {
				return nil
			}
		}
		if !page.PageInfo.HasNextPage {
			return nil
		}
		if page.PageInfo.EndCursor == variables["after"] {
			return errors.New("the server gives the same page again")
		}
		variables["after"] = page.PageInfo.EndCursor
	}
}
