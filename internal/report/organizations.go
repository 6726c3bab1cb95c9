package report

import (
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/topology"
)

// Page is which part of a list is wanted: First of those behind After, which is the place
// of the last one before.
type Page[P any] struct {
	First int
	After *P
}

// Paged is a page of a list.
type Paged[T any] = listing.Page[T]

// cut returns a page of a list that is in order.
func cut[T, P any](list []T, page Page[P], place func(T) P, compare func(a, b P) int) Paged[T] {
	begin := 0
	if page.After != nil {
		for begin < len(list) && compare(place(list[begin]), *page.After) <= 0 {
			begin++
		}
	}
	cutting := listing.Cut(list[begin:], page.First)
	cutting.Total = len(list)
	return cutting
}

// Organizations returns a page of the organisations that are reached in the countries, or in
// one of them, by hops, then id.
func (r *Report) Organizations(country *string, page Page[pathfind.MemberPlace], certain, paths bool) (Paged[pathfind.Reached], error) {
	found, err := r.main()
	if err != nil {
		return Paged[pathfind.Reached]{}, err
	}
	place := func(n topology.Node) pathfind.MemberPlace {
		return pathfind.MemberPlace{Hops: found.hops[n], ID: r.ID(n)}
	}
	here := found.here
	if country != nil {
		here = r.ofCountry(here, *country)
	}
	nodes := cut(here, page, place, pathfind.MemberPlace.Compare)
	list := Paged[pathfind.Reached]{More: nodes.More, Total: nodes.Total}
	for _, n := range nodes.Items {
		reached := pathfind.Reached{ID: r.ID(n), Hops: found.hops[n], Shape: r.Shape(n)}
		if paths {
			if reached.Path, err = found.Path(n); err != nil {
				return list, r.stopped(err)
			}
		}
		if certain {
			certainly, err := r.underVariant(everybody, variant{certain: true})
			if err != nil {
				return list, err
			}
			_, is := slices.BinarySearch(certainly, n)
			reached.Certain = &is
		}
		list.Items = append(list.Items, reached)
	}
	return list, nil
}

// ofCountry returns those of some organisations that are of a country.
func (r *Report) ofCountry(organizations []topology.Node, country string) (of []topology.Node) {
	at, _ := r.snapshot.Node(country)
	for _, n := range organizations {
		if c, has := r.snapshot.Country(n); has && c == at {
			of = append(of, n)
		}
	}
	return of
}
