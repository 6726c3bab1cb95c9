package pathtest

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// deadEnd is a network with much in it that no path can pass, or none of at most
// pathfind.MaxMaxHops: a search that forgets what it has passed tries all of it.
type deadEnd struct {
	name string
	// text is the network, whose links lie one on a line.
	text string
	// paths are those from org:s to org:t, in the order of every rank: all of them, or
	// where there are more the first ones, and others as long as the last of these.
	paths []string
	more  bool
	// nowhere lie on no path in this order, and far only on paths that are too long.
	nowhere, far []string
}

// deadEnds are too large for the brute force, but one knows their paths.
func deadEnds() []deadEnd {
	cut := "org:s PARTNERS_WITH org:cut\norg:cut PARTNERS_WITH org:t\n"
	one := []string{"org:s org:cut org:t"}
	inside := []string{"org:c-03"}
	return []deadEnd{
		{
			name: "a clique of 14 behind one entity", paths: one, nowhere: inside,
			text: cut + clique("c", 14) + joined("org:cut", "c", 14),
		},
		{
			name: "a clique of 60 behind one entity", paths: one, nowhere: inside,
			text: cut + clique("c", 60) + joined("org:cut", "c", 60),
		},
		{
			name: "twelve people at eight meetings behind one ministry", paths: one, nowhere: []string{"event:meeting-3"},
			text: cut + meetings(12, 8),
		},
		{
			name: "cliques behind every entity of two ways", paths: []string{"org:s org:a org:t", "org:s org:b org:bb org:t"},
			text: `org:s PARTNERS_WITH org:a
org:a PARTNERS_WITH org:t
org:s PARTNERS_WITH org:b
org:b PARTNERS_WITH org:bb
org:bb PARTNERS_WITH org:t
` + clique("c", 13) + joined("org:a", "c", 13) + clique("d", 13) + joined("org:b", "d", 13) + clique("e", 13) + joined("org:bb", "e", 13),
			nowhere: []string{"org:b", "org:d-03"},
		},
		{
			name: "a clique behind a clique", paths: one, nowhere: []string{"org:c-00", "org:d-03"},
			text: cut + clique("c", 10) + joined("org:cut", "c", 10) + clique("d", 10) + joined("org:c-00", "d", 10),
		},
		{
			name: "cliques behind both ends", paths: one, nowhere: inside,
			text: cut + clique("c", 14) + joined("org:s", "c", 14) + clique("d", 14) + joined("org:t", "d", 14),
		},
		{
			// From the clique one comes to the end by the ring alone, which takes too many
			// hops; by what has been passed already it takes two.
			name: "a clique between two entities of a ring", paths: one, far: []string{"org:c-03"},
			text: cut + clique("c", 14) + joined("org:cut", "c", 14) + ring(20) + joined("org:ring-10", "c", 14),
		},
		{
			name: "a chain of cliques", more: true, nowhere: []string{"org:d-03", "org:c-03"},
			paths: []string{"org:s org:c-00 org:c-39 org:d-00 org:d-39 org:t", "org:s org:c-00 org:c-01 org:c-39 org:d-00 org:d-39 org:t"},
			text: clique("c", 40) + clique("d", 40) + clique("e", 14) + joined("org:c-20", "e", 14) +
				"org:s PARTNERS_WITH org:c-00\norg:c-39 PARTNERS_WITH org:d-00\norg:d-39 PARTNERS_WITH org:t\n",
		},
	}
}

// clique joins so many to one another.
func clique(name string, size int) string {
	var text strings.Builder
	for i := range size {
		for j := range i {
			fmt.Fprintf(&text, "org:%[1]s-%02[2]d PARTNERS_WITH org:%[1]s-%02[3]d\n", name, j, i)
		}
	}
	return text.String()
}

// joined joins all of a clique to another.
func joined(to, name string, size int) string {
	var text strings.Builder
	for i := range size {
		fmt.Fprintf(&text, "org:%s-%02d PARTNERS_WITH %s\n", name, i, to)
	}
	return text.String()
}

// meetings lets all of so many people from one ministry attend so many meetings.
func meetings(people, meetings int) string {
	var text strings.Builder
	for i := range people {
		fmt.Fprintf(&text, "person:p-%02d REPRESENTS org:cut\n", i)
		for j := range meetings {
			fmt.Fprintf(&text, "person:p-%02d ATTENDED event:meeting-%d\n", i, j)
		}
	}
	return text.String()
}

// ring joins the ends by a long way.
func ring(size int) string {
	text := "org:s PARTNERS_WITH org:ring-00\n"
	for i := range size - 1 {
		text += fmt.Sprintf("org:ring-%02d PARTNERS_WITH org:ring-%02d\n", i, i+1)
	}
	return text + fmt.Sprintf("org:ring-%02d PARTNERS_WITH org:t\n", size-1)
}

// DeadEnds judges a subject by networks with much in them that no path can pass. It
// asks by every bound, rank and condition. The answers must be right and complete, and
// found by looking at no more than a hundred times the links of the network. Bounds are
// those that are given, or all where there are none or ENTENTE_SOAK is set.
func DeadEnds(t *testing.T, load Load, bounds ...int) {
	if len(bounds) == 0 || os.Getenv("ENTENTE_SOAK") != "" {
		bounds = nil
		for maxHops := range pathfind.MaxMaxHops + 1 {
			bounds = append(bounds, maxHops)
		}
	}
	for _, d := range deadEnds() {
		t.Run(d.name, func(t *testing.T) {
			records, err := Network(d.name, d.text+"org:alone\n")
			if err != nil {
				t.Fatal(err)
			}
			subject := load(t, records)
			for _, maxHops := range bounds {
				for i, rank := range ranks() {
					for _, q := range []pathfind.Question{
						{First: 2},
						{First: 1, Where: mildly(maxHops + i)},
						{First: 1, Where: pathfind.Filter{Via: d.nowhere}},
						{First: 1, Where: pathfind.Filter{Via: d.far}},
					} {
						q.Rank, q.Where.MaxHops = rank, &maxHops
						d.judge(t, subject, len(records.Links), q)
					}
				}
			}
		})
	}
}

// mildly returns one of some filters that let all pass that there is.
func mildly(which int) pathfind.Filter {
	day, many := network.DayOf(2020, 1, 1), 1000
	filters := []pathfind.Filter{
		{Overlapping: true},
		{InTimeOrder: true},
		{Overlapping: true, InTimeOrder: true},
		{AsOf: &day, MaxDegree: &many},
		{Overlapping: true, AsOf: &day, Statuses: network.Statuses()},
		{InTimeOrder: true, Through: pathfind.DefaultThrough(), Avoid: []string{"org:alone"}},
	}
	return filters[which%len(filters)]
}

// want returns the right answer to a question.
func (d *deadEnd) want(q *pathfind.Question) (a pathfind.Answer, paths []string) {
	for _, path := range d.paths {
		if strings.Count(path, " ") <= *q.Where.MaxHops {
			paths = append(paths, path)
		}
	}
	switch {
	case q.Where.Via != nil && slices.Equal(q.Where.Via, d.nowhere):
		a.Outcome = pathfind.BlockedByFilter
		if len(paths) > 0 {
			a.BlockedBy = []string{"via"}
		}
		return a, nil
	case q.Where.Via != nil || len(paths) == 0:
		a.Outcome = pathfind.BeyondMaxHops
		return a, nil
	default:
		a.Outcome, a.HasMore = pathfind.Found, len(paths) > q.First || d.more && len(paths) == len(d.paths)
		return a, paths[:min(len(paths), q.First)]
	}
}

func (d *deadEnd) judge(t *testing.T, subject Subject, links int, q pathfind.Question) {
	t.Helper()
	const workALink = 100
	q.From, q.To = []string{"org:s"}, []string{"org:t"}
	a, err := subject.Paths(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	want, paths := d.want(&q)
	var got []string
	for _, path := range a.Paths {
		got = append(got, strings.Join(path.Entities, " "))
	}
	asked := fmt.Sprintf("rank %s, first %d, at most %d hops, filtered by %v", q.Rank, q.First, *q.Where.MaxHops, q.Where.Named())
	if a.Outcome != want.Outcome || a.HasMore != want.HasMore || !slices.Equal(a.BlockedBy, want.BlockedBy) || !slices.Equal(paths, got) {
		t.Errorf("%s: %s by %v, more %t; want %s by %v, more %t: -want +got:\n%s",
			asked, a.Outcome, a.BlockedBy, a.HasMore, want.Outcome, want.BlockedBy, want.HasMore, cmp.Diff(paths, got))
	}
	if a.Work.Visited > workALink*links {
		t.Errorf("%s: it has looked at %d links in a network of %d", asked, a.Work.Visited, links)
	}
}
