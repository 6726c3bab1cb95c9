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

// said is a sentence of a summary: how it is written, and the numbers that it must have by
// the brute force, in order. A number of things may be written as "no".
type said struct {
	name    string
	written *regexp.Regexp
	figures func(b *brute.Report, known, undated int) []int
}

const number = `(no|\d+)`

var sentences = []said{
	{
		"reached", regexp.MustCompile(` reach(?:es)? ` + number + ` organisations? in .*(?: within \d+ (?:hops?|steps? from partner to partner)|within no [a-z ]+)(?:\.$|: ` + number + ` by agreement, programme, membership or post \((none|\d+) certainly\), ` + number + ` met only\.$)`),
		func(b *brute.Report, _, _ int) []int {
			if b.Reached == 0 {
				return []int{0}
			}
			return []int{b.Reached, b.Bound, b.BoundCertain, b.Reached - b.Bound}
		},
	},
	{
		"certain", regexp.MustCompile(`^Of all ` + number + ` organisations?, ` + number + ` are reached certainly and ` + number + ` presumably`),
		func(b *brute.Report, _, _ int) []int { return []int{b.Reached, b.Certain, b.Reached - b.Certain} },
	},
	{
		"countries", regexp.MustCompile(`^They are in ` + number + ` of ` + number + ` countr`),
		func(b *brute.Report, _, _ int) []int {
			reached := 0
			for _, c := range b.Countries {
				if c.Reached > 0 {
					reached++
				}
			}
			return []int{reached, len(b.Countries)}
		},
	},
	{
		"lacking", regexp.MustCompile(`^` + number + ` countr(?:y is|ies are) not in this network`),
		func(b *brute.Report, _, _ int) []int {
			lacking := 0
			for _, c := range b.Countries {
				if !c.InNetwork {
					lacking++
				}
			}
			return []int{lacking}
		},
	},
	{
		"known", regexp.MustCompile(`^The network knows ` + number + ` organisations? there(?:, ` + number + ` of which have no beginning)?`),
		func(b *brute.Report, known, undated int) []int {
			if undated == 0 {
				return []int{b.Known}
			}
			return []int{b.Known, undated}
		},
	},
	{
		"without", regexp.MustCompile(`^` + number + ` organisations? (?:is|are) reached that (?:is|are) of no known country`),
		func(b *brute.Report, _, _ int) []int { return []int{b.WithoutCountry} },
	},
	{
		"besides", regexp.MustCompile(`^If what is only planned counted, ` + number + ` more would be reached; if what has ended counted still, ` + number + ` more`),
		func(b *brute.Report, _, _ int) []int { return []int{b.Besides.Planned, b.Besides.Ended} },
	},
	{
		"carrier", regexp.MustCompile(`^Most hangs on .*: without it ` + number + ` organisations? would not be reached`),
		func(b *brute.Report, _, _ int) []int { return []int{b.Carriers[0].Lost} },
	},
	{
		"alone", regexp.MustCompile(`^On ` + number + ` of these hangs all`),
		func(b *brute.Report, _, _ int) []int {
			alone := 0
			for _, c := range b.Carriers {
				if c.Alone {
					alone++
				}
			}
			return []int{alone}
		},
	},
	{
		"changes", regexp.MustCompile(`^Since .* ` + number + ` were gained, ` + number + ` lost, ` + number + ` came nearer and ` + number + ` are farther`),
		func(b *brute.Report, _, _ int) []int {
			counts := map[string]int{}
			for _, c := range b.Changes {
				counts[c.Kind]++
			}
			return []int{counts["GAINED"], counts["LOST"], counts["NEARER"], counts["FARTHER"]}
		},
	},
	{
		"gaps", regexp.MustCompile(`^` + number + ` organisations? (?:is|are) known and not reached, ` + number + ` of which`),
		func(b *brute.Report, _, _ int) []int {
			beyond := 0
			for _, g := range b.Gaps {
				if g.Hops != nil {
					beyond++
				}
			}
			return []int{len(b.Gaps), beyond}
		},
	},
	{
		"due", regexp.MustCompile(`^By .*\d{4} ` + number + ` agreements? ends?; ` + number + ` ha(?:s|ve) ended by date and not by status; ` + number + ` posts? (?:is|are) vacant, and ` + number + ` (?:is|are) not confirmed`),
		func(b *brute.Report, _, _ int) []int {
			counts := map[string]int{}
			for _, d := range b.Due {
				counts[d.Kind]++
			}
			return []int{counts["AGREEMENT_ENDS"], counts["AGREEMENT_OVERDUE"], counts["POST_VACANT"], counts["POST_UNCONFIRMED"]}
		},
	},
	{
		"evidence", regexp.MustCompile(`^All this rests on ` + number + ` links?, ` + number + ` of which have one source, ` + number + ` no date, and ` + number + ` hold only presumably`),
		func(b *brute.Report, _, _ int) []int {
			e := b.Evidence
			return []int{e.Links, e.OneSource, e.Undated, e.Presumed}
		},
	},
	{"parts", regexp.MustCompile(`^` + number + ` of those reached (?:is a part|are parts) of another`), nil}, // see partsOf
	{"no countries", regexp.MustCompile(`has no countries in this network`), func(b *brute.Report, _, _ int) []int { return nil }},
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
		for _, sentence := range summary {
			is := which(sentence)
			if is == nil {
				t.Fatalf("seed %d: no test knows the sentence %q", seed+i, sentence)
			}
			met[is.name]++
			if is.figures == nil {
				if got, want := numbers(is.written.FindStringSubmatch(sentence)[1:]), partsOf(&records, &want); got[0] != want {
					t.Errorf("seed %d: %q, and it is %d", seed+i, sentence, want)
				}
				continue
			}
			if got, want := numbers(is.written.FindStringSubmatch(sentence)[1:]), is.figures(&want, want.Known, undated); !slices.Equal(got, want) {
				t.Errorf("seed %d: %q says %v, and it is %v", seed+i, sentence, got, want)
			}
		}
	}
	for _, s := range sentences {
		if met[s.name] == 0 {
			t.Errorf("no report says anything of %s", s.name)
		}
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

func numbers(words []string) (list []int) {
	for _, word := range words {
		switch word {
		case "":
		case "no", "none":
			list = append(list, 0)
		default:
			n, _ := strconv.Atoi(strings.ReplaceAll(word, ",", ""))
			list = append(list, n)
		}
	}
	return list
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
