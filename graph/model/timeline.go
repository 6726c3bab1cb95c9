package model

import (
	"context"

	"github.com/entente-graph/entente/internal/network"
)

// TimelineItem is something dated about an entity.
type TimelineItem struct {
	Date         network.Date
	Kind         TimelineKind
	Text         string
	Entity       Entity
	Link         *Link
	StatusChange *StatusChange
	Fact         *Fact
	// Support is that whose evidence the item rests on.
	Support interface {
		Evidence(ctx context.Context) ([]Evidence, error)
	}
}

// Earliest is the first day that its date may mean.
func (i TimelineItem) Earliest() network.Day { return i.Date.Earliest() }

// Latest is the last day that its date may mean.
func (i TimelineItem) Latest() network.Day { return i.Date.Latest() }

// Evidence is what the item rests on.
func (i TimelineItem) Evidence(ctx context.Context) ([]Evidence, error) {
	return i.Support.Evidence(ctx)
}
