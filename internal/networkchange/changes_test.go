package networkchange_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/networkchange"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
	"github.com/entente-graph/entente/internal/topology"
	"github.com/entente-graph/entente/internal/topology/derived"
)

// TestByBruteForce judges what has changed by the brute force, which reads nothing but
// records: on random networks, of both bases, everywhere and around some, of all links and
// of some types, at once and page by page. A failure names its seed: see pathtest.Seed.
func TestByBruteForce(t *testing.T) {
	networks, asks := 250, 16
	if os.Getenv("ENTENTE_SOAK") != "" {
		networks = 5000
	}
	first, seen := pathtest.Seed(t), map[string]int{}
	for seed := first; seed < first+uint64(networks); seed++ {
		j := &judge{Rand: rand.New(rand.NewPCG(seed, 1)), records: pathtest.SmallNetwork(seed)}
		if seed%10 == 0 {
			j.records = pathtest.RandomNetwork(seed, 60+j.IntN(100))
		}
		j.snapshot, j.brute = snapshotOf(t, j.records), pathtest.Brute(j.records)
		for range asks {
			q := j.question()
			want := j.brute.Changes(bruteQuestion(q))
			if diff := cmp.Diff(want, j.atOnce(t, q)); diff != "" {
				t.Fatalf("seed %d: %s (-brute +found):\n%s", seed, written(q), diff)
			}
			if diff := cmp.Diff(want, j.inPages(t, q, len(want))); diff != "" {
				t.Fatalf("seed %d: in pages: %s (-brute +found):\n%s", seed, written(q), diff)
			}
			j.note(seen, q, want)
		}
	}
	t.Logf("compared: %v", seen)
	for _, what := range []string{
		"APPEARED", "BEGAN", "ENDED", "STATUS", "known", "planned", "rejected or ended", "around", "of types", "on behalf", "of a day with others",
		"uncertain", "undated occurrence", "by an establishment", "two statuses on a day",
	} {
		if enough := 20; seen[what] < enough {
			t.Errorf("only %d changes were compared that are %s", seen[what], what)
		}
	}
}

// judge compares what has changed in one network.
type judge struct {
	*rand.Rand
	records  network.Records
	snapshot *topology.Snapshot
	brute    *brute.Network
}

// atOnce asks for all that has changed.
func (j *judge) atOnce(t *testing.T, q networkchange.Question) []brute.Change {
	t.Helper()
	q.Ask = listing.Ask{First: 1000, Count: true}
	page := j.ask(t, q)
	if page.More || page.Total != len(page.Items) {
		t.Errorf("%s: of %d there are %d, and more: %v", written(q), page.Total, len(page.Items), page.More)
	}
	return j.shown(page.Items)
}

// inPages asks for one page after the other.
func (j *judge) inPages(t *testing.T, q networkchange.Question, total int) (all []brute.Change) {
	t.Helper()
	q.Ask = listing.Ask{First: 1 + j.IntN(4), Count: true}
	for more := true; more; {
		page := j.ask(t, q)
		all = append(all, j.shown(page.Items)...)
		if page.Total != total || page.More != (len(all) < total) || len(page.Items) > q.First {
			t.Fatalf("%s: after %d of %d come %d, of %d, and more: %v", written(q), len(all), total, len(page.Items), page.Total, page.More)
		}
		if more = page.More; more {
			q.After = &page.Items[len(page.Items)-1].Place
		}
	}
	return all
}

func (j *judge) ask(t *testing.T, q networkchange.Question) listing.Page[networkchange.Change] {
	t.Helper()
	page, err := networkchange.Between(t.Context(), j.snapshot, statusesOf(j.records), q)
	if err != nil {
		t.Fatalf("%s: %v", written(q), err)
	}
	return page
}

// shown returns changes in the words of the brute force.
func (j *judge) shown(changes []networkchange.Change) (all []brute.Change) {
	for _, c := range changes {
		shown := brute.Change{Day: c.Day.String(), Kind: string(c.Kind), ID: c.ID}
		if c.Kind == networkchange.Status {
			shown.Place = network.DatedStatuses(j.entity(c.ID).StatusHistory)[c.Which]
		}
		all = append(all, shown)
	}
	return all
}

func (j *judge) entity(id string) *network.Entity {
	return &j.records.Entities[slices.IndexFunc(j.records.Entities, func(e network.Entity) bool { return e.ID == id })]
}

// question draws two days and what counts.
func (j *judge) question() networkchange.Question {
	q := networkchange.Question{Basis: networkchange.Held}
	if j.IntN(3) == 0 {
		q.Basis = networkchange.Known
	}
	for q.From, q.To = j.day(), j.day(); q.From >= q.To; {
		q.From, q.To = j.day(), j.day()
	}
	if j.IntN(2) == 0 {
		q.Around = []string{}
		for range j.IntN(4) {
			q.Around = append(q.Around, j.records.Entities[j.IntN(len(j.records.Entities))].ID)
		}
	}
	if j.IntN(4) == 0 {
		q.Types = []network.LinkType{}
		for range j.IntN(8) {
			q.Types = append(q.Types, network.LinkTypes()[j.IntN(network.LinkTypeCount)])
		}
	}
	return q
}

// day draws one on which, or beside which, something in the network may change.
func (j *judge) day() network.Day {
	var dates []network.Date
	if len(j.records.Links) > 0 && j.IntN(2) == 0 {
		l := &j.records.Links[j.IntN(len(j.records.Links))]
		dates = append(dates, l.Valid.From, l.Valid.To)
		for _, e := range l.Evidence {
			dates = append(dates, e.Observed.First)
		}
	} else {
		e := &j.records.Entities[j.IntN(len(j.records.Entities))]
		dates = e.Dates()
	}
	for _, s := range j.records.Sources {
		dates = append(dates, s.Published, s.Retrieved)
	}
	dates = slices.DeleteFunc(dates, network.Date.IsZero)
	if len(dates) == 0 {
		return network.DayOf(2018+j.IntN(6), 1, 1)
	}
	d := dates[j.IntN(len(dates))]
	return []network.Day{d.Earliest(), d.Latest()}[j.IntN(2)] + network.Day(j.IntN(3)-1)
}

// note counts what was compared.
func (j *judge) note(seen map[string]int, q networkchange.Question, changes []brute.Change) {
	for i, c := range changes {
		seen[c.Kind]++
		if i > 0 && changes[i-1].Day == c.Day {
			seen["of a day with others"]++
			if changes[i-1].ID == c.ID && c.Kind == "STATUS" && changes[i-1].Kind == c.Kind {
				seen["two statuses on a day"]++
			}
		}
		for what, is := range map[string]bool{
			"known": q.Basis == networkchange.Known, "around": q.Around != nil, "of types": q.Types != nil,
			"by an establishment": c.Kind == "APPEARED" && !j.dated(c.ID),
		} {
			if is {
				seen[what]++
			}
		}
		for _, l := range j.records.Links {
			if l.ID == c.ID {
				noteLink(seen, &l)
			}
		}
	}
}

// dated reports whether an entity's own record has a date from which it may exist.
func (j *judge) dated(id string) bool {
	e := j.entity(id)
	return !e.Valid.From.IsZero() || len(network.DatedStatuses(e.StatusHistory)) > 0
}

func noteLink(seen map[string]int, l *network.Link) {
	from := l.Valid.From.String()
	for what, is := range map[string]bool{
		"planned": l.Status.Planned(), "rejected or ended": l.Status == network.Rejected || l.Status == network.Ended, "on behalf": l.OnBehalfOf != "",
		"uncertain":          from != "" && (from[len(from)-1] == '~' || from[len(from)-1] == '?'),
		"undated occurrence": l.Type.Occurrence() && l.Valid == (network.Period{}),
	} {
		if is {
			seen[what]++
		}
	}
}

// statusesOf are the dated changes of status that records have.
type statusesOf network.Records

func (r statusesOf) StatusPage(_ context.Context, q listing.StatusQuery) (listing.Page[listing.StatusPlace], error) {
	var all []listing.StatusPlace
	for i := range r.Entities {
		e := &r.Entities[i]
		if q.Filter.Of != nil && !slices.Contains(q.Filter.Of, e.ID) {
			continue
		}
		for which, place := range network.DatedStatuses(e.StatusHistory) {
			if day := e.StatusHistory[place].Date.Latest(); q.Filter.NotBy < day && day <= q.Filter.By {
				all = append(all, listing.StatusPlace{Day: day, Entity: e.ID, Which: which})
			}
		}
	}
	total := len(all)
	slices.SortFunc(all, listing.StatusPlace.Compare)
	page := listing.Cut(slices.DeleteFunc(all, func(p listing.StatusPlace) bool { return p.Compare(q.After) <= 0 }), q.First)
	page.Total = total
	return page, nil
}

// snapshotOf returns the snapshot of records.
func snapshotOf(t testing.TB, records network.Records) *topology.Snapshot {
	t.Helper()
	s, err := derived.Build(1, &records)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func bruteQuestion(q networkchange.Question) brute.ChangeQuestion {
	b := brute.ChangeQuestion{From: q.From.String(), To: q.To.String(), Basis: string(q.Basis), Around: q.Around}
	if q.Types != nil {
		b.Types = []string{}
	}
	for _, linkType := range q.Types {
		b.Types = append(b.Types, string(linkType))
	}
	return b
}

func written(q networkchange.Question) string {
	return fmt.Sprintf("from %s to %s, %s, around %q, of types %q", q.From, q.To, q.Basis, q.Around, q.Types)
}
