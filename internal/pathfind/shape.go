package pathfind

import "github.com/entente-graph/entente/internal/network"

// Shape is what an engine knows of a path beyond the ids, so that nobody need ask
// the store for it.
type Shape struct {
	// Entities are those of the path, in its order.
	Entities []EntityShape
	// Links are those of each step, in their order.
	Links [][]LinkShape
}

// EntityShape is an entity as it is shown in a list.
type EntityShape struct {
	ID    string
	Kind  network.Kind
	Type  string
	Name  string
	Valid network.Period
}

// LinkShape is a link as it is shown in a list. Its ends are those of its step:
// Backward says that it leads from the step's To to its From.
type LinkShape struct {
	Backward bool
	// By is the entity that it leads from instead of that end, if it does; see Presence.
	By         *EntityShape
	Role       string
	Valid      network.Period
	Status     network.Status
	Confidence float64
	// Tenure is when it holds, as known by the day of the question.
	Tenure network.Tenure
	// OnBehalfOf is the id of an entity, "" for none. Behalf is that entity, nil where
	// only its id is known.
	OnBehalfOf string
	Behalf     *EntityShape
}
