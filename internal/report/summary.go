package report

import (
	"context"
	"fmt"
	"slices"

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
	head := fmt.Sprintf("On %s %s %s %s in %s %s", words.Day(r.AsOf), r.names(r.bodies), verb, organizations(total.Reached), r.where(), r.how())
	if total.Reached == 0 {
		return []string{head + "."}, r.ranOut()
	}
	met := total.Reached - total.Bound
	return []string{
		fmt.Sprintf("%s: %d by agreement, programme, membership or post (%s), %d met only.", head, total.Bound, certainly(total.BoundCertain), met),
		fmt.Sprintf("Of all %s, %d are reached certainly and %d presumably; that a meeting took place stays certain, and says little of today.",
			organizations(total.Reached), total.Certain, total.Reached-total.Certain),
	}, r.ranOut()
}

// certainly says how many of some are certain.
func certainly(n int) string {
	if n == 0 {
		return "none certainly"
	}
	return words.Number(n) + " certainly"
}

func (r *Report) sayCountries(context.Context) ([]string, error) {
	presences, err := r.Presences(Wanted{})
	if err != nil || len(r.countries) == 0 {
		return nil, err
	}
	reached, lacking := 0, []string{}
	for _, p := range presences {
		if p.Reached > 0 {
			reached++
		}
		if !p.InNetwork {
			lacking = append(lacking, p.Name)
		}
	}
	sentences := []string{fmt.Sprintf("They are in %d of %s.", reached, words.Count(len(presences), "country", "countries"))}
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
		said += fmt.Sprintf(", %d of which have no beginning that anybody tells and count on every day", undated)
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
	if err != nil || b.Planned+b.Ended == 0 {
		return nil, err
	}
	return []string{fmt.Sprintf("If what is only planned counted, %d more would be reached; if what has ended counted still, %d more.", b.Planned, b.Ended)}, nil
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
		sentences = append(sentences, fmt.Sprintf("On %s hangs all that is reached in some country.", words.Count(alone, "of these", "of these")))
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
	return []string{fmt.Sprintf("Since %s %d were gained, %d lost, %d came nearer and %d are farther; ways through events never end, so a loss is an agreement, a membership or a post that did.",
		words.Day(*r.CompareTo), counts[Gained], counts[Lost], counts[Nearer], counts[Farther])}, nil
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
	return []string{fmt.Sprintf("%s known and not reached, %d of which more steps lead to.", words.Count(len(gaps), "organisation is", "organisations are"), beyond)}, nil
}

func (r *Report) sayDue(ctx context.Context) ([]string, error) {
	due, err := r.Due(ctx, nil)
	if err != nil || len(due) == 0 {
		return nil, err
	}
	counts := map[DueKind]int{}
	for _, d := range due {
		counts[d.Kind]++
	}
	return []string{fmt.Sprintf("By %s %s; %s by date and not by status; %s vacant, and %s not confirmed since %s. Dates and statuses of agreements are those known today.",
		words.Day(addMonths(r.AsOf, r.HorizonMonths)), words.Count(counts[AgreementEnds], "agreement ends", "agreements end"),
		words.Count(counts[AgreementOverdue], "has ended", "have ended"), words.Count(counts[PostVacant], "post is", "posts are"),
		words.Count(counts[PostUnconfirmed], "is", "are"), words.Day(addMonths(r.AsOf, -r.StaleMonths)))}, nil
}

func (r *Report) sayEvidence(ctx context.Context) ([]string, error) {
	q, err := r.Quality(ctx)
	if err != nil || q.Links == 0 {
		return nil, err
	}
	return []string{fmt.Sprintf("All this rests on %s, %d of which have one source, %d no date, and %d hold only presumably.",
		words.Count(q.Links, "link", "links"), q.OneSource, q.Undated, q.Presumed)}, nil
}
