package ask

import "github.com/entente-graph/entente/internal/network"

// ReachAnswer answers Reach.
type ReachAnswer struct {
	// Named are the entities that the question names; nil where there is none of that id.
	Named []*struct {
		Named
		Identifiers []network.Identifier
	}
	Reach ReachResult
	// Certainly is what is certainly reached; nil where that was not asked.
	Certainly *struct{ ByHop []HopCount }
}

// ReachResult is what is reached.
type ReachResult struct {
	Total int
	// TotalCertain is nil where certainty can't be asked for.
	TotalCertain *int
	ByHop        []HopCount
	Groups       []ReachGroupCounted
	WithoutPlace int
	Unplaced     List[struct{ Node Reached }]
	Complete     bool
	Revision     string
	Work         struct{ Visited, Limit int }
}

// HopCount is how many are at exactly so many steps.
type HopCount struct{ Hops, Organizations int }

// ReachGroupCounted is how many of a group are reached, and the nearest of them.
type ReachGroupCounted struct {
	Key, Label     string
	Reached, Known int
	ReachedCertain *int
	Place          *struct {
		Identifiers []network.Identifier
		Within      *Region
	}
	ByHop   []HopCount
	Nearest []Reached
}

// Region is a place with those around it.
type Region struct {
	ID, Finer, Name string
	Within          *Region
}

// Reached is an organisation that is reached, with the way there.
type Reached struct {
	Hops    int
	Certain *bool
	Entity  struct {
		Named
		Country *Named
	}
	Path struct {
		Hops     int
		Entities []Named
		Steps    []Step
	}
}

// ReachGroupAnswer answers ReachGroup.
type ReachGroupAnswer struct {
	Named []*Named
	Reach struct {
		Groups []struct {
			Key, Label     string
			Reached, Known int
			ReachedCertain *int
			Members        Members
		}
		Unplaced Members
		Complete bool
		Revision string
		Work     struct{ Visited, Limit int }
	}
}

// Members are organisations that are reached, page by page.
type Members = List[struct{ Node Reached }]

// ReachCertainAnswer answers ReachCertain.
type ReachCertainAnswer struct {
	Reach struct {
		Groups   []struct{ Nearest []Reached }
		Unplaced List[struct{ Node Reached }]
	}
}
