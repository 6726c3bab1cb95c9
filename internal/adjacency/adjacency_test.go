package adjacency_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/entente-graph/entente/internal/adjacency"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/localneo4j/neo4jtest"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/store"
	"github.com/entente-graph/entente/internal/store/storetest"
	"github.com/entente-graph/entente/internal/topology"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// TestAsInTheStore judges the lists by those of the store: on random networks, of
// all their entities, with filters, places and lengths drawn at random; and again
// when the network has changed. A failure names its seed: see pathtest.Seed.
func TestAsInTheStore(t *testing.T) {
	networks, asks, writes, enough := 2, 2, 5, 10
	if os.Getenv("ENTENTE_SOAK") != "" {
		networks, asks, writes, enough = 20, 10, 50, 1000
	}
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	first := pathtest.Seed(t)
	items := counted{}
	for seed := first; seed < first+uint64(networks); seed++ {
		t.Run(fmt.Sprintf("seed %d", seed), func(t *testing.T) {
			storetest.Clear(t, db)
			j := judge{store: s, r: rand.New(rand.NewPCG(seed, 1)), items: items}
			j.records = j.onBehalf(pathtest.RandomNetwork(seed, 100+j.r.IntN(400)))
			storetest.Put(t, s, j.records)
			follower := storetest.Follow(t, s)
			j.compare(t, follower.Fresh(), asks)
			made := 0
			for write := range pathtest.Changes(seed, j.records) {
				storetest.Put(t, s, j.onBehalf(write.Put))
				j.records = write.After
				if made++; made == writes {
					break
				}
			}
			newest, err := follower.Newest(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			j.compare(t, newest, asks)
		})
	}
	for _, list := range []string{"neighbors", "links of neighbors", "positions", "partners", "shared by partners", "links of partners", "countries", "links counted"} {
		if items[list] < enough {
			t.Errorf("only %d %s were compared", items[list], list)
		}
	}
	if items["partners in common"] == 0 { // of which these networks have few; graph has others
		t.Error("no partners in common were compared")
	}
}

var dates = cmpopts.EquateComparable(network.Date{})

// counted is how many items of each list were compared.
type counted map[string]int

// judge compares lists of one network.
type judge struct {
	store   *store.Store
	r       *rand.Rand
	records network.Records
	items   counted
}

// onBehalf lets those who take part in events do so on behalf of somebody, most
// often, and others of others, which means nothing.
func (j *judge) onBehalf(records network.Records) network.Records {
	all := slices.Concat(j.records.Entities, records.Entities)
	records.Links = slices.Clone(records.Links)
	for i := range records.Links {
		l := &records.Links[i]
		atEvent := l.Type == network.Attended || l.Type == network.Led
		if l.OnBehalfOf = ""; j.r.IntN(3) > 0 == atEvent {
			l.OnBehalfOf = all[j.r.IntN(len(all))].ID
		}
	}
	return records
}

// compare asks both for random pages of all entities.
func (j *judge) compare(t *testing.T, s *topology.Snapshot, asks int) {
	t.Helper()
	var owners []string
	for _, e := range j.records.Entities {
		owners = append(owners, e.ID)
	}
	j.entities(t, adjacency.Of(s), owners)
	for i := range asks {
		ask := listing.Ask{First: []int{0, 1, 2, 5, 100, 100}[j.r.IntN(6)], Count: j.chance(), Links: j.chance()}
		after, place, on := j.after(), j.place(), listing.OnDay{AsOf: j.day()}
		if i == 0 { // once the beginning of all lists, whatever is drawn
			ask, after, place, on = listing.Ask{First: 100, Count: true, Links: true}, "", listing.BeforePositions(), listing.OnDay{}
		}
		snapshot := adjacency.Of(s)
		compare(t, j, snapshot, owners, listing.NeighborQuery{Filter: listing.NeighborFilter{LinkFilter: j.filter()}, After: after, Ask: ask},
			j.store.NeighborPages, snapshot.Neighbors, j.neighbor)
		j.counts(t, snapshot, owners, j.filter())
		compare(t, j, snapshot, owners, listing.PositionQuery{Filter: on, After: place, Ask: ask}, j.store.PositionPages, snapshot.Positions, j.position)
		compare(t, j, snapshot, owners, listing.PartnerQuery{Filter: on, After: after, Ask: ask}, j.store.PartnerPages, snapshot.Partners, j.partner)
		j.common(t, snapshot, listing.CommonPartnerQuery{Filter: listing.CommonPartners{OnDay: on}, After: after, Ask: ask})
	}
}

// common compares the partners that some organisations have in common: of those that are
// partners of the same, most often.
func (j *judge) common(t *testing.T, snapshot adjacency.Reader, q listing.CommonPartnerQuery) {
	t.Helper()
	var organizations []string
	for _, e := range j.records.Entities {
		if e.Kind == network.Organization {
			organizations = append(organizations, e.ID)
		}
	}
	whole := q
	whole.After, whole.Ask, whole.Filter.AsOf = "", listing.Ask{First: 100, Count: true, Links: true}, nil
	for n, i := range j.r.Perm(len(organizations))[:min(40, len(organizations))] {
		q := q
		if n%2 == 0 {
			q = whole
		}
		page, err := snapshot.Partners(t.Context(), organizations[i], listing.PartnerQuery{Ask: listing.Ask{First: 100}})
		if err != nil {
			t.Fatal(err)
		}
		q.Filter.Of = []string{organizations[i]}
		if len(page.Items) > 1 {
			q.Filter.Of = nil
			for _, k := range j.r.Perm(len(page.Items))[:2+j.r.IntN(min(2, len(page.Items)-1))] {
				q.Filter.Of = append(q.Filter.Of, page.Items[k].Entity.ID)
			}
		}
		want, err := j.store.CommonPartners(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		got, err := snapshot.CommonPartners(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(showPage(want, nil, j.partner), showPage(got, nil, j.partner), dates); diff != "" {
			t.Fatalf("%+v (-store +snapshot):\n%s", q, diff)
		}
		if len(q.Filter.Of) > 1 {
			j.items["partners in common"] += len(want.Items)
		}
	}
}

// counts compares how many links of all owners pass a filter.
func (j *judge) counts(t *testing.T, snapshot adjacency.Reader, owners []string, f listing.LinkFilter) {
	t.Helper()
	want, err := j.store.LinkPages(t.Context(), owners, listing.LinkQuery{Filter: f, Ask: listing.Ask{Count: true}})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range owners {
		if got := snapshot.CountLinks(id, &f); got != want[id].Total {
			t.Fatalf("%s: %+v: %d links by the snapshot, and %d by the store", id, f, got, want[id].Total)
		}
		j.items["links counted"] += want[id].Total
	}
}

// compare compares the pages of all owners.
func compare[Q, T any](
	t *testing.T, j *judge, snapshot adjacency.Reader, owners []string, q Q,
	stored func(context.Context, []string, Q) (map[string]listing.Page[T], error),
	read func(context.Context, string, Q) (listing.Page[T], error),
	shown func(owner *network.Entity, item T) any,
) {
	t.Helper()
	want, err := stored(t.Context(), owners, q)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range owners {
		got, err := read(t.Context(), id, q)
		if err != nil {
			t.Fatal(err)
		}
		of, err := snapshot.Entity(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(showPage(want[id], of, shown), showPage(got, of, shown), dates); diff != "" {
			t.Fatalf("%s: %T %+v (-store +snapshot):\n%s", id, q, q, diff)
		}
	}
}

// page is a page as far as a snapshot shows it.
type page struct {
	Items []any
	More  bool
	Total int
}

func showPage[T any](p listing.Page[T], owner *network.Entity, shown func(*network.Entity, T) any) page {
	all := page{More: p.More, Total: p.Total}
	for _, item := range p.Items {
		all.Items = append(all.Items, shown(owner, item))
	}
	return all
}

func (j *judge) entities(t *testing.T, snapshot listing.Reader, ids []string) {
	t.Helper()
	read := func(by func(context.Context, string) (*network.Entity, error), id string) *network.Entity {
		e, err := by(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	entities, err := j.store.Entities(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	countries, err := j.store.CountriesOf(t.Context(), ids)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range ids {
		if diff := cmp.Diff(shape(entities[id]), read(snapshot.Entity, id), dates); diff != "" || entities[id] == nil {
			t.Fatalf("%s (-store +snapshot):\n%s", id, diff)
		}
		if diff := cmp.Diff(shape(countries[id]), read(snapshot.Country, id), dates); diff != "" {
			t.Fatalf("the country of %s (-store +snapshot):\n%s", id, diff)
		}
		if countries[id] != nil {
			j.items["countries"]++
		}
	}
	if read(snapshot.Entity, "org:nobody") != nil || read(snapshot.Country, "org:nobody") != nil {
		t.Fatal("there is one that is not there")
	}
}

// The following show items without what a snapshot does not show.

func shape(e *network.Entity) *network.Entity {
	if e == nil {
		return nil
	}
	return &network.Entity{ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name, Valid: e.Valid}
}

// shownLink has both ends: one that was not read is the owner.
func shownLink(owner *network.Entity, l listing.Link) any {
	l.Behalf = shape(l.Behalf)
	for i := range l.Tenures { // a snapshot counts no more
		const most = 3
		l.Tenures[i].Sources, l.Tenures[i].CertainSources = min(l.Tenures[i].Sources, most), min(l.Tenures[i].CertainSources, most)
	}
	l.Source, l.Target = shape(l.Source), shape(l.Target)
	if l.Source == nil {
		l.Source = owner
	}
	if l.Target == nil {
		l.Target = owner
	}
	return l
}

func shownLinks(owner *network.Entity, links []listing.Link) (all []any) {
	for _, l := range links {
		all = append(all, shownLink(owner, l))
	}
	return all
}

func (j *judge) neighbor(owner *network.Entity, n listing.Neighbor) any {
	j.items["neighbors"]++
	j.items["links of neighbors"] += len(n.Links)
	return []any{shape(n.Entity), shownLinks(owner, n.Links)}
}

func (j *judge) position(owner *network.Entity, l listing.Position) any {
	j.items["positions"]++
	return []any{shownLink(owner, l.Link), l.Rank}
}

func (j *judge) partner(owner *network.Entity, n listing.Neighbor) any {
	j.items["partners"]++
	j.items["shared by partners"] += len(n.Through)
	j.items["links of partners"] += len(n.Links)
	all := []any{shape(n.Entity), shownLinks(owner, n.Links)}
	for _, e := range n.Through {
		all = append(all, shape(e))
	}
	return all
}

// The following draw what is asked.

func (j *judge) chance() bool { return j.r.IntN(2) == 0 }

// after draws a place in a list by id, most often its beginning.
func (j *judge) after() string {
	if j.chance() {
		return ""
	}
	return j.records.Entities[j.r.IntN(len(j.records.Entities))].ID
}

// place draws a place in a list of positions: its beginning, or that of a position,
// if there are any.
func (j *judge) place() listing.PositionCursor {
	var positions []network.Link
	for _, l := range j.records.Links {
		if l.Type == network.HoldsPosition {
			positions = append(positions, l)
		}
	}
	if len(positions) == 0 || j.chance() {
		return listing.BeforePositions()
	}
	l := &positions[j.r.IntN(len(positions))]
	return listing.PositionCursor{Rank: j.r.IntN(2), Role: l.Role, ID: l.ID}
}

func (j *judge) day() *network.Day {
	if j.chance() {
		return nil
	}
	day := network.DayOf(1985+j.r.IntN(45), time.Month(1+j.r.IntN(12)), 1+j.r.IntN(28))
	return &day
}

func (j *judge) filter() listing.LinkFilter {
	f := listing.LinkFilter{
		Types: drawSome(j, network.LinkTypes()), Kinds: drawSome(j, network.Kinds()), Statuses: drawSome(j, network.Statuses()),
		AsOf: j.day(), KnownBy: j.day(), Direction: []*listing.Direction{nil, new(listing.Any), new(listing.Out), new(listing.In)}[j.r.IntN(4)],
	}
	if j.chance() {
		f.Certainty = new([]network.Certainty{network.Certain, network.Presumed}[j.r.IntN(2)])
	}
	return f
}

// drawSome draws some of a list, nil for no condition most often, rarely none.
func drawSome[T any](j *judge, of []T) []T {
	if j.r.IntN(3) > 0 {
		return nil
	}
	some := []T{}
	for _, v := range of {
		if j.r.IntN(3) > 0 {
			some = append(some, v)
		}
	}
	if j.r.IntN(20) == 0 {
		return some[:0]
	}
	return some
}

// TestPartnersEnd: the search for partners ends when nobody waits any longer.
func TestPartnersEnd(t *testing.T) {
	db := storetest.Empty(t)
	s := storetest.Connect(t, db)
	storetest.Put(t, s, storetest.Seed(t))
	snapshot := storetest.Follow(t, s).Fresh()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := adjacency.Of(snapshot).Partners(ctx, "org:unesco", listing.PartnerQuery{Ask: listing.Ask{First: 1}})
	if code := network.CodeOf(err); code != network.Timeout {
		t.Errorf("the error is %v", err)
	}
}

// TestLongLists goes through lists that are long, a short page at a time, and finds
// the same as at once.
func TestLongLists(t *testing.T) {
	const many = 500
	r := rand.New(rand.NewPCG(1, 2))
	b := topology.NewBuilder()
	put := func(kind network.Kind, id string) {
		if err := b.AddEntity(topology.Entity{ID: id, Kind: kind, Name: id}); err != nil {
			t.Fatal(err)
		}
	}
	join := func(by network.LinkType, from, to string) {
		err := b.AddLink(topology.Link{
			ID: fmt.Sprint("link:", from[len(from)-3:], to), Type: by, From: from, To: to, Role: fmt.Sprint("role ", r.IntN(20)), Status: network.InForce, Confidence: 1,
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	put(network.Organization, "org:hub")
	put(network.Agreement, "agreement:of-all")
	join(network.PartyTo, "org:hub", "agreement:of-all")
	for _, i := range r.Perm(many) {
		person, party := fmt.Sprintf("person:%03d", i), fmt.Sprintf("org:%03d", i)
		put(network.Person, person)
		join(network.HoldsPosition, person, "org:hub")
		put(network.Organization, party)
		join(network.PartyTo, party, "agreement:of-all")
	}
	s, err := b.Snapshot(1)
	if err != nil {
		t.Fatal(err)
	}
	snapshot := adjacency.Of(s)
	people := listing.NeighborFilter{LinkFilter: listing.LinkFilter{Kinds: []network.Kind{network.Person}}}
	inPages(t, many, listing.NeighborQuery{Filter: people}, listing.Neighbor.Place, listing.Neighbor.Place, snapshot.Neighbors)
	inPages(t, many, listing.PartnerQuery{}, listing.Neighbor.Place, listing.Neighbor.Place, snapshot.Partners)
	order := func(p listing.Position) string { return p.Role + " " + p.ID }
	inPages(t, many, listing.PositionQuery{After: listing.BeforePositions()}, listing.Position.Place, order, snapshot.Positions)
}

// inPages goes through a list a short page at a time: each is followed by what is
// behind its last item, and all together are as many as there are, in order.
func inPages[F, P, T any](
	t *testing.T, many int, q listing.Query[F, P], place func(T) P, order func(T) string,
	read func(context.Context, string, listing.Query[F, P]) (listing.Page[T], error),
) {
	t.Helper()
	q.Ask = listing.Ask{First: 7, Count: true}
	var all []string
	for more := true; more; {
		page, err := read(t.Context(), "org:hub", q)
		if err != nil {
			t.Fatal(err)
		}
		if page.Total != many || len(page.Items) != min(7, many-len(all)) || page.More != (len(all)+7 < many) {
			t.Fatalf("after %v come %d of %d, and more: %v", q.After, len(page.Items), page.Total, page.More)
		}
		for _, item := range page.Items {
			all = append(all, order(item))
		}
		q.After, more = place(page.Items[len(page.Items)-1]), page.More
	}
	if !slices.IsSorted(all) || len(slices.Compact(all)) != many {
		t.Errorf("in pages they are %v", all)
	}
}
