package store

import (
	"context"

	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
)

// DetailWant says which details of an answer are wanted.
type DetailWant struct{ Links, LinkEvidence, Entities bool }

// LinkBetween is a link that is known by its id and its two ends, in any order.
type LinkBetween struct{ ID, End, Other string }

// Details is what an answer about paths may show beyond the shape of the network.
type Details struct {
	// Links are by id; of the entities that they name, only the one on whose behalf
	// was read.
	Links map[string]*listing.Link
	// LinkEvidence is by the link's id.
	LinkEvidence map[string][]Citation
	// Entities are by id, without their evidence.
	Entities map[string]*network.Entity
}

// Details returns what is wanted of these links and entities, in one round trip.
// What is not there is left out.
func (s *Store) Details(ctx context.Context, links []LinkBetween, entityIDs []string, want DetailWant) (Details, error) {
	ids := make([]string, len(links))
	for i := range links {
		ids[i] = links[i].ID
	}
	if want == (DetailWant{LinkEvidence: true}) {
		evidence, err := s.LinkEvidence(ctx, ids)
		return Details{LinkEvidence: evidence}, err
	}
	d := Details{Links: map[string]*listing.Link{}, Entities: map[string]*network.Entity{}}
	p := params{"links": []params{}, "evidenceOf": []string{}, "entities": []string{}}
	if want.Links {
		p["links"] = linkRows(links)
	}
	if want.LinkEvidence {
		p["evidenceOf"] = ids
	}
	if want.Entities && entityIDs != nil {
		p["entities"] = entityIDs
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
