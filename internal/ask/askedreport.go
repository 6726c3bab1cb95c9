package ask

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math"
)

// mostLost is how many of those are named at most whom one would lose with a carrier: as many as one page has.
const mostLost = 100

// AskedReport is a report with all that its lists have, and what was asked and answered for it.
type AskedReport struct {
	RegionalReport
	// Document and Variables ask for it, and for the first page of each list.
	Document  string
	Variables map[string]any
	// Data is the answer as it came, in which lists have the entries of all pages.
	Data json.RawMessage
}

// AskReport asks for a report and for all that its lists have. at is told each time that something was answered, and of
// how many answers that is one; it may be nil.
func AskReport(ctx context.Context, a Asker, input map[string]any, at func(answers int)) (*AskedReport, error) {
	if at == nil {
		at = func(int) {}
	}
	all := ReportLists{math.MaxInt, math.MaxInt, math.MaxInt, math.MaxInt, math.MaxInt}
	record := &recorder{Asker: a, first: Report.DocumentIn(ctx), at: at}
	whole, variables, _, err := WholeReport(ctx, record, input, all)
	if err != nil {
		return nil, err
	}
	pages, err := newReportPages(record.answers)
	if err != nil {
		return nil, err
	}
	if !whole.Complete {
		pages.set("complete", "false")
	}
	if err := pages.nameLost(ctx, record, variables, whole); err != nil {
		return nil, err
	}
	asked := &AskedReport{Document: record.first, Variables: variables}
	if asked.Data, err = pages.json(); err != nil {
		return nil, err
	}
	answer, err := readAnswer[ReportAnswer](ctx, asked.Data)
	if err != nil {
		return nil, fmt.Errorf("reading a report: %w", err)
	}
	asked.RegionalReport = answer.Report
	return asked, nil
}

// readAnswer reads an answer with the names of the context's language.
func readAnswer[T any](ctx context.Context, answer json.RawMessage) (read T, err error) {
	if tag := language(ctx); tag != "" {
		if answer, err = renamed(answer, tag); err != nil {
			return read, err
		}
	}
	return read, json.Unmarshal(answer, &read)
}

// recorder keeps the answers since a document was last asked, which begins a report.
type recorder struct {
	Asker
	first   string
	answers []json.RawMessage
	asked   int
	at      func(answers int)
}

// Ask asks, and keeps the answer.
func (r *recorder) Ask(ctx context.Context, document string, variables map[string]any) (json.RawMessage, error) {
	answer, err := r.Asker.Ask(ctx, document, variables)
	if err != nil {
		return nil, err
	}
	if document == r.first {
		r.answers = nil
	}
	r.answers = append(r.answers, answer)
	r.asked++
	r.at(r.asked)
	return answer, nil
}

// reportPages is the answer for a report with the pages of its lists. The order of its fields is that of the answer.
type reportPages struct {
	fields []member
	lists  map[string]*List[json.RawMessage]
}

// member is a field of an object of JSON.
type member struct {
	name  string
	value json.RawMessage
}

// newReportPages puts together the answers for a report, of which further ones have only pages of lists.
func newReportPages(answers []json.RawMessage) (*reportPages, error) {
	report := &reportPages{lists: map[string]*List[json.RawMessage]{}}
	for i, answer := range answers {
		fields, err := reportFields(answer)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			report.fields = fields
		}
		for _, field := range fields {
			if !isReportList[field.name] {
				continue
			}
			var page List[json.RawMessage]
			if err := json.Unmarshal(field.value, &page); err != nil {
				return nil, fmt.Errorf("reading %s of a report: %w", field.name, err)
			}
			if before := report.lists[field.name]; before != nil {
				page.Edges = append(before.Edges, page.Edges...)
			}
			report.lists[field.name] = &page
		}
	}
	return report, nil
}

// isReportList reports whether a field of a report is a list that has pages.
var isReportList = map[string]bool{"organizations": true, "carriers": true, "changes": true, "gaps": true, "due": true}

// reportFields returns the fields of the report in an answer.
func reportFields(answer json.RawMessage) ([]member, error) {
	var data struct{ Report json.RawMessage }
	if err := json.Unmarshal(answer, &data); err != nil {
		return nil, fmt.Errorf("reading a report: %w", err)
	}
	return members(data.Report)
}

// members returns the fields of an object in their order.
func members(object json.RawMessage) (all []member, err error) {
	decoder := json.NewDecoder(bytes.NewReader(object))
	if _, err := decoder.Token(); err != nil {
		return nil, fmt.Errorf("reading a report: %w", err)
	}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return nil, fmt.Errorf("reading a report: %w", err)
		}
		field := member{name: fmt.Sprint(name)}
		if err := decoder.Decode(&field.value); err != nil {
			return nil, fmt.Errorf("reading %s of a report: %w", field.name, err)
		}
		all = append(all, field)
	}
	return all, nil
}

// nameLost asks for the carriers again where one would lose more with one than were named. It keeps what it has where that
// can't be known any more.
func (r *reportPages) nameLost(ctx context.Context, a Asker, variables map[string]any, whole *RegionalReport) error {
	if !whole.lacksLost() {
		return nil
	}
	document := Only(Report.DocumentIn(ctx), "Report", "revision", "complete", "carriers").Document()
	asking := maps.Clone(variables)
	asking["first"], asking["lost"] = mostLost, mostLost
	var answers []json.RawMessage
	for {
		page, raw, err := read[ReportAnswer](ctx, a, "the carriers of a report", document, asking)
		switch {
		case err != nil:
			return err
		case page.Report.Revision != whole.Revision || !page.Report.Complete:
			return nil
		}
		answers = append(answers, raw)
		_, next := page.Report.Carriers.next()
		if next == "" {
			break
		}
		asking["afterCarriers"] = next
	}
	named, err := newReportPages(answers)
	if err == nil {
		r.lists["carriers"] = named.lists["carriers"]
	}
	return err
}

// lacksLost reports whether any carrier does not name all whom one would lose.
func (r *RegionalReport) lacksLost() bool {
	for _, c := range r.Carriers.Edges {
		if c.Node.LostOrganizations.TotalCount > len(c.Node.LostOrganizations.Edges) {
			return true
		}
	}
	return false
}

// set sets a field that is there.
func (r *reportPages) set(name, value string) {
	for i := range r.fields {
		if r.fields[i].name == name {
			r.fields[i].value = json.RawMessage(value)
		}
	}
}

// json returns the answer.
func (r *reportPages) json() (json.RawMessage, error) {
	report, err := r.report()
	if err != nil {
		return nil, err
	}
	return append(append([]byte(`{"report":`), report...), '}'), nil
}

// report returns the report of the answer.
func (r *reportPages) report() (json.RawMessage, error) {
	return object(r.fields, func(field member) (json.RawMessage, error) {
		if list := r.lists[field.name]; list != nil {
			return listJSON(field.value, list)
		}
		return field.value, nil
	})
}

// listJSON returns a list with the entries of all pages, and where the last page ends.
func listJSON(first json.RawMessage, list *List[json.RawMessage]) (json.RawMessage, error) {
	fields, err := members(first)
	if err != nil {
		return nil, err
	}
	return object(fields, func(field member) (json.RawMessage, error) {
		switch field.name {
		case "edges":
			return arrayJSON(list.Edges), nil
		case "pageInfo":
			var end *string
			if list.PageInfo.EndCursor != "" {
				end = &list.PageInfo.EndCursor
			}
			return json.Marshal(struct {
				HasNextPage bool    `json:"hasNextPage"`
				EndCursor   *string `json:"endCursor"`
			}{list.PageInfo.HasNextPage, end})
		}
		return field.value, nil
	})
}

// arrayJSON writes values as they are.
func arrayJSON(values []json.RawMessage) json.RawMessage {
	out := []byte{'['}
	for i, value := range values {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, value...)
	}
	return append(out, ']')
}

// object writes an object of fields, whose values are given by value.
func object(fields []member, value func(member) (json.RawMessage, error)) (json.RawMessage, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, field := range fields {
		if i > 0 {
			out.WriteByte(',')
		}
		written, err := value(field)
		if err != nil {
			return nil, fmt.Errorf("writing %s of a report: %w", field.name, err)
		}
		fmt.Fprintf(&out, "%q:", field.name)
		out.Write(written)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}
