package pathtest

import (
	"fmt"
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
	// paths are all that there are from org:s to org:t, in the order of FEWEST_HOPS.
	paths []string
	// inside lies on none of them.
	inside string
}

// deadEnds are too large for the brute force, but one knows their paths.
func deadEnds() []deadEnd {
	cut := "org:s PARTNERS_WITH org:cut\norg:cut PARTNERS_WITH org:t\n"
	one := []string{"org:s org:cut org:t"}
	return []deadEnd{
		{"a clique of 14 behind one entity", cut + clique("c", 14) + joined("org:cut", "c", 14), one, "org:c-03"},
		{"a clique of 60 behind one entity", cut + clique("c", 60) + joined("org:cut", "c", 60), one, "org:c-03"},
		{"twelve people at eight meetings behind one ministry", cut + meetings(12, 8), one, "event:meeting-3"},
		{
			"cliques behind every entity of two ways",
			"org:s PARTNERS_WITH org:a\norg:a PARTNERS_WITH org:t\norg:s PARTNERS_WITH org:b\norg:b PARTNERS_WITH org:bb\norg:bb PARTNERS_WITH org:t\n" +
				clique("c", 13) + joined("org:a", "c", 13) + clique("d", 13) + joined("org:b", "d", 13) + clique("e", 13) + joined("org:bb", "e", 13),
			[]string{"org:s org:a org:t", "org:s org:b org:bb org:t"}, "org:d-03",
		},
		{"a clique behind a clique", cut + clique("c", 10) + joined("org:cut", "c", 10) + clique("d", 10) + joined("org:c-00", "d", 10), one, "org:d-03"},
		{"cliques behind both ends", cut + clique("c", 14) + joined("org:s", "c", 14) + clique("d", 14) + joined("org:t", "d", 14), one, "org:c-03"},
		// From the clique one comes to the end by the ring alone, which takes too many
		// hops; by what has been passed already it takes two.
		{"a clique between two entities of a ring", cut + clique("c", 14) + joined("org:cut", "c", 14) + ring(20) + joined("org:ring-10", "c", 14), one, ""},
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

// judgeDeadEnds asks for the paths of networks with dead ends, by every bound, rank
// and condition, and has the work counted that it takes.
func judgeDeadEnds(t *testing.T, load Load) {
	for _, d := range deadEnds() {
		t.Run(d.name, func(t *testing.T) {
			records, err := Network(d.name, d.text+"org:alone\n")
			if err != nil {
				t.Fatal(err)
			}
			subject := load(t, records)
			for maxHops := range pathfind.MaxMaxHops + 1 {
				for i, rank := range ranks() {
					d.judge(t, subject, len(records.Links), pathfind.Question{Rank: rank, First: 2, Where: pathfind.Filter{MaxHops: &maxHops}})
					q := pathfind.Question{Rank: rank, First: 1, Where: mildly(maxHops + i)}
					q.Where.MaxHops = &maxHops
					d.judge(t, subject, len(records.Links), q)
					if q.Where = (pathfind.Filter{MaxHops: &maxHops, Via: []string{d.inside}}); d.inside != "" {
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

func (d *deadEnd) judge(t *testing.T, subject Subject, links int, q pathfind.Question) {
	t.Helper()
	const workALink = 100
	q.From, q.To = []string{"org:s"}, []string{"org:t"}
	a, err := subject.Paths(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var want, got []string
	for _, path := range d.paths {
		if strings.Count(path, " ") <= *q.Where.MaxHops && q.Where.Via == nil {
			want = append(want, path)
		}
	}
	for _, path := range a.Paths {
		got = append(got, strings.Join(path.Entities, " "))
	}
	outcome, more := pathfind.Found, len(want) > q.First
	var blockedBy []string
	switch {
	case q.Where.Via != nil:
		outcome = pathfind.BlockedByFilter
		if *q.Where.MaxHops >= strings.Count(d.paths[0], " ") {
			blockedBy = []string{"via"}
		}
	case len(want) == 0:
		outcome = pathfind.BeyondMaxHops
	}
	want = want[:min(len(want), q.First)]
	named := fmt.Sprintf("rank %s, first %d, at most %d hops, filtered by %v", q.Rank, q.First, *q.Where.MaxHops, q.Where.Named())
	if a.Outcome != outcome || a.HasMore != more || !slices.Equal(a.BlockedBy, blockedBy) || !slices.Equal(want, got) {
		t.Errorf("%s: %s by %v, more %t; want %s by %v, more %t: -want +got:\n%s",
			named, a.Outcome, a.BlockedBy, a.HasMore, outcome, blockedBy, more, cmp.Diff(want, got))
	}
	if a.Work.Visited > workALink*links {
		t.Errorf("%s: it has looked at %d links in a network of %d", named, a.Work.Visited, links)
	}
	if testing.Verbose() {
		t.Logf("%s: %d visited, %.1f a link", named, a.Work.Visited, float64(a.Work.Visited)/float64(links))
	}
}
