package change

import (
	"fmt"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/network"
)

// draft draws new links between organisations of a network, always the same.
type draft struct {
	network *generate.Network
	// name is part of the ids of the links.
	name  string
	links int
}

func (d *draft) next() network.Link {
	const behind = 1_000_000 // the numbers by which questions are drawn
	d.links++
	random := d.network.Draw(behind + d.links)
	from, to := random.Organization(), random.Organization()
	for from == to {
		to = random.Organization()
	}
	l := network.Link{
		ID: fmt.Sprintf("link:%s-%d", d.name, d.links), Type: network.PartnersWith, From: from, To: to,
		Status: network.DefaultStatus, Confidence: network.DefaultConfidence, Evidence: d.network.Evidence(),
	}
	l.Orient()
	return l
}
