package genqlient

import (
	"errors"
	"net/http"
	"os"
	"slices"
	"testing"

	"github.com/Khan/genqlient/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

var endpoint = os.Getenv("CLIENTTEST_URL") + "/graphql"

// clients are those that ask by POST and by GET.
func clients() map[string]graphql.Client {
	return map[string]graphql.Client{
		"POST": graphql.NewClient(endpoint, http.DefaultClient),
		"GET":  graphql.NewClientUsingGet(endpoint, http.DefaultClient),
	}
}

func TestPageToTheEnd(t *testing.T) {
	for method, client := range clients() {
		var ids []string
		var after *string
		for {
			page, err := Page(t.Context(), client, "place:turkmenistan", 2, after)
			if err != nil {
				t.Fatalf("by %s: %v", method, err)
			}
			for _, edge := range page.Entities.Edges {
				ids = append(ids, edge.Node.GetId())
				if _, is := edge.Node.(*PageEntitiesEntityConnectionEdgesEntityEdgeNodeOrganization); !is {
					t.Errorf("%s is a %T", edge.Node.GetId(), edge.Node)
				}
			}
			if after = page.Entities.PageInfo.EndCursor; page.Entities.PageInfo.HasNextPage {
				continue
			}
			if len(ids) != page.Entities.TotalCount || len(ids) <= 4 || !slices.IsSorted(ids) || len(slices.Compact(ids)) != page.Entities.TotalCount {
				t.Errorf("by %s, of %d: %v", method, page.Entities.TotalCount, ids)
			}
			break
		}
	}
}

func TestALinkOfAPathIsRefetched(t *testing.T) {
	day := "2025-10-13"
	for method, client := range clients() {
		found, err := Paths(t.Context(), client, []string{"person:meylis-babayev"}, []string{"org:unesco"}, &PathFilter{AsOf: &day, KnownBy: &day})
		if err != nil {
			t.Fatalf("by %s: %v", method, err)
		}
		if found.Paths.Outcome != PathOutcomeFound || len(found.Paths.Paths) == 0 {
			t.Fatalf("by %s: %+v", method, found.Paths)
		}
		for _, step := range found.Paths.Paths[0].Steps {
			for _, judged := range step.Judged {
				again, err := Again(t.Context(), client, judged.Link.Id, day, &day)
				if err != nil {
					t.Fatal(err)
				}
				link, is := (*again.Node).(*AgainNodeLink)
				if !is || link.Type != judged.Link.Type || link.Holds != judged.Holding || link.Sentence != judged.Sentence {
					t.Errorf("the path says %+v, the node %+v", judged, *again.Node)
				}
			}
		}
	}
}

func TestErrorsHaveCodes(t *testing.T) {
	for method, client := range clients() {
		_, err := Paths(t.Context(), client, []string{"org:nobody"}, []string{"org:unesco"}, nil)
		if codes := codesOf(err); !slices.Equal(codes, []any{"NOT_FOUND"}) {
			t.Errorf("by %s: %v %v", method, codes, err)
		}
		partly, err := Partly(t.Context(), client, 101)
		if codes := codesOf(err); !slices.Equal(codes, []any{"LIMIT_EXCEEDED"}) {
			t.Errorf("by %s: %v %v", method, codes, err)
		}
		if partly.Source == nil || partly.Source.Title != "Cities and their countries" || partly.Entity != nil {
			t.Errorf("by %s: %+v", method, partly)
		}
	}
}

// codesOf returns the codes of the errors by which a request was answered.
func codesOf(err error) (codes []any) {
	var list gqlerror.List
	if errors.As(err, &list) {
		for _, one := range list {
			codes = append(codes, one.Extensions["code"])
		}
	}
	return codes
}
