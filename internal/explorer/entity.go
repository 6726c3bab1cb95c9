package explorer

import (
	"context"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"github.com/a-h/templ"

	"github.com/entente-graph/entente/internal/ask"
	"github.com/entente-graph/entente/internal/explorer/part"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/words"
)

// around is how many of each kind the page of an entity shows of those around it.
const around = 12

// entity shows who or what an entity is, and those around it, as of a day and as known by one.
func (e *explorer) entity(ctx context.Context, r *request) (templ.Component, error) {
	id := r.PathValue("id")
	r.page.AsOf, r.page.KnownBy = r.params.day("asOf"), r.params.day("knownBy")
	r.page.Title = id
	if err := r.params.err(); err != nil {
		return nil, err
	}
	ctx, leave := context.WithCancel(ctx)
	own := e.publishedByItself(ctx, id)
	defer func() {
		leave()
		_, _ = own() // what asks may use nothing of the request when that is over
	}()
	answer, err := e.described(ctx, r, id)
	switch {
	case err != nil:
		return nil, err
	case answer.Entity == nil:
		return nil, noSuch("entity", id)
	case answer.Entity.ID != id: // it was merged into another
		return nil, elsewhere{r.page.ToEntity(answer.Entity.ID)}
	}
	r.page.Title, r.page.Revision = answer.Entity.Name, answer.Network.Revision
	published, err := own()
	if err != nil {
		return nil, err
	}
	return entityPage(r.page, answer.Entity, newBrief(r.page, answer), published), nil
}

// described asks for all that the page of an entity shows.
func (e *explorer) described(ctx context.Context, r *request, id string) (*ask.PlaceAnswer, error) {
	variables := r.judging(map[string]any{"id": id, "first": around})
	if kind, known := network.KindOf(id); known && kind == network.Place {
		variables["here"], variables["each"] = organizationsHere, aroundEach
		variables["planned"], variables["most"] = network.PlannedStatuses(), mostPlanned
		answer, err := asked[ask.PlaceAnswer](ctx, e, r, ask.Place, variables)
		return &answer, err
	}
	answer, err := asked[ask.EntityAnswer](ctx, e, r, ask.Entity, variables)
	return &ask.PlaceAnswer{EntityAnswer: answer}, err
}

// publishedByItself asks for the documents that an organisation has published, beside what else its page asks, and returns
// what waits for them. Nothing else has any.
func (e *explorer) publishedByItself(ctx context.Context, id string) (wait func() ([]ask.SourceListed, error)) {
	if kind, known := network.KindOf(id); !known || kind != network.Organization {
		return func() ([]ask.SourceListed, error) { return nil, nil }
	}
	type answer struct {
		published []ask.SourceListed
		err       error
	}
	answered := make(chan answer, 1)
	go func() {
		defer func() {
			if v := recover(); v != nil {
				answered <- answer{err: fmt.Errorf("panic: %v\n%s", v, debug.Stack())}
			}
		}()
		names, err := e.called(ctx, id)
		if err != nil {
			answered <- answer{err: err}
			return
		}
		published, err := e.publishedBy(ctx, names)
		answered <- answer{published, err}
	}()
	return sync.OnceValues(func() ([]ask.SourceListed, error) {
		a := <-answered
		return a.published, a.err
	})
}

// called returns all that an entity is called.
func (e *explorer) called(ctx context.Context, id string) ([]string, error) {
	answer, _, err := ask.Of[ask.CalledAnswer](ctx, e.Asker, ask.Called, map[string]any{"id": id})
	if err != nil || answer.Entity == nil {
		return nil, err
	}
	all := []string{answer.Entity.Name}
	for _, n := range answer.Entity.Names {
		if !slices.Contains(all, n.Text) {
			all = append(all, n.Text)
		}
	}
	return all, nil
}

// judging adds the days of a page's question to the variables of its query.
func (r *request) judging(variables map[string]any) map[string]any {
	variables["asOf"] = r.page.Day().String()
	if r.page.KnownBy != "" {
		variables["knownBy"] = r.page.KnownBy
	}
	return variables
}

// group is those of a kind that an entity is linked to.
type group struct {
	id, title, note string
	// now are the first few that are linked on the day, other those of the first few that ever were.
	now, other []ask.Neighbor
	// more is how many further ones there are on the day, and elsewhen on others.
	more, elsewhen int
	kind           network.Kind
}

// groups returns those that an entity is linked to, by kind, without the kinds that are told elsewhere.
func groups(d *ask.Described, told map[network.Kind]bool) []group {
	var all []group
	for _, of := range []struct {
		kind      network.Kind
		title     string
		now, ever ask.List[ask.Neighbor]
	}{
		{network.Person, "People", d.People, d.PeopleEver},
		{network.Organization, organizationsTitle(d.Kind), d.Organizations, d.OrganizationsEver},
		{network.Agreement, "Agreements", d.Agreements, d.AgreementsEver},
		{network.Event, "Events", d.Events, d.EventsEver},
		{network.Programme, "Programmes", d.Programmes, d.ProgrammesEver},
		{network.Place, "Places", d.Places, d.PlacesEver},
		{network.Framework, "Frameworks", d.Frameworks, d.FrameworksEver},
	} {
		if of.ever.TotalCount == 0 || told[of.kind] {
			continue
		}
		g := group{
			id: strings.ToLower(string(of.kind)), kind: of.kind, title: of.title, now: of.now.Edges,
			more: of.now.TotalCount - len(of.now.Edges),
		}
		for _, n := range of.ever.Edges {
			if !slices.ContainsFunc(of.now.Edges, func(shown ask.Neighbor) bool { return shown.Node.ID == n.Node.ID }) && notNow(n) {
				g.other = append(g.other, n)
			}
		}
		g.elsewhen = of.ever.TotalCount - of.now.TotalCount - len(g.other)
		g.note = fmt.Sprintf("%d on this day", of.now.TotalCount)
		if certain := certainly(of.now.Edges); g.more == 0 && of.now.TotalCount > 0 {
			g.note += fmt.Sprintf(", %d certainly", certain)
		}
		all = append(all, g)
	}
	return all
}

// organizationsTitle names the organisations that an entity is linked to itself.
func organizationsTitle(of network.Kind) string {
	if of == network.Person {
		return "Posts"
	}
	return "Organisations"
}

// notNow reports whether no link to a neighbour holds on the day.
func notNow(n ask.Neighbor) bool {
	return !slices.ContainsFunc(n.Links, func(l ask.Link) bool { return l.Holding != network.Not })
}

// certainly counts the neighbours to which a link certainly holds, and is more than planned.
func certainly(neighbors []ask.Neighbor) int {
	n := 0
	for _, neighbor := range neighbors {
		if slices.ContainsFunc(neighbor.Links, func(l ask.Link) bool {
			return words.StandingOf(l.Status, l.Holding) == words.Certain
		}) {
			n++
		}
	}
	return n
}

// summed says how many links there are, and how surely they hold; of what is only planned, since when nothing is known of it.
func summed(d *ask.Described, day network.Day) string {
	if d.Status.Planned() {
		return planned(d, day) + " " + words.Count(d.Links.TotalCount, "link is", "links are") + " told of."
	}
	text := words.Count(d.Linked.TotalCount, "link holds", "links hold") + " on this day"
	if d.Linked.TotalCount > 0 {
		text += fmt.Sprintf(": %d certainly, %d presumably or only planned", d.Certain.TotalCount, d.Linked.TotalCount-d.Certain.TotalCount)
	}
	return text + fmt.Sprintf("; %s in all.", words.Number(d.Links.TotalCount))
}

// planned says of what is only planned how far it had come, and since when nothing is known of it.
func planned(d *ask.Described, day network.Day) string {
	text := "Only planned: " + words.Status(d.Status)
	for _, c := range d.StatusHistory {
		if c.Status == d.Status && !c.Date.IsZero() && c.Date.Latest() <= day {
			text = "Only planned: " + words.Status(d.Status) + " " + words.Date(c.Date)
		}
	}
	if last := lastKnown(d, day); !last.IsZero() {
		text += "; nothing is known since " + words.Date(last)
	}
	return text + "."
}

// lastKnown returns the last date until a day of which something is told of an entity.
func lastKnown(d *ask.Described, day network.Day) network.Date {
	var last network.Date
	note := func(date network.Date) {
		if !date.IsZero() && date.Latest() <= day && (last.IsZero() || date.Latest() > last.Latest()) {
			last = date
		}
	}
	quoted := func(quotes []ask.Quote) {
		for _, q := range quotes {
			if q.Observed == nil {
				note(q.Source.Published)
				continue
			}
			note(q.Observed.From)
			note(q.Observed.To)
		}
	}
	quoted(d.Evidence)
	for _, c := range d.StatusHistory {
		note(c.Date)
		quoted(c.Evidence)
	}
	for _, f := range d.Facts {
		note(f.Date)
		quoted(f.Evidence)
	}
	for _, list := range [][]ask.Neighbor{
		d.PeopleEver.Edges, d.OrganizationsEver.Edges, d.AgreementsEver.Edges, d.EventsEver.Edges, d.ProgrammesEver.Edges, d.PlacesEver.Edges, d.FrameworksEver.Edges,
	} {
		for _, n := range list {
			for _, l := range n.Links {
				quoted(l.Evidence)
			}
		}
	}
	return last
}

// factsTitle is Figures only where there is one.
func factsTitle(facts []ask.Fact) string {
	if slices.ContainsFunc(facts, func(f ask.Fact) bool { return strings.ContainsAny(f.Value, "0123456789") }) {
		return "Figures"
	}
	return "Details"
}

// sort says what a name is, in which language and when.
func sort(n ask.Name) string {
	var about []string
	for _, text := range []string{strings.ToLower(string(n.Sort)), n.Lang, words.Period(n.Valid)} {
		if text != "" {
			about = append(about, text)
		}
	}
	return strings.Join(about, ", ")
}

// through says by what an organisation is a partner.
func through(partner ask.Partner) []ask.Named {
	const few = 4
	return partner.Through[:min(few, len(partner.Through))]
}

// linksOf is the address of the list of the links of an entity to a kind, on the day or ever.
func linksOf(p *part.Page, id string, kind network.Kind, ever bool) part.Address {
	to := p.To("entity", id, "links").With("kind", string(kind)).With("asOf", p.AsOf).With("knownBy", p.KnownBy)
	if ever {
		to = to.With("ever", "yes")
	}
	return to
}
