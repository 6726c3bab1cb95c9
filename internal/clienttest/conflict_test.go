package clienttest

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestConflictsAreFound normalises made-up answers: what is compared, with what, and what is a conflict.
func TestConflictsAreFound(t *testing.T) {
	schema := load(t, `
		type Query { link(id: ID!): Link steps: [Step!]! }
		type Link implements Node { id: ID! role: String evidence(knownBy: String): [Evidence!]! same: Node }
		type Step { link: Link! sentence: String! }
		type Evidence { quote: String! page: Int }
		interface Node { id: ID! }`)
	const query = `{
		link(id: "x") { ...link }
		steps { sentence link { ...link } }
	}
	fragment link on Link { role early: evidence(knownBy: "1997") { quote } evidence { quote page } same { ... on Link { role } } }`
	const agreeing = `{
		"link": {"__typename": "Link", "id": "x", "role": null, "early": [], "same": null, "evidence": [{"__typename": "Evidence", "quote": "so", "page": 1}]},
		"steps": [
			{"__typename": "Step", "sentence": "it is", "link":
				{"__typename": "Link", "id": "x", "role": null, "early": [], "same": null, "evidence": [{"__typename": "Evidence", "quote": "so", "page": 1}]}},
			{"__typename": "Step", "sentence": "it was", "link":
				{"__typename": "Link", "id": "y", "role": "chair", "early": [], "evidence": [], "same": {"__typename": "Link", "id": "x", "role": null}}}
		]
	}`
	for name, test := range map[string]struct {
		old, new string // in the answer, the last time that it occurs
		want     []string
	}{
		"none":                      {},
		"a leaf":                    {`"role": null`, `"role": "chair"`, []string{"x.role"}},
		"another role of another":   {`"role": "chair"`, `"role": "member"`, nil},
		"an argument":               {`"early": [], "same": null`, `"early": [{"__typename": "Evidence", "quote": "so"}], "same": null`, []string{`x.evidence{"knownBy":"1997"}`}},
		"in what has no id":         {`"page": 1`, `"page": 2`, []string{"x.evidence[0].page"}},
		"a longer list":             {`"page": 1}`, `"page": 1}, {"__typename": "Evidence", "quote": "too", "page": 2}`, []string{"x.evidence"}},
		"what it refers to":         {`"same": null`, `"same": {"__typename": "Link", "id": "y", "role": "chair"}`, []string{"x.same"}},
		"another type":              {`"__typename": "Link", "id": "x"`, `"__typename": "Step", "id": "x"`, []string{"x.__typename"}},
		"a field that is not there": {`"early": [], "same": null, `, `"early": [], `, []string{"some steps[0].link.same is missing"}},
	} {
		t.Run(name, func(t *testing.T) {
			text := agreeing
			if at := strings.LastIndex(text, test.old); test.old != "" {
				text = text[:at] + test.new + text[at+len(test.old):]
			}
			seen := newRecords(schema)
			seen.add("some", parse(t, schema, identified(t, schema, query)), nil, decoded(t, text))
			var got []string
			for _, conflict := range seen.conflicts {
				where, _, _ := strings.Cut(conflict, " is\n")
				got = append(got, where)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("conflicts (-want +got):\n%s\n%s", diff, strings.Join(seen.conflicts, "\n"))
			}
			if seen.compared["Link.role"] == 0 {
				t.Error("no role was compared")
			}
		})
	}
}
