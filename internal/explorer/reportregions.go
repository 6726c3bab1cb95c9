package explorer

import (
	"context"
	"strings"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/words"
)

// shownRegions is the figures of reports on two regions.
type shownRegions struct {
	reportQuestion
	reports [mostRegions]*shownReport
	guesses []taken
	named   names
}

// answeredRegions asks for the figures of reports on two regions, of the same state of the network.
func (e *explorer) answeredRegions(ctx context.Context, r *request, q reportQuestion, n names) (answered, error) {
	variables := map[string]any{"one": q.input(r.page, q.regions[0]), "other": q.input(r.page, q.regions[1])}
	answer, err := asked[ask.RegionsAnswer](ctx, e, r, ask.Regions, variables)
	if err != nil {
		return answered{}, err
	}
	s := &shownRegions{reportQuestion: q, guesses: readTaken(r.params, q.named()), named: n}
	for i, report := range []*ask.RegionalReport{&answer.One, &answer.Other} {
		s.reports[i] = newShownReport(report, q.input(r.page, q.regions[i]), r.page)
	}
	r.page.Title, r.page.Revision = s.title(), answer.One.Revision
	return answered{regionsHead(r.page, s), regionsRest(r.page, s), n}, nil
}

// title names the comparison.
func (s *shownRegions) title() string {
	bodies := make([]string, len(s.bodies))
	for i, id := range s.bodies {
		bodies[i] = s.named.of(id)
	}
	return words.ReportTitle(fewNames(bodies), s.reports[0].where()+" and in "+s.reports[1].where())
}

// regionFigure is a line of the comparison: what is counted, where it stands in the answer, and how many it is.
type regionFigure struct {
	label, at string
	of        func(*shownReport) int
}

// regionFigures are the figures that are compared.
var regionFigures = []regionFigure{
	{"reached", "/reached", func(s *shownReport) int { return s.Reached }},
	{"by agreement, programme, membership or post", "/bound", func(s *shownReport) int { return s.Bound }},
	{"of these certainly", "/boundCertain", func(s *shownReport) int { return s.BoundCertain }},
	{"met only", "/reached - /bound", func(s *shownReport) int { return s.Reached - s.Bound }},
	{"of all, certainly", "/certain", func(s *shownReport) int { return s.Certain }},
	{"known there", "/known", func(s *shownReport) int { return s.Known }},
	{"more, if what is planned counted", "/besides/planned", func(s *shownReport) int { return s.Besides.Planned }},
	{"more, if what has ended counted", "/besides/ended", func(s *shownReport) int { return s.Besides.Ended }},
}

// toReport is the address of the whole report on one of the regions.
func (s *shownRegions) toReport(p *part.Page, nth int) part.Address {
	return s.only(s.regions[nth]).at(p.To("report"))
}

// under is the place of a figure in the answer about the nth of the regions.
func under(nth int, place string) string {
	answer := []string{"/one", "/other"}[nth]
	return answer + strings.ReplaceAll(place, " - /", " - "+answer+"/")
}
