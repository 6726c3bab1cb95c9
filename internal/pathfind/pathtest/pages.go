package pathtest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/entente-graph/entente/internal/pathfind"
)

// judgePages goes through those that are reached a short page at a time, each behind the
// last place of the one before, until so many questions were asked: all pages together
// are all members, in their order.
func judgePages(t *testing.T, load Load, questions int) {
	long := 0
	for e := range exams(Seed(t)) {
		subject := load(t, e.records)
		for _, q := range e.questions {
			reach, is := q.(reachQuestion)
			if !is || questions == 0 {
				continue
			}
			questions--
			pages, fault := inPages(t.Context(), subject, reach.ReachQuestion, 1+questions%3)
			if fault != "" {
				t.Fatalf("at seed %d, %s: %s", e.seed, q, fault)
			}
			if pages > 2 {
				long++
			}
		}
		if questions == 0 {
			break
		}
	}
	if long == 0 {
		t.Error("no list has more than two pages")
	}
}

// inPages compares the members of each group, page by page, with the whole list. It
// returns how many pages there are, or what is wrong.
func inPages(ctx context.Context, s Subject, q pathfind.ReachQuestion, size int) (pages int, fault string) {
	whole, err := s.Reach(ctx, q)
	if err != nil {
		return 0, err.Error()
	}
	all := map[string]pathfind.Members{"": whole.WithoutPlace}
	for _, g := range whole.Groups {
		all[g.Key] = g.Members
	}
	for key, members := range all {
		list := pathfind.MemberList{Keys: []string{key}, Unplaced: key == "", First: size, Paths: true}
		var listed pathfind.Members
		for more := true; more; pages++ {
			q.Lists = []pathfind.MemberList{list}
			page, fault := pageOf(ctx, s, q, key)
			if fault != "" {
				return pages, fault
			}
			if len(page.Items) > size || page.More && len(page.Items) < size {
				return pages, fmt.Sprintf("a page has %d of %d items, and more: %v", len(page.Items), size, page.More)
			}
			listed.Pages = append(listed.Pages, page)
			if more = page.More; more {
				list.After = page.Items[size-1].Place()
			}
		}
		if diff := cmp.Diff(bruteListed(members), bruteListed(listed)); diff != "" {
			return pages, fmt.Sprintf("in pages of %d the members of %q are (-whole +pages):\n%s", size, key, diff)
		}
	}
	return pages, ""
}

// pageOf returns the page of a group that a question asks for, and no other.
func pageOf(ctx context.Context, s Subject, q pathfind.ReachQuestion, key string) (page pathfind.MemberPage, fault string) {
	r, err := s.Reach(ctx, q)
	if err != nil {
		return page, err.Error()
	}
	if key == "" {
		page = r.WithoutPlace.Pages[0]
	} else if n := len(r.WithoutPlace.Pages); n > 0 && len(r.WithoutPlace.Pages[0].Items) > 0 {
		return page, "who is in no group was not asked for"
	}
	i := slices.IndexFunc(r.Groups, func(g pathfind.Group) bool { return g.Key == key })
	for j, g := range r.Groups {
		if j == i {
			page = g.Pages[0]
		} else if len(g.Pages[0].Items) > 0 {
			return page, "the group " + g.Key + " was not asked for"
		}
	}
	return page, ""
}
