package store

import (
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// The rows of the shape are read by the places of their columns and not by name,
// since there are very many of them: what follows has the order of all statements
// whose names begin with shape_.

func shapeEntityOf(r row) topology.Entity {
	v := r.record.Values
	return topology.Entity{
		ID: as[string](v[0]), Kind: network.Kind(as[string](v[1])), Type: as[string](v[2]), Name: as[string](v[3]),
		Valid: network.Period{From: dateIn(v[4]), To: dateIn(v[5])},
		Home:  as[string](v[6]), Country: as[string](v[7]), Region: as[string](v[8]),
		Exists: network.Interval{From: dayIn(v[9]), To: dayIn(v[10])},
	}
}

func shapeLinkOf(r row) topology.Link {
	v := r.record.Values
	return topology.Link{
		ID: as[string](v[0]), Type: network.LinkType(as[string](v[1])), From: as[string](v[2]), To: as[string](v[3]), Role: as[string](v[4]),
		Valid:  network.Period{From: dateIn(v[5]), To: dateIn(v[6])},
		Status: network.Status(as[string](v[7])), Confidence: as[float64](v[8]),
		Tenures: tenuresOfLists(v[9:16]), OnBehalfOf: as[string](v[16]),
	}
}
