package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/graph"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
)

// inCountries is a body with members in two countries and in none: so many that they
// fill several pages.
func inCountries(t *testing.T) network.Records {
	t.Helper()
	var text strings.Builder
	text.WriteString("place:x \"X\" type COUNTRY\nplace:y \"Y\" type COUNTRY\nplace:z \"Z\" type COUNTRY\nplace:r \"R\" type REGION\nplace:x PART_OF place:r\n")
	for i, place := range []string{"", "place:x", "place:y", "place:x", "", "place:x", "place:x", ""} {
		fmt.Fprintf(&text, "org:%d \"Member %d\"\norg:%d MEMBER_OF org:hub\n", i, i, i)
		if place != "" {
			fmt.Fprintf(&text, "org:%d LOCATED_IN %s\n", i, place)
		}
	}
	text.WriteString("org:far PARTNERS_WITH org:6\norg:far LOCATED_IN place:x\n")
	records, err := pathtest.Network("in countries", text.String())
	if err != nil {
		t.Fatal(err)
	}
	return records
}

// counting counts the questions about reach, and keeps the last one.
type counting struct {
	graph.PathService
	questions int
	last      pathfind.ReachQuestion
}

func (c *counting) Reach(ctx context.Context, q pathfind.ReachQuestion) (pathfind.Reach, error) {
	c.questions++
	c.last = q
	return c.PathService.Reach(ctx, q)
}

// reachPage is a page of those who were reached.
type reachPage struct {
	TotalCount int
	PageInfo   struct {
		HasNextPage bool
		EndCursor   *string
	}
	Edges []struct {
		Cursor string
		Node   struct {
			Hops   int
			Entity struct{ ID string }
		}
	}
}

const pageFields = `{ totalCount pageInfo { hasNextPage endCursor } edges { cursor node { hops entity { id } } } }`

// TestReachInPages goes through the members of a group and those of none to the end, and
// refuses a cursor of another question.
func TestReachInPages(t *testing.T) {
	a := newAsker(t, inCountries(t), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	pages := func(field, list string, found func(text string) reachPage) (ids []string, last string) {
		for after := "null"; after != ""; {
			got := a.ask(t, fmt.Sprintf(`{ reach(from: "org:hub", groupBy: COUNTRY) { %s } }`, fmt.Sprintf(field, fmt.Sprintf("%s(first: 2, after: %s) %s", list, after, pageFields))))
			if got.errors != nil {
				t.Fatal(got.errors)
			}
			page := found(got.text)
			for _, edge := range page.Edges {
				ids = append(ids, fmt.Sprintf("%d %s", edge.Node.Hops, edge.Node.Entity.ID))
			}
			if after = ""; page.PageInfo.HasNextPage {
				last = *page.PageInfo.EndCursor
				after = `"` + last + `"`
			}
			if page.TotalCount != len(ids) && after == "" {
				t.Errorf("%d are %d in pages", page.TotalCount, len(ids))
			}
		}
		return ids, last
	}
	var data struct {
		Reach struct {
			Unplaced reachPage
			Groups   []struct{ Members reachPage }
		}
	}
	read := func(text string) {
		data.Reach.Groups, data.Reach.Unplaced = nil, reachPage{}
		if err := json.Unmarshal([]byte(text), &data); err != nil {
			t.Fatal(err)
		}
	}
	members, cursor := pages(`groups(keys: ["place:x"]) { %s }`, "members", func(text string) reachPage {
		read(text)
		if len(data.Reach.Groups) != 1 {
			t.Fatal(text)
		}
		return data.Reach.Groups[0].Members
	})
	if diff := cmp.Diff([]string{"1 org:1", "1 org:3", "1 org:5", "1 org:6", "2 org:far"}, members); diff != "" {
		t.Errorf("members (-want +got):\n%s", diff)
	}
	unplaced, _ := pages("%s", "unplaced", func(text string) reachPage {
		read(text)
		return data.Reach.Unplaced
	})
	if diff := cmp.Diff([]string{"1 org:0", "1 org:4", "1 org:7"}, unplaced); diff != "" {
		t.Errorf("those in no group (-want +got):\n%s", diff)
	}
	for _, other := range []string{
		`reach(from: "org:0", groupBy: COUNTRY) { groups { members(after: %q) { totalCount } } }`,
		`reach(from: "org:hub") { groups { members(after: %q) { totalCount } } }`,
		`reach(from: "org:hub", groupBy: COUNTRY, where: {maxHops: 2}) { groups { members(after: %q) { totalCount } } }`,
		`reach(from: "org:hub", groupBy: COUNTRY) { unplaced(after: %q) { totalCount } }`,
	} {
		got := a.ask(t, "{ "+fmt.Sprintf(other, cursor)+" }")
		if want := []string{fmt.Sprintf("BAD_USER_INPUT after: %q is no cursor of this list", cursor)}; !slices.Equal(got.errors, want) {
			t.Errorf("%s: %v", other, got.errors)
		}
	}
}

// TestReachSearchesOnce: whatever is selected of an answer, there is one question, which
// asks for no more than is selected.
func TestReachSearchesOnce(t *testing.T) {
	a := newAsker(t, inCountries(t), time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC))
	for _, c := range []struct {
		query string
		want  pathfind.ReachQuestion
	}{
		{`{ total }`, pathfind.ReachQuestion{}},
		{`{ groups { key } }`, pathfind.ReachQuestion{WithEmpty: true}},
		{`{ groups { known } }`, pathfind.ReachQuestion{WithEmpty: true, Known: true}},
		{`{ totalCertain }`, pathfind.ReachQuestion{Certain: true}},
		{`{ groups { reachedCertain } }`, pathfind.ReachQuestion{WithEmpty: true, Certain: true}},
		{`{ unplaced(first: 3) { edges { node { certain } } } }`, pathfind.ReachQuestion{Certain: true, Lists: []pathfind.MemberList{{Unplaced: true, First: 3}}}},
		{`{ unplaced { edges { node { path { hops } } } } }`, pathfind.ReachQuestion{Lists: []pathfind.MemberList{{Unplaced: true, First: 20, Paths: true}}}},
		{`{ groups { nearest { entity { id } } all: members { totalCount } ...more } groups { nearest { path { hops } } } } fragment more on ReachGroup { members(first: 4) { edges { node { path { hops } } } } }`, pathfind.ReachQuestion{
			WithEmpty: true, Lists: []pathfind.MemberList{{First: 5, Paths: true}, {First: 20}, {First: 4, Paths: true}},
		}},
		{`{ a: groups(keys: ["place:x"]) { nearest(first: 1) { hops } } b: groups(keys: []) { members { totalCount } } unplaced @skip(if: true) { totalCount } }`, pathfind.ReachQuestion{
			WithEmpty: true, Keys: []string{"place:x"}, Lists: []pathfind.MemberList{{Keys: []string{"place:x"}, First: 1}, {Keys: []string{}, First: 20}},
		}},
	} {
		counted := &counting{PathService: a.resolver.Paths}
		a.resolver.Paths = counted
		selection, fragments, _ := strings.Cut(c.query, " fragment ")
		if fragments != "" {
			fragments = " fragment " + fragments
		}
		got := a.ask(t, `{ reach(from: "org:hub", groupBy: COUNTRY, withEmpty: true) `+selection+" }"+fragments)
		a.resolver.Paths = counted.PathService
		if got.errors != nil || counted.questions != 1 {
			t.Errorf("%s: %d questions, %v", c.query, counted.questions, got.errors)
		}
		c.want.From, c.want.Unit, c.want.GroupBy = []string{"org:hub"}, pathfind.Hops, pathfind.ByCountry
		if diff := cmp.Diff(c.want, counted.last); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.query, diff)
		}
	}
}
