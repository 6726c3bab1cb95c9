package model

import "github.com/entente-graph/entente/internal/listing"

// Statement is something that a source says.
type Statement struct {
	Kind listing.StatementKind
	Text string
	// Entity is nil of a link.
	Entity       Entity
	Link         *Link
	StatusChange *StatusChange
	Fact         *Fact
	Name         *Name
	Evidence     Evidence
}
