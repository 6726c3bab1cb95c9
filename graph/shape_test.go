package graph_test

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/graph/generated"
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/cypher"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// shaping is an engine that knows the shape of what it finds. It has a store of
// its own, whose round trips nobody counts. Costs and periods it makes up.
type shaping struct {
	graph.PathService
	t     *testing.T
	store *store.Store
	// hidden: it keeps the shapes to itself.
	hidden bool
}

func (e shaping) Paths(ctx context.Context, q pathfind.Question) (pathfind.Answer, error) {
	rank, overlapping := q.Rank, q.Where.Overlapping
	q.Rank, q.Where.Overlapping = pathfind.FewestHops, false
	answer, err := e.PathService.Paths(ctx, q)
	for i := range answer.Paths {
		p := &answer.Paths[i]
		e.shape(p, q.Where.Known())
		for j := range p.Steps {
			if rank == pathfind.Strongest {
				p.Steps[j].Cost = pathfind.Cost{Type: 10, Status: 20, Sources: 5, Confidence: j, Recency: 2}
				p.Steps[j].Cheapest = len(p.Steps[j].Links) - 1
			}
		}
		if overlapping {
			p.Period = &network.Interval{From: network.DayOf(2024, time.June, 1+i), To: network.MaxDay}
		}
	}
	return answer, err
}

func (e shaping) Reach(ctx context.Context, q pathfind.ReachQuestion) (pathfind.Reach, error) {
	reach, err := e.PathService.Reach(ctx, q)
	if err != nil || e.hidden {
		return reach, err
	}
	reach.OriginShapes = e.entities(reach.Origins)
	for i := range reach.Groups {
		g := &reach.Groups[i]
		if q.GroupBy != pathfind.ByType {
			g.Place = &e.entities([]string{g.Key})[0]
		}
		e.members(&g.Members, q.Where.Known())
	}
	e.members(&reach.WithoutPlace, q.Where.Known())
	return reach, nil
}

// members sets the shapes of those that are listed.
func (e shaping) members(m *pathfind.Members, known network.Day) {
	for _, page := range m.Pages {
		for i := range page.Items {
			member := &page.Items[i]
			member.Shape = &e.entities([]string{member.ID})[0]
			e.shape(&member.Path, known)
		}
	}
}

// shape sets the shape of a path, as known by a day.
func (e shaping) shape(p *pathfind.Path, known network.Day) {
	if e.hidden {
		return
	}
	p.Shape = &pathfind.Shape{Entities: e.entities(p.Entities)}
	for _, step := range p.Steps {
		var ids []string
		for _, ref := range step.Links {
			ids = append(ids, ref.ID)
		}
		found, err := e.store.Links(e.t.Context(), ids)
		if err != nil {
			e.t.Error(err)
		}
		var links []pathfind.LinkShape
		for i, id := range ids {
			l := found[id]
			shape := pathfind.LinkShape{
				Backward: l.To == step.From, Role: l.Role, Valid: l.Valid, Status: l.Status, Confidence: l.Confidence, OnBehalfOf: l.OnBehalfOf,
			}
			shape.Tenure, _ = network.KnownBy(l.Tenures, known)
			if p := step.Presence; p != nil && p.By[i] != step.From && p.By[i] != step.To {
				shape.By = &e.entities([]string{p.By[i]})[0]
			}
			if l.Behalf != nil {
				shape.Behalf = &e.entities([]string{l.Behalf.ID})[0]
			}
			links = append(links, shape)
		}
		p.Shape.Links = append(p.Shape.Links, links)
	}
}

func (e shaping) entities(ids []string) []pathfind.EntityShape {
	found, err := e.store.Entities(e.t.Context(), ids)
	if err != nil {
		e.t.Error(err)
	}
	shapes := make([]pathfind.EntityShape, len(ids))
	for i, id := range ids {
		shapes[i] = pathfind.EntityShape{ID: id, Kind: found[id].Kind, Type: found[id].Type, Name: found[id].Name, Valid: found[id].Valid}
	}
	return shapes
}

// shapedQuestion is asked with and without shapes. roundTrips is what an answer
// costs beyond what the engine does itself, where it returns shapes.
type shapedQuestion struct {
	name, query string
	roundTrips  int
	// withSnapshot is that where there is a snapshot too.
	withSnapshot int
}

func shapedQuestions() []shapedQuestion {
	return []shapedQuestion{
		{"paths: what is in the shape", `{
		paths(from: "person:meylis-babayev", to: "org:unesco", where: { overlapping: true }, rank: STRONGEST, first: 20) {
			__typename outcome shortest complete hasMore blockedBy
			paths {
				... on Path { hops cost }
				period { from to }
				entities { __typename id ... on Node { id } ...named }
				steps {
					from { id } to { kind }
					links { id type role status confidence valid { from to } from { ...named } to { type } }
					cost { total type status sources confidence recency link { id } }
				}
			}
		}
	} fragment named on Entity { name kind ... on Organization { sort: type } valid { from __typename } }`, 0, 0},
		{"paths: the outcome alone", `{ paths(from: "person:meylis-babayev", to: "org:unesco") { outcome shortest revision work { visited limit } } }`, 0, 0},
		{"paths: what is left out", `query ($no: Boolean = false) {
		paths(from: "person:meylis-babayev", to: "org:unesco") {
			paths { entities { name summary @include(if: $no) } explanation @skip(if: true) steps { links { id ...more @include(if: $no) } } }
		}
	} fragment more on Link { evidence { quote } }`, 0, 0},
		{"paths: no hops", `{ paths(from: "org:unesco", to: "org:unesco", where: { overlapping: true }, rank: STRONGEST) { paths { hops cost entities { name } period { from to } } } }`, 0, 0},
		{"paths: all that is written", `{
		paths(from: "person:meylis-babayev", to: "org:unesco", where: { knownBy: "2025-10-20" }, first: 20) {
			paths {
				explanation
				entities { summary website }
				steps {
					links {
						sentence onBehalfOf { name summary }
						evidence { quote locator observed { from to } source { __typename id title publisher url published language retrieved note } }
					}
				}
			}
		}
	}`, 1, 1},
		{"paths: judged, and all that was certain", `{
		paths(from: "person:rejep-mahmudov", to: "person:azat-atayev", where: { asOf: "2025-10-09", certainty: CERTAIN }, first: 3) {
			paths { steps { judged { holding sentence link { id } } } }
		}
	}`, 0, 0},
		{"paths: judged, with what is presumed", `{
		paths(from: "person:meylis-babayev", to: "org:unesco", where: { asOf: "2025-12-01" }, first: 20) {
			paths { steps { judged { holding sentence link { id } } } }
		}
	}`, 1, 1},
		{"paths: judged, with evidence", `{
		paths(from: "person:meylis-babayev", to: "org:unesco", where: { knownBy: "2025-10-20" }, first: 20) {
			paths { explanation steps { judged { holding sentence link { id role from { id } } evidence { quote known locator observed { from to } source { id title } } } } }
		}
	}`, 1, 1},
		{"paths: what is gqlgen's", `{
		paths(from: "person:meylis-babayev", to: "org:unesco", first: 3) {
			paths { explanation entities { id names { text } identifiers { value } facts { name } } steps { links { id holds(on: "2025-01-01") evidence { quote } } } }
		}
	}`, 1, 1},
		{"paths: with lists below", `{
		paths(from: "person:meylis-babayev", to: "org:unesco", first: 3) {
			paths { entities { name ... on Organization { country { name } } timeline(first: 2) { edges { node { text } } } } }
		}
	}`, 3, 2},
		{"reach: what is in the shape", `{
		reach(from: ["org:unesco-ichei"]) {
			total withoutPlace complete byHop { hops organizations }
			origins { id name }
			groups {
				key label reached known byHop { hops organizations } place { id name type }
				nearest { hops entity { id name type } path { hops entities { name } steps { links { id type } } } }
				two: nearest(first: 2) { entity { id } }
			}
		}
	}`, 0, 0},
		{"reach: the nearest without their paths", `{ reach(from: ["org:unesco-ichei"], groupBy: COUNTRY) { revision work { visited limit } groups { label nearest(first: 1) { hops entity { name } } } } }`, 0, 0},
		{"reach: pages, empty groups and some groups", `{
		reach(from: ["org:unesco-ichei"], where: { asOf: "2025-10-31", maxHops: 2 }, groupBy: COUNTRY, withEmpty: true) {
			total totalCertain
			unplaced(first: 1) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { hops certain entity { id } } } }
			groups { key reached reachedCertain known members(first: 2) { totalCount pageInfo { hasNextPage } edges { node { entity { name } path { hops entities { id } } } } } }
			one: groups(keys: ["place:turkmenistan"]) { label members(first: 1) { edges { cursor } } nearest { entity { id } } }
			none: groups(keys: []) { key }
		}
	}`, 0, 0},
		{"reach: by partners", `{
		reach(from: ["org:ministry-of-education-of-turkmenistan"], unit: PARTNERS, where: { maxHops: 2 }) {
			total byHop { hops organizations }
			groups { key nearest { hops path { hops entities { id name } steps { from { id } to { id } links { id type from { id name kind } to { id } } } } } }
			unplaced(first: 50) { edges { node { path { hops entities { id } steps { judged { holding link { id from { name } to { name } role valid { from } } } } } } } }
		}
	}`, 0, 0},
		{"reach: by partners, with evidence", `{
		reach(from: ["org:ministry-of-education-of-turkmenistan"], unit: PARTNERS) {
			groups { nearest(first: 3) { path { explanation steps { links { sentence onBehalfOf { name } from { summary } evidence { quote } } } } } }
		}
	}`, 1, 1},
		{"reach: by type", `{ reach(from: ["org:unesco-ichei"], groupBy: TYPE) { groups { key label place { id } reached } } }`, 0, 0},
		{"reach: all that is written", `{
		reach(from: ["org:unesco-ichei"]) {
			origins { summary }
			groups { place { summary } nearest(first: 3) { entity { website } path { explanation steps { links { sentence evidence { source { title } } } } } } }
		}
	}`, 1, 1},
		{"records", `{
		entities(filter: { kinds: [ORGANIZATION] }, first: 30) {
			totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
			edges { cursor node { __typename id kind type name summary website valid { from to } identifiers { scheme value } } }
		}
	}`, 2, 2},
		{"records: found by name", `{ search(query: "ministry of educ") { totalCount edges { cursor score matchedName node { name ... on Organization { kind } ... on Person { id } } } } }`, 1, 1},
		{"records: found by a post", `{ search(query: "Minister of Education of Turkmenistan") { edges { score matchedName node { id } position { role valid { from } person { name } organization { name } link { id status from { id } } } } } }`, 1, 1},
		{"records: found by an identifier", `{ search(query: "iso3166-1 tkm") { edges { score matchedName node { id } position { role } } } }`, 2, 2},
		{"records: of an organisation", `{ node(id: "org:unesco-iite") { ... on Organization { name country { name } parent { id country { id partOf { name } } } } } }`, 4, 1},
		{"records: none", `{ node(id: "place:united-nations") { ... on Entity { id } } entity(id: "org:nobody") { name } place: entity(id: "place:turkmenistan") { name ... on Place { partOf { name } } } }`, 2, 2},
		{"paths: as the first example asks for them", `{
		paths(from: ["person:meylis-babayev"], to: ["org:unesco"], where: { maxHops: 4 }, first: 20) {
			outcome shortest complete hasMore
			paths { entities { name } steps { links { sentence evidence { quote source { title published } } } } }
		}
	}`, 1, 1},
		{"lists: an organisation's page", `{
		node(id: "org:ministry-of-education-of-turkmenistan") {
			... on Organization {
				id name type valid { from to } country { name }
				parts(first: 2) { totalCount pageInfo { hasNextPage endCursor } edges { cursor node { name } } }
				agreements(first: 10) { edges { node { id name valid { from to } parties { id name } signatories { name } } } }
				officials(asOf: "2025-06-01", first: 3) { totalCount edges { cursor node { role valid { from to } person { id name } organization { name } link { id status } } } }
				partners { totalCount pageInfo { hasNextPage } edges { cursor node { id name } through { id name kind } links { id type role status confidence from { id name } to { name } } } }
				neighbors(filter: { kinds: [PERSON, ORGANIZATION], asOf: "2025-06-01", knownBy: "2025-10-01" }, first: 30) { totalCount edges { cursor node { name } links { id type from { name } to { name } } } }
			}
		}
	}`, 9, 0},
		{"lists: of a person, a programme, an event", `{
		person: entity(id: "person:meylis-babayev") { name ... on Person { positions { edges { node { role organization { name country { name } } } } } } }
		programme: entity(id: "programme:unesco-unevoc") { name ... on Programme { members { totalCount edges { node { name } } } } }
		nodes(ids: ["org:unesco", "org:unesco-iite", "org:nobody"]) { id ... on Entity { name kind } }
	}`, 3, 1},
		{"lists: sources and what they say", `{
		sources(filter: { publisher: "unesco" }, first: 5) {
			totalCount pageInfo { hasNextPage }
			edges { node { title statements(first: 4) { totalCount edges { cursor node { kind text entity { id } link { id } evidence { quote source { title } } } } } } }
		}
	}`, 4, 4},
		{"lists: evidence of their links", `{ entity(id: "org:unesco-iite") { neighbors(first: 3) { edges { node { name } links { id evidence { quote } } } } } }`, 3, 1},
		// A list with evidence each, since that of several is read at once or not as it happens.
		{"lists: judged links", `{ entity(id: "org:unesco-iite") { links(first: 3) { edges { holding sentence evidence { quote } node { id } } } } }`, 3, 2},
		{"lists: judged neighbours", `{
		entity(id: "org:unesco-iite") {
			neighbors(first: 3, filter: { knownBy: "2025-12-01" }) { edges { node { name } judged { holding sentence evidence { quote known } link { id } } } }
		}
	}`, 3, 1},
		{"lists: judged partners and positions", `{
		entity(id: "org:unesco-iite") {
			... on Organization { partners(first: 3, asOf: "2023-07-25") { edges { node { name } judged { holding link { id } } } } officials(first: 3) { edges { node { role } judged { holding } } } }
		}
	}`, 3, 0},
		{"lists: what no snapshot shows", `{
		entity(id: "org:ministry-of-education-of-turkmenistan") {
			... on Organization {
				agreements(status: [SIGNED, IN_FORCE], first: 3) { edges { node { name } } }
				partners(first: 2) { edges { node { name } links { sentence } } }
				neighbors(first: 2) { edges { node { name } links { onBehalfOf { name } from { summary } } } }
			}
		}
	}`, 4, 4},
		{"reach: what is gqlgen's", `{ reach(from: ["org:unesco-ichei"]) { groups { label nearest(first: 3) { entity { names { text } } path { explanation } } } } }`, 1, 1},
	}
}

// TestShapes asks the same of an engine that returns shapes and of one that does
// not, with a snapshot at hand and without, and lets gqlgen alone write the answer
// too: it is always the same, and takes no round trip where all is in the shape,
// and one for all else.
func TestShapes(t *testing.T) {
	db := storetest.Empty(t)
	proxy := neo4jtest.Proxy(t, db.URI)
	direct := storetest.Connect(t, db)
	storetest.Put(t, direct, storetest.Seed(t))
	a := ask(storetest.Connect(t, db.Through(proxy.URI())), proxy, time.Date(2025, 11, 1, 12, 0, 0, 0, time.UTC))
	engine := shaping{PathService: pathfind.NewService(cypher.New(direct), pathfind.Limits{}), t: t, store: direct}
	plain := *a
	plain.executor = executor.New(generated.NewExecutableSchema(generated.Config{Resolvers: a.resolver}))
	snapshot := storetest.Follow(t, direct).Fresh
	with := func(hidden bool, a *asker, query string) answer {
		engine.hidden = hidden
		a.resolver.Paths, a.resolver.Shape = engine, nil
		return a.ask(t, query)
	}
	withSnapshot := func(a *asker, query string) answer {
		engine.hidden = false
		a.resolver.Paths, a.resolver.Shape = engine, snapshot
		return a.ask(t, query)
	}
	with(true, a, `{ nodes(ids: ["org:unesco", "link:x"]) { id } }`) // connections are made the first time
	for _, q := range shapedQuestions() {
		t.Run(q.name, func(t *testing.T) {
			got := with(false, a, q.query)
			if got.errors != nil || len(got.text) < 40 {
				t.Fatalf("%s %v", got.text, got.errors)
			}
			if got.roundTrips != q.roundTrips {
				t.Errorf("%d round trips, want %d", got.roundTrips, q.roundTrips)
			}
			shown := withSnapshot(a, q.query)
			if shown.roundTrips != q.withSnapshot {
				t.Errorf("%d round trips with a snapshot, want %d", shown.roundTrips, q.withSnapshot)
			}
			for name, other := range map[string]answer{
				"with a snapshot":            shown,
				"by gqlgen, with a snapshot": withSnapshot(&plain, q.query),
				"without shapes":             with(true, a, q.query),
				"by gqlgen":                  with(false, &plain, q.query),
				"by gqlgen, without shapes":  with(true, &plain, q.query),
			} {
				if diff := cmp.Diff(got.text, other.text); diff != "" || other.errors != nil {
					t.Errorf("%s: %v (-with shapes +otherwise)\n%s", name, other.errors, diff)
				}
			}
		})
	}
}

// TestRevisionAndWork: answers about paths and reach say of which revision they are,
// and what they cost.
func TestRevisionAndWork(t *testing.T) {
	a := seeded(t)
	a.resolver.Paths = pathfind.NewService(cypher.New(a.resolver.Store), pathfind.Limits{Work: 4321})
	revision, err := a.resolver.Store.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	const selection = ` { complete revision work { visited limit } } }`
	for _, question := range []string{
		`{ is: paths(from: "person:meylis-babayev", to: "org:unesco")`, `{ is: reach(from: "org:unesco-ichei")`,
	} {
		got := a.ask(t, question+selection)
		var data struct {
			Is struct {
				Complete bool
				Revision string
				Work     struct{ Visited, Limit int }
			}
		}
		if err := json.Unmarshal([]byte(got.text), &data); err != nil {
			t.Fatalf("%s: %s: %v", question, got.text, err)
		}
		is := data.Is
		if !is.Complete || is.Revision != strconv.FormatInt(revision, 10) || is.Work.Visited == 0 || is.Work.Visited > 4321 || is.Work.Limit != 4321 {
			t.Errorf("%s at revision %d: %+v", question, revision, is)
		}
	}
}

// gone is an engine that has found what is no longer there.
type gone struct{ graph.PathService }

func (gone) Admit(context.Context) (*pathfind.Budget, func(), error) {
	return pathfind.NewBudget(), func() {}, nil
}

func (gone) Paths(context.Context, pathfind.Question) (pathfind.Answer, error) {
	one := 1
	return pathfind.Answer{Outcome: pathfind.Found, Shortest: &one, Paths: []pathfind.Path{{
		Entities: []string{"org:unesco", "org:gone"},
		Steps:    []pathfind.Step{{From: "org:unesco", To: "org:gone", Links: []pathfind.LinkRef{{Type: network.PartnersWith, ID: "link:gone"}}}},
		Shape: &pathfind.Shape{
			Entities: []pathfind.EntityShape{{ID: "org:unesco", Kind: network.Organization}, {ID: "org:gone", Kind: network.Organization}},
			Links:    [][]pathfind.LinkShape{{{Status: network.InForce, Confidence: 1}}},
		},
	}}}, nil
}

// TestChangedMeanwhile: what an engine found and is gone when its details are read
// can't be shown, but what the engine knew of it can.
func TestChangedMeanwhile(t *testing.T) {
	a := seeded(t)
	a.resolver.Paths = gone{}
	for selection, want := range map[string]string{
		"entities { id } steps { links { type } }": "",
		"entities { summary }":                     "CONFLICT",
		"steps { links { sentence } }":             "CONFLICT",
		"steps { links { evidence { quote } } }":   "CONFLICT",
	} {
		got := a.ask(t, `{ paths(from: "org:unesco", to: "org:gone") { paths { `+selection+` } } }`)
		if code, _, _ := strings.Cut(strings.Join(got.errors, "; "), " "); code != want {
			t.Errorf("%s: %s %v, want %q", selection, got.text, got.errors, want)
		}
	}
}
