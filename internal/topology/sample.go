package topology

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// sampled is a page of a feed: all entities after an id, up to the last of the
// page or of all.
type sampled struct {
	entities []Sample
	after    string
	last     bool
}

// to returns the id of the last.
func (p *sampled) to() string { return p.entities[len(p.entities)-1].Entity.ID }

// differs returns the id of something that a snapshot shows otherwise, and that was
// not touched.
func (p *sampled) differs(s *Snapshot, touched map[string]bool) (id string, differs bool) {
	there := make(map[string]bool, len(p.entities))
	for i := range p.entities {
		e := &p.entities[i].Entity
		there[e.ID] = true
		n, ok := s.Node(e.ID)
		if !touched[e.ID] && (!ok || s.Entity(n) != *e) {
			return e.ID, true
		}
		if !ok {
			continue
		}
		if id, differs := linksDiffer(s, n, p.entities[i].Links, touched); differs {
			return id, true
		}
	}
	after := func(n uint32) bool { return s.ID(Node(n)) > p.after }
	beyond := func(n uint32) bool { return !p.last && s.ID(Node(n)) > p.to() }
	for _, n := range s.entities.byID.between(after, beyond) {
		if id := s.ID(Node(n)); !s.entities.gone(Node(n)) && !there[id] && !touched[id] {
			return id, true
		}
	}
	return "", false
}

func linksDiffer(s *Snapshot, n Node, links []Link, touched map[string]bool) (id string, differs bool) {
	there := make(map[string]*Link, len(links))
	for i := range links {
		there[links[i].ID] = &links[i]
	}
	for _, a := range s.Row(n) {
		if a.Backward() {
			continue
		}
		have := s.link(n, a)
		if l := there[have.ID]; !touched[have.ID] && (l == nil || !have.same(l)) {
			return have.ID, true
		}
		delete(there, have.ID)
	}
	for id := range there {
		if !touched[id] {
			return id, true
		}
	}
	return "", false
}

// same reports whether a link of a snapshot is the same as another.
func (l *Link) same(other *Link) bool {
	return l.ID == other.ID && l.Type == other.Type && l.From == other.From && l.To == other.To && l.Role == other.Role &&
		l.Valid == other.Valid && l.Status == other.Status && l.Confidence == other.Confidence && l.OnBehalfOf == other.OnBehalfOf &&
		slices.EqualFunc(l.Tenures, other.Tenures, func(x, y network.Tenure) bool {
			y.Sources, y.CertainSources = min(y.Sources, mostSources), min(y.CertainSources, mostSources)
			return x == y
		})
}

// touch notes the ids that a change names.
func (c *Change) touch(ids map[string]bool) {
	for i := range c.Entities {
		ids[c.Entities[i].ID] = true
	}
	for i := range c.Links {
		ids[c.Links[i].ID] = true
	}
	for _, gone := range [2][]string{c.GoneEntities, c.GoneLinks} {
		for _, id := range gone {
			ids[id] = true
		}
	}
}
