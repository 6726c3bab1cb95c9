package ror_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/bench/ror"
	"github.com/entente-graph/entente/internal/network"
)

const dump = `{"id":"https://ror.org/042nb2s44","status":"active","established":1861,"types":["education","funder"],"names":[{"value":"MIT","types":["acronym"]},{"value":"An Institute","types":["ror_display"]}],"locations":[{"geonames_details":{"country_code":"FR","country_name":"France"}}],"relationships":[{"id":"https://ror.org/0006s4z66","type":"child"},{"id":"https://ror.org/004qcrr52","type":"related"},{"id":"https://ror.org/gone00000","type":"parent"}]}
{"id":"https://ror.org/0006s4z66","status":"active","established":null,"types":["facility"],"names":[{"value":"A Part","types":["ror_display"]}],"locations":[{"geonames_details":{"country_code":"PE","country_name":"Peru"}}],"relationships":[{"id":"https://ror.org/042nb2s44","type":"parent"},{"id":"https://ror.org/004qcrr52","type":"predecessor"}]}
{"id":"https://ror.org/004qcrr52","status":"inactive","types":["other"],"names":[{"value":"Before","types":["ror_display"]}],"locations":[{"geonames_details":{"country_code":"PE","country_name":"Peru"}}],"relationships":[{"id":"https://ror.org/0006s4z66","type":"successor"}]}
{"id":"https://ror.org/007yfgf06","status":"withdrawn","types":["company"],"names":[],"locations":[],"relationships":[]}
`

// What a dump says stands beside what was there, each link once, and countries are those
// of the network where it has them. Every record is one that a store would take.
func TestBeside(t *testing.T) {
	there := network.Records{Entities: []network.Entity{{
		ID: "place:france", Kind: network.Place, Type: network.CountryType, Name: "France", Identifiers: []network.Identifier{{Scheme: "iso3166-1", Value: "FR"}},
	}}}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	fmt.Fprint(w, dump)
	w.Close()
	for _, text := range []string{dump, packed.String()} {
		all, organizations, err := ror.Beside(there, strings.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i := range all.Entities {
			if e := &all.Entities[i]; i > 0 {
				got = append(got, fmt.Sprint(e.ID, " ", e.Type, " ", e.Name, " ", e.Valid.From))
				if faults := e.Check(); len(faults) > 0 {
					t.Errorf("%s: %v", e.ID, faults)
				}
			}
		}
		for i := range all.Links {
			l := &all.Links[i]
			got = append(got, fmt.Sprint(l.From, " ", l.Type, " ", l.To))
			if faults := l.Check(); len(faults) > 0 {
				t.Errorf("%s: %v", l.ID, faults)
			}
		}
		slices.Sort(got)
		want := []string{
			"org:ror-0006s4z66 INSTITUTE A Part ", "org:ror-0006s4z66 LOCATED_IN place:ror-pe", "org:ror-0006s4z66 PART_OF org:ror-042nb2s44",
			"org:ror-0006s4z66 SUCCEEDS org:ror-004qcrr52", "org:ror-004qcrr52 LOCATED_IN place:ror-pe", "org:ror-004qcrr52 OTHER Before ",
			"org:ror-004qcrr52 RELATED_TO org:ror-042nb2s44", "org:ror-042nb2s44 LOCATED_IN place:france", "org:ror-042nb2s44 UNIVERSITY An Institute 1861",
			"place:ror-pe COUNTRY Peru ",
		}
		if organizations != 3 || !slices.Equal(got, want) {
			t.Errorf("%d organisations:\n%s\nwant 3:\n%s", organizations, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	if _, _, err := ror.Beside(there, strings.NewReader("no dump")); err == nil {
		t.Error("what is no dump is read")
	}
}
