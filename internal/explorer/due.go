package explorer

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/report"
	"github.com/entente-graph/entente/internal/report/tables"
	"github.com/entente-graph/entente/internal/words"
)

// due shows what falls due of bodies in a region, page by page.
func (e *explorer) due(ctx context.Context, r *request) (templ.Component, error) {
	q := readDueQuestion(r.params)
	after := r.params.one("after")
	r.page.Title, r.page.Here, r.page.AsOf, r.page.KnownBy = "What falls due", "Report", q.asOf, q.knownBy
	if moved, form, err := e.preparedReport(ctx, r, &q, "due"); err != nil || form != nil {
		return form, err
	} else if moved {
		return nil, elsewhere{r.remembering(q.at(r.page.To("due")))}
	}
	return e.slowly(ctx, r, questionPage{
		form:  func(n names) templ.Component { return reportForm(r.page, &q, n, "due") },
		named: q.named(),
		sum:   q.sum,
		answer: func(ctx context.Context, r *request) (answered, error) {
			variables := q.dueVariables(r.page)
			goOn(variables, after)
			answer, err := asked[ask.DueAnswer](ctx, e, r, ask.WhatIsDue, variables)
			if err != nil {
				return answered{}, err
			}
			s := &shownDue{reportQuestion: q, DueAnswer: &answer, named: e.named(ctx, q.named()), guesses: readTaken(r.params, q.named())}
			r.page.Title, r.page.Revision = s.title(), answer.Report.Revision
			return answered{dueHead(r.page, s), dueRest(r.page, s), s.named}, nil
		},
	})
}

// readDueQuestion reads what is asked for of what falls due: `within` is `horizonMonths` as people write it.
func readDueQuestion(p *params) reportQuestion {
	q := readReportQuestion(p)
	if len(q.regions) > 1 {
		p.refuse("region", "there are %d: leave one", len(q.regions))
	}
	if within := p.within("within"); within != "" && q.horizonMonths != "" {
		p.refuse("within", "there is horizonMonths too: leave one")
	} else if within != "" {
		q.horizonMonths = within
	}
	return q
}

var isSpan = regexp.MustCompile(`^([0-9]{1,4})\s*(m|months?|y|years?)?$`)

// within returns a parameter that is a time such as 6m or 1y, in months; "" where it is not there.
func (p *params) within(name string) string {
	text := strings.ToLower(p.one(name))
	if text == "" {
		return ""
	}
	parts := isSpan.FindStringSubmatch(text)
	if parts == nil {
		p.refuse(name, "%q is no time: write months or years, as 6m or 1y", text)
		return ""
	}
	months, _ := strconv.Atoi(parts[1]) // they are digits
	if strings.HasPrefix(parts[2], "y") {
		months *= 12
	}
	if months > report.MaxMonths {
		p.refuse(name, "it is more than %d months", report.MaxMonths)
		return ""
	}
	return strconv.Itoa(months)
}

// dueVariables are those of the query for what falls due.
func (q *reportQuestion) dueVariables(p *part.Page) map[string]any {
	return map[string]any{"input": q.input(p, q.region()), "asOf": q.on(p), "first": ask.ReportPage().Due}
}

// shownDue is what falls due, with its question.
type shownDue struct {
	reportQuestion
	*ask.DueAnswer
	named   names
	guesses []taken
}

// title names the list.
func (s *shownDue) title() string { return s.reportQuestion.dueTitle(s.named) }

// dueTitle names the list of what falls due.
func (q *reportQuestion) dueTitle(n names) string {
	bodies := make([]string, len(q.bodies))
	for i, id := range q.bodies {
		bodies[i] = n.of(id)
	}
	places := make([]string, 0, len(q.regions)+len(q.countries))
	for _, id := range ids(q.regions, q.countries) {
		places = append(places, n.of(id))
	}
	return words.DueTitle(fewNames(bodies), fewNames(places))
}

// headline says how much there is.
func (s *shownDue) headline() string {
	return words.DueHeadline(s.Report.Due.TotalCount, s.Report.Complete) + " " + s.place()
}

// place says of whom and where.
func (s *shownDue) place() string {
	return strings.TrimPrefix(s.title(), words.DueTitle(nil, nil)+" ")
}

// horizon is within how many months what ends is told.
func (q *reportQuestion) horizon() int {
	if n, err := strconv.Atoi(q.horizonMonths); err == nil {
		return n
	}
	return defaultHorizon
}

// following returns the address of a file that tells what is due on whatever day it is asked.
func (q reportQuestion) following(p *part.Page, file string) part.Address {
	q.asOf, q.horizonMonths = "", strconv.Itoa(q.horizon())
	q.compareTo, q.from = "", 0
	return q.at(p.File(file))
}

// mostDue is how many things a feed or a calendar tells of.
const mostDue = 500

// dueFeed sends what falls due as a feed, of the newest day where none is asked for.
func (e *explorer) dueFeed(ctx context.Context, r *request) (templ.Component, error) {
	list, err := e.dueList(ctx, r, "due.atom")
	if err != nil {
		return nil, err
	}
	r.sent = &sent{contentType: "application/atom+xml; charset=utf-8", name: "due.atom", shown: true}
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error { return interchange.WriteAtom(w, list.Feed()) }), nil
}

// dueCalendar sends what falls due as a calendar.
func (e *explorer) dueCalendar(ctx context.Context, r *request) (templ.Component, error) {
	list, err := e.dueList(ctx, r, "due.ics")
	if err != nil {
		return nil, err
	}
	r.sent = &sent{contentType: "text/calendar; charset=utf-8", name: "due.ics"}
	return templ.ComponentFunc(func(_ context.Context, w io.Writer) error { return interchange.WriteCalendar(w, list.Calendar()) }), nil
}

// dueList asks for what falls due, for a file that is followed.
func (e *explorer) dueList(ctx context.Context, r *request, file string) (*tables.DueList, error) {
	q := readDueQuestion(r.params)
	if err := r.params.err(); err != nil {
		return nil, err
	}
	moved, doubts, err := e.resolveReport(ctx, r, &q)
	switch {
	case err != nil:
		return nil, err
	case len(q.bodies) == 0:
		return nil, badAddress{{"body", "it is missing: whose reach is it?"}}
	case len(q.regions)+len(q.countries) == 0:
		return nil, badAddress{{"region", "it is missing: where?"}}
	case len(doubts) > 0:
		return nil, badAddress{{doubts[0].Param, fmt.Sprintf("%q is not the name of one alone: /due lets you choose", doubts[0].Text)}}
	case moved:
		return nil, elsewhere{q.at(r.page.To(file))}
	}
	items, err := e.dueItems(ctx, &q, r.page)
	if err != nil {
		return nil, err
	}
	day, err := network.ParseDay(q.on(r.page))
	if err != nil {
		return nil, fmt.Errorf("reading the day: %w", err) // it was read before
	}
	input := q.input(r.page, q.region())
	delete(input, "asOf")
	question, err := json.Marshal(input)
	if err != nil {
		return nil, fmt.Errorf("writing the question: %w", err)
	}
	list := &tables.DueList{Title: q.dueTitle(e.named(ctx, q.named())), AsOf: day, Question: string(question), Items: items}
	if base := e.base(r.Host); base != "" {
		absolute := func(a part.Address) string { return base + strings.TrimPrefix(a.String(), r.page.Root) }
		list.Self, list.Page = absolute(q.at(r.page.File(file))), absolute(q.at(r.page.File("due")))
		list.Entity = func(id string) string { return absolute(r.page.File("entity", id)) }
	}
	return list, nil
}

// dueItems asks for what falls due, page after page. What a stopped search does not know is missing in a list that nobody sees
// to be short: it is an error.
func (e *explorer) dueItems(ctx context.Context, q *reportQuestion, p *part.Page) ([]ask.DueItem, error) {
	var items []ask.DueItem
	variables := q.dueVariables(p)
	for {
		answer, _, err := ask.Of[ask.DueAnswer](ctx, e.Asker, ask.WhatIsDue, variables)
		if err != nil {
			return nil, err
		}
		if !answer.Report.Complete {
			return nil, &network.Error{Code: network.Unavailable, Message: words.ReportStopped(answer.Report.Work.Visited)}
		}
		page := &answer.Report.Due
		for _, edge := range page.Edges {
			items = append(items, edge.Node)
		}
		if !page.PageInfo.HasNextPage || len(items) >= mostDue {
			return items, nil
		}
		variables["after"] = page.PageInfo.EndCursor
	}
}

// base is where the pages begin, as others find them, with a slash at its end: as it is configured, else on this machine by
// the name by which it was asked. It is "" where neither is known: another name might be anybody's.
func (e *explorer) base(host string) string {
	if e.PublicURL != "" {
		return strings.TrimRight(e.PublicURL, "/") + "/"
	}
	name := host
	if bare, _, err := net.SplitHostPort(host); err == nil {
		name = bare
	}
	address, err := netip.ParseAddr(strings.Trim(name, "[]"))
	if name == "localhost" || err == nil && address.IsLoopback() {
		return (&url.URL{Scheme: "http", Host: host, Path: "/"}).String()
	}
	return ""
}
