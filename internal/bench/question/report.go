package question

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/network"
)

// ReportCountries is for how many countries the reports are that are measured.
const ReportCountries = 20

// The units of reports, as forms are named after them.
const (
	ByPartners = "by partners"
	ByHops     = "by hops"
)

// reports are the parts of a report, in the order of the table, with the names of their
// texts: GraphQL's, and Cypher's by partners and by hops, "" where there is none.
var reports = []struct{ name, graphql, partners, hops string }{
	{"who is reached, by country", "report_countries_{{by}}", "report_countries_partners", "report_countries_hops"},
	{"what carries it", "report_carriers", "report_carriers_partners", "report_carriers_hops"},
	{"year by year", "report_years_{{by}}", "report_years_partners", "report_years_hops"},
	{"who is missing", "report_gaps", "report_gaps_partners", "report_gaps_hops"},
	{"what falls due", "report_due", "", ""},
	{"what it rests on", "report_evidence", "report_evidence", ""},
	{WholeReport, "report_whole", "", ""},
}

// WholeReport is the name of the report with all its parts in one request.
const WholeReport = "the whole report"

// Reports returns the parts of a report on the body with most links, and the whole of it,
// each by partners and by hops. A form without Cypher is one that we could not write in one
// statement: the roles of posts are compared folded, and dates are read that are written in
// several ways; and a report has no counterpart as a whole.
func Reports() ([]Workload, error) {
	var workloads []Workload
	for _, part := range reports {
		w := Workload{Name: part.name, draw: reportOfHub, fits: always, single: true}
		for _, unit := range []struct{ form, name, by, cypher string }{
			{ByPartners, "PARTNERS", "partners", part.partners}, {ByHops, "HOPS", "hops", part.hops},
		} {
			document, err := texts.ReadFile("graphql/" + strings.ReplaceAll(part.graphql, "{{by}}", unit.by) + ".graphql")
			if err != nil {
				return nil, fmt.Errorf("read a question: %w", err)
			}
			statement, err := reportCypher(unit.cypher)
			if err != nil {
				return nil, err
			}
			w.Forms = append(w.Forms, Form{Name: unit.form, GraphQL: strings.ReplaceAll(string(document), "{{unit}}", unit.name), Cypher: statement})
		}
		workloads = append(workloads, w)
	}
	return workloads, nil
}

// The day of the reports, that with which they are compared, and the first year that they
// tell of.
var (
	reportDay   = network.DayOf(2023, time.June, 1)
	compareDay  = network.DayOf(2021, time.June, 1)
	reportSince = 1990
)

func reportOfHub(n *generate.Network, _ generate.Draw) Question {
	var years []map[string]any
	for year := reportSince; year <= 2023; year++ {
		years = append(years, map[string]any{"year": year, "day": int64(min(network.DayOf(year, time.December, 31), reportDay))})
	}
	countries := n.Countries(ReportCountries)
	return Question{
		Variables: map[string]any{
			"bodies": []string{n.Hub()}, "countries": countries, "asOf": reportDay.String(), "compareTo": compareDay.String(), "from": reportSince,
		},
		Parameters: map[string]any{"from": n.Hub(), "countries": countries, "day": int64(reportDay), "years": years},
	}
}

// reportCypher reads a statement of a report, "" where there is none, and writes into it the
// parts that several have in common.
func reportCypher(name string) (string, error) {
	if name == "" {
		return "", nil
	}
	var parts [2]string
	for i, file := range []string{name + ".cypher", "report_ways.part"} {
		text, err := texts.ReadFile("cypher/" + file)
		if err != nil {
			return "", fmt.Errorf("read a question: %w", err)
		}
		parts[i] = string(text)
	}
	statement := strings.ReplaceAll(parts[0], "{{ways}}", strings.TrimSpace(parts[1]))
	for condition, text := range map[string]string{
		"counts": "NOT V.status IN ['PROPOSED', 'UNDER_DISCUSSION', 'DRAFTED', 'AGREED', 'REJECTED'] AND (V.status <> 'ENDED' OR V.validTo IS NOT NULL)",
		"holds":  "V.possibleFrom[-1] <= $day AND $day <= V.possibleTo[-1]",
		"surely": "(V.certainSources[-1] > 0 AND V.certainFrom[-1] <= $day AND $day <= V.certainTo[-1])",
		"exists": "V.existsFrom <= $day AND $day <= V.existsTo",
	} {
		statement = regexp.MustCompile(`\{\{`+condition+` (\w+)\}\}`).ReplaceAllString(statement, strings.NewReplacer("V.", "${1}.", "$day", "$$day").Replace(text))
	}
	return scope{}.cypher(statement), nil
}
