package report

import (
	"slices"

	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/pathfind/memory"
	"github.com/entente-graph/entente/internal/topology"
)

// together returns the variants that are searched in one go, of which this is one: those that
// let less pass than the report itself, or those that let more pass.
func (v variant) together() []variant {
	if v.planned || v.ended {
		return []variant{{planned: true}, {ended: true}, {planned: true, bound: true}}
	}
	return []variant{{bound: true}, {certain: true}, {bound: true, certain: true}}
}

// underVariant returns the organisations of the countries that one body or all reach on the day of
// the report under a variant of its filter, in the order of their numbers. Where time or work
// runs out they are those found until then.
func (r *Report) underVariant(body int, v variant) ([]topology.Node, error) {
	if found, known := r.variants[under{body, v}]; known {
		return found, nil
	}
	all := v.together()
	filters := make([]*pathfind.Filter, len(all))
	for i, one := range all {
		filters[i] = r.filter(r.AsOf, one)
	}
	reached, err := memory.SurveyUnder(r.snapshot, r.meter, r.from(body), filters, r.Unit)
	if err = r.stopped(err); err != nil && !r.isStopped {
		return nil, err
	}
	found := make([][]topology.Node, len(all))
	for n, in := range reached {
		if _, here := r.countryOf(n); !here || !r.counts(n, r.AsOf) {
			continue
		}
		for i := range all {
			if in>>i&1 != 0 {
				found[i] = append(found[i], n)
			}
		}
	}
	for i, one := range all {
		slices.Sort(found[i])
		r.variants[under{body, one}] = found[i]
	}
	return r.variants[under{body, v}], nil
}
