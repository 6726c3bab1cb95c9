package report_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/pathtest"
	"github.com/entente-graph/entente/internal/pathfind/pathtest/brute"
	"github.com/entente-graph/entente/internal/report"
	"github.com/entente-graph/entente/internal/report/reporttest"
)

// said is a sentence of a summary: how it begins, what of it says a number each, and the numbers that it must have by the
// brute force, in the order of the parts. What is not said is 0, and so are all numbers of a sentence that is not there.
type said struct {
	name    string
	written *regexp.Regexp
	parts   []*regexp.Regexp
	figures func(c *summaryCase) []int
}

// summaryCase is what a summary is about.
type summaryCase struct {
	records *network.Records
	*brute.Report
	// undated is how many of those known have no beginning, boundPlanned how many are bound where what is planned counts.
	undated, boundPlanned int
}

// count counts some of a list.
func count[T any](list []T, is func(T) bool) (n int) {
	for _, each := range list {
		if is(each) {
			n++
		}
	}
	return n
}

// parts are expressions with a number each: in digits, or in words as numbers reads them.
func parts(expressions ...string) (all []*regexp.Regexp) {
	for _, e := range expressions {
		all = append(all, regexp.MustCompile(strings.ReplaceAll(e, "#", `(\d[\d,]*|no|no known|none|it|It|which)`)))
	}
	return all
}

var sentences = []said{
	{
		"reached",
		regexp.MustCompile(`^On .* reach(?:es)? .* in .* (?:within \d+ (?:hops?|steps? from partner to partner)|within no [a-z ]+)(?:\.|: .* met only\.)$`),
		parts(` reach(?:es)? # organisations? in `, `: # by agreement, programme, membership or post`, `post \(# certainly\), `, `, # met only\.$`),
		func(c *summaryCase) []int { return []int{c.Reached, c.Bound, c.BoundCertain, c.Reached - c.Bound} },
	},
	{
		"certain",
		regexp.MustCompile(`^(?:It is|All \d+ are) reached (?:certainly|only presumably)[;.]|^Of these `),
		parts(`^(?:All |Of these )?# (?:organisations?, |is reached|are reached)`, `# (?:is|are) reached certainly`, `(?:and # presumably|# (?:is|are) reached only presumably)`),
		func(c *summaryCase) []int { return []int{c.Reached, c.Certain, c.Reached - c.Certain} },
	},
	{
		"countries", regexp.MustCompile(`^(?:They are|It is) in `), parts(` in # of \d+ countries\.$`, `^(It|They)`),
		func(c *summaryCase) []int {
			if len(c.Countries) == 1 {
				return []int{0, 0}
			}
			return []int{count(c.Countries, func(c brute.CountryPresence) bool { return c.Reached > 0 }), min(c.Reached, 2)}
		},
	},
	{
		"lacking", regexp.MustCompile(`not in this network`), parts(`^# countr(?:y is|ies are) not in this network`),
		func(c *summaryCase) []int {
			return []int{count(c.Countries, func(c brute.CountryPresence) bool { return !c.InNetwork })}
		},
	},
	{
		"known", regexp.MustCompile(`^The network knows `), parts(`knows # organisations? there[;.]`, `; when # (?:of them )?began is not known, so (?:it counts|they count) on every day\.$`),
		func(c *summaryCase) []int { return []int{c.Known, c.undated} },
	},
	{
		"without", regexp.MustCompile(`of no known country`), parts(`^# organisations? (?:is|are) reached that (?:is|are) of no known country`),
		func(c *summaryCase) []int { return []int{c.WithoutCountry} },
	},
	{
		"bound besides", regexp.MustCompile(` more would be reached by agreement`), parts(`^# more would be reached by agreement, programme, membership or post if what is only planned counted\.$`),
		func(c *summaryCase) []int { return []int{c.boundPlanned - c.Bound} },
	},
	{
		"besides", regexp.MustCompile(`^If what `), parts(`what is only planned counted, # more would be reached`, `what has ended still counted, # more would be reached`),
		func(c *summaryCase) []int { return []int{c.Besides.Planned, c.Besides.Ended} },
	},
	{
		"carrier", regexp.MustCompile(`^Most hangs on `), parts(`: without it # organisations? would not be reached\.$`),
		func(c *summaryCase) []int {
			if len(c.Carriers) == 0 {
				return []int{0}
			}
			return []int{c.Carriers[0].Lost}
		},
	},
	{
		"alone", regexp.MustCompile(`^Of what is in between, `), parts(`, # (?:carries|each carry) all that is reached in some country\.$`),
		func(c *summaryCase) []int {
			return []int{count(c.Carriers, func(c brute.Carrier) bool { return c.Alone })}
		},
	},
	{
		"changes", regexp.MustCompile(`^Since .*; ways through events never end`), parts(` # w(?:as|ere) gained`, ` # w(?:as|ere) lost`, ` # came nearer`, ` # (?:is|are) farther`),
		func(c *summaryCase) (list []int) {
			for _, kind := range []string{"GAINED", "LOST", "NEARER", "FARTHER"} {
				list = append(list, count(c.Changes, func(c brute.ReachChange) bool { return c.Kind == kind }))
			}
			return list
		},
	},
	{
		"gaps", regexp.MustCompile(` known and not reached`), parts(`^# organisations? (?:is|are) known and not reached[;.]`, `; more steps lead to # ?(?:of them)?\.$`),
		func(c *summaryCase) []int {
			return []int{len(c.Gaps), count(c.Gaps, func(g brute.Gap) bool { return g.Hops != nil })}
		},
	},
	{
		"due", regexp.MustCompile(`^(?:\d.* (?:ends? by|ended by|vacant|last seen before) .*|\d+ posts? (?:is|are) vacant\.$)`),
		parts(`# agreements? ends? by `, `# agreements? ha(?:s|ve) ended by`, `# posts? (?:is|are) vacant`, `# post(?:s' holders were|'s holder was) last seen before `),
		func(c *summaryCase) (list []int) {
			for _, kind := range []string{"AGREEMENT_ENDS", "AGREEMENT_OVERDUE", "POST_VACANT", "POST_UNCONFIRMED"} {
				list = append(list, count(c.Due, func(d brute.Due) bool { return d.Kind == kind }))
			}
			return list
		},
	},
	{"nothing due", regexp.MustCompile(`^Nothing falls due by `), nil, func(c *summaryCase) []int { return nil }},
	{
		"evidence", regexp.MustCompile(`^All this rests on `),
		parts(`rests on # links?[,.]`, `# ha(?:s|ve) only one source`, `(?:# |(,|and) )ha(?:s|ve) no date`, `(?:# |(,|and) )holds? only presumably`),
		func(c *summaryCase) []int {
			e := c.Evidence
			return []int{e.Links, e.OneSource, e.Undated, e.Presumed}
		},
	},
	{
		"parts", regexp.MustCompile(` of another that is reached`), parts(`^# of those reached (?:is a part|are parts) of another`),
		func(c *summaryCase) []int { return []int{partsOf(c.records, c.Report)} },
	},
	{"no countries", regexp.MustCompile(`has no countries in this network`), nil, func(*summaryCase) []int { return nil }},
}

// TestSummaryIsTrue reads the numbers out of the sentences of reports on random networks, and
// compares them with those of the brute force.
func TestSummaryIsTrue(t *testing.T) {
	const networks = 100
	met := map[string]int{}
	seed := pathtest.Seed(t)
	for i := range uint64(networks) {
		records, in := reporttest.Networks(seed + i)
		want := pathtest.BruteNetwork(records).Report(in)
		input := inputOf(t, in)
		q, err := input.Check(0)
		must(t, err)
		r, err := report.New(t.Context(), q, snapshotOf(t, records), recorded{records}, pathfind.NewMeter(t.Context(), 100_000_000))
		must(t, err)
		summary, err := r.Summary(t.Context())
		must(t, err)
		_, undated := r.Known()
		withPlanned := in
		withPlanned.Planned = true
		about := &summaryCase{&records, &want, undated, pathtest.BruteNetwork(records).Report(withPlanned).Bound}
		there := map[string]string{}
		for _, sentence := range summary {
			is := which(sentence)
			if is == nil {
				t.Fatalf("seed %d: no test knows the sentence %q", seed+i, sentence)
			}
			met[is.name]++
			there[is.name] = sentence
		}
		for _, s := range sentences {
			if got, want := s.read(there[s.name]), s.figures(about); !slices.Equal(got, want) {
				t.Errorf("seed %d: of %s %q says %v, and it is %v", seed+i, s.name, there[s.name], got, want)
			}
		}
		if _, says := there["nothing due"]; says != (len(want.Due) == 0 && len(want.Countries) > 0) {
			t.Errorf("seed %d: %q, and %d are due", seed+i, summary, len(want.Due))
		}
	}
	for _, s := range sentences {
		if met[s.name] == 0 {
			t.Errorf("no report says anything of %s", s.name)
		}
	}
}

// read returns the numbers that a sentence says.
func (s *said) read(sentence string) (list []int) {
	for _, part := range s.parts {
		n := 0
		if found := part.FindStringSubmatch(sentence); found != nil {
			n = number(strings.Join(found[1:], ""))
		}
		list = append(list, n)
	}
	return list
}

// number reads a number; of "They" is known that these are several.
func number(word string) int {
	switch word {
	case "no", "none", "no known":
		return 0
	case "it", "It", "which", ",", "and": // all of one
		return 1
	case "They":
		return 2
	default:
		n, err := strconv.Atoi(strings.ReplaceAll(word, ",", ""))
		if err != nil {
			return -1
		}
		return n
	}
}

func which(sentence string) *said {
	for i := range sentences {
		if sentences[i].written.MatchString(sentence) {
			return &sentences[i]
		}
	}
	return nil
}

// TestStopped: a report for which there is no work left says so, and has what was found.
func TestStopped(t *testing.T) {
	records, in := reporttest.Networks(2)
	input := inputOf(t, in)
	q, err := input.Check(0)
	must(t, err)
	r, err := report.New(t.Context(), q, snapshotOf(t, records), recorded{records}, pathfind.NewMeter(t.Context(), 1))
	must(t, err)
	summary, err := r.Summary(t.Context())
	must(t, err)
	if len(summary) == 0 || !strings.Contains(summary[len(summary)-1], "stopped") || r.Complete() {
		t.Errorf("complete %t: %q", r.Complete(), summary)
	}
	if _, err := r.Carriers(nil); network.CodeOf(err) != network.Timeout {
		t.Errorf("carriers: %v", err)
	}
	if _, err := r.Gaps(); network.CodeOf(err) != network.Timeout {
		t.Errorf("gaps: %v", err)
	}
}

// partsOf counts the organisations reached that are parts of others reached.
func partsOf(records *network.Records, b *brute.Report) (count int) {
	reached := map[string]bool{}
	for _, o := range b.Organizations {
		reached[o.ID] = true
	}
	for _, o := range b.Organizations {
		line := []string{o.ID}
		for i := 0; i < len(line); i++ {
			for _, l := range records.Links {
				if l.Type == network.PartOf && l.From == line[i] && !slices.Contains(line, l.To) {
					line = append(line, l.To)
				}
			}
		}
		if slices.ContainsFunc(line[1:], func(id string) bool { return reached[id] }) {
			count++
		}
	}
	return count
}
