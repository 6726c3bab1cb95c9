package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vikstrous/dataloadgen"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// loaders gather what one request asks for and ask the store for all of it at
// once.
type loaders struct {
	entities       loader[*network.Entity]
	sources        loader[*network.Source]
	links          loader[*store.LinkEnds]
	countries      loader[*network.Entity]
	wholes         loader[*network.Entity]
	linkEvidence   loader[[]store.Testimony]
	entityEvidence loader[map[string][]store.Testimony]

	linkPages     *pageLoader[linkArgs, store.LinkEnds]
	neighborPages *pageLoader[neighborArgs, store.Neighbor]
	partnerPages  *pageLoader[partnerArgs, store.Neighbor]
	positionPages *pageLoader[positionArgs, store.RankedLink]
	timelinePages *pageLoader[timelineArgs, store.DatedLink]
	sourcePages   *pageLoader[sourceArgs, string]
	placePages    *pageLoader[placeArgs, *network.Entity]
}

// The arguments of pages. They are written as JSON to tell which owners ask for
// the same page.
type (
	linkArgs struct {
		Filter store.LinkFilter
		After  store.LinkCursor
		Ask    store.Ask
	}
	neighborArgs struct {
		Filter store.NeighborFilter
		After  string
		Ask    store.Ask
	}
	partnerArgs struct {
		AsOf  *network.Day
		After string
		Ask   store.Ask
	}
	positionArgs struct {
		AsOf  *network.Day
		After store.PositionCursor
		Ask   store.Ask
	}
	timelineArgs struct {
		After store.DatedCursor
		Ask   store.Ask
	}
	sourceArgs struct {
		After store.LinkCursor
		Ask   store.Ask
	}
	placeArgs struct {
		After string
		Ask   store.Ask
	}
)

func newLoaders(r *Resolver) *loaders {
	s, wait := r.Store, r.BatchWait
	if wait == 0 {
		wait = time.Millisecond
	}
	return &loaders{
		entities:       newLoader(wait, s.Entities),
		sources:        newLoader(wait, s.Sources),
		links:          newLoader(wait, s.Links),
		countries:      newLoader(wait, s.CountriesOf),
		wholes:         newLoader(wait, s.Wholes),
		linkEvidence:   newLoader(wait, s.LinkEvidence),
		entityEvidence: newLoader(wait, s.EntityEvidence),
		linkPages: newPageLoader(wait, func(ctx context.Context, owners []string, a linkArgs) (map[string]store.Page[store.LinkEnds], error) {
			return s.LinkPages(ctx, owners, a.Filter, a.After, a.Ask)
		}),
		neighborPages: newPageLoader(wait, func(ctx context.Context, owners []string, a neighborArgs) (map[string]store.Page[store.Neighbor], error) {
			return s.NeighborPages(ctx, owners, a.Filter, a.After, a.Ask)
		}),
		partnerPages: newPageLoader(wait, func(ctx context.Context, owners []string, a partnerArgs) (map[string]store.Page[store.Neighbor], error) {
			return s.PartnerPages(ctx, owners, a.AsOf, a.After, a.Ask)
		}),
		positionPages: newPageLoader(wait, func(ctx context.Context, owners []string, a positionArgs) (map[string]store.Page[store.RankedLink], error) {
			return s.PositionPages(ctx, owners, a.AsOf, a.After, a.Ask)
		}),
		timelinePages: newPageLoader(wait, func(ctx context.Context, owners []string, a timelineArgs) (map[string]store.Page[store.DatedLink], error) {
			return s.TimelinePages(ctx, owners, a.After, a.Ask)
		}),
		sourcePages: newPageLoader(wait, func(ctx context.Context, owners []string, a sourceArgs) (map[string]store.Page[string], error) {
			return s.SourceLinkPages(ctx, owners, a.After, a.Ask)
		}),
		placePages: newPageLoader(wait, func(ctx context.Context, owners []string, a placeArgs) (map[string]store.Page[*network.Entity], error) {
			return s.PlaceOrganizationPages(ctx, owners, a.After, a.Ask)
		}),
	}
}

// maxBatch is how many keys one statement is asked for.
const maxBatch = 1000

// loader loads values by their keys, and gives the zero value for what is not
// there.
type loader[V any] struct {
	*dataloadgen.Loader[string, V]
	fetch func(context.Context, []string) (map[string]V, error)
}

// one gives the value of a key: at once where it is alone, else with others.
func (l loader[V]) one(ctx context.Context, key string) (V, error) {
	if !alone(ctx) {
		return l.Load(ctx, key)
	}
	found, err := l.fetch(ctx, []string{key})
	return found[key], err
}

func newLoader[V any](wait time.Duration, fetch func(context.Context, []string) (map[string]V, error)) loader[V] {
	return loader[V]{fetch: fetch, Loader: dataloadgen.NewLoader(func(ctx context.Context, keys []string) (_ []V, errs []error) {
		defer recovered(&errs)
		found, err := fetch(ctx, keys)
		if err != nil {
			return nil, []error{err}
		}
		values := make([]V, len(keys))
		for i, key := range keys {
			values[i] = found[key]
		}
		return values, nil
	}, dataloadgen.WithWait(wait), dataloadgen.WithBatchCapacity(maxBatch))}
}

// recovered turns a panic into an error. Loaders run outside of the goroutines
// that gqlgen watches, where a panic would end the program.
func recovered(errs *[]error) {
	if v := recover(); v != nil {
		*errs = []error{fmt.Errorf("loading: panic: %v\n%s", v, debug.Stack())}
	}
}

// pageLoader loads pages of lists that belong to different owners: those with the
// same arguments by one statement.
type pageLoader[A, T any] struct {
	fetch  func(ctx context.Context, owners []string, args A) (map[string]store.Page[T], error)
	loader *dataloadgen.Loader[pageKey, store.Page[T]]
}

type pageKey struct{ owner, args string }

func newPageLoader[A, T any](wait time.Duration, fetch func(context.Context, []string, A) (map[string]store.Page[T], error)) *pageLoader[A, T] {
	return &pageLoader[A, T]{fetch, dataloadgen.NewLoader(func(ctx context.Context, keys []pageKey) (_ []store.Page[T], errs []error) {
		defer recovered(&errs)
		owners := map[string][]string{}
		for _, key := range keys {
			owners[key.args] = append(owners[key.args], key.owner)
		}
		pages := map[pageKey]store.Page[T]{}
		for text, list := range owners {
			var args A
			if err := json.Unmarshal([]byte(text), &args); err != nil {
				return nil, []error{err}
			}
			found, err := fetch(ctx, list, args)
			if err != nil {
				return nil, []error{err}
			}
			for owner, page := range found {
				pages[pageKey{owner, text}] = page
			}
		}
		ordered := make([]store.Page[T], len(keys))
		for i, key := range keys {
			ordered[i] = pages[key]
		}
		return ordered, nil
	}, dataloadgen.WithWait(wait), dataloadgen.WithBatchCapacity(maxBatch))}
}

// load gives the page of an owner.
func (l *pageLoader[A, T]) load(ctx context.Context, owner string, args A) (store.Page[T], error) {
	if alone(ctx) {
		found, err := l.fetch(ctx, []string{owner}, args)
		return found[owner], err
	}
	text, err := json.Marshal(args)
	if err != nil {
		return store.Page[T]{}, err
	}
	return l.loader.Load(ctx, pageKey{owner, string(text)})
}

// alone says that what is being resolved is no list, in no list, and below the
// only field of the operation: nothing can come that could be loaded with it.
func alone(ctx context.Context) bool {
	field := graphql.GetFieldContext(ctx)
	if field == nil || field.Field.Definition.Type.Elem != nil {
		return false
	}
	roots := graphql.GetOperationContext(ctx).Operation.SelectionSet
	if _, single := roots[0].(*ast.Field); !single || len(roots) > 1 {
		return false
	}
	for ; field != nil; field = field.Parent {
		if field.Index != nil {
			return false
		}
	}
	return true
}

type loadersKey struct{}

// withLoaders gives a request loaders of its own, which are made when the first of
// them is needed: many a request needs none.
func (r *Resolver) withLoaders(ctx context.Context) context.Context {
	return context.WithValue(ctx, loadersKey{}, sync.OnceValue(func() *loaders { return newLoaders(r) }))
}

// load gives the loaders of the request; a request that nobody prepared gets
// fresh ones, which is slower and no less right.
func (r *Resolver) load(ctx context.Context) *loaders {
	if made, ok := ctx.Value(loadersKey{}).(func() *loaders); ok {
		return made()
	}
	return newLoaders(r)
}
