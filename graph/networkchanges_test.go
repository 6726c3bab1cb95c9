package graph_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
	"github.com/entente-graph/entente/internal/store/storetest"
	"github.com/entente-graph/entente/internal/topology"
)

// changing is a network of which something changes in most ways in which it can.
const changing = `
source:dated published 2024-03
source:undated retrieved 2024-09-01
org:a "A" valid 2019-05..
org:b "B"
org:young "Young"
person:p "P"
event:e "the meeting" valid 2024-02-07..2024-02-08
agreement:g "the accord" valid 2024..2024-11 status PROPOSED 2023-11, SIGNED 2024-01~, ENDED
programme:q "Q" status ESTABLISHED 2024-05-17
place:x "X" type CITY
link:party org:a PARTY_TO agreement:g evidence source:dated observed 2024-04-01
link:began org:a FUNDS org:b valid 2024-06.. evidence source:dated observed 2024-07-01
link:over org:a MEMBER_OF org:b valid 2020..2024-05
link:plan org:a PARTNERS_WITH org:b valid 2024-03~.. status AGREED
link:dropped org:a OPERATES org:b valid ..2024-02 status PROPOSED
link:between org:a SUPERVISES org:b valid 2024-02..2024-03
link:there person:p ATTENDED event:e as "speaker" for org:a
link:makes org:b ESTABLISHES org:young valid 2024-08..
link:reported org:b REPORTED event:e evidence source:undated observed 2024-10
link:in org:a LOCATED_IN place:x evidence source:undated`

// inMemory asks of a database with the records, of a snapshot that follows it.
func inMemory(t *testing.T, records network.Records) (*asker, *topology.Follower) {
	t.Helper()
	db := storetest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	s := storetest.Connect(t, db.Through(proxy.URI()))
	storetest.Put(t, s, records)
	a, follower := ask(s, proxy, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)), storetest.Follow(t, s)
	a.resolver.Shape = follower.Fresh
	return a, follower
}

// inNotation reads a network in the notation of pathtest.
func inNotation(t *testing.T, text string) network.Records {
	t.Helper()
	records, err := pathtest.Network(t.Name(), text)
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// TestNetworkChangesSay: each change is said in a sentence, with when it was as that was
// written.
func TestNetworkChangesSay(t *testing.T) {
	a, _ := inMemory(t, inNotation(t, changing))
	for _, test := range []struct {
		name, arguments string
		want            []string
	}{
		{"held", `from: "2023-12-31", to: "2024-12-31"`, []string{
			"2024-01-31 STATUS 2024-01~: the accord is signed",
			"2024-02-07 APPEARED 2024-02-07: the meeting begins",
			"2024-02-07 BEGAN 2024-02-07: B reported the meeting",
			"2024-02-07 BEGAN 2024-02-07: P attended the meeting as speaker on behalf of A",
			"2024-02-29 ENDED no longer after 2024-02: A is planned to operate B",
			"2024-03-01 BEGAN since 2024-03~: A is planned to partner with B (since 2024-03~)",
			"2024-05-17 APPEARED 2024-05-17: Q comes into being: it is established",
			"2024-05-17 STATUS 2024-05-17: Q is established",
			"2024-05-31 ENDED until 2024-05: A was a member of B",
			"2024-06-01 BEGAN since 2024-06: presumably A funds B (only seen 2024-07-01)",
			"2024-08-01 APPEARED 2024-08: Young is established",
			"2024-08-01 BEGAN 2024-08: B established Young",
			"2024-11-30 ENDED until 2024-11: A was party to the accord",
		}},
		{"around", `from: "2024-02-01", to: "2024-07-31", around: ["org:a"]`, []string{
			"2024-02-07 APPEARED 2024-02-07: the meeting begins",
			"2024-02-07 BEGAN 2024-02-07: B reported the meeting",
			"2024-02-07 BEGAN 2024-02-07: P attended the meeting as speaker on behalf of A",
			"2024-02-29 ENDED no longer after 2024-02: A is planned to operate B",
			"2024-03-01 BEGAN since 2024-03~: A is planned to partner with B (since 2024-03~)",
			"2024-03-31 ENDED until 2024-03: A supervised B",
			"2024-05-31 ENDED until 2024-05: A was a member of B",
			"2024-06-01 BEGAN since 2024-06: presumably A funds B (only seen 2024-07-01)",
		}},
		{"known", `from: "2024-01-31", to: "2024-12-31", basis: KNOWN`, []string{
			"2024-02-07 BEGAN known since 2024-02-07: presumably P attended the meeting as speaker on behalf of A (source undated)",
			"2024-03-31 BEGAN known since 2024-03-31: presumably A funds B (only seen 2024-07-01)",
			"2024-08-01 BEGAN known since 2024-08-01: presumably B established Young (source undated)",
			"2024-09-01 BEGAN known since 2024-09-01: B reported the meeting",
		}},
		{"types", `from: "2023-12-31", to: "2024-12-31", types: [FUNDS, MEMBER_OF]`, []string{
			"2024-05-31 ENDED until 2024-05: A was a member of B",
			"2024-06-01 BEGAN since 2024-06: presumably A funds B (only seen 2024-07-01)",
		}},
		{"proposed", `from: "2023-10-31", to: "2023-12-31", around: ["agreement:g"]`, []string{
			"2023-11-01 APPEARED 2023-11: the accord comes into being: it is proposed",
			"2023-11-01 BEGAN since 2023-11: presumably A is party to the accord (only seen 2024-04-01)",
			"2023-11-30 STATUS 2023-11: the accord is proposed",
		}},
		{"founded", `from: "2018-12-31", to: "2019-12-31"`, []string{
			"2019-05-01 APPEARED 2019-05: A is founded",
			"2019-05-01 BEGAN since 2019-05: A is planned to operate B (until 2024-02)",
			"2019-05-01 BEGAN since 2019-05: presumably A is located in X (undated)",
		}},
		{"no types", `from: "2018-12-31", to: "2024-12-31", types: []`, nil},
		{"nothing around", `from: "2018-12-31", to: "2024-12-31", around: []`, nil},
	} {
		got := a.ask(t, `{ networkChanges(`+test.arguments+`, first: 100) { totalCount edges { node { kind day text } } } }`)
		if got.errors != nil {
			t.Errorf("%s: %v", test.name, got.errors)
			continue
		}
		var said []string
		for _, c := range changesIn(t, got.text).Edges {
			said = append(said, fmt.Sprintf("%s %s %s", c.Node.Day, c.Node.Kind, c.Node.Text))
		}
		if diff := cmp.Diff(test.want, said); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

// foundChanges is an answer about what has changed.
type foundChanges struct {
	TotalCount int
	PageInfo   struct {
		HasNextPage bool
		EndCursor   string
	}
	Edges []struct{ Node foundChange }
}

type foundChange struct {
	Kind, Day, Text string
	Link            *struct {
		Holding string
		Link    struct{ ID, Status string }
	}
	Entity       *struct{ ID string }
	StatusChange *struct{ Status, Date string }
}

func changesIn(t *testing.T, text string) foundChanges {
	t.Helper()
	var answer struct{ NetworkChanges foundChanges }
	if err := json.Unmarshal([]byte(text), &answer); err != nil {
		t.Fatal(err)
	}
	return answer.NetworkChanges
}

// TestNetworkChangesAreRefused: what can't be asked, and what can't be answered.
func TestNetworkChangesAreRefused(t *testing.T) {
	a, _ := inMemory(t, inNotation(t, "org:a FUNDS org:b"))
	shape := a.resolver.Shape
	for _, test := range []struct {
		arguments, want string
		shape           func() *topology.Snapshot
	}{
		{`from: "2024-01-01", to: "2024-01-01"`, "BAD_USER_INPUT from: must be a day before `to`, but 2024-01-01 is not before 2024-01-01", shape},
		{`from: "2024-01-02", to: "2024-01-01"`, "BAD_USER_INPUT from: must be a day before `to`, but 2024-01-02 is not before 2024-01-01", shape},
		{`from: "2023-01-01", to: "2024-01-01", around: ["org:a", "org:x", "nothing", "org:x"]`, `NOT_FOUND around: there is no "org:x", no "nothing", no "org:x"`, shape},
		{`from: "2023-01-01", to: "2024-01-01", around: ["source:any"]`, `NOT_FOUND around: there is no entity "source:any"`, shape},
		{`from: "2023-01-01", to: "2024-01-01", around: [` + strings.Repeat(`"org:a" `, 501) + `]`, "LIMIT_EXCEEDED around: at most 500, but 501 asked", shape},
		{`from: "2023-01-01", to: "2024-01-01", first: 101`, "LIMIT_EXCEEDED first: at most 100, but 101 asked", shape},
		{`from: "2023-01-01", to: "2024-01-01", first: -1`, "BAD_USER_INPUT first: must not be negative, but is -1", shape},
		{`from: "2023-01-01", to: "2024-01-01", after: "x"`, `BAD_USER_INPUT after: "x" is no cursor of this list`, shape},
		{`from: "2023-01-01", to: "2024-01-01"`, "UNAVAILABLE networkChanges is answered from the network in memory, which is not kept here (ENTENTE_TOPOLOGY=off)", nil},
		{`from: "2023-01-01", to: "2024-01-01"`, "UNAVAILABLE networkChanges is answered from the network in memory, which is not there yet: ask again", func() *topology.Snapshot { return nil }},
	} {
		a.resolver.Shape = test.shape
		got := a.ask(t, `{ networkChanges(`+test.arguments+`) { totalCount } }`)
		if diff := cmp.Diff([]string{test.want}, got.errors); diff != "" {
			t.Errorf("%.100s (-want +got):\n%s", test.arguments, diff)
		}
	}
}

// TestNetworkChangesCost: how many round trips an answer takes does not depend on how much
// it has: one for statuses, one for entities, and one more each where links are wanted
// whole, and where it takes evidence to say them.
func TestNetworkChangesCost(t *testing.T) {
	records := pathtest.RandomNetwork(1, 2000)
	a, _ := inMemory(t, records)
	ends := map[string]int{}
	hub := records.Entities[0].ID
	for _, l := range records.Links {
		if ends[l.From]++; ends[l.From] > ends[hub] {
			hub = l.From
		}
	}
	const whole = `from: "2015-01-01", to: "2020-01-01"`
	for _, test := range []struct {
		name, arguments, selected string
		roundTrips                int
	}{
		{"how many", whole, "totalCount", 1},
		{"which", whole + ", first: 100", "totalCount edges { node { kind day link { link { id } holding } } }", 1},
		{"around", whole + `, first: 100, around: ["` + hub + `"]`, "totalCount edges { node { kind day } }", 1},
		{"links alone", whole + ", first: 100, types: [FUNDS, PARTNERS_WITH, ATTENDED]", "totalCount edges { node { kind day link { link { id from { id name } } holding } } }", 0},
		{"known", whole + ", first: 100, basis: KNOWN", "totalCount edges { node { kind day link { link { id } holding } } }", 0},
		{"entities", whole + ", first: 100", "edges { node { entity { id summary } statusChange { status date } } }", 1 + 1},
		{"in words", whole + ", first: 100", "edges { node { text } }", 1 + 1 + 1},
		{"with all of it", whole + ", first: 100", "totalCount edges { cursor node { kind day text entity { id name summary } statusChange { status } link { sentence evidence { quote source { title } } link { id from { summary } } } } }", 1 + 1 + 1 + 1},
	} {
		got := a.ask(t, `{ networkChanges(`+test.arguments+`) { `+test.selected+` } }`)
		if got.errors != nil || got.roundTrips != test.roundTrips {
			t.Errorf("%s: %d round trips, want %d; %v", test.name, got.roundTrips, test.roundTrips, got.errors)
		}
		if strings.Contains(test.selected, "node") && strings.Count(got.text, `"node"`) < 20 {
			t.Errorf("%s: the answer is too short to say anything: %s", test.name, got.text)
		}
	}
}

// TestNetworkChangesByBruteForce judges answers by the brute force, of networks in Neo4j
// that a snapshot follows while they are written to: page by page, with all that is said
// of each change.
func TestNetworkChangesByBruteForce(t *testing.T) {
	networks, writes := 3, 4
	if os.Getenv("ENTENTE_SOAK") != "" {
		networks, writes = 25, 20
	}
	db := storetest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	s := storetest.Connect(t, db.Through(proxy.URI()))
	a := ask(s, proxy, time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	a.resolver.BatchWait = time.Millisecond
	first, compared := pathtest.Seed(t), 0
	for seed := first; seed < first+uint64(networks); seed++ {
		storetest.Clear(t, db)
		r := rand.New(rand.NewPCG(seed, 2))
		records := pathtest.RandomNetwork(seed, 80+r.IntN(100))
		storetest.Put(t, s, records)
		follower := storetest.Follow(t, s)
		a.resolver.Shape = follower.Fresh
		compared += compareChanges(t, a, r, seed, records)
		made := 0
		for write := range pathtest.Changes(seed, records) {
			storetest.Put(t, s, write.Put)
			if _, err := follower.Newest(t.Context()); err != nil {
				t.Fatal(err)
			}
			compared += compareChanges(t, a, r, seed, write.After)
			if made++; made == writes {
				break
			}
		}
	}
	if compared < 1000 {
		t.Errorf("only %d changes were compared", compared)
	}
}

// compareChanges asks of a network what has changed, and returns how many changes were
// compared.
func compareChanges(t *testing.T, a *asker, r *rand.Rand, seed uint64, records network.Records) (compared int) {
	t.Helper()
	judge := pathtest.Brute(records)
	status := map[string]string{}
	for _, l := range records.Links {
		status[l.ID] = string(l.Status)
	}
	for _, q := range []brute.ChangeQuestion{
		{Basis: "HELD"},
		{Basis: "KNOWN"},
		{Basis: "HELD", Around: []string{records.Entities[r.IntN(len(records.Entities))].ID}},
		{Basis: "HELD", Types: []string{"PARTY_TO", "ATTENDED", "FUNDS"}},
	} {
		q.From = network.DayOf(2008+r.IntN(10), time.Month(1+r.IntN(12)), 1+r.IntN(28)).String()
		q.To = network.DayOf(2019+r.IntN(4), time.Month(1+r.IntN(12)), 1+r.IntN(28)).String()
		want := judge.Changes(q)
		var got []brute.Change
		for _, c := range allChanges(t, a, q, len(want)) {
			change := brute.Change{Day: c.Day, Kind: c.Kind}
			knownBy := ""
			if q.Basis == "KNOWN" {
				knownBy = q.To
			}
			switch {
			case c.Link != nil:
				change.ID = c.Link.Link.ID
				if holding := judge.Holds(change.ID, q.To, knownBy); holding != c.Link.Holding || c.Link.Link.Status != status[change.ID] {
					t.Errorf("seed %d: %v: %s holds %s, and not %s", seed, q, change.ID, holding, c.Link.Holding)
				}
			case c.StatusChange != nil:
				change.ID = c.Entity.ID
				change.Place = placeOf(records, c.Entity.ID, c.StatusChange.Status, c.StatusChange.Date, got)
			default:
				change.ID = c.Entity.ID
			}
			if c.Text == "" || strings.Contains(c.Text, ": :") || strings.HasSuffix(c.Text, " ") {
				t.Errorf("seed %d: %v: %v is said by %q", seed, q, change, c.Text)
			}
			got = append(got, change)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d: %v (-brute +got):\n%s", seed, q, diff)
		}
		compared += len(got)
	}
	return compared
}

// placeOf returns which change of status of an entity it is: of those that are the same,
// the first that has not come yet.
func placeOf(records network.Records, entity, status, date string, before []brute.Change) int {
	e := records.Entities[slices.IndexFunc(records.Entities, func(e network.Entity) bool { return e.ID == entity })]
	for i, c := range e.StatusHistory {
		come := slices.ContainsFunc(before, func(b brute.Change) bool { return b.ID == entity && b.Kind == "STATUS" && b.Place == i })
		if string(c.Status) == status && c.Date.String() == date && !come {
			return i
		}
	}
	return -1
}

// allChanges asks for one page after the other.
func allChanges(t *testing.T, a *asker, q brute.ChangeQuestion, total int) (all []foundChange) {
	t.Helper()
	variables := map[string]any{"from": q.From, "to": q.To, "basis": q.Basis}
	for name, list := range map[string][]string{"around": q.Around, "types": q.Types} {
		if list != nil {
			var values []any
			for _, v := range list {
				values = append(values, v)
			}
			variables[name] = values
		}
	}
	for {
		got := a.askWith(t, `query ($from: Date!, $to: Date!, $basis: ChangeBasis, $around: [ID!], $types: [LinkType!], $after: String) {
			networkChanges(from: $from, to: $to, basis: $basis, around: $around, types: $types, first: 30, after: $after) {
				totalCount pageInfo { hasNextPage endCursor }
				edges { node { kind day text link { holding evidence { source { id } } link { id status from { summary } } } entity { id } statusChange { status date } } } } }`, variables)
		if got.errors != nil {
			t.Fatal(got.errors)
		}
		page := changesIn(t, got.text)
		for _, e := range page.Edges {
			all = append(all, e.Node)
		}
		if page.TotalCount != total || page.PageInfo.HasNextPage != (len(all) < total) {
			t.Fatalf("%v: after %d of %d: %d in all, and more: %v", q, len(all), total, page.TotalCount, page.PageInfo.HasNextPage)
		}
		if !page.PageInfo.HasNextPage {
			return all
		}
		variables["after"] = page.PageInfo.EndCursor
	}
}
