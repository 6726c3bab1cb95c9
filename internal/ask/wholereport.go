package ask

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"

	"github.com/entente-graph/entente/internal/network"
)

// ReportLists are how many entries the lists of a report have at most.
type ReportLists struct{ Organizations, Carriers, Changes, Gaps, Due int }

// A page of a report, and of whom one would lose with each carrier: together they cost less than a query may cost.
const (
	ReportFirst = 12
	ReportLost  = 5
)

// reportPage is how many entries are asked for where one goes on with a list. Those with paths cost most.
var reportPage = ReportLists{Organizations: 60, Carriers: 100, Changes: 50, Gaps: 40, Due: 100}

// ReportPage returns how many entries of each list a query may ask for at once.
func ReportPage() ReportLists { return reportPage }

// WholeReport asks for a report, and goes on with its lists until all is there or they have the entries that are wanted. It
// returns the variables and the answer of the first question, too. Of a report that was stopped it is what is known.
func WholeReport(ctx context.Context, a Asker, input map[string]any, most ReportLists) (*RegionalReport, map[string]any, json.RawMessage, error) {
	variables := map[string]any{"input": input, "first": ReportFirst, "lost": ReportLost}
	const attempts = 3
	for range attempts {
		answer, raw, err := Of[ReportAnswer](ctx, a, Report, variables)
		if err != nil {
			return nil, variables, nil, err
		}
		whole := &answer.Report
		changed, err := whole.goOn(ctx, a, variables, most)
		if err != nil || !changed {
			return whole, variables, raw, err
		}
	}
	return nil, variables, nil, &network.Error{Code: network.Unavailable, Message: "the network was changed again and again while the report was made: try again"}
}

// goOn asks for what the lists lack, and reports whether the network has changed meanwhile.
func (r *RegionalReport) goOn(ctx context.Context, a Asker, variables map[string]any, most ReportLists) (changed bool, err error) {
	if !r.Complete {
		return false, nil
	}
	for _, list := range []struct {
		name, after string
		most, page  int
		has         func() (entries int, next string)
		add         func(*RegionalReport)
	}{
		{
			"organizations", "afterOrganizations", most.Organizations, reportPage.Organizations,
			r.Organizations.next, func(more *RegionalReport) { r.Organizations.add(more.Organizations) },
		},
		{"carriers", "afterCarriers", most.Carriers, reportPage.Carriers, r.Carriers.next, func(more *RegionalReport) { r.Carriers.add(more.Carriers) }},
		{"changes", "afterChanges", most.Changes, reportPage.Changes, r.Changes.next, func(more *RegionalReport) { r.Changes.add(more.Changes) }},
		{"gaps", "afterGaps", most.Gaps, reportPage.Gaps, r.Gaps.next, func(more *RegionalReport) { r.Gaps.add(more.Gaps) }},
		{"due", "afterDue", most.Due, reportPage.Due, r.Due.next, func(more *RegionalReport) { r.Due.add(more.Due) }},
	} {
		for entries, next := list.has(); next != "" && entries < list.most; entries, next = list.has() {
			asking := maps.Clone(variables)
			asking["first"], asking[list.after] = min(list.page, list.most-entries), next
			document := Only(Report.DocumentIn(ctx), "Report", "revision", "complete", list.name).Document()
			more, _, err := read[ReportAnswer](ctx, a, fmt.Sprintf("%s, going on with %s", Report, list.name), document, asking)
			switch {
			case err != nil:
				return false, err
			case more.Report.Revision != r.Revision:
				return true, nil
			case !more.Report.Complete:
				r.Complete = false
				return false, nil
			}
			list.add(&more.Report)
		}
	}
	return false, nil
}

// next returns how many entries a list has, and the cursor after which there are more; "" where there are none.
func (l *List[Edge]) next() (entries int, cursor string) {
	if !l.PageInfo.HasNextPage {
		return len(l.Edges), ""
	}
	return len(l.Edges), l.PageInfo.EndCursor
}

// add adds a page to those before it.
func (l *List[Edge]) add(page List[Edge]) {
	l.Edges = append(l.Edges, page.Edges...)
	l.PageInfo = page.PageInfo
}
