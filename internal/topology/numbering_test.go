package topology

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/entente-graph/entente/internal/network"
)

// Entities of one kind come together; of these, the neighbours of the one with the most
// links follow each other by their ids, and those with one link come last.
func TestNeighboursAreNumberedTogether(t *testing.T) {
	b := NewBuilder()
	r := rand.New(rand.NewPCG(1, 2))
	put := func(kind network.Kind, id string) {
		if err := b.AddEntity(Entity{ID: id, Kind: kind}); err != nil {
			t.Fatal(err)
		}
	}
	join := func(from, to string) {
		if err := b.AddLink(Link{ID: "link:" + from + to, Type: network.PartyTo, From: from, To: to, Status: network.InForce, Confidence: 1}); err != nil {
			t.Fatal(err)
		}
	}
	const many = 100
	for _, i := range r.Perm(many) {
		put(network.Agreement, fmt.Sprintf("agreement:%03d", i))
		put(network.Organization, fmt.Sprintf("org:%03d", i))
	}
	for _, i := range r.Perm(many) {
		agreement := fmt.Sprintf("agreement:%03d", i)
		if i%2 == 0 {
			join("org:050", agreement)
		}
		if i%3 > 0 {
			join(fmt.Sprintf("org:%03d", r.IntN(20)), agreement)
		}
	}
	s, err := b.Snapshot(1)
	if err != nil {
		t.Fatal(err)
	}
	hub, _ := s.Node("org:050")
	if hub != 0 {
		t.Errorf("the organisation with the most links has the number %d", hub)
	}
	var near, far []string
	kindOf, single := uint8(0), false
	for n := range Node(s.Nodes()) {
		if s.Kind(n) < kindOf || s.Kind(n) == kindOf && single && len(s.Row(n)) > 1 {
			t.Errorf("%s has the number %d", s.ID(n), n)
		}
		single = single && s.Kind(n) == kindOf
		kindOf = s.Kind(n)
		single = single || len(s.Row(n)) < 2
		if s.Kind(n) != organization && len(s.Row(n)) > 1 {
			if len(s.Between(hub, n)) > 0 && far == nil {
				near = append(near, s.ID(n))
			} else {
				far = append(far, s.ID(n))
			}
		}
	}
	if len(near) < many/4 || !slices.IsSorted(near) {
		t.Errorf("the neighbours of the hub are numbered in the order %v", near)
	}
	for _, id := range far {
		if n, _ := s.Node(id); len(s.Between(hub, n)) > 0 {
			t.Errorf("%s is not numbered with the other neighbours of the hub", id)
		}
	}
}
