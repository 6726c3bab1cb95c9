package store

import (
	"cmp"
	"context"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// DetailWant says which details of an answer are wanted.
type DetailWant struct{ Links, LinkEvidence, Entities bool }

// Details is what an answer about paths may show beyond the shape of the network.
type Details struct {
	// Links are by id; of the entities that they name, only the one on whose behalf
	// was read.
	Links map[string]*LinkEnds
	// LinkEvidence is by the link's id.
	LinkEvidence map[string][]Testimony
	// Entities are by id, without their evidence.
	Entities map[string]*network.Entity
}

// Details gives what is wanted of these links and entities, in one round trip.
// What is not there is left out.
func (s *Store) Details(ctx context.Context, linkIDs, entityIDs []string, want DetailWant) (Details, error) {
	d := Details{Links: map[string]*LinkEnds{}, LinkEvidence: map[string][]Testimony{}, Entities: map[string]*network.Entity{}}
	p := params{"links": wanted(linkIDs, want.Links), "evidenceOf": wanted(linkIDs, want.LinkEvidence), "entities": wanted(entityIDs, want.Entities)}
	places := map[string][]placed{}
	err := s.query(ctx, "details", p, func(r row) error {
		switch r.text("sort") {
		case "link":
			l, err := linkEndsOf(fields{"link": r.value("item"), "behalf": r.value("more")})
			d.Links[l.ID] = &l
			return err
		case "entity":
			e, err := entityOf(r.fields("item"))
			d.Entities[e.ID] = &e
			return err
		}
		source := sourceOf(r.fields("item"))
		for _, f := range r.list("more") {
			piece := evidenceOf(f)
			piece.Source = source.ID
			link := f.text("linkId")
			places[link] = append(places[link], placed{f.number("position"), Testimony{Evidence: piece, From: &source}})
		}
		return nil
	})
	for link, list := range places {
		slices.SortFunc(list, func(a, b placed) int { return cmp.Compare(a.position, b.position) })
		for _, p := range list {
			d.LinkEvidence[link] = append(d.LinkEvidence[link], p.Testimony)
		}
	}
	return d, err
}

// placed is a piece of evidence and its place in the list of its link.
type placed struct {
	position int
	Testimony
}

// wanted gives the ids where they are wanted, and otherwise none.
func wanted(ids []string, want bool) []string {
	if !want || ids == nil {
		return []string{}
	}
	return ids
}
