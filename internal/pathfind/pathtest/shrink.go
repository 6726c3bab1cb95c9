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
	with := func(change func(*network.Records)) {
		cases = append(cases, func() disagreement {
			r := d.records
			change(&r)
			return disagreement{records: r, question: d.question}
		})
	}
	for _, q := range simpler(d.question) {
		cases = append(cases, func() disagreement { return disagreement{records: d.records, question: q} })
	}
	needed := map[string]bool{}
	for _, id := range mentioned(d.question) {
		needed[id] = true
	}
	for i, l := range d.records.Links {
		if !needed[l.ID] {
			with(func(r *network.Records) { r.Links = without(r.Links, i) })
		}
		needed[l.From], needed[l.To], needed[l.OnBehalfOf] = true, true, true
	}
	for i, e := range d.records.Entities {
		if !needed[e.ID] {
			with(func(r *network.Records) { r.Entities = without(r.Entities, i) })
		}
		for _, plainer := range plainerEntities(e) {
			with(func(r *network.Records) { r.Entities = replaced(r.Entities, i, plainer) })
		}
	}
	for i, l := range d.records.Links {
		for _, plainer := range plainerLinks(l) {
			with(func(r *network.Records) { r.Links = replaced(r.Links, i, plainer) })
		}
	}
	for i, s := range d.records.Sources {
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

// plainerLinks returns the link with less to say.
func plainerLinks(l network.Link) []network.Link {
	var links []network.Link
	for i, e := range l.Evidence {
		if len(l.Evidence) > 1 {
			less := l
			less.Evidence = without(l.Evidence, i)
			links = append(links, less)
		}
		if !e.Observed.IsZero() {
			less := l
			e.Observed = network.Observed{}
			less.Evidence = replaced(l.Evidence, i, e)
			links = append(links, less)
		}
	}
	if !l.Valid.From.IsZero() {
		less := l
		less.Valid.From = network.Date{}
		links = append(links, less)
	}
	if !l.Valid.To.IsZero() {
		less := l
		less.Valid.To = network.Date{}
		links = append(links, less)
	}
	if l.OnBehalfOf != "" {
		less := l
		less.OnBehalfOf = ""
		links = append(links, less)
	}
	if l.Status != network.DefaultStatus {
		less := l
		less.Status = network.DefaultStatus
		links = append(links, less)
	}
	if l.Confidence != network.DefaultConfidence {
		less := l
		less.Confidence = network.DefaultConfidence
		links = append(links, less)
	}
	return links
}

// plainerEntities returns the entity with less to say.
func plainerEntities(e network.Entity) []network.Entity {
	var entities []network.Entity
	for i := range e.StatusHistory {
		less := e
		less.StatusHistory = without(e.StatusHistory, i)
		entities = append(entities, less)
	}
	if !e.Valid.From.IsZero() {
		less := e
		less.Valid.From = network.Date{}
		entities = append(entities, less)
	}
	if !e.Valid.To.IsZero() {
		less := e
		less.Valid.To = network.Date{}
		entities = append(entities, less)
	}
	if e.Type != "" {
		less := e
		less.Type = ""
		entities = append(entities, less)
	}
	return entities
}

// simpler returns questions that ask a little less.
func simpler(q question) []question {
	switch q := q.(type) {
	case pathsQuestion:
		return q.simpler()
	case reachQuestion:
		return q.simpler()
	case holdsQuestion:
		if q.knownBy != nil {
			q.knownBy = nil
			return []question{q}
		}
	}
	return nil
}

func (q pathsQuestion) simpler() (questions []question) {
	with := func(asked bool, change func(*pathsQuestion)) {
		if less := q; asked {
			change(&less)
			questions = append(questions, less)
		}
	}
	for _, where := range plainerFilters(q.Where) {
		with(true, func(less *pathsQuestion) { less.Where = where })
	}
	for _, from := range shorter(q.From, 1) {
		with(true, func(less *pathsQuestion) { less.From = from })
	}
	for _, to := range shorter(q.To, 1) {
		with(true, func(less *pathsQuestion) { less.To = to })
	}
	with(q.First != pathfind.DefaultFirst, func(less *pathsQuestion) { less.First = pathfind.DefaultFirst })
	with(q.pages > 0, func(less *pathsQuestion) { less.pages = 0 })
	with(q.Relaxations, func(less *pathsQuestion) { less.Relaxations, less.Days = false, false })
	with(q.Rank != "", func(less *pathsQuestion) { less.Rank = "" })
	return questions
}

func (q reachQuestion) simpler() (questions []question) {
	for _, where := range plainerFilters(q.Where) {
		less := q
		less.Where = where
		questions = append(questions, less)
	}
	for _, from := range shorter(q.From, 1) {
		less := q
		less.From = from
		questions = append(questions, less)
	}
	return questions
}

// plainerFilters returns the filter with one condition fewer, and with one value
// fewer in a list.
func plainerFilters(f pathfind.Filter) []pathfind.Filter {
	var filters []pathfind.Filter
	with := func(asked bool, change func(*pathfind.Filter)) {
		if asked {
			less := f
			change(&less)
			filters = append(filters, less)
		}
	}
	for i := range reflect.TypeFor[pathfind.Filter]().NumField() {
		with(!reflect.ValueOf(f).Field(i).IsZero(), func(f *pathfind.Filter) {
			reflect.ValueOf(f).Elem().Field(i).SetZero()
			if f.AsOf == nil && !f.Overlapping {
				f.Certainty = nil // which would be an error
			}
		})
	}
	for _, list := range shorter(f.LinkTypes, 0) {
		with(true, func(f *pathfind.Filter) { f.LinkTypes = list })
	}
	for _, list := range shorter(f.ExcludeLinkTypes, 0) {
		with(true, func(f *pathfind.Filter) { f.ExcludeLinkTypes = list })
	}
	for _, list := range shorter(f.Statuses, 0) {
		with(true, func(f *pathfind.Filter) { f.Statuses = list })
	}
	for _, list := range shorter(f.Through, 0) {
		with(true, func(f *pathfind.Filter) { f.Through = list })
	}
	for _, list := range shorter(f.Avoid, 0) {
		with(true, func(f *pathfind.Filter) { f.Avoid = list })
	}
	for _, list := range shorter(f.Via, 0) {
		with(true, func(f *pathfind.Filter) { f.Via = list })
	}
	return filters
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
