// Package derived makes a snapshot of records that are in no store: it works out, in a
// plain way, what the store derives of them when they are written.
package derived

import (
	"slices"

	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/topology"
)

// Build returns the snapshot of a whole network.
func Build(revision int64, records *network.Records) (*topology.Snapshot, error) {
	entities, links := Shape(records)
	return topology.Build(revision, slices.Values(entities), slices.Values(links))
}

// Shape returns the shape of records, as the store would give it.
func Shape(records *network.Records) ([]topology.Entity, []topology.Link) {
	d := &derivation{
		entities: records.Ends(), sources: map[string]*network.Source{},
		above: map[network.LinkType]map[string][]string{network.LocatedIn: {}, network.PartOf: {}},
	}
	for _, l := range records.Links {
		if up := d.above[l.Type]; up != nil {
			up[l.From] = append(up[l.From], l.To)
			slices.Sort(up[l.From])
		}
	}
	for i := range records.Sources {
		d.sources[records.Sources[i].ID] = &records.Sources[i]
	}
	var entities []topology.Entity
	for _, e := range records.Entities {
		shape := topology.Entity{ID: e.ID, Kind: e.Kind, Type: e.Type, Name: e.Name, Valid: e.Valid, Exists: d.entities[e.ID].Existence().Interval}
		if e.Kind == network.Organization {
			shape.Home = d.home(e.ID, nil)
			shape.Country = d.nearest(shape.Home, network.CountryType)
			shape.Region = d.nearest(shape.Country, network.RegionType)
		}
		entities = append(entities, shape)
	}
	var links []topology.Link
	for i := range records.Links {
		l := &records.Links[i]
		links = append(links, topology.Link{
			ID: l.ID, Type: l.Type, From: l.From, To: l.To, Role: l.Role, Valid: l.Valid, Status: l.Status, Confidence: l.Confidence,
			Tenures: d.tenures(l), OnBehalfOf: l.OnBehalfOf,
		})
	}
	return entities, links
}

// derivation works out what follows from records, in a plain way.
type derivation struct {
	entities map[string]network.End
	sources  map[string]*network.Source
	// above is what something is located in or part of, by id.
	above map[network.LinkType]map[string][]string
}

func (d *derivation) tenures(l *network.Link) []network.Tenure {
	var observations []network.Observation
	for _, e := range l.Evidence {
		observations = append(observations, network.ObservationOf(e, d.sources[e.Source]))
	}
	return l.Tenures(d.entities[l.From], d.entities[l.To], observations)
}

// home returns the place of an organisation, its own or its parent's.
func (d *derivation) home(organization string, below []string) string {
	if places := d.above[network.LocatedIn][organization]; len(places) > 0 {
		return places[0]
	}
	parents := d.above[network.PartOf][organization]
	if len(parents) == 0 || slices.Contains(below, organization) {
		return ""
	}
	return d.home(parents[0], append(below, organization))
}

// nearest returns the nearest place of a type from a place upwards.
func (d *derivation) nearest(place, placeType string) string {
	seen := map[string]bool{}
	for level := []string{place}; len(level) > 0; {
		slices.Sort(level)
		var next []string
		for _, id := range level {
			if e := d.entities[id]; e.Entity != nil && e.Type == placeType {
				return id
			}
			if !seen[id] {
				next = append(next, d.above[network.PartOf][id]...)
			}
			seen[id] = true
		}
		level = next
	}
	return ""
}
