package store_test

import (
	"cmp"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// placed has so many organisations in each country; every country is in a region of
// its own.
type placed map[string]int

// records returns them, one in five a university, with names and dates that some share.
func (p placed) records(t *testing.T) network.Records {
	r := rand.New(rand.NewPCG(1, 2))
	all := network.Records{Sources: []network.Source{{ID: "source:s", Title: "S"}}}
	evidence := []network.Evidence{{Source: "source:s", Quote: "It is there."}}
	join := func(by network.LinkType, from, to string) {
		l := network.Link{Type: by, From: from, To: to, Status: network.InForce, Confidence: 1, Evidence: evidence}
		l.ID = l.DerivedID()
		all.Links = append(all.Links, l)
	}
	for country, many := range p {
		region := "place:region-" + country
		all.Entities = append(all.Entities,
			network.Entity{ID: region, Kind: network.Place, Type: network.RegionType, Name: region},
			network.Entity{ID: "place:" + country, Kind: network.Place, Type: network.CountryType, Name: country})
		join(network.PartOf, "place:"+country, region)
		for i := range many {
			e := network.Entity{ID: fmt.Sprintf("org:%s-%04d", country, i), Kind: network.Organization, Type: "INSTITUTE", Name: fmt.Sprint("Name ", r.IntN(many/2))}
			if i%5 == 0 {
				e.Type = "UNIVERSITY"
			}
			if i%3 > 0 {
				e.Valid.From = date(t, fmt.Sprint(1900+r.IntN(100)))
			}
			all.Entities = append(all.Entities, e)
			join(network.LocatedIn, e.ID, "place:"+country)
			if other := r.IntN(many); i%2 == 0 && other != i {
				join(network.MemberOf, e.ID, fmt.Sprintf("org:%s-%04d", country, other))
			}
		}
	}
	return all
}

// TestPagesOfAPlace goes through the organisations of a country and of a region page by
// page, in every order, and compares them with a list that is sorted here. And it
// counts database hits: what is read for a page does not follow how many there are,
// but where they come in the order of their degrees.
func TestPagesOfAPlace(t *testing.T) {
	hits := int64(0)
	s := storetest.Connect(t, storetest.Empty(t), func(c *store.Config) {
		c.Profile = func(statement string, _ map[string]any, n int64) {
			if strings.HasPrefix(statement, "entity_page_of_place") {
				hits = n
			}
		}
	})
	const few, many = 100, 500
	records := placed{"few": few, "many": many}.records(t)
	storetest.Fill(t, s, records)
	inFew, inMany := "place:few", "place:many"
	regionOfFew, regionOfMany := "place:region-few", "place:region-many"
	for name, filters := range map[string][2]listing.EntityFilter{
		"country":           {{Country: &inFew}, {Country: &inMany}},
		"region":            {{Region: &regionOfFew}, {Region: &regionOfMany}},
		"both":              {{Country: &inFew, Region: &regionOfFew}, {Country: &inMany, Region: &regionOfMany}},
		"country and types": {{Country: &inFew, Types: []string{"UNIVERSITY", "FUNDER"}}, {Country: &inMany, Types: []string{"UNIVERSITY", "FUNDER"}}},
		"region and types":  {{Region: &regionOfFew, Types: []string{"UNIVERSITY", "UNIVERSITY"}}, {Region: &regionOfMany, Types: []string{"UNIVERSITY"}}},
	} {
		for order, reversed := range everyOrder() {
			t.Run(fmt.Sprintf("%s by %s, reversed %v", name, order, reversed), func(t *testing.T) {
				var read [2]int64
				for i, f := range filters {
					country := []string{"few", "many"}[i]
					want := sorted(records, country, f.Types, order, reversed)
					page, err := s.EntityPage(t.Context(), listing.EntityQuery{Filter: f, Order: order, Reversed: reversed, Ask: listing.Ask{First: 5}})
					if err != nil {
						t.Fatal(err)
					}
					if page.Total != 0 {
						t.Errorf("%d were counted, though nobody asked", page.Total)
					}
					read[i] = hits
					if got := idsOf(page); !slices.Equal(got, want[:5]) || !page.More {
						t.Errorf("the first are %v, want %v", got, want[:5])
					}
					if i == 1 {
						continue
					}
					var all []string
					var after *listing.EntityCursor
					for more := true; more; more = page.More {
						if page, err = s.EntityPage(t.Context(), listing.EntityQuery{Filter: f, Order: order, Reversed: reversed, After: after, Ask: listing.Ask{First: 33, Count: true}}); err != nil {
							t.Fatal(err)
						}
						if page.Total != len(want) {
							t.Errorf("there are %d, want %d", page.Total, len(want))
						}
						all = append(all, idsOf(page)...)
						after = &page.Items[len(page.Items)-1].Cursor
					}
					if !slices.Equal(all, want) {
						t.Errorf("page by page they are %v, want %v", all, want)
					}
				}
				// Of another type, more or fewer may have to be read.
				if limit := 2 * read[0]; order != listing.ByDegree && read[1] > limit {
					t.Errorf("%d database hits for five of %d, and %d for five of %d", read[0], few, read[1], many)
				}
			})
		}
	}
	page, err := s.EntityPage(t.Context(), listing.EntityQuery{
		Filter: listing.EntityFilter{Kinds: []network.Kind{network.Person}, Region: &regionOfFew}, Order: listing.ByID, Ask: listing.Ask{First: 5, Count: true},
	})
	if err != nil || len(page.Items) > 0 || page.More || page.Total != 0 {
		t.Errorf("people of a region: %v, %v", page, err)
	}
}

// everyOrder yields every order, each way.
func everyOrder() iter.Seq2[listing.EntityOrder, bool] {
	return func(yield func(listing.EntityOrder, bool) bool) {
		for _, order := range listing.EntityOrders() {
			if !yield(order, false) || !yield(order, true) {
				return
			}
		}
	}
}

// TestPagesOfAnyFilter goes through lists page by page, by whatever they are sought, in
// every order, each way: the pages together are the list, and as many as were counted.
func TestPagesOfAnyFilter(t *testing.T) {
	s := storetest.Open(t)
	records := storetest.Scatter("pages", 90, 200)
	for i := range records.Entities {
		e := &records.Entities[i]
		e.Names = append(e.Names, network.Name{Text: fmt.Sprintf("Body %d of the %s", i%4, e.Kind)})
		e.Identifiers = []network.Identifier{{Scheme: "common", Value: fmt.Sprint(i % 2)}}
	}
	storetest.Put(t, s, records)
	for name, filter := range map[string]listing.EntityFilter{
		"all":        {},
		"kinds":      {Kinds: []network.Kind{network.Agreement, network.Event}},
		"dated":      {Dated: &network.Period{From: date(t, "2000"), To: date(t, "2024")}},
		"statuses":   {Statuses: network.Statuses(), Today: network.DayOf(2026, 1, 1)},
		"name":       {Name: new("body organization")},
		"identifier": {Identifier: &network.Identifier{Scheme: "common", Value: "1"}},
		"both":       {Name: new("body"), Identifier: &network.Identifier{Scheme: "common", Value: "1"}},
	} {
		lists := everyOrder()
		if filter.Name != nil {
			lists = func(yield func(listing.EntityOrder, bool) bool) {
				if yield(listing.ByBest, false) {
					everyOrder()(yield)
				}
			}
		}
		least := 0
		for order, reversed := range lists {
			q := listing.EntityQuery{Filter: filter, Order: order, Reversed: reversed, Ask: listing.Ask{First: 100, Count: true}}
			whole, err := s.EntityPage(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			q.First = 7
			var all []string
			for more := true; more; {
				page, err := s.EntityPage(t.Context(), q)
				if err != nil {
					t.Fatal(err)
				}
				if page.Total != len(whole.Items) {
					t.Errorf("%s by %s: %d were counted, want %d", name, order, page.Total, len(whole.Items))
				}
				all = append(all, idsOf(page)...)
				if more = page.More; more {
					q.After = &page.Items[len(page.Items)-1].Cursor
				}
			}
			if !slices.Equal(all, idsOf(whole)) {
				t.Errorf("%s by %s, reversed %v: page by page they are %v, want %v", name, order, reversed, all, idsOf(whole))
			}
			least = len(all)
		}
		if least < 8 {
			t.Errorf("%s: only %d on several pages", name, least)
		}
	}
}

func idsOf(page listing.Page[listing.ListedEntity]) (ids []string) {
	for _, item := range page.Items {
		ids = append(ids, item.Entity.ID)
	}
	return ids
}

// sorted returns the ids of the organisations of a country and of some types, nil for
// all, in an order.
func sorted(records network.Records, country string, types []string, order listing.EntityOrder, reversed bool) (ids []string) {
	degree := map[string]int{}
	for _, l := range records.Links {
		degree[l.From]++
		degree[l.To]++
	}
	var all []network.Entity
	for _, e := range records.Entities {
		if strings.HasPrefix(e.ID, "org:"+country+"-") && (types == nil || slices.Contains(types, e.Type)) {
			all = append(all, e)
		}
	}
	slices.SortFunc(all, func(a, b network.Entity) int {
		var by int
		switch order {
		case listing.ByID:
			by = cmp.Compare(a.ID, b.ID)
		case listing.ByName:
			by = cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name))
		case listing.ByBegin:
			if a.Valid.From.IsZero() != b.Valid.From.IsZero() { // what has no date comes last, either way
				return cmp.Compare(b.Valid.From.String(), a.Valid.From.String())
			}
			by = cmp.Compare(a.Valid.From.Earliest(), b.Valid.From.Earliest())
		case listing.ByDegree:
			by = cmp.Compare(degree[b.ID], degree[a.ID])
		}
		if reversed {
			by = -by
		}
		return cmp.Or(by, cmp.Compare(a.ID, b.ID))
	})
	for _, e := range all {
		ids = append(ids, e.ID)
	}
	return ids
}
