package pathtest

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"testing"
	"time"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// plain is the simplest engine on top of the project's own domain and outcomes:
// it keeps all records and tries every way. It shows that the suite can be
// passed, and that the meaning written in pathfind and network is that of the
// documents, before any real engine is judged.
type plain struct {
	*pathfind.Service
	meaning
	records network.Records
	kinds   map[string]network.Kind
	ends    map[string]network.End
	degrees map[string]int
	// tenures and dates are those of each link.
	tenures map[string][]network.Tenure
	dates   map[string]network.Date
}

var _ Subject = (*plain)(nil)

func loadPlain(_ testing.TB, records network.Records) Subject { return newPlain(theMeaning(), records) }

func newPlain(m meaning, records network.Records) *plain {
	p := &plain{
		meaning: m, records: records, kinds: map[string]network.Kind{}, degrees: map[string]int{},
		tenures: map[string][]network.Tenure{}, dates: map[string]network.Date{},
	}
	p.ends = records.Ends()
	for id, e := range p.ends {
		p.ends[id], p.kinds[id] = m.end(e), e.Kind
	}
	sources := map[string]*network.Source{}
	for i, s := range records.Sources {
		sources[s.ID] = &records.Sources[i]
	}
	for _, l := range records.Links {
		var observations []network.Observation
		for _, e := range l.Evidence {
			observations = append(observations, m.observed(network.ObservationOf(e, sources[e.Source])))
		}
		l = m.link(l)
		p.tenures[l.ID] = l.Tenures(p.ends[l.From], p.ends[l.To], observations)
		p.dates[l.ID] = l.Date(p.ends[l.From], p.ends[l.To])
		p.degrees[l.From]++
		p.degrees[l.To]++
	}
	p.Service = pathfind.NewService(plainEngine{p}, pathfind.Limits{})
	return p
}

// plainEngine is what the service of a plain engine searches by.
type plainEngine struct{ *plain }

func (plainEngine) Defaults() pathfind.Limits {
	return pathfind.Limits{Time: time.Hour, Work: 1} // it counts none
}

func (e plainEngine) Open(context.Context, []string) (pathfind.View, error) { return e, nil }

func (plainEngine) Revision() int64 { return 0 }

func (e plainEngine) Has(id string) bool {
	_, is := e.kinds[id]
	return is
}

func (plainEngine) Shapes([]string) []pathfind.EntityShape { return nil }

func (e plainEngine) Between(_ *pathfind.Meter, from, to []string) pathfind.Searcher {
	return plainSearch{e.plain, from, to}
}

func (plainEngine) Close() {}

// plainSearch is a search for one question.
type plainSearch struct {
	*plain
	from, to []string
}

func (s plainSearch) Best(_ context.Context, where *pathfind.Filter, page pathfind.Page) (pathfind.Best, error) {
	found := s.search(s.from, s.to, where, page.MaxHops, page.First)
	if len(found) == 0 {
		return pathfind.Best{}, nil
	}
	shortest, wanted := found[0].Hops(), page.First
	if page.After != nil {
		wanted = len(found)
	}
	left := slices.DeleteFunc(s.best(found, page.Rank, where, wanted), func(p pathfind.Path) bool {
		return page.After != nil && page.After.Compare(p.Cost(), p.Entities) <= 0
	})
	more := len(found)
	if page.After != nil {
		more = len(left)
	}
	return pathfind.Best{Paths: left[:min(page.First, len(left))], HasMore: more > page.First, Shortest: &shortest}, nil
}

// best returns the first of some paths, which come with the fewest hops first.
func (p *plain) best(found []pathfind.Path, rank pathfind.Rank, where *pathfind.Filter, first int) []pathfind.Path {
	first = min(first, len(found))
	switch rank {
	case pathfind.Strongest:
		for i := range found {
			p.charge(&found[i], where)
		}
		slices.SortStableFunc(found, func(a, b pathfind.Path) int { return p.stronger(&a, &b) })
	case pathfind.MostDiverse:
		for i := range first {
			// Those given come first, what is left stays in its order behind them.
			next := i
			for j := range found[i:] {
				if p.shared(found[:i], &found[i+j]) < p.shared(found[:i], &found[next]) {
					next = i + j
				}
			}
			path := found[next]
			copy(found[i+1:next+1], found[i:next])
			found[i] = path
		}
	}
	return found[:first]
}

// charge says what the steps of a path cost.
func (p *plain) charge(path *pathfind.Path, where *pathfind.Filter) {
	for i, step := range path.Steps {
		costs := make([]pathfind.Cost, len(step.Links))
		for j, ref := range step.Links {
			l := p.record(ref.ID)
			known, _ := network.KnownBy(p.tenures[l.ID], where.Known())
			costs[j] = p.cost(l, known, where)
		}
		path.Steps[i].Cost, path.Steps[i].Cheapest = p.price(costs)
	}
}

func (p *plain) record(id string) *network.Link {
	i := slices.IndexFunc(p.records.Links, func(l network.Link) bool { return l.ID == id })
	return &p.records.Links[i]
}

func (s plainSearch) Connected(_ context.Context, where *pathfind.Filter, maxHops int) (bool, error) {
	return len(s.paths(s.from, s.to, where, maxHops)) > 0, nil
}

func (s plainSearch) Shortest(_ context.Context, where *pathfind.Filter, maxHops int) (*int, error) {
	found := s.paths(s.from, s.to, where, maxHops)
	if len(found) == 0 {
		return nil, nil
	}
	return new(found[0].Hops()), nil
}

func (s plainSearch) ShortestUnder(ctx context.Context, filters []pathfind.Filter, maxHops int) ([]*int, error) {
	shortest := make([]*int, len(filters))
	for i := range filters {
		shortest[i], _ = s.Shortest(ctx, &filters[i], maxHops)
	}
	return shortest, nil
}

// search returns at least the first paths in order.
func (p *plain) search(from, to []string, where *pathfind.Filter, maxHops, first int) []pathfind.Path {
	if !p.afterwards {
		return p.paths(from, to, where, maxHops)
	}
	timeless := where.Without("overlapping")
	timeless = timeless.Without("inTimeOrder")
	found := p.paths(from, to, &timeless, maxHops)
	found = found[:min(first, len(found))]
	for i := range found {
		found[i] = p.path(found[i].Entities, where)
	}
	return slices.DeleteFunc(found, func(path pathfind.Path) bool { return !p.inTime(&path, where) })
}

// paths returns all paths in order.
func (p *plain) paths(from, to []string, where *pathfind.Filter, maxHops int) []pathfind.Path {
	neighbors := p.neighbors(where)
	var found []pathfind.Path
	var extend func(ids []string)
	extend = func(ids []string) {
		last := ids[len(ids)-1]
		if slices.Contains(to, last) && p.atEnd(p, ids[0], where) && p.atEnd(p, last, where) && p.leadsBy(ids, where.Via) {
			if path := p.path(ids, where); p.inTime(&path, where) {
				found = append(found, path)
			}
		}
		inner := len(ids) > 1
		if len(ids) > maxHops || inner && (slices.Contains(from, last) || slices.Contains(to, last) || !p.inside(p, last, where)) {
			return
		}
		for _, next := range neighbors[last] {
			if !slices.Contains(ids, next) {
				extend(append(slices.Clone(ids), next))
			}
		}
	}
	for _, id := range from {
		extend([]string{id})
	}
	slices.SortFunc(found, func(a, b pathfind.Path) int { return fewerHops(&a, &b) })
	return found
}

// inTime reports whether the steps of a path hold together and in their order, as
// far as the filter asks for it, and sets the period of the path.
func (p *plain) inTime(path *pathfind.Path, where *pathfind.Filter) bool {
	if where.Overlapping {
		steps := p.times(path, p.held, where)
		for _, holds := range steps {
			for i := range holds {
				holds[i] = where.OnDay(holds[i])
			}
		}
		runs := p.together(steps)
		if len(runs) == 0 {
			return false
		}
		path.Period = new(p.period(runs))
	}
	return !where.InTimeOrder || p.inOrder(p.times(path, p.when, where))
}

// times returns, for each step of a path, the days of each of its links.
func (p *plain) times(
	path *pathfind.Path, days func(*network.Link, network.Tenure, network.Date, *pathfind.Filter) network.Interval, where *pathfind.Filter,
) [][]network.Interval {
	times := make([][]network.Interval, path.Hops())
	for i, step := range path.Steps {
		for _, ref := range step.Links {
			l := p.record(ref.ID)
			known, _ := network.KnownBy(p.tenures[l.ID], where.Known())
			times[i] = append(times[i], days(l, known, p.dates[l.ID], where))
		}
	}
	return times
}

func (p *plain) neighbors(where *pathfind.Filter) map[string][]string {
	neighbors := map[string][]string{}
	for i := range p.records.Links {
		if l := &p.records.Links[i]; p.passes(l, where) {
			neighbors[l.From] = append(neighbors[l.From], l.To)
			neighbors[l.To] = append(neighbors[l.To], l.From)
		}
	}
	for id, ids := range neighbors {
		slices.Sort(ids)
		neighbors[id] = slices.Compact(ids)
	}
	return neighbors
}

func (p *plain) passes(l *network.Link, where *pathfind.Filter) bool {
	if !slices.Contains(where.Types(), l.Type) ||
		where.Statuses != nil && !slices.Contains(where.Statuses, l.Status) ||
		where.MinConfidence != nil && l.Confidence < *where.MinConfidence {
		return false
	}
	tenure, known := network.KnownBy(p.tenures[l.ID], where.Known())
	if !known || where.OnlyCertain() && tenure.CertainSources == 0 {
		return false
	}
	if where.AsOf == nil {
		return true
	}
	holding := tenure.Holding(*where.AsOf)
	return holding == network.Certainly || holding == network.Presumably && !where.OnlyCertain()
}

func (p *plain) path(ids []string, where *pathfind.Filter) pathfind.Path {
	path := pathfind.Path{Entities: ids}
	for i := range len(ids) - 1 {
		step := pathfind.Step{From: ids[i], To: ids[i+1]}
		for j := range p.records.Links {
			l := &p.records.Links[j]
			joins := l.From == step.From && l.To == step.To || l.From == step.To && l.To == step.From
			if joins && p.passes(l, where) {
				step.Links = append(step.Links, network.LinkRef{Type: l.Type, ID: l.ID})
			}
		}
		slices.SortFunc(step.Links, network.CompareRefs)
		path.Steps = append(path.Steps, step)
	}
	return path
}

func (e plainEngine) Reach(_ context.Context, _ *pathfind.Meter, q *pathfind.ReachQuestion) (pathfind.Reach, error) {
	p := e.plain
	r := pathfind.Reach{Complete: true}
	byPartners := map[string]pathfind.Path{}
	if q.Unit == pathfind.Partners {
		byPartners = p.byPartners(q)
	}
	var all []pathfind.Reached
	groups, known := map[string][]pathfind.Reached{}, map[string]int{}
	for _, e := range p.records.Entities {
		if e.Kind != network.Organization || q.Where.AsOf != nil && !p.ends[e.ID].Existence().Contains(*q.Where.AsOf) {
			continue
		}
		key := p.group(e, q.GroupBy)
		for _, key := range p.countedIn(e, q.GroupBy) {
			known[key]++
		}
		if slices.Contains(q.From, e.ID) || slices.Contains(q.Where.Avoid, e.ID) {
			continue
		}
		if path, reached := byPartners[e.ID]; reached {
			reached := pathfind.Reached{ID: e.ID, Hops: path.Hops(), Path: path}
			all = append(all, reached)
			groups[key] = append(groups[key], reached)
		}
		if q.Unit == pathfind.Partners {
			continue
		}
		if paths := p.search(q.From, []string{e.ID}, &q.Where, *q.Where.MaxHops, 1); len(paths) > 0 {
			reached := pathfind.Reached{ID: e.ID, Hops: paths[0].Hops(), Path: paths[0]}
			all = append(all, reached)
			groups[key] = append(groups[key], reached)
		}
	}
	nearer := func(a, b pathfind.Reached) int { return cmp.Or(cmp.Compare(a.Hops, b.Hops), cmp.Compare(a.ID, b.ID)) }
	slices.SortFunc(all, nearer)
	r.Reached, r.WithoutPlace, r.Among = pathfind.Counted(all), q.Listed("", nil), map[string]bool{}
	for _, reached := range all {
		r.Among[reached.ID] = slices.Contains(q.Among, reached.ID)
	}
	for key, members := range groups {
		slices.SortFunc(members, nearer)
		if key == "" {
			r.WithoutPlace = q.Listed("", members)
		} else {
			r.Groups = append(r.Groups, pathfind.Group{Key: key, Known: known[key], Members: q.Listed(key, members)})
		}
	}
	for _, key := range p.emptyGroups(q, groups) {
		r.Groups = append(r.Groups, pathfind.Group{Key: key, Known: known[key], Members: q.Listed(key, nil)})
	}
	slices.SortFunc(r.Groups, pathfind.CompareGroups)
	return r, nil
}

// emptyGroups returns the keys of groups beside those with someone reached.
func (p *plain) emptyGroups(q *pathfind.ReachQuestion, groups map[string][]pathfind.Reached) []string {
	if !q.WithEmpty {
		return nil
	}
	var keys []string
	for _, e := range p.records.Entities {
		switch country := e.Kind == network.Place && e.Type == network.CountryType; {
		case q.GroupBy == pathfind.ByType && e.Kind == network.Organization:
			keys = append(keys, e.Type)
		case q.GroupBy == pathfind.ByCountry && country:
			keys = append(keys, e.ID)
		case q.GroupBy == pathfind.ByRegion && country:
			keys = append(keys, p.climb(e.ID, network.RegionType))
		}
	}
	slices.Sort(keys)
	return slices.DeleteFunc(slices.Compact(keys), func(key string) bool { return key == "" || groups[key] != nil })
}

func (p *plain) group(e network.Entity, by pathfind.Grouping) string {
	if by == pathfind.ByType {
		return e.Type
	}
	country := p.climb(p.home(e.ID), network.CountryType)
	if by == pathfind.ByCountry {
		return country
	}
	return p.climb(country, network.RegionType)
}

// countedIn returns the keys of the groups that an organisation is counted in, reached or
// not: all places that its home is or lies in.
func (p *plain) countedIn(e network.Entity, by pathfind.Grouping) []string {
	if by == pathfind.ByType {
		return []string{e.Type}
	}
	keys := map[string]bool{}
	for level := []string{p.home(e.ID)}; len(level) > 0; {
		var next []string
		for _, place := range level {
			if !keys[place] {
				next = append(next, p.up(network.PartOf, place)...)
			}
			keys[place] = true
		}
		level = next
	}
	return slices.Collect(maps.Keys(keys))
}

// home goes from an organisation to the place that it is in, itself or by its parents.
func (p *plain) home(at string) string {
	for seen := []string{}; p.kinds[at] == network.Organization && !slices.Contains(seen, at); {
		seen = append(seen, at)
		up := p.up(network.LocatedIn, at)
		if len(up) == 0 {
			up = p.up(network.PartOf, at)
		}
		if len(up) == 0 {
			return ""
		}
		at = up[0]
	}
	return at
}

// climb goes up from a place to the nearest of a type.
func (p *plain) climb(place, placeType string) string {
	seen := map[string]bool{}
	for level := []string{place}; len(level) > 0; {
		slices.Sort(level)
		var next []string
		for _, id := range level {
			if slices.ContainsFunc(p.records.Entities, func(e network.Entity) bool { return e.ID == id && e.Type == placeType }) {
				return id
			}
			if !seen[id] {
				next = append(next, p.up(network.PartOf, id)...)
			}
			seen[id] = true
		}
		level = next
	}
	return ""
}

func (p *plain) up(t network.LinkType, from string) []string {
	var to []string
	for _, l := range p.records.Links {
		if l.Type == t && l.From == from {
			to = append(to, l.To)
		}
	}
	slices.Sort(to)
	return to
}

func (p *plain) Holds(_ context.Context, link string, on network.Day, knownBy *network.Day) (network.Holding, error) {
	return network.HoldingOn(p.tenures[link], on, knownBy), nil
}

func (p *plain) StatusOn(_ context.Context, entity string, on network.Day) (network.Status, error) {
	for _, e := range p.records.Entities {
		if e.ID == entity {
			status, _ := network.StatusOn(e.StatusHistory, on)
			return status, nil
		}
	}
	return "", network.Missing("entity", entity)
}
