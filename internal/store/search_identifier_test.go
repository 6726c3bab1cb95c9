package store_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// identified is a network with identifiers in spellings that differ.
const identified = `{"record":"entity","id":"org:mit","kind":"ORGANIZATION","name":"Massachusetts Institute of Technology","identifiers":[{"scheme":"ror","value":"https://ror.org/042nb2s44"},{"scheme":"wikidata","value":"Q49108"},{"scheme":"isni","value":"0000 0001 2341 2786"},{"scheme":"GRID","value":"grid.116068.8"},{"scheme":"fundref","value":"https://doi.org/10.13039/100006919"}]}
{"record":"entity","id":"org:bare","kind":"ORGANIZATION","name":"Bare","identifiers":[{"scheme":"ror","value":"02mhbdp94"},{"scheme":"wikidata","value":"http://www.wikidata.org/entity/Q7"}]}
{"record":"entity","id":"org:made-up","kind":"ORGANIZATION","name":"Made up","identifiers":[{"scheme":"ror","value":"https://ror.org/bench0000012"}]}
{"record":"entity","id":"org:it","kind":"ORGANIZATION","name":"IT"}
{"record":"entity","id":"place:italy","kind":"PLACE","type":"COUNTRY","name":"Italy","identifiers":[{"scheme":"iso3166-1","value":"ITA"},{"scheme":"un-m49","value":"380"}]}
{"record":"entity","id":"place:caribbean","kind":"PLACE","type":"REGION","name":"Caribbean","identifiers":[{"scheme":"un-m49","value":"29"}]}
{"record":"entity","id":"org:twin-a","kind":"ORGANIZATION","name":"Twin A","identifiers":[{"scheme":"wikidata","value":"Q8"}]}
{"record":"entity","id":"org:twin-b","kind":"ORGANIZATION","name":"Twin B","identifiers":[{"scheme":"wikidata","value":"Q8"}]}
`

// TestSearchByIdentifier finds what has an identifier however that is written, before
// what has it as a name, and counts the round trips: two where the query looks like an
// identifier, else one.
func TestSearchByIdentifier(t *testing.T) {
	var runs []string
	s := storetest.Connect(t, storetest.Empty(t), func(c *store.Config) {
		c.Profile = func(statement string, _ map[string]any, _ int64) { runs = append(runs, statement) }
	})
	storetest.Put(t, s, storetest.Records(t, "identified", strings.NewReader(identified)))
	for _, test := range []struct{ query, want string }{
		{"https://ror.org/042nb2s44", "org:mit https://ror.org/042nb2s44"},
		{"ror.org/042nb2s44", "org:mit https://ror.org/042nb2s44"},
		{"042nb2s44", "org:mit https://ror.org/042nb2s44"},
		{"https://ror.org/02mhbdp94", "org:bare 02mhbdp94"},
		{"https://ror.org/bench0000012", "org:made-up https://ror.org/bench0000012"},
		{"https://www.wikidata.org/wiki/Q49108", "org:mit Q49108"},
		{"q49108", "org:mit Q49108"},
		{"Q7", "org:bare http://www.wikidata.org/entity/Q7"},
		{"0000000123412786", "org:mit 0000 0001 2341 2786"},
		{"ISNI 0000 0001 2341 2786", "org:mit 0000 0001 2341 2786"},
		{"https://isni.org/isni/0000000123412786", "org:mit 0000 0001 2341 2786"},
		{"grid.116068.8", "org:mit grid.116068.8"},
		{"https://doi.org/10.13039/100006919", "org:mit https://doi.org/10.13039/100006919"},
		{"100006919", "org:mit https://doi.org/10.13039/100006919"},
		{"IT", "place:italy ITA, org:it IT"},
		{"380", "place:italy ITA"},
		{"029", "place:caribbean 29"},
		{"Q8", "org:twin-a Q8, org:twin-b Q8"},
		{"042nb2s45", ""},
		{"Q49109", ""},
	} {
		runs = nil
		found, err := s.Search(t.Context(), test.query, listing.SearchFilter{})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range found {
			got = append(got, f.Entity.ID+" "+f.Match.Name)
			if f.Match.Score != 1 {
				t.Errorf("%s finds %s with the score %v", test.query, f.Entity.ID, f.Match.Score)
			}
		}
		if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.query, diff)
		}
		if diff := cmp.Diff([]string{"entity_page_sought", "search"}, runs); diff != "" {
			t.Errorf("%s is asked so (-want +got):\n%s", test.query, diff)
		}
	}
	for query, f := range map[string]listing.SearchFilter{
		"Q49108": {Kinds: []network.Kind{network.Person}}, "Q7": {Country: new("place:italy")}, "italy": {Kinds: []network.Kind{network.Organization}},
	} {
		if found, err := s.Search(t.Context(), query, f); err != nil || len(found) > 0 {
			t.Errorf("%s with a filter: %v %+v", query, err, found)
		}
	}
	runs = nil
	if found, err := s.Search(t.Context(), "twin", listing.SearchFilter{}); err != nil || len(found) != 2 || len(runs) != 1 {
		t.Errorf("a name finds %d by %v: %v", len(found), runs, err)
	}
}

// TestEntitiesByIdentifier: the filter finds an identifier in any spelling of its
// scheme's, and in the one of another.
func TestEntitiesByIdentifier(t *testing.T) {
	s := storetest.Open(t)
	storetest.Put(t, s, storetest.Records(t, "identified", strings.NewReader(identified)))
	for _, test := range []struct{ scheme, value, want string }{
		{"ror", "042nb2s44", "org:mit"},
		{"ROR", "http://ror.org/042nb2s44/", "org:mit"},
		{"ror", "bench0000012", "org:made-up"},
		{"wikidata", "https://www.wikidata.org/wiki/Q7", "org:bare"},
		{"grid", "https://www.grid.ac/institutes/grid.116068.8", "org:mit"},
		{"iso3166-1", "it", "place:italy"},
		{"un-m49", "029", "place:caribbean"},
		{"wikidata", "042nb2s44", ""},
		{"isni", `0000 0001 2341 2786" OR "`, ""},
	} {
		page, err := s.EntityPage(t.Context(), listing.EntityQuery{
			Filter: listing.EntityFilter{Identifier: &network.Identifier{Scheme: test.scheme, Value: test.value}}, Order: listing.ByID, Ask: listing.Ask{First: 2, Count: true},
		})
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(idsOf(page), " "); got != test.want || page.Total != len(page.Items) {
			t.Errorf("%s=%s finds %q, %d of them, want %q", test.scheme, test.value, got, page.Total, test.want)
		}
	}
}
