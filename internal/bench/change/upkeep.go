package change

import (
	"fmt"
	"time"

	"github.com/entente-graph/entente/internal/bench/generate"
	"github.com/entente-graph/entente/internal/topology"
)

// Upkeep is what changes of one link take of the snapshot's own time: each to apply,
// and each its share of the compaction that is due after so many.
type Upkeep struct {
	Apply []time.Duration
	Share time.Duration
}

// upkeep changes a snapshot until it is to be compacted, and compacts it.
func upkeep(s *topology.Snapshot, n *generate.Network, times int) (Upkeep, error) {
	const atOnce = 1000
	var u Upkeep
	d := draft{name: "upkeep", network: n}
	apply := func(links int) (took time.Duration, err error) {
		c := topology.Change{Revision: s.Revision() + 1}
		for range links {
			l := d.next()
			c.Links = append(c.Links, topology.Link{ID: l.ID, Type: l.Type, From: l.From, To: l.To, Status: l.Status, Confidence: l.Confidence})
		}
		began := time.Now()
		s, err = s.Apply(c)
		return time.Since(began), err
	}
	changed := 0
	for range times {
		took, err := apply(1)
		if err != nil {
			return u, fmt.Errorf("change the snapshot: %w", err)
		}
		u.Apply = append(u.Apply, took)
		changed++
	}
	for !s.NeedsCompaction() {
		if _, err := apply(atOnce); err != nil {
			return u, fmt.Errorf("change the snapshot: %w", err)
		}
		changed += atOnce
	}
	began := time.Now()
	if _, err := s.Compact(); err != nil {
		return u, fmt.Errorf("compact the snapshot: %w", err)
	}
	u.Share = time.Since(began) / time.Duration(changed)
	return u, nil
}
