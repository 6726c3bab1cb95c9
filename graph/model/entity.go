package model

import (
	"context"
	"fmt"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// Node is anything that has an id.
type Node interface{ IsNode() }

// Entity is an entity of any kind.
type Entity interface {
	Node
	IsEntity()
	// Base returns what all kinds have.
	Base() Record
}

// Reader reads what the fields of entities need beyond the entity itself.
type Reader interface {
	// Today is the day on which the question is asked.
	Today() network.Day
	Links(ctx context.Context, of Record, filter *listing.LinkFilter, first *int, after *string) (LinkConnection, error)
	Neighbors(ctx context.Context, of Record, filter *listing.LinkFilter, first *int, after *string) (NeighborConnection, error)
	Timeline(ctx context.Context, of Record, first *int, after *string) (TimelineConnection, error)
	// Evidence returns the evidence of an entity, or of a part of it.
	Evidence(ctx context.Context, of Part) ([]Evidence, error)
	// Citations returns all evidence of a link.
	Citations(ctx context.Context, link string) ([]network.Citation, error)
}

// Part names a part of an entity that evidence supports, such as "names/0"; ""
// is the entity itself.
type Part struct{ Entity, Part string }

// Record is the fields that all kinds of entities have.
type Record struct {
	entity *network.Entity
	reader Reader
}

// The kinds of entities. What only one kind has is resolved in package graph.
type (
	Organization struct{ Record }
	Person       struct{ Record }
	Agreement    struct{ Record }
	Event        struct{ Record }
	Programme    struct{ Record }
	Place        struct{ Record }
	Framework    struct{ Record }
)

// NewEntity returns an entity as its kind; nil for none.
func NewEntity(e *network.Entity, reader Reader) Entity {
	if e == nil {
		return nil
	}
	r := Record{entity: e, reader: reader}
	switch e.Kind {
	case network.Person:
		return Person{r}
	case network.Agreement:
		return Agreement{r}
	case network.Event:
		return Event{r}
	case network.Programme:
		return Programme{r}
	case network.Place:
		return Place{r}
	case network.Framework:
		return Framework{r}
	default:
		return Organization{r}
	}
}

// IsNode marks entities as nodes.
func (r Record) IsNode() {}

// IsEntity marks entities.
func (r Record) IsEntity() {}

// Base returns the record itself.
func (r Record) Base() Record { return r }

// Entity returns what was recorded.
func (r Record) Entity() *network.Entity { return r.entity }

// ID is the id.
func (r Record) ID() string { return r.entity.ID }

// Kind is what it is.
func (r Record) Kind() network.Kind { return r.entity.Kind }

// Type is what it is more finely.
func (r Record) Type() *string { return orNull(r.entity.Type) }

// Name is the preferred name.
func (r Record) Name() string { return r.entity.Name }

// Summary is one sentence on it.
func (r Record) Summary() *string { return orNull(r.entity.Summary) }

// Website is its page.
func (r Record) Website() *string { return orNull(r.entity.Website) }

// Valid is when it exists.
func (r Record) Valid() *network.Period { return orNull(r.entity.Valid) }

// Identifiers are ids that others gave.
func (r Record) Identifiers() []network.Identifier { return r.entity.Identifiers }

// Names are its other names.
func (r Record) Names() []Name {
	names := make([]Name, len(r.entity.Names))
	for i := range r.entity.Names {
		names[i] = r.OtherName(i)
	}
	return names
}

// OtherName is one of its other names.
func (r Record) OtherName(i int) Name {
	n := r.entity.Names[i]
	return Name{
		Text: n.Text, Lang: orNull(n.Lang), Type: orNull(n.Type), Valid: orNull(n.Valid),
		Supported: r.part("names", i),
	}
}

// Facts are its facts.
func (r Record) Facts() []Fact {
	facts := make([]Fact, len(r.entity.Facts))
	for i := range r.entity.Facts {
		facts[i] = r.Fact(i)
	}
	return facts
}

// Fact is one of its facts.
func (r Record) Fact(i int) Fact {
	f := r.entity.Facts[i]
	return Fact{
		Name: f.Name, Value: f.Value.String(), Qualifier: orNull(f.Qualifier), Unit: orNull(f.Unit), Date: f.Date,
		Supported: r.part("facts", i),
	}
}

// Status is its status on a day, today unless given.
func (r Record) Status(asOf *network.Day) *network.Status {
	day := r.reader.Today()
	if asOf != nil {
		day = *asOf
	}
	status, _ := network.StatusOn(r.entity.StatusHistory, day)
	return orNull(status)
}

// StatusHistory is how its status changed.
func (r Record) StatusHistory() []StatusChange {
	changes := make([]StatusChange, len(r.entity.StatusHistory))
	for i := range r.entity.StatusHistory {
		changes[i] = r.StatusChange(i)
	}
	return changes
}

// StatusChange is one change of its status.
func (r Record) StatusChange(i int) StatusChange {
	c := r.entity.StatusHistory[i]
	return StatusChange{Status: c.Status, Date: c.Date, Supported: r.part("statusHistory", i)}
}

func (r Record) part(list string, i int) Supported {
	return Supported{Part{Entity: r.entity.ID, Part: fmt.Sprintf("%s/%d", list, i)}, r.reader}
}

// Evidence is what shows that it exists.
func (r Record) Evidence(ctx context.Context) ([]Evidence, error) {
	return r.reader.Evidence(ctx, Part{Entity: r.entity.ID})
}

// Links are its links.
func (r Record) Links(ctx context.Context, filter *listing.LinkFilter, first *int, after *string) (LinkConnection, error) {
	return r.reader.Links(ctx, r, filter, first, after)
}

// Neighbors are the entities that it is linked to.
func (r Record) Neighbors(ctx context.Context, filter *listing.LinkFilter, first *int, after *string) (NeighborConnection, error) {
	return r.reader.Neighbors(ctx, r, filter, first, after)
}

// Timeline is what is dated of it.
func (r Record) Timeline(ctx context.Context, first *int, after *string) (TimelineConnection, error) {
	return r.reader.Timeline(ctx, r, first, after)
}
