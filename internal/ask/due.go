package ask

import "github.com/entente-graph/entente/internal/network"

// DueAnswer answers Due.
type DueAnswer struct {
	Report struct {
		Bodies   []Named
		Region   *Named
		AsOf     network.Date
		Revision string
		Complete bool
		Work     struct{ Visited, Limit int }
		Due      List[struct{ Node DueItem }]
	}
}

// DueItem is what is due, with what is told of an agreement.
type DueItem struct {
	Kind   string
	Entity struct {
		Named
		Valid   *network.Period
		Status  network.Status
		Parties []Named
	}
	Position *struct {
		Role         string
		Organization Named
	}
	On   network.Date
	Lost int
}

// RegionsAnswer answers Regions.
type RegionsAnswer struct{ One, Other RegionalReport }
