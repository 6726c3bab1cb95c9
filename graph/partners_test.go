package graph_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// TestPartnersByBruteForce judges `commonPartners`, asked of the store and of a snapshot,
// and `suggestPartners` on random networks by the brute force, as far as its answer goes;
// package suggestion has more networks. A failure names its seed:
// see pathtest.Seed.
func TestPartnersByBruteForce(t *testing.T) {
	networks := 30
	if os.Getenv("ENTENTE_SOAK") != "" {
		networks = 1000
	}
	db := storetest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	s := storetest.Connect(t, db.Through(proxy.URI()))
	today := time.Date(2022, 1, 1, 0, 0, 0, 0, time.UTC)
	stored, shown := ask(s, proxy, today), ask(s, proxy, today)
	seen := map[string]int{}
	first := pathtest.Seed(t)
	for seed := first; seed < first+uint64(networks); seed++ {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			storetest.Clear(t, db)
			records := pathtest.SuggestionNetwork(seed)
			storetest.Put(t, s, records)
			follower := storetest.Follow(t, s)
			shown.resolver.Shape = follower.Fresh
			shown.resolver.Paths = pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{})
			j := partnersJudge{r: rand.New(rand.NewPCG(seed, 2)), brute: pathtest.BruteNetwork(records), records: records, day: pathtest.SuggestionDay(seed), seen: seen}
			for range 3 {
				j.common(t, stored, shown)
			}
			for range 10 {
				j.suggestions(t, shown)
			}
		})
	}
	for _, what := range []string{
		"partners", "partners in common", "suggestions", "COMMON_PARTNERS", "COMMON_PROGRAMMES", "COMMON_EVENTS", "COMMON_OFFICIALS",
		"SAME_TYPE", "NEW_REGION", "NEW_COUNTRY", "asked of a place", "asked of a type",
	} {
		if seen[what] == 0 {
			t.Errorf("only %d were compared: %s", seen[what], what)
		}
	}
	t.Logf("compared: %v", seen)
}

// partnersJudge asks questions of one network.
type partnersJudge struct {
	r       *rand.Rand
	brute   *brute.Network
	records network.Records
	day     network.Day
	// seen is how often something was compared.
	seen map[string]int
}

func (j *partnersJudge) chance() bool { return j.r.IntN(2) == 0 }

// draw draws the ids of some entities of a kind, at least one.
func (j *partnersJudge) draw(kind network.Kind, most int) []string {
	var all []string
	for _, e := range j.records.Entities {
		if e.Kind == kind {
			all = append(all, e.ID)
		}
	}
	j.r.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
	return all[:1+j.r.IntN(min(most, len(all)))]
}

const commonQuery = `query ($of: [ID!]!, $asOf: Date) {
  commonPartners(of: $of, asOf: $asOf, first: 100) {
    totalCount edges { node { id } through { id } links { type id } judged { link { type id } } }
  }
}`

// common compares the partners in common of some organisations.
func (j *partnersJudge) common(t *testing.T, stored, shown *asker) {
	t.Helper()
	of, asOf := j.draw(network.Organization, 3), ""
	variables := map[string]any{"of": append(anyOf(of), of[0])}
	if j.chance() {
		asOf = j.day.String()
		variables["asOf"] = asOf
	}
	want := j.brute.CommonPartners(of, asOf)
	for name, a := range map[string]*asker{"store": stored, "snapshot": shown} {
		type ref struct{ Type, ID string }
		var got struct {
			CommonPartners struct {
				TotalCount int
				Edges      []struct {
					Node    ref
					Through []ref
					Links   []ref
					Judged  []struct{ Link ref }
				}
			}
		}
		answered(t, a.askWith(t, commonQuery, variables), &got)
		var all []brute.CommonPartner
		for _, e := range got.CommonPartners.Edges {
			c := brute.CommonPartner{ID: e.Node.ID}
			for _, x := range e.Through {
				c.Through = append(c.Through, x.ID)
			}
			for i, l := range e.Links {
				c.Links = append(c.Links, brute.LinkRef(l))
				if e.Judged[i].Link != l {
					t.Fatalf("by the %s, of %s: judged is %v, and links %v", name, of, e.Judged[i].Link, l)
				}
			}
			all = append(all, c)
		}
		if diff := cmp.Diff(want, all, cmpopts.EquateEmpty()); diff != "" || got.CommonPartners.TotalCount != len(want) {
			t.Fatalf("by the %s, of %s as of %q (-brute +got):\n%s", name, of, asOf, diff)
		}
	}
	if j.seen["partners"] += len(want); len(of) > 1 {
		j.seen["partners in common"] += len(want)
	}
}

const suggestQuery = `query ($for: ID!, $in: [ID!], $types: [String!], $asOf: Date, $first: Int) {
  suggestPartners(for: $for, in: $in, types: $types, asOf: $asOf, first: $first) {
    organization { id } points
    reasons { kind text points entities { id } }
    paths { hops entities { id } steps { from { id } to { id } links { type id } } }
  }
}`

// suggestions compares whom to suggest.
func (j *partnersJudge) suggestions(t *testing.T, a *asker) {
	t.Helper()
	q := brute.SuggestQuestion{For: j.draw(network.Organization, 1)[0], AsOf: j.day.String(), First: []int{1, 3, 10, 100}[j.r.IntN(4)]}
	variables := map[string]any{"for": q.For, "asOf": q.AsOf, "first": q.First}
	if j.r.IntN(5) == 0 { // which is today
		q.AsOf = "2022-01-01"
		delete(variables, "asOf")
	}
	if j.r.IntN(4) == 0 {
		q.In = j.draw(network.Place, 2)
		variables["in"] = anyOf(q.In)
	}
	if j.r.IntN(4) == 0 {
		q.Types = []string{[]string{"UNIVERSITY", "MINISTRY"}[j.r.IntN(2)]}
		variables["types"] = anyOf(q.Types)
	}
	type ref struct{ ID string }
	var got struct {
		SuggestPartners []struct {
			Organization ref
			Points       int
			Reasons      []struct {
				Kind, Text string
				Points     int
				Entities   []ref
			}
			Paths []struct {
				Hops     int
				Entities []ref
				Steps    []struct {
					From, To ref
					Links    []brute.LinkRef
				}
			}
		}
	}
	answered(t, a.askWith(t, suggestQuery, variables), &got)
	all := []brute.Suggestion{}
	for _, s := range got.SuggestPartners {
		one := brute.Suggestion{ID: s.Organization.ID, Points: s.Points}
		for _, r := range s.Reasons {
			if r.Text == "" {
				t.Fatalf("%+v: a reason says nothing", q)
			}
			reason := brute.SuggestionReason{Kind: r.Kind, Points: r.Points}
			for _, e := range r.Entities {
				reason.Entities = append(reason.Entities, e.ID)
			}
			one.Reasons = append(one.Reasons, reason)
			j.seen[r.Kind]++
		}
		if len(s.Paths) != 1 {
			t.Fatalf("%+v: there are %d paths to %s", q, len(s.Paths), one.ID)
		}
		one.Path.PartnerSteps = s.Paths[0].Hops
		for _, e := range s.Paths[0].Entities {
			one.Path.Entities = append(one.Path.Entities, e.ID)
		}
		for _, step := range s.Paths[0].Steps {
			one.Path.Steps = append(one.Path.Steps, brute.Step{From: step.From.ID, To: step.To.ID, Links: step.Links})
		}
		all = append(all, one)
	}
	if diff := cmp.Diff(j.brute.Suggest(q), all, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("%+v (-brute +got):\n%s", q, diff)
	}
	j.seen["suggestions"] += len(all)
	if q.In != nil {
		j.seen["asked of a place"] += len(all)
	}
	if q.Types != nil {
		j.seen["asked of a type"] += len(all)
	}
}

// anyOf returns ids as variables have them.
func anyOf(ids []string) []any {
	all := make([]any, len(ids))
	for i, id := range slices.Clone(ids) {
		all[i] = id
	}
	return all
}

// answered reads an answer without errors.
func answered(t *testing.T, a answer, into any) {
	t.Helper()
	if a.errors != nil {
		t.Fatal(a.errors)
	}
	if err := json.Unmarshal([]byte(a.text), into); err != nil {
		t.Fatal(err)
	}
}

// TestSuggestPartners shows what a suggestion is, what is refused, and that there are none
// without the network in memory.
func TestSuggestPartners(t *testing.T) {
	records, err := pathtest.Network("suggestions", `
place:asia "Asia" type REGION
place:europe "Europe" type REGION
place:x "X" type COUNTRY
place:y "Y" type COUNTRY
place:x PART_OF place:asia
place:y PART_OF place:europe
org:me "Me" type UNIVERSITY
org:near "Near" type UNIVERSITY
org:over "Over" valid ..2020
org:me LOCATED_IN place:x
org:near LOCATED_IN place:y
org:far LOCATED_IN place:x
org:me PARTNERS_WITH org:friend
org:me PARTY_TO agreement:a
org:hub PARTY_TO agreement:a
org:friend PARTY_TO agreement:a
org:hub PARTNERS_WITH org:near
org:friend PARTNERS_WITH org:near
org:hub PARTNERS_WITH org:far
org:hub PARTNERS_WITH org:planned
org:me PARTNERS_WITH org:planned status PROPOSED
org:hub PARTNERS_WITH org:over
org:me FUNDS programme:p
org:far MEMBER_OF programme:p
person:q HOLDS_POSITION org:me as "head"
person:q HOLDS_POSITION org:far as "adviser"
person:q ATTENDED event:e valid 2024-03-01..
org:far HOSTED event:e valid 2024-03-01..
`)
	if err != nil {
		t.Fatal(err)
	}
	a := newAsker(t, records, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	const all = `{ suggestPartners(for: "org:me"%s) { organization { id } points reasons { kind text points entities { id } } paths { explanation } } }`
	errors := func(arguments string, want string) {
		t.Helper()
		if got := a.ask(t, fmt.Sprintf(all, arguments)).errors; !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", arguments, got, want)
		}
	}
	errors("", "UNAVAILABLE suggestPartners is answered from the network in memory, which is not kept here (ENTENTE_TOPOLOGY=off)")
	follower := storetest.Follow(t, a.resolver.Store)
	a.resolver.Shape, a.resolver.Paths = follower.Fresh, pathfind.NewService(memory.New(follower.Newest), pathfind.Limits{})
	// The hub has five partners that are more than planned and still there, the friend three:
	// 100/ln 5 is 62, 100/ln 3 is 91.
	const want = `{"suggestPartners": [
  {"organization": {"id": "org:near"}, "points": 160, "reasons": [
    {"kind": "COMMON_PARTNERS", "text": "2 partners in common: org:friend and org:hub", "points": 153, "entities": [{"id": "org:friend"}, {"id": "org:hub"}]},
    {"kind": "SAME_TYPE", "text": "of the same type: university", "points": 2, "entities": []},
    {"kind": "NEW_REGION", "text": "no partner yet in Europe", "points": 5, "entities": [{"id": "place:europe"}]}
  ], "paths": [{"explanation": "presumably Me is party to agreement:a (undated) (“source:any”); presumably org:friend is party to agreement:a (undated) (“source:any”); presumably org:friend partners with Near (undated) (“source:any”)"}]},
  {"organization": {"id": "org:far"}, "points": 122, "reasons": [
    {"kind": "COMMON_PARTNERS", "text": "1 partner in common: org:hub", "points": 62, "entities": [{"id": "org:hub"}]},
    {"kind": "COMMON_PROGRAMMES", "text": "1 programme in common: programme:p", "points": 20, "entities": [{"id": "programme:p"}]},
    {"kind": "COMMON_EVENTS", "text": "1 event in common: event:e", "points": 20, "entities": [{"id": "event:e"}]},
    {"kind": "COMMON_OFFICIALS", "text": "1 official in common: person:q", "points": 20, "entities": [{"id": "person:q"}]}
  ], "paths": [{"explanation": "presumably Me is party to agreement:a (undated) (“source:any”); presumably org:hub is party to agreement:a (undated) (“source:any”); presumably org:far partners with org:hub (undated) (“source:any”)"}]}]}`
	got := a.ask(t, fmt.Sprintf(all, ""))
	if diff := cmp.Diff(compact(want), compact(got.text)); diff != "" || got.errors != nil {
		t.Errorf("(-want +got):\n%s\n%s %v", diff, got.text, got.errors)
	}
	for arguments, want := range map[string]string{
		`, in: ["place:europe"]`:                 "org:near",
		`, in: ["place:asia", "place:x"]`:        "org:far",
		`, in: ["place:y", "place:x"], first: 1`: "org:near",
		`, types: ["UNIVERSITY"]`:                "org:near",
		`, types: []`:                            "",
		`, in: []`:                               "",
		`, first: 0`:                             "",
	} {
		var got struct {
			SuggestPartners []struct{ Organization struct{ ID string } }
		}
		answered(t, a.ask(t, fmt.Sprintf(all, arguments)), &got)
		ids := ""
		for _, s := range got.SuggestPartners {
			ids += s.Organization.ID
		}
		if ids != want {
			t.Errorf("%s: %q, want %q", arguments, ids, want)
		}
	}
	errors(`, first: 101`, "LIMIT_EXCEEDED first: at most 100, but 101 asked")
	errors(`, first: -1`, "BAD_USER_INPUT first: must not be negative, but is -1")
	errors(`, in: ["org:far"]`, `BAD_USER_INPUT in: "org:far" is of kind ORGANIZATION, and only one of kind PLACE can be named here`)
	errors(`, in: ["place:no", "place:x", "place:none"]`, `NOT_FOUND in: there is no "place:no", no "place:none"`)
	errors(`, types: ["UNIVERSTY"]`, `BAD_USER_INPUT types: no ORGANIZATION has the type "UNIVERSTY": did you mean UNIVERSITY?`)
	for id, want := range map[string]string{
		"org:no":   `NOT_FOUND for: there is no "org:no"`,
		"person:q": `BAD_USER_INPUT for: "person:q" is of kind PERSON, and only one of kind ORGANIZATION can be named here`,
	} {
		if got := a.ask(t, fmt.Sprintf(`{ suggestPartners(for: %q) { points } }`, id)).errors; !slices.Equal(got, []string{want}) {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
}
