package report

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
	"github.com/entente-graph/entente/internal/words"
)

// Summary says the figures in sentences, each of them true by itself. Where time or work
// runs out it has those that are known, and a last one that says so.
func (r *Report) Summary(ctx context.Context) ([]string, error) {
	var all []string
	for _, say := range []func(context.Context) ([]string, error){
		r.sayReached, r.sayCountries, r.sayKnown, r.sayWithoutCountry, r.sayParts, r.sayBesides, r.sayCarriers, r.sayChanges, r.sayGaps, r.sayDue, r.sayEvidence,
	} {
		sentences, err := say(ctx)
		switch network.CodeOf(err) {
		case network.Timeout:
			return append(all, "The search was stopped before all was known: figures are at least so many, and what is missing here is not known."), nil
		default:
			if err != nil {
				return nil, err
			}
		}
		all = append(all, sentences...)
	}
	return all, nil
}

// some writes a number of things, or that there are none.
func some(n int, one, many string) string {
	if n == 0 {
		return "no " + many
	}
	return words.Count(n, one, many)
}

func organizations(n int) string { return some(n, "organisation", "organisations") }

// none writes a number, and of 0 that there is none.
func none(n int) string {
	if n == 0 {
		return "none"
	}
	return words.Number(n)
}

// ofThem writes how many of all in a sentence that has said how many these are: "it" for the only one, "2 of them".
func ofThem(n, all int) string {
	if all == 1 {
		return "it"
	}
	return words.Number(n) + " of them"
}

// part is one of several counts of a sentence.
type part struct {
	count     int
	one, many string
}

// counted writes the parts of which there are any: "1 was gained", "2 were lost".
func counted(parts ...part) (list []string) {
	for _, p := range parts {
		if p.count > 0 {
			list = append(list, words.Count(p.count, p.one, p.many))
		}
	}
	return list
}

// name is what the snapshot calls an entity.
func (r *Report) name(n topology.Node) string { return r.snapshot.Entity(n).Name }

// names names some entities, at most five, and counts the others.
func (r *Report) names(nodes []topology.Node) string {
	const most = 5
	var list []string
	for i, n := range nodes {
		if i == most && len(nodes) > most+1 {
			list = append(list, words.Number(len(nodes)-most)+" more")
			break
		}
		list = append(list, r.name(n))
	}
	return words.Enumerate(list, "and")
}

// where names where the report looks.
func (r *Report) where() string {
	if r.Region != "" {
		n, _ := r.snapshot.Node(r.Region)
		return r.name(n)
	}
	var countries []topology.Node
	for _, c := range r.countries {
		countries = append(countries, c.Node)
	}
	return r.names(countries)
}

// how says by what steps.
func (r *Report) how() string {
	most := *r.Where.MaxHops
	if r.Unit == pathfind.Partners {
		return "within " + some(most, "step", "steps") + " from partner to partner"
	}
	return "within " + some(most, "hop", "hops")
}

func (r *Report) sayReached(context.Context) ([]string, error) {
	if len(r.countries) == 0 {
		return []string{r.where() + " has no countries in this network: nobody can be told to be reached there."}, nil
	}
	total, err := r.Total(Wanted{Bound: true, Certain: true, BoundCertain: true})
	if err != nil {
		return nil, err
	}
	verb := "reaches"
	if len(r.bodies) > 1 {
		verb = "reach"
	}
	whom := organizations(total.Reached)
	if total.Reached == 0 {
		whom = "no known organisation"
	}
	head := fmt.Sprintf("On %s %s %s %s in %s %s", words.Day(r.AsOf), r.names(r.bodies), verb, whom, r.where(), r.how())
	if total.Reached == 0 {
		return []string{head + "."}, r.ranOut()
	}
	surely := ""
	if total.Bound > 0 {
		surely = " (" + none(total.BoundCertain) + " certainly)"
	}
	return []string{
		fmt.Sprintf("%s: %s by agreement, programme, membership or post%s, %s met only.", head, none(total.Bound), surely, none(total.Reached-total.Bound)),
		surelyReached(total),
	}, r.ranOut()
}

// surelyReached says how many of those reached are so certainly; where meetings make some so, what that says.
func surelyReached(total Counts) string {
	var said string
	presumed := total.Reached - total.Certain
	switch {
	case presumed == 0:
		said = allOf(total.Reached) + " reached certainly"
	case total.Certain == 0:
		said = allOf(total.Reached) + " reached only presumably"
	default:
		said = fmt.Sprintf("Of these %s, %s reached certainly and %s presumably",
			organizations(total.Reached), words.Count(total.Certain, "is", "are"), words.Number(presumed))
	}
	if total.Certain > total.BoundCertain {
		said += "; that a meeting took place stays certain, and says little of today"
	}
	return said + "."
}

// allOf begins a sentence on all of some.
func allOf(n int) string {
	if n == 1 {
		return "It is"
	}
	return "All " + words.Number(n) + " are"
}

func (r *Report) sayCountries(context.Context) ([]string, error) {
	presences, err := r.Presences(Wanted{})
	if err != nil || len(r.countries) == 0 {
		return nil, err
	}
	total, reached, lacking := 0, 0, []string{}
	for _, p := range presences {
		total += p.Reached
		if p.Reached > 0 {
			reached++
		}
		if !p.InNetwork {
			lacking = append(lacking, p.Name)
		}
	}
	var sentences []string
	if reached > 0 && len(presences) > 1 {
		they := "They are"
		if total == 1 {
			they = "It is"
		}
		sentences = append(sentences, fmt.Sprintf("%s in %s of %s.", they, words.Number(reached), words.Count(len(presences), "country", "countries")))
	}
	if len(lacking) > 0 {
		sentences = append(sentences, fmt.Sprintf("%s not in this network, %s: unknown, which is not none.",
			words.Count(len(lacking), "country is", "countries are"), words.Enumerate(lacking, "and")))
	}
	return sentences, nil
}

func (r *Report) sayKnown(context.Context) ([]string, error) {
	known, undated := r.Known()
	total := 0
	for _, n := range known {
		total += n
	}
	if total == 0 {
		return nil, nil
	}
	said := fmt.Sprintf("The network knows %s there", organizations(total))
	if undated > 0 {
		counts := "they count"
		if undated == 1 {
			counts = "it counts"
		}
		said += fmt.Sprintf("; when %s began is not known, so %s on every day", ofThem(undated, total), counts)
	}
	return []string{said + "."}, nil
}

func (r *Report) sayWithoutCountry(context.Context) ([]string, error) {
	found, err := r.main()
	if err != nil {
		return nil, err
	}
	var without []topology.Node
	for n := range found.hops {
		if _, has := r.snapshot.Country(n); !has {
			without = append(without, n)
		}
	}
	if len(without) == 0 {
		return nil, nil
	}
	slices.SortFunc(without, r.snapshot.Compare)
	return []string{fmt.Sprintf("%s of no known country, and counted nowhere here: %s.",
		words.Count(len(without), "organisation is reached that is", "organisations are reached that are"), r.names(without))}, nil
}

// sayParts says how many of those reached are parts, at any depth, of others reached.
func (r *Report) sayParts(context.Context) ([]string, error) {
	found, err := r.main()
	if err != nil {
		return nil, err
	}
	here := map[topology.Node]bool{}
	for _, n := range found.here {
		here[n] = true
	}
	parts := 0
	for _, n := range found.here {
		around, err := r.lineOf(n, false)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(around, func(whole topology.Node) bool { return here[whole] }) {
			parts++
		}
	}
	if parts == 0 {
		return nil, nil
	}
	return []string{fmt.Sprintf("%s of another that is reached; each counts for itself.", words.Count(parts, "of those reached is a part", "of those reached are parts"))}, nil
}

func (r *Report) sayBesides(context.Context) ([]string, error) {
	b, err := r.Besides()
	if err == nil {
		err = r.ranOut()
	}
	if err != nil {
		return nil, err
	}
	bound, err := r.BoundBesides()
	if err == nil {
		err = r.ranOut()
	}
	if err != nil {
		return nil, err
	}
	var sentences []string
	if bound > 0 {
		sentences = append(sentences, fmt.Sprintf("%s more would be reached by agreement, programme, membership or post if what is only planned counted.", words.Number(bound)))
	}
	var cases []string
	if b.Planned > 0 {
		cases = append(cases, fmt.Sprintf("if what is only planned counted, %s more would be reached", words.Number(b.Planned)))
	}
	if b.Ended > 0 {
		cases = append(cases, fmt.Sprintf("if what has ended still counted, %s more would be reached", words.Number(b.Ended)))
	}
	if len(cases) > 0 {
		sentences = append(sentences, words.Capital(strings.Join(cases, "; "))+".")
	}
	return sentences, nil
}

func (r *Report) sayCarriers(context.Context) ([]string, error) {
	carriers, err := r.Carriers(nil)
	if err != nil || len(carriers) == 0 || len(carriers[0].Lost) == 0 {
		return nil, err
	}
	most := carriers[0]
	alone := 0
	for _, c := range carriers {
		if c.Alone {
			alone++
		}
	}
	sentences := []string{fmt.Sprintf("Most hangs on %s: without it %s would not be reached.", r.name(most.Entity), organizations(len(most.Lost)))}
	if alone > 0 {
		sentences = append(sentences, fmt.Sprintf("Of what is in between, %s all that is reached in some country.", words.Count(alone, "carries", "each carry")))
	}
	return sentences, nil
}

func (r *Report) sayChanges(context.Context) ([]string, error) {
	if r.CompareTo == nil {
		return nil, nil
	}
	changes, err := r.Changes(nil)
	if err != nil {
		return nil, err
	}
	counts := map[ChangeKind]int{}
	for _, c := range changes {
		counts[c.Kind]++
	}
	said := counted(part{counts[Gained], "was gained", "were gained"}, part{counts[Lost], "was lost", "were lost"},
		part{counts[Nearer], "came nearer", "came nearer"}, part{counts[Farther], "is farther", "are farther"})
	if len(said) == 0 {
		said = []string{"none was gained or lost, and none is nearer or farther"}
	}
	return []string{fmt.Sprintf("Since %s, %s; ways through events never end, so a loss is an agreement, a membership or a post that did.",
		words.Day(*r.CompareTo), words.Enumerate(said, "and"))}, nil
}

func (r *Report) sayGaps(context.Context) ([]string, error) {
	gaps, err := r.Gaps()
	if err != nil || len(gaps) == 0 {
		return nil, err
	}
	beyond := 0
	for _, g := range gaps {
		if g.Hops != nil {
			beyond++
		}
	}
	said := words.Count(len(gaps), "organisation is", "organisations are") + " known and not reached"
	if beyond > 0 {
		said += "; more steps lead to " + ofThem(beyond, len(gaps))
	}
	return []string{said + "."}, nil
}

func (r *Report) sayDue(ctx context.Context) ([]string, error) {
	due, err := r.Due(ctx, nil)
	if err != nil {
		return nil, err
	}
	until := words.Day(addMonths(r.AsOf, r.HorizonMonths))
	if len(due) == 0 {
		if len(r.countries) == 0 {
			return nil, nil
		}
		return []string{"Nothing falls due by " + until + "."}, nil
	}
	counts, orNever := map[DueKind]int{}, ""
	for _, d := range due {
		counts[d.Kind]++
		if d.Kind == PostUnconfirmed && d.On == network.MaxDay {
			orNever = ", or never"
		}
	}
	seen := " last seen before " + words.Day(addMonths(r.AsOf, -r.StaleMonths)) + orNever
	said := strings.Join(counted(
		part{counts[AgreementEnds], "agreement ends by " + until, "agreements end by " + until},
		part{counts[AgreementOverdue], "agreement has ended by its date and not by its status", "agreements have ended by their dates and not by their statuses"},
		part{counts[PostVacant], "post is vacant", "posts are vacant"},
		part{counts[PostUnconfirmed], "post's holder was" + seen, "posts' holders were" + seen},
	), "; ") + "."
	if counts[AgreementEnds]+counts[AgreementOverdue] > 0 {
		said += " Dates and statuses of agreements are those known today."
	}
	return []string{said}, nil
}

func (r *Report) sayEvidence(ctx context.Context) ([]string, error) {
	q, err := r.Quality(ctx)
	if err != nil || q.Links == 0 {
		return nil, err
	}
	said := "All this rests on " + words.Count(q.Links, "link", "links")
	parts := counted(part{q.OneSource, "has only one source", "have only one source"}, part{q.Undated, "has no date", "have no date"},
		part{q.Presumed, "holds only presumably", "hold only presumably"})
	switch {
	case len(parts) == 0:
	case q.Links == 1:
		said += ", which " + strings.ReplaceAll(words.Enumerate(parts, "and"), "1 ", "")
	default:
		said += ", of which " + words.Enumerate(parts, "and")
	}
	return []string{said + "."}, nil
}
