package graph

import (
	"context"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"time"

	"github.com/vikstrous/dataloadgen"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// loaders gather what one request asks for and ask the store for all of it at
// once.
type loaders struct {
	entities       *dataloadgen.Loader[string, *network.Entity]
	sources        *dataloadgen.Loader[string, *network.Source]
	links          *dataloadgen.Loader[string, *store.LinkEnds]
	countries      *dataloadgen.Loader[string, *network.Entity]
	wholes         *dataloadgen.Loader[string, *network.Entity]
	linkEvidence   *dataloadgen.Loader[string, []store.Testimony]
	entityEvidence *dataloadgen.Loader[string, map[string][]store.Testimony]

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

// newLoader gives a loader that gives the zero value for what is not there.
func newLoader[V any](wait time.Duration, fetch func(context.Context, []string) (map[string]V, error)) *dataloadgen.Loader[string, V] {
	return dataloadgen.NewLoader(func(ctx context.Context, keys []string) (_ []V, errs []error) {
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
	}, dataloadgen.WithWait(wait), dataloadgen.WithBatchCapacity(maxBatch))
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
	loader *dataloadgen.Loader[pageKey, store.Page[T]]
}

type pageKey struct{ owner, args string }

func newPageLoader[A, T any](wait time.Duration, fetch func(context.Context, []string, A) (map[string]store.Page[T], error)) *pageLoader[A, T] {
	return &pageLoader[A, T]{dataloadgen.NewLoader(func(ctx context.Context, keys []pageKey) (_ []store.Page[T], errs []error) {
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
	text, err := json.Marshal(args)
	if err != nil {
		return store.Page[T]{}, err
	}
	return l.loader.Load(ctx, pageKey{owner, string(text)})
}

type loadersKey struct{}

func withLoaders(ctx context.Context, l *loaders) context.Context {
	return context.WithValue(ctx, loadersKey{}, l)
}

// load gives the loaders of the request; a request that nobody prepared gets
// fresh ones, which is slower and no less right.
func (r *Resolver) load(ctx context.Context) *loaders {
	if l, ok := ctx.Value(loadersKey{}).(*loaders); ok {
		return l
	}
	return newLoaders(r)
}
