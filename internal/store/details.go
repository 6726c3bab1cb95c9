package store

import (
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// DetailAsk is what is asked of the details of an answer: links by their ids and ends,
// the evidence of links, and entities.
type DetailAsk struct {
	Links                []LinkBetween
	EvidenceOf, Entities []string
}

// LinkBetween is a link that is known by its id and its two ends, in any order.
type LinkBetween struct{ ID, End, Other string }

// Details is what an answer about paths may show beyond the shape of the network.
type Details struct {
	// Links are by id; of the entities that they name, only the one on whose behalf
	// was read.
	Links map[string]*listing.Link
	// LinkEvidence is by the link's id.
	LinkEvidence map[string][]network.Citation
	// Entities are by id, without their evidence.
	Entities map[string]*network.Entity
}

// Details returns what is asked for, in one round trip. What is not there is left out.
func (s *Store) Details(ctx context.Context, ask DetailAsk) (Details, error) {
	if len(ask.Links)+len(ask.Entities) == 0 {
		evidence, err := s.LinkEvidence(ctx, ask.EvidenceOf)
		return Details{LinkEvidence: evidence}, err
	}
	d := Details{Links: map[string]*listing.Link{}, Entities: map[string]*network.Entity{}}
	p := params{
		"links": linkRows(ask.Links), "evidenceOf": slices.Concat([]string{}, ask.EvidenceOf), "entities": slices.Concat([]string{}, ask.Entities),
	}
	evidence := newCitations()
	err := s.query(ctx, "details", p, func(r row) error {
		switch r.text("sort") {
		case "link":
			l, err := listedLink(fields{"link": r.value("item"), "behalf": r.value("more")})
			d.Links[l.ID] = &l
			return err
		case "entity":
			e, err := entityOf(r.fields("item"))
			d.Entities[e.ID] = &e
			return err
		default:
			evidence.read(r.value("item"))
			return nil
		}
	})
	d.LinkEvidence = evidence.ofLinks()
	return d, err
}

func linkRows(links []LinkBetween) []params {
	rows := make([]params, len(links))
	for i, t := range links {
		rows[i] = params{"id": t.ID, "end": t.End, "other": t.Other}
	}
	return rows
}
