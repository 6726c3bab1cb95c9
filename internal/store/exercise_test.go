package store_test

import (
	"fmt"
	"io"
	"maps"
	"regexp"
	"testing"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
	"github.com/entente-graph/entente/internal/topology"
)

// exercise has every statement run. What it asks for is of no account but that
// there is something of each sort.
func exercise(t *testing.T, s *store.Store) {
	t.Helper()
	ctx := t.Context()
	// A source gets another date, an entity another beginning, one link other ends
	// and another a role.
	records := storetest.Scatter("exercise", 40, 100)
	storetest.Put(t, s, records)
	changed := network.Records{Sources: records.Sources[:1], Entities: records.Entities[:1], Links: records.Links[:2]}
	changed.Sources[0].Published, changed.Entities[0].Valid.From = date(t, "1999"), date(t, "1998")
	changed.Links[0].From, changed.Links[0].To = changed.Links[0].To, changed.Links[0].From
	changed.Links[1].Role = "host"
	storetest.Put(t, s, changed)
	// One transaction more than fits on a node of the log.
	var many network.Records
	for i := range 2001 {
		many.Sources = append(many.Sources, network.Source{ID: fmt.Sprintf("source:many-%d", i), Title: "One of many"})
	}
	storetest.Put(t, s, many)

	ids := []string{records.Entities[0].ID, records.Entities[7].ID}
	source, link := records.Sources[0].ID, records.Links[0].ID
	day, place, identifier := network.DayOf(2024, 6, 1), "place:turkmenistan", network.Identifier{Scheme: "ror", Value: "x"}
	ask := listing.Ask{First: 2, Count: true, Links: true}
	links := listing.LinkFilter{Types: network.LinkTypes(), Kinds: network.Kinds(), Statuses: network.Statuses(), AsOf: &day, KnownBy: &day, Dated: &network.Period{}, Role: new("head")}
	on := listing.OnDay{AsOf: &day}

	calls := map[string]func() error{
		"Ready":    func() error { return s.Ready(ctx) },
		"Revision": func() error { return second(s.Revision(ctx)) },
		"Origin":   func() error { return second(s.Origin(ctx)) },
		"Figures":  func() error { return second(s.Figures(ctx)) },
		"Span":     func() error { return second(s.Span(ctx)) },
		"Types":    func() error { return second(s.Types(ctx, network.State{}, network.Place)) },
		"Read":     func() error { return second(s.Read(ctx, []string{source, ids[0], link})) },
		"Size":     func() error { return second(s.Size(ctx)) },
		"Alike": func() error {
			return second(s.Alike(ctx, []network.Entity{{Kind: network.Organization, Name: "UNESCO", Identifiers: []network.Identifier{identifier}}}))
		},
		"Countries": func() error { return second(s.Countries(ctx, []string{ids[0], place})) },
		"Export":    func() error { return second(s.Export(ctx, interchange.NewWriter(io.Discard))) },
		"Check":     func() error { return second(s.Check(ctx, func(store.Violation) {}, func(store.Checked) {})) },
		"Ends": func() error {
			_, _, err := s.Ends(ctx, ids)
			return err
		},
		"Expand": func() error {
			few := 9
			filter := store.HopFilter{Types: network.LinkTypes(), Kinds: network.Kinds(), KnownBy: network.MaxDay, MaxDegree: &few, Detailed: true}
			return s.Expand(ctx, ids, &filter, func(store.Hop) error { return nil })
		},
		"Shares": func() error {
			filter := store.HopFilter{Types: network.LinkTypes(), KnownBy: network.MaxDay, AsOf: &day}
			return s.Shares(ctx, ids, &filter, func(store.PartnerHop) error { return nil })
		},
		"Present": func() error {
			filter := store.HopFilter{Types: network.LinkTypes(), KnownBy: network.MaxDay, Statuses: network.Statuses()}
			return s.Present(ctx, ids, &filter, func(store.PartnerHop) error { return nil })
		},
		"Shortest": func() error {
			few := 9
			filter := store.HopFilter{
				Types: network.LinkTypes(), Kinds: []network.Kind{network.Organization}, KnownBy: day, MaxDegree: &few, AsOf: &day,
				Statuses: network.Statuses(), MinConfidence: 0.1, Avoid: []string{records.Entities[3].ID},
			}
			search := store.ShortestSearch{From: ids[0], To: ids[1], Without: []string{link}, MaxHops: 6}
			return second(s.Shortest(ctx, &store.ShortestAsk{Searches: []store.ShortestSearch{search}, Filter: filter, Joining: network.LinkTypes(), First: 1, Enough: 10}))
		},
		"Groups":            func() error { return second(s.Groups(ctx, ids)) },
		"CountBy type":      func() error { return second(s.CountBy(ctx, "type", []string{"MINISTRY"}, nil)) },
		"CountBy place":     func() error { return second(s.CountBy(ctx, "place", []string{place}, nil)) },
		"AllRegions":        func() error { return second(s.AllRegions(ctx)) },
		"OrganizationTypes": func() error { return second(s.OrganizationTypes(ctx)) },
		"Entities":          func() error { return second(s.Entities(ctx, ids)) },
		"Sources":           func() error { return second(s.Sources(ctx, []string{source})) },
		"Links":             func() error { return second(s.Links(ctx, []string{link})) },
		"LinkEvidence":      func() error { return second(s.LinkEvidence(ctx, []string{link})) },
		"Details": func() error {
			return second(s.Details(ctx, store.DetailAsk{Links: []store.LinkBetween{{ID: link, End: ids[0], Other: ids[1]}}, EvidenceOf: []string{link}, Entities: ids}))
		},
		"Shape": func() error {
			return second(s.Stream(ctx, func(topology.Entity) error { return nil }, func(topology.Link) error { return nil }))
		},
		"Changes": func() error {
			_, _, err := s.Changes(ctx, 0)
			return err
		},
		"Counts": func() error {
			_, _, _, err := s.Counts(ctx)
			return err
		},
		"Sample": func() error {
			_, _, err := s.Sample(ctx, "", 2)
			return err
		},
		"StatusPage": func() error {
			return second(s.StatusPage(ctx, listing.StatusQuery{Filter: listing.StatusFilter{NotBy: day - 10_000, By: day}, Ask: ask}))
		},
		"StatusPage of some": func() error {
			return second(s.StatusPage(ctx, listing.StatusQuery{Filter: listing.StatusFilter{By: day, Of: ids}, Ask: ask}))
		},
		"Beginnings":     func() error { return second(s.Beginnings(ctx, ids)) },
		"EntityEvidence": func() error { return second(s.EntityEvidence(ctx, ids)) },
		"CountriesOf":    func() error { return second(s.CountriesOf(ctx, ids)) },
		"PartOf":         func() error { return second(s.PartOf(ctx, ids)) },
		"Search": func() error {
			return second(s.Search(ctx, "ministry", listing.SearchFilter{Kinds: network.Kinds(), Country: &place}))
		},
		"LinkPages":  func() error { return second(s.LinkPages(ctx, ids, listing.LinkQuery{Filter: links, Ask: ask})) },
		"LinksAmong": func() error { return second(s.LinksAmong(ctx, ids, ids, links, 9)) },
		"NeighborPages": func() error {
			return second(s.NeighborPages(ctx, ids, listing.NeighborQuery{
				Filter: listing.NeighborFilter{LinkFilter: links, EntityStatuses: network.Statuses(), StatusDay: day}, Ask: ask,
			}))
		},
		"CommonPartners": func() error {
			return second(s.CommonPartners(ctx, listing.CommonPartnerQuery{Filter: listing.CommonPartners{Of: ids, OnDay: on}, Ask: ask}))
		},
		"PartnerPages":  func() error { return second(s.PartnerPages(ctx, ids, listing.PartnerQuery{Filter: on, Ask: ask})) },
		"PositionPages": func() error { return second(s.PositionPages(ctx, ids, listing.PositionQuery{Filter: on, Ask: ask})) },
		"TimelinePages": func() error { return second(s.TimelinePages(ctx, ids, listing.TimelineQuery{Ask: ask})) },
		"SourceLinkPages": func() error {
			return second(s.SourceLinkPages(ctx, []string{source}, listing.SourceLinkQuery{Ask: ask}))
		},
		"SourcePage": func() error {
			word, dates := "document", network.Period{From: date(t, "2020")}
			return second(s.SourcePage(ctx, listing.SourceQuery{Filter: listing.SourceFilter{Title: &word, Publisher: &word, URL: &word, Published: &dates}, Ask: ask}))
		},
		"StatementPages": func() error { return second(s.StatementPages(ctx, []string{source}, listing.StatementQuery{Ask: ask})) },
		"PlaceOrganizationPages": func() error {
			return second(s.PlaceOrganizationPages(ctx, []string{place}, listing.PlaceQuery{Filter: on, Ask: ask}))
		},
	}
	for _, order := range listing.EntityOrders() {
		for name, filter := range map[string]listing.EntityFilter{
			"all": {Types: []string{"MINISTRY"}, AsOf: &day}, "country": {Country: &place}, "region": {Region: &place}, "region and types": {Region: &place, Types: []string{"MINISTRY"}}, "identifier": {Identifier: &identifier},
			"name": {Name: new("ministry"), Country: &place, Dated: &network.Period{}, Signed: &network.Period{}, Statuses: network.Statuses()},
		} {
			for _, reversed := range []bool{false, true} {
				q := listing.EntityQuery{Filter: filter, Order: order, Reversed: reversed, Ask: ask}
				calls[fmt.Sprintf("EntityPage of %s by %s, reversed %v", name, order, reversed)] = func() error { return second(s.EntityPage(ctx, q)) }
			}
		}
	}
	for name, call := range calls {
		if err := call(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
}

func second[T any](_ T, err error) error { return err }

// exercised returns all statements, each with parameters that it was run with, for two
// tests: to run them all takes a while.
var exercised = func() func(t *testing.T) (statements map[string]string, parameters map[string]map[string]any) {
	var statements map[string]string
	var parameters map[string]map[string]any
	return func(t *testing.T) (map[string]string, map[string]map[string]any) {
		t.Helper()
		if parameters == nil {
			statements, parameters = exerciseAll(t)
		}
		return maps.Clone(statements), maps.Clone(parameters)
	}
}()

func exerciseAll(t *testing.T) (statements map[string]string, parameters map[string]map[string]any) {
	t.Helper()
	statements, err := store.Statements()
	if err != nil {
		t.Fatal(err)
	}
	parameters = map[string]map[string]any{
		// These are part of a migration, which has no profile.
		"migration_record": {"number": 1, "name": "schema", "at": "2026-01-01"},
		"derivation_set":   {"derivation": 3},
	}
	db := storetest.Empty(t)
	s := storetest.Connect(t, db, func(c *store.Config) {
		c.Profile = func(statement string, p map[string]any, _ int64) {
			if p == nil {
				p = map[string]any{}
			}
			parameters[statement] = p
		}
	})
	storetest.Put(t, s, storetest.Seed(t))
	exercise(t, s)
	run(t, db, "MATCH (head:Head) REMOVE head.derivation", nil)
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return statements, parameters
}

// TestStatements makes sure that the program runs every statement that there is,
// and sends each the parameters that it names.
func TestStatements(t *testing.T) {
	statements, parameters := exercised(t)
	parameter := regexp.MustCompile(`\$(\w+)`)
	for name, text := range statements {
		given, run := parameters[name]
		if !run {
			t.Errorf("nothing runs %s: have exercise run it, or remove it", name)
			continue
		}
		for _, match := range parameter.FindAllStringSubmatch(withoutComments(text), -1) {
			if _, ok := given[match[1]]; !ok {
				t.Errorf("%s is not given $%s", name, match[1])
			}
		}
	}
}

func date(t testing.TB, text string) network.Date {
	t.Helper()
	d, err := network.ParseDate(text)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
