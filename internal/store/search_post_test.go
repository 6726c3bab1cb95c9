package store_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// posts is a network of two countries, whose ministries have the same posts.
const posts = `{"record":"source","id":"source:old","title":"Old","published":"2015-01-01"}
{"record":"source","id":"source:new","title":"New","published":"2030-01-01"}
{"record":"entity","id":"place:xanadu","kind":"PLACE","type":"COUNTRY","name":"Xanadu","names":[{"text":"Ксанаду"}]}
{"record":"entity","id":"place:ruritania","kind":"PLACE","type":"COUNTRY","name":"Ruritania"}
{"record":"entity","id":"org:moe-x","kind":"ORGANIZATION","type":"MINISTRY","name":"Ministry of Education of Xanadu","names":[{"text":"MoEX","type":"ACRONYM"}]}
{"record":"entity","id":"org:moe-r","kind":"ORGANIZATION","type":"MINISTRY","name":"Education Ministry"}
{"record":"entity","id":"event:visit","kind":"EVENT","name":"Visit of the Minister of Education, Xanadu"}
{"record":"entity","id":"person:certain","kind":"PERSON","name":"Certain"}
{"record":"entity","id":"person:presumed","kind":"PERSON","name":"Presumed"}
{"record":"entity","id":"person:former","kind":"PERSON","name":"Former"}
{"record":"entity","id":"person:deputy","kind":"PERSON","name":"Deputy"}
{"record":"entity","id":"person:other","kind":"PERSON","name":"Other"}
{"record":"entity","id":"person:digital","kind":"PERSON","name":"Head of Nothing"}
{"record":"link","type":"LOCATED_IN","from":"org:moe-x","to":"place:xanadu","evidence":[{"source":"source:old","quote":"q"}]}
{"record":"link","type":"LOCATED_IN","from":"org:moe-r","to":"place:ruritania","evidence":[{"source":"source:old","quote":"q"}]}
{"record":"link","id":"link:certain","type":"HOLDS_POSITION","from":"person:certain","to":"org:moe-x","role":"Minister of Education","valid":{"from":"2020"},"evidence":[{"source":"source:new","quote":"q"}]}
{"record":"link","id":"link:presumed","type":"HOLDS_POSITION","from":"person:presumed","to":"org:moe-x","role":"Minister of Education","onBehalfOf":"place:xanadu","evidence":[{"source":"source:old","quote":"q"}]}
{"record":"link","id":"link:former","type":"HOLDS_POSITION","from":"person:former","to":"org:moe-x","role":"Minister of Education","valid":{"from":"2010","to":"2012"},"evidence":[{"source":"source:old","quote":"q"}]}
{"record":"link","id":"link:deputy","type":"HOLDS_POSITION","from":"person:deputy","to":"org:moe-x","role":"Deputy Minister of Education","evidence":[{"source":"source:old","quote":"q"}]}
{"record":"link","id":"link:formerly","type":"HOLDS_POSITION","from":"person:deputy","to":"org:moe-x","role":"Minister of Education","valid":{"to":"2009"},"evidence":[{"source":"source:old","quote":"q"}]}
{"record":"link","id":"link:other","type":"HOLDS_POSITION","from":"person:other","to":"org:moe-r","role":"Minister of Education","evidence":[{"source":"source:old","quote":"q"}]}
{"record":"link","id":"link:digital","type":"HOLDS_POSITION","from":"person:digital","to":"org:moe-r","role":"Head of the Department of Digital Systems and Information-Security","evidence":[{"source":"source:old","quote":"q"}]}
`

// TestPosts finds people by what they are.
func TestPosts(t *testing.T) {
	s := storetest.Open(t)
	storetest.Put(t, s, storetest.Records(t, "posts", strings.NewReader(posts)))
	for _, test := range []struct {
		query  string
		filter listing.SearchFilter
		want   string
	}{
		// The words are of the role and of the organisation's or the country's names, in any
		// order and script. Held today comes first, certainly before presumably, and the
		// role itself before one that has more to it.
		{query: "Minister of Education MoEX", want: "person:certain Minister of Education, person:presumed Minister of Education," +
			" person:deputy Deputy Minister of Education, person:former Minister of Education"},
		{query: "ruritania MINISTER education", want: "person:other Minister of Education"},
		{query: "digital security head Ruritania", want: "person:digital Head of the Department of Digital Systems and Information-Security"},
		{query: "InformationSecurity head ministry", want: "person:digital Head of the Department of Digital Systems and Information-Security"},
		{query: "Deputy Minister Ксанаду", want: "person:deputy Deputy Minister of Education"},
		// All words must be found, and one in the role.
		{query: "digital security head Xanadu", want: ""},
		{query: "Xanadu MoEX", want: ""},
		{query: "digital securiti head", want: ""},
		// Names come before posts.
		{query: "Minister of Education Xanadu", want: "event:visit, person:certain Minister of Education, person:presumed Minister of Education," +
			" person:deputy Deputy Minister of Education, person:former Minister of Education"},
		// No posts where a name is found whole, nor where no people are wanted.
		{query: "xanadu, education ministry", want: "org:moe-x, event:visit"},
		{query: "Head", want: "person:digital"}, // once, by the name
		{query: "Minister of Education MoEX", filter: listing.SearchFilter{Kinds: []network.Kind{network.Event}}, want: ""},
		{query: "Minister of Education MoEX", filter: listing.SearchFilter{Country: new("place:xanadu")}, want: ""},
		// A minister is no misspelt ministry, unless there is none.
		{query: "Minister of Education of Xanadu", filter: listing.SearchFilter{Kinds: []network.Kind{network.Organization}}, want: "org:moe-x"},
		{query: "Minister Education Ministry", want: "person:certain Minister of Education, person:other Minister of Education, person:presumed Minister of Education," +
			" person:deputy Deputy Minister of Education, person:former Minister of Education"},
		{query: "… of the", want: ""},
	} {
		test.filter.Today = network.DayOf(2026, 1, 1)
		found, err := s.Search(t.Context(), test.query, test.filter)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i, f := range found {
			text := f.Entity.ID
			if f.Position != nil {
				text += " " + f.Match.Name
				if f.Position.Role != f.Match.Name || f.Position.Source.ID != f.Entity.ID || f.Position.Target == nil {
					t.Errorf("%s: the position is %+v", test.query, f.Position)
				}
			}
			if i > 0 && f.Place().Compare(found[i-1].Place()) <= 0 {
				t.Errorf("%s: %+v comes after %+v", test.query, f.Place(), found[i-1].Place())
			}
			got = append(got, text)
		}
		if diff := cmp.Diff(test.want, strings.Join(got, ", ")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.query, diff)
		}
	}
	found, err := s.Search(t.Context(), "minister xanadu", listing.SearchFilter{Kinds: []network.Kind{network.Person}, Today: network.DayOf(2026, 1, 1)})
	if err != nil || len(found) < 2 || found[1].Position.Behalf == nil || found[1].Position.Behalf.ID != "place:xanadu" || found[1].Degree != 1 {
		t.Errorf("%v %+v", err, found)
	}
}

// TestPostsAreBounded counts what is read of a network in which far more hold a post
// than are looked at. It stays the same however many they are, and who holds it at the
// organisation that the query names is found all the same. Where a name is found whole,
// nothing is read of posts.
func TestPostsAreBounded(t *testing.T) {
	var hits int64
	runs := 0
	s := storetest.Connect(t, storetest.Empty(t), func(c *store.Config) {
		c.Profile = func(statement string, _ map[string]any, n int64) {
			if statement == "search" {
				hits = n
				runs++
			}
		}
	})
	search := func(query string) ([]listing.Found, int64) {
		t.Helper()
		runs = 0
		found, err := s.Search(t.Context(), query, listing.SearchFilter{Today: network.DayOf(2026, 1, 1)})
		if err != nil || runs != 1 {
			t.Fatalf("%v in %d round trips", err, runs)
		}
		return found, hits
	}
	const few, many = 1200, 2400
	storetest.Fill(t, s, rectors(0, few))
	storetest.Put(t, s, network.Records{Entities: []network.Entity{{ID: "org:academy", Kind: network.Organization, Name: "Rector Academy"}}})
	_, whole := search("rector academy")
	_, fewHits := search("Rector")
	if whole > 100 {
		t.Errorf("%d database hits for a whole name", whole)
	}
	storetest.Put(t, s, rectors(few, many))
	if _, got := search("rector academy"); got != whole {
		t.Errorf("%d database hits for a whole name, and %d where there are more posts", whole, got)
	}
	found, got := search("Rector")
	if limit := fewHits + fewHits/2; got > limit {
		t.Errorf("%d database hits for a post that %d hold, %d where %d do", fewHits, few, got, many)
	}
	if len(found) != store.MaxCandidates {
		t.Errorf("%d are found, want %d", len(found), store.MaxCandidates)
	}
	for _, i := range []int{3, many / 2, many - 1} {
		found, _ := search(fmt.Sprintf("Rector of the Institute %d", i))
		if len(found) != 1 || found[0].Entity.ID != fmt.Sprintf("person:%d", i) {
			t.Errorf("%d are found, not the one rector of %d", len(found), i)
		}
	}
}

// rectors returns that many institutes, each with its rector.
func rectors(from, to int) network.Records {
	all := network.Records{Sources: []network.Source{{ID: "source:s", Title: "S"}}}
	for i := from; i < to; i++ {
		org, person := fmt.Sprintf("org:%d", i), fmt.Sprintf("person:%d", i)
		all.Entities = append(all.Entities,
			network.Entity{ID: org, Kind: network.Organization, Name: fmt.Sprintf("Institute %d", i)},
			network.Entity{ID: person, Kind: network.Person, Name: fmt.Sprintf("Somebody %d", i)})
		l := network.Link{
			Type: network.HoldsPosition, From: person, To: org, Role: "Rector", Status: network.InForce, Confidence: 1,
			Evidence: []network.Evidence{{Source: "source:s", Quote: "q"}},
		}
		l.ID = l.DerivedID()
		all.Links = append(all.Links, l)
	}
	return all
}
