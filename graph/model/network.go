package model

import (
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// Network is which network this is.
type Network struct {
	network.State
	Today          network.Day
	Kinds          []listing.Facet
	Links, Sources int
	// Span is the days that it is about; empty where the client did not select any of
	// that.
	Span
}

// Span is the days that a network is about.
type Span struct {
	FirstDay, LastDay, LastPublished network.Date
}
