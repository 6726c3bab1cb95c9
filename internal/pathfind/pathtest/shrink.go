package pathtest

import (
	"reflect"
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
)

// maxTries bounds how often a smaller case is tried, since each loads a network.
const maxTries = 400

// shrink leaves out of a disagreement whatever it can while the two still
// disagree: first many links at once, then one thing after the other, until
// nothing more can go.
func (d *disagreement) shrink(differ func(network.Records, question) string) *disagreement {
	small, tries := *d, 0
	// try takes a smaller case if the two still disagree there.
	try := func(next disagreement) bool {
		tries++
		diff := differ(next.records, next.question)
		if diff != "" {
			next.seed, next.diff = small.seed, diff
			small = next
		}
		return diff != ""
	}
	for size := len(small.records.Links) / 2; size > 1; size /= 2 {
		for at := 0; at < len(small.records.Links) && tries < maxTries; {
			next := small.withoutLinks(at, size)
			if len(next.records.Links) == len(small.records.Links) || !try(next) {
				at += size
			}
		}
	}
	for shrunk := true; shrunk; {
		shrunk = false
		for _, next := range small.smaller() {
			if tries >= maxTries {
				return &small
			}
			if shrunk = try(next()); shrunk {
				break
			}
		}
	}
	return &small
}

// withoutLinks returns the case without so many links from a place on, and without
// what only they needed.
func (d *disagreement) withoutLinks(at, size int) disagreement {
	needed := map[string]bool{anySource: true}
	for _, id := range mentioned(d.question) {
		needed[id] = true
	}
	r := network.Records{}
	for i, l := range d.records.Links {
		if i >= at && i < at+size && !needed[l.ID] {
			continue
		}
		r.Links = append(r.Links, l)
		needed[l.From], needed[l.To], needed[l.OnBehalfOf] = true, true, true
		for _, e := range l.Evidence {
			needed[e.Source] = true
		}
	}
	for _, e := range d.records.Entities {
		if needed[e.ID] {
			r.Entities = append(r.Entities, e)
		}
	}
	for _, s := range d.records.Sources {
		if needed[s.ID] {
			r.Sources = append(r.Sources, s)
		}
	}
	return disagreement{records: r, question: d.question}
}

// smaller returns cases that are each a little smaller, to be made when they are
// tried.
func (d *disagreement) smaller() []func() disagreement {
	var cases []func() disagreement
	for _, q := range simpler(d.question) {
		cases = append(cases, func() disagreement { return disagreement{records: d.records, question: q} })
	}
	for _, smaller := range Smaller(d.records, mentioned(d.question)) {
		cases = append(cases, func() disagreement { return disagreement{records: smaller(), question: d.question} })
	}
	return cases
}

// Smaller returns networks that are each a little smaller than another, to be made when
// they are tried. What is named stays: entities, and links.
func Smaller(records network.Records, named []string) []func() network.Records {
	var cases []func() network.Records
	with := func(change func(*network.Records)) {
		cases = append(cases, func() network.Records {
			r := records
			change(&r)
			return r
		})
	}
	needed := map[string]bool{}
	for _, id := range named {
		needed[id] = true
	}
	for i, l := range records.Links {
		if !needed[l.ID] {
			with(func(r *network.Records) { r.Links = without(r.Links, i) })
		}
		needed[l.From], needed[l.To], needed[l.OnBehalfOf] = true, true, true
	}
	for i, e := range records.Entities {
		if !needed[e.ID] {
			with(func(r *network.Records) { r.Entities = without(r.Entities, i) })
		}
		for _, plainer := range plainerEntities(e) {
			with(func(r *network.Records) { r.Entities = replaced(r.Entities, i, plainer) })
		}
	}
	for i, l := range records.Links {
		for _, plainer := range plainerLinks(l) {
			with(func(r *network.Records) { r.Links = replaced(r.Links, i, plainer) })
		}
	}
	for i, s := range records.Sources {
		for _, date := range []*network.Date{&s.Published, &s.Retrieved} {
			if was := *date; !was.IsZero() {
				*date = network.Date{}
				plainer := s
				with(func(r *network.Records) { r.Sources = replaced(r.Sources, i, plainer) })
				*date = was
			}
		}
	}
	return cases
}

// plainer collects values that are as another is, but for one thing that was taken away.
type plainer[T any] struct {
	than T
	all  []T
}

// without adds the value as it is after a change, where the change takes anything away.
func (p *plainer[T]) without(is bool, take func(*T)) {
	if less := p.than; is {
		take(&less)
		p.all = append(p.all, less)
	}
}

// with adds the value as it is after each of some changes that take something away.
func with[T, V any](p *plainer[T], values []V, set func(*T, V)) {
	for _, v := range values {
		p.without(true, func(less *T) { set(less, v) })
	}
}

// plainerLinks returns the link with less to say.
func plainerLinks(l network.Link) []network.Link {
	p := plainer[network.Link]{than: l}
	for i, e := range l.Evidence {
		p.without(len(l.Evidence) > 1, func(less *network.Link) { less.Evidence = without(l.Evidence, i) })
		p.without(!e.Observed.IsZero(), func(less *network.Link) {
			e.Observed = network.Observed{}
			less.Evidence = replaced(l.Evidence, i, e)
		})
	}
	p.without(!l.Valid.From.IsZero(), func(less *network.Link) { less.Valid.From = network.Date{} })
	p.without(!l.Valid.To.IsZero(), func(less *network.Link) { less.Valid.To = network.Date{} })
	p.without(l.OnBehalfOf != "", func(less *network.Link) { less.OnBehalfOf = "" })
	p.without(l.Status != network.DefaultStatus, func(less *network.Link) { less.Status = network.DefaultStatus })
	p.without(l.Confidence != network.DefaultConfidence, func(less *network.Link) { less.Confidence = network.DefaultConfidence })
	return p.all
}

// plainerEntities returns the entity with less to say.
func plainerEntities(e network.Entity) []network.Entity {
	p := plainer[network.Entity]{than: e}
	for i := range e.StatusHistory {
		p.without(true, func(less *network.Entity) { less.StatusHistory = without(e.StatusHistory, i) })
	}
	p.without(!e.Valid.From.IsZero(), func(less *network.Entity) { less.Valid.From = network.Date{} })
	p.without(!e.Valid.To.IsZero(), func(less *network.Entity) { less.Valid.To = network.Date{} })
	p.without(e.Type != "", func(less *network.Entity) { less.Type = "" })
	return p.all
}

// simpler returns questions that ask a little less.
func simpler(q question) []question {
	var questions []question
	switch q := q.(type) {
	case pathsQuestion:
		for _, less := range q.plainer() {
			questions = append(questions, less)
		}
	case reachQuestion:
		for _, less := range q.plainer() {
			questions = append(questions, less)
		}
	case holdsQuestion:
		if q.knownBy != nil {
			q.knownBy = nil
			questions = append(questions, q)
		}
	}
	return questions
}

func (q pathsQuestion) plainer() []pathsQuestion {
	p := plainer[pathsQuestion]{than: q}
	with(&p, plainerFilters(q.Where), func(less *pathsQuestion, where pathfind.Filter) { less.Where = where })
	with(&p, shorter(q.From, 1), func(less *pathsQuestion, from []string) { less.From = from })
	with(&p, shorter(q.To, 1), func(less *pathsQuestion, to []string) { less.To = to })
	p.without(q.First != pathfind.DefaultFirst, func(less *pathsQuestion) { less.First = pathfind.DefaultFirst })
	p.without(q.pages > 0, func(less *pathsQuestion) { less.pages = 0 })
	p.without(q.Relaxations, func(less *pathsQuestion) { less.Relaxations, less.Days = false, false })
	p.without(q.Rank != "", func(less *pathsQuestion) { less.Rank = "" })
	return p.all
}

func (q reachQuestion) plainer() []reachQuestion {
	p := plainer[reachQuestion]{than: q}
	with(&p, plainerFilters(q.Where), func(less *reachQuestion, where pathfind.Filter) { less.Where = where })
	with(&p, shorter(q.From, 1), func(less *reachQuestion, from []string) { less.From = from })
	return p.all
}

// plainerFilters returns the filter with one condition fewer, and with one value
// fewer in a list.
func plainerFilters(f pathfind.Filter) []pathfind.Filter {
	p := plainer[pathfind.Filter]{than: f}
	for i := range reflect.TypeFor[pathfind.Filter]().NumField() {
		p.without(!reflect.ValueOf(f).Field(i).IsZero(), func(f *pathfind.Filter) {
			reflect.ValueOf(f).Elem().Field(i).SetZero()
			if f.AsOf == nil && !f.Overlapping {
				f.Certainty = nil // which would be an error
			}
		})
	}
	with(&p, shorter(f.LinkTypes, 0), func(f *pathfind.Filter, types []network.LinkType) { f.LinkTypes = types })
	with(&p, shorter(f.ExcludeLinkTypes, 0), func(f *pathfind.Filter, types []network.LinkType) { f.ExcludeLinkTypes = types })
	with(&p, shorter(f.Statuses, 0), func(f *pathfind.Filter, statuses []network.Status) { f.Statuses = statuses })
	with(&p, shorter(f.Through, 0), func(f *pathfind.Filter, kinds []network.Kind) { f.Through = kinds })
	with(&p, shorter(f.Avoid, 0), func(f *pathfind.Filter, ids []string) { f.Avoid = ids })
	with(&p, shorter(f.Via, 0), func(f *pathfind.Filter, ids []string) { f.Via = ids })
	return p.all
}

// shorter returns the list with each of its values left out, as long as that
// leaves so many.
func shorter[T any](list []T, least int) [][]T {
	var lists [][]T
	for i := range list {
		if len(list) > least {
			lists = append(lists, without(list, i))
		}
	}
	return lists
}

// without returns a list without its ith value, replaced with another in its place.
func without[T any](list []T, i int) []T {
	return slices.Delete(slices.Clone(list), i, i+1)
}

func replaced[T any](list []T, i int, value T) []T {
	list = slices.Clone(list)
	list[i] = value
	return list
}

// mentioned returns the ids that a question names.
func mentioned(q question) []string {
	switch q := q.(type) {
	case pathsQuestion:
		return slices.Concat(q.From, q.To, q.Where.Avoid, q.Where.Via)
	case reachQuestion:
		return slices.Concat(q.From, q.Where.Avoid)
	case holdsQuestion:
		return []string{q.link}
	case statusQuestion:
		return []string{q.entity}
	default:
		return nil
	}
}
