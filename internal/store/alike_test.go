package store_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// Alike finds by the whole name and the whole identifier, whatever is written in them,
// and by nothing else.
func TestAlike(t *testing.T) {
	long := strings.Repeat("long ", 300)
	org := func(id, name string, identifiers ...network.Identifier) network.Entity {
		return network.Entity{ID: id, Kind: network.Organization, Name: name, Identifiers: identifiers}
	}
	ror := func(value string) network.Identifier { return network.Identifier{Scheme: "ror", Value: value} }
	odd := network.Identifier{Scheme: `a=b%`, Value: `"c\d" OR (e) AND *: ~1`}
	s := storetest.Open(t)
	storetest.Put(t, s, network.Records{Entities: []network.Entity{
		org("org:a", "Academy", ror("1"), odd),
		org("org:b", "academy", ror("1 2")),
		org("org:c", "Academy of Sciences", ror("12")),
		org("org:long", long+"a", ror(long+"a")),
		org("org:longer", long+"b", ror(long+"b")),
		{ID: "person:a", Kind: network.Person, Name: "Academy", Identifiers: []network.Identifier{ror("1")}},
		{ID: "place:a", Kind: network.Place, Name: "Ashgabat"},
	}})
	for _, c := range []struct {
		name string
		like network.Entity
		want []string
	}{
		{"nothing", org("org:x", "Nothing"), nil},
		{"a name", org("org:x", "Academy"), []string{"org:a"}},
		{"a name of another kind", network.Entity{ID: "person:x", Kind: network.Person, Name: "Academy"}, []string{"person:a"}},
		{"a part of a name", org("org:x", "Sciences"), nil},
		{"an identifier", org("org:x", "X", ror("1 2")), []string{"org:b"}},
		{"an identifier and a name", org("org:x", "Academy of Sciences", ror("1 2")), []string{"org:b", "org:c"}},
		{"what is alike twice", org("org:x", "Academy", odd, ror("1")), []string{"org:a"}},
		{"an identifier of any characters", org("org:x", "X", odd), []string{"org:a"}},
		{"a part of an identifier", org("org:x", "X", ror("2"), network.Identifier{Scheme: "ro", Value: "r=1"}), nil},
		{"another scheme", org("org:x", "X", network.Identifier{Scheme: "isni", Value: "1"}), nil},
		{"a long name", org("org:x", long+"b"), []string{"org:longer"}},
		{"a long identifier", org("org:x", "X", ror(long+"b")), []string{"org:longer"}},
	} {
		got, err := s.Alike(t.Context(), []network.Entity{c.like, org("org:y", "Y")})
		if err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if diff := cmp.Diff(c.want, ids(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// What is found comes with what is compared, in one round trip, and at a cost that
// does not follow how much there is.
func TestAlikeReadsLittle(t *testing.T) {
	statements, hits := 0, int64(0)
	s := storetest.Connect(t, storetest.Empty(t), func(c *store.Config) {
		c.Profile = func(_ string, _ map[string]any, n int64) { statements, hits = statements+1, n }
	})
	entity := func(i int) network.Entity {
		return network.Entity{
			ID: fmt.Sprintf("org:%d", i), Kind: network.Organization, Name: fmt.Sprint("Name ", i),
			Identifiers: []network.Identifier{{Scheme: "ror", Value: fmt.Sprint(i)}, {Scheme: "common", Value: "x"}},
		}
	}
	var like []network.Entity
	for i := range 100 {
		e := entity(i)
		e.ID, e.Identifiers = fmt.Sprintf("org:new-%d", i), e.Identifiers[:1]
		like = append(like, e)
	}
	cost := func(from, to int) int64 {
		var records network.Records
		for i := from; i < to; i++ {
			records.Entities = append(records.Entities, entity(i))
		}
		storetest.Put(t, s, records)
		statements = 0
		got, err := s.Alike(t.Context(), like)
		if err != nil || len(got) != len(like) || statements != 1 {
			t.Fatalf("%v, %d found in %d statements", err, len(got), statements)
		}
		for _, e := range got {
			var i int
			if _, err := fmt.Sscanf(e.ID, "org:%d", &i); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(entity(i), e, cmpopts.EquateComparable(network.Date{})); diff != "" {
				t.Errorf("%s (-stored +found):\n%s", e.ID, diff)
			}
		}
		return hits
	}
	few, many := cost(0, 200), cost(200, 2200)
	if few == 0 || many > few+few/10 {
		t.Errorf("%d database hits among 200, %d among 2,200", few, many)
	}
	// Of many that are alike only some are found.
	e := entity(5000)
	got, err := s.Alike(t.Context(), []network.Entity{e})
	if err != nil || len(got) == 0 || len(got) > 250 {
		t.Errorf("%d with a common identifier, %v", len(got), err)
	}
}

func TestSizeAndCountries(t *testing.T) {
	s := storetest.Open(t)
	if size, err := s.Size(t.Context()); size != 0 || err != nil {
		t.Errorf("nothing is %d records, %v", size, err)
	}
	records := placed{"tm": 4, "kz": 6}.records(t)
	records.Entities = append(records.Entities, network.Entity{ID: "org:nowhere", Kind: network.Organization, Name: "N"},
		network.Entity{ID: "place:ashgabat", Kind: network.Place, Type: network.CityType, Name: "Ashgabat"})
	l := network.Link{Type: network.PartOf, From: "place:ashgabat", To: "place:tm", Status: network.InForce, Confidence: 1, Evidence: records.Links[0].Evidence}
	l.ID = l.DerivedID()
	records.Links = append(records.Links, l)
	storetest.Put(t, s, network.Records{Sources: records.Sources})
	if size, err := s.Size(t.Context()); size != 1 || err != nil {
		t.Errorf("one source is %d records, %v", size, err)
	}
	storetest.Put(t, s, records)
	if size, err := s.Size(t.Context()); size != records.Len() || err != nil {
		t.Errorf("%d of %d records, %v", size, records.Len(), err)
	}
	got, err := s.Countries(t.Context(), []string{"org:tm-0001", "org:kz-0005", "org:nowhere", "org:missing", "place:missing", "place:ashgabat", "place:tm", "place:region-kz"})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"org:tm-0001": "place:tm", "org:kz-0005": "place:kz", "place:ashgabat": "place:tm", "place:tm": "place:tm"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got, err := s.Countries(t.Context(), nil); len(got) > 0 || err != nil {
		t.Errorf("%v, %v", got, err)
	}
}

func ids(entities []network.Entity) []string {
	var all []string
	for _, e := range entities {
		all = append(all, e.ID)
	}
	slices.Sort(all)
	return all
}
