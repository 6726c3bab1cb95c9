package tables_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/report/tables"
	"github.com/entente-graph/entente/internal/store/storetest"
)

// many is how many organisations met a body at one event: more than a page of any list.
const many = 230

// meeting is a network in which a body has met many organisations of a country, and as many others are there.
func meeting(t *testing.T) network.Records {
	t.Helper()
	var lines strings.Builder
	write := func(format string, args ...any) { fmt.Fprintf(&lines, format+"\n", args...) }
	const evidence = `"evidence":[{"source":"source:book","quote":"there"}]`
	write(`{"record":"source","id":"source:book","title":"A book","published":"2020-01-01"}`)
	write(`{"record":"entity","id":"place:country","kind":"PLACE","type":"COUNTRY","name":"Country"}`)
	write(`{"record":"entity","id":"org:body","kind":"ORGANIZATION","name":"Body"}`)
	write(`{"record":"entity","id":"event:meeting","kind":"EVENT","name":"Meeting","valid":{"from":"2019-05-05","to":"2019-05-05"}}`)
	write(`{"record":"link","type":"ATTENDED","from":"org:body","to":"event:meeting",%s}`, evidence)
	for i := range many {
		for _, side := range []string{"met", "other"} {
			write(`{"record":"entity","id":"org:%s-%03d","kind":"ORGANIZATION","name":"%s %d"}`, side, i, side, i)
			write(`{"record":"link","type":"LOCATED_IN","from":"org:%s-%03d","to":"place:country",%s}`, side, i, evidence)
		}
		write(`{"record":"link","type":"ATTENDED","from":"org:met-%03d","to":"event:meeting",%s}`, i, evidence)
	}
	return storetest.Records(t, "meeting", strings.NewReader(lines.String()))
}

// changing is an Asker under which the network changes at some of its answers.
type changing struct {
	ask.Asker
	answers, changes int
}

// Ask answers, at each third answer of another revision while there are changes left.
func (c *changing) Ask(ctx context.Context, document string, variables map[string]any) (json.RawMessage, error) {
	answer, err := c.Asker.Ask(ctx, document, variables)
	c.answers++
	if c.answers%3 == 0 && c.changes > 0 {
		c.changes--
		answer = []byte(strings.Replace(string(answer), `"revision":"1"`, `"revision":"2"`, 1))
	}
	return answer, err
}

// A report has all entries of its lists, of one revision, in their order and once each; who is lost with a carrier is named as far as
// one page goes. It begins again where the network changes, and gives up where that goes on.
func TestWholeLists(t *testing.T) {
	schema, ctx := schemaOf(t, meeting(t))
	input := map[string]any{"bodies": []any{"org:body"}, "countries": []any{"place:country"}, "asOf": "2021-01-01", "compareTo": "2018-01-01"}
	asker := &changing{Asker: schema, changes: 1}
	answers := 0
	asked, err := ask.AskReport(ctx, asker, input, func(n int) { answers = n })
	if err != nil {
		t.Fatal(err)
	}
	if asker.changes != 0 || answers < 3+5 {
		t.Errorf("it did not begin again: %d answers", answers)
	}
	r := &tables.Report{AskedReport: asked}
	var data ask.ReportAnswer
	if err := json.Unmarshal(asked.Data, &data); err != nil {
		t.Fatal(err)
	}
	for name, side := range map[string]string{"organisations": "met", "changes": "met", "gaps": "other"} {
		i := slices.IndexFunc(r.Tables(), func(table tables.Table) bool { return table.Name == name })
		table := r.Tables()[i]
		if len(table.Rows) != many {
			t.Fatalf("%s has %d rows, want %d", name, len(table.Rows), many)
		}
		for i, row := range table.Rows {
			if got, want := row[len(row)-1], fmt.Sprintf("org:%s-%03d", side, i); got != want {
				t.Fatalf("%s: row %d is %v, want %s", name, i, got, want)
			}
		}
	}
	if got := len(data.Report.Gaps.Edges); got != many || data.Report.Gaps.PageInfo.HasNextPage {
		t.Errorf("the JSON has %d gaps, and more: %t", got, data.Report.Gaps.PageInfo.HasNextPage)
	}
	carriers := r.Tables()[slices.Index(tables.Sections(), "carriers")]
	lost := carriers.Rows[0][5].(string)
	if carriers.Rows[0][2] != many || strings.Count(lost, "; ") != 100 || !strings.HasSuffix(lost, "; and 130 more") {
		t.Errorf("the carrier is %v", carriers.Rows[0])
	}
	if got := len(r.Tables()[len(r.Tables())-1].Rows); got != 1 {
		t.Errorf("there are %d sources, want one", got)
	}

	if _, err := ask.AskReport(ctx, &changing{Asker: schema, changes: 1000}, input, nil); network.CodeOf(err) != network.Unavailable {
		t.Errorf("a network that changes on and on: %v", err)
	}
}
