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

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/store"
)

// loaders gather what one request asks for and ask the store for all of it at
// once.
type loaders struct {
	store          *store.Store
	entities       loader[*network.Entity]
	sources        loader[*network.Source]
	links          loader[*listing.Link]
	countries      loader[*network.Entity]
	partOf         loader[*network.Entity]
	linkEvidence   loader[[]network.Citation]
	entityEvidence loader[map[string][]network.Citation]

	linkPages      *pageLoader[listing.LinkQuery, listing.Link]
	neighborPages  *pageLoader[listing.NeighborQuery, listing.Neighbor]
	partnerPages   *pageLoader[listing.PartnerQuery, listing.Neighbor]
	positionPages  *pageLoader[listing.PositionQuery, listing.Position]
	timelinePages  *pageLoader[listing.TimelineQuery, listing.Dated]
	sourcePages    *pageLoader[listing.SourceLinkQuery, string]
	statementPages *pageLoader[listing.StatementQuery, listing.Statement]
	placePages     *pageLoader[listing.PlaceQuery, *network.Entity]
}

func newLoaders(r *Resolver) *loaders {
	s, wait := r.Store, r.BatchWait
	if wait == 0 {
		wait = time.Millisecond
	}
	return &loaders{
		store:          s,
		entities:       newLoader(wait, s.Entities),
		sources:        newLoader(wait, s.Sources),
		links:          newLoader(wait, s.Links),
		countries:      newLoader(wait, s.CountriesOf),
		partOf:         newLoader(wait, s.PartOf),
		linkEvidence:   newLoader(wait, s.LinkEvidence),
		entityEvidence: newLoader(wait, s.EntityEvidence),
		linkPages:      newPageLoader(wait, s.LinkPages),
		neighborPages:  newPageLoader(wait, s.NeighborPages),
		partnerPages:   newPageLoader(wait, s.PartnerPages),
		positionPages:  newPageLoader(wait, s.PositionPages),
		timelinePages:  newPageLoader(wait, s.TimelinePages),
		sourcePages:    newPageLoader(wait, s.SourceLinkPages),
		statementPages: newPageLoader(wait, s.StatementPages),
		placePages:     newPageLoader(wait, s.PlaceOrganizationPages),
	}
}

var _ listing.Reader = (*loaders)(nil)

// Entity returns an entity; nil where there is none.
func (l *loaders) Entity(ctx context.Context, id string) (*network.Entity, error) {
	if alone(ctx) {
		return l.store.Entity(ctx, id)
	}
	return l.entities.Load(ctx, id)
}

// Country returns the country of an organisation; nil where it has none.
func (l *loaders) Country(ctx context.Context, organization string) (*network.Entity, error) {
	return l.countries.one(ctx, organization)
}

// Neighbors returns a page of the neighbours of an entity.
func (l *loaders) Neighbors(ctx context.Context, of string, q listing.NeighborQuery) (listing.Page[listing.Neighbor], error) {
	return l.neighborPages.load(ctx, of, q)
}

// Partners returns a page of the partners of an organisation.
func (l *loaders) Partners(ctx context.Context, of string, q listing.PartnerQuery) (listing.Page[listing.Neighbor], error) {
	return l.partnerPages.load(ctx, of, q)
}

// Positions returns a page of the positions of a person or at an organisation.
func (l *loaders) Positions(ctx context.Context, of string, q listing.PositionQuery) (listing.Page[listing.Position], error) {
	return l.positionPages.load(ctx, of, q)
}

// maxBatch is how many keys one statement is asked for.
const maxBatch = 1000

// loader loads values by their keys, and returns the zero value for what is not
// there.
type loader[V any] struct {
	*dataloadgen.Loader[string, V]
	fetch func(context.Context, []string) (map[string]V, error)
}

// one returns the value of a key: at once where it is alone, else with others.
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
// same query by one statement.
type pageLoader[Q, T any] struct {
	fetch  func(ctx context.Context, owners []string, q Q) (map[string]listing.Page[T], error)
	loader *dataloadgen.Loader[pageKey, listing.Page[T]]
}

type pageKey struct{ owner, query string }

func newPageLoader[Q, T any](wait time.Duration, fetch func(context.Context, []string, Q) (map[string]listing.Page[T], error)) *pageLoader[Q, T] {
	return &pageLoader[Q, T]{fetch, dataloadgen.NewLoader(func(ctx context.Context, keys []pageKey) (_ []listing.Page[T], errs []error) {
		defer recovered(&errs)
		owners := map[string][]string{}
		for _, key := range keys {
			owners[key.query] = append(owners[key.query], key.owner)
		}
		pages := map[pageKey]listing.Page[T]{}
		for text, list := range owners {
			var q Q
			if err := json.Unmarshal([]byte(text), &q); err != nil {
				return nil, []error{err}
			}
			found, err := fetch(ctx, list, q)
			if err != nil {
				return nil, []error{err}
			}
			for owner, page := range found {
				pages[pageKey{owner, text}] = page
			}
		}
		ordered := make([]listing.Page[T], len(keys))
		for i, key := range keys {
			ordered[i] = pages[key]
		}
		return ordered, nil
	}, dataloadgen.WithWait(wait), dataloadgen.WithBatchCapacity(maxBatch))}
}

// load returns the page of an owner.
func (l *pageLoader[Q, T]) load(ctx context.Context, owner string, q Q) (listing.Page[T], error) {
	if alone(ctx) {
		found, err := l.fetch(ctx, []string{owner}, q)
		return found[owner], err
	}
	text, err := json.Marshal(q)
	if err != nil {
		return listing.Page[T]{}, err
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

// withLoaders returns a request loaders of its own, which are made when the first of
// them is needed: many a request needs none.
func (r *Resolver) withLoaders(ctx context.Context) context.Context {
	return context.WithValue(ctx, loadersKey{}, sync.OnceValue(func() *loaders { return newLoaders(r) }))
}

// load returns the loaders of the request; a request that nobody prepared gets
// fresh ones, which is slower and no less right.
func (r *Resolver) load(ctx context.Context) *loaders {
	if made, ok := ctx.Value(loadersKey{}).(func() *loaders); ok {
		return made()
	}
	return newLoaders(r)
}
