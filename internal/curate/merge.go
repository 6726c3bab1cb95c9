package curate

import (
	"bytes"

	"github.com/entente-graph/entente/internal/interchange"
	"github.com/entente-graph/entente/internal/network"
)

// record is a record as it is kept: a source, an entity or a link. The zero
// record is none.
type record struct {
	source *network.Source
	entity *network.Entity
	link   *network.Link
}

func (r record) isZero() bool { return r == record{} }

// check returns what is wrong with the record by itself.
func (r record) check() []network.Fault {
	switch {
	case r.source != nil:
		return r.source.Check()
	case r.entity != nil:
		return r.entity.Check()
	case r.link != nil:
		return r.link.Check()
	default:
		return nil
	}
}

// same reports whether two records are written alike.
func (r record) same(other record) (bool, error) {
	mine, err := r.encode()
	if err != nil {
		return false, err
	}
	theirs, err := other.encode()
	return bytes.Equal(mine, theirs), err
}

func (r record) encode() ([]byte, error) {
	switch {
	case r.source != nil:
		return interchange.EncodeSource(r.source)
	case r.entity != nil:
		return interchange.EncodeEntity(r.entity)
	case r.link != nil:
		return interchange.EncodeLink(r.link)
	default:
		return nil, nil
	}
}

// addTo puts the record to others.
func (r record) addTo(records *network.Records) {
	switch {
	case r.source != nil:
		records.Sources = append(records.Sources, *r.source)
	case r.entity != nil:
		records.Entities = append(records.Entities, *r.entity)
	case r.link != nil:
		records.Links = append(records.Links, *r.link)
	}
}

// byID returns the records by their ids.
func byID(records network.Records) map[string]record {
	all := make(map[string]record, records.Len())
	for i := range records.Sources {
		all[records.Sources[i].ID] = record{source: &records.Sources[i]}
	}
	for i := range records.Entities {
		all[records.Entities[i].ID] = record{entity: &records.Entities[i]}
	}
	for i := range records.Links {
		all[records.Links[i].ID] = record{link: &records.Links[i]}
	}
	return all
}

// merge makes one record of what there was and of what some lines say of it, one
// after another.
//
// Whether the record is whole is asked at the end only: the line that adds a new
// record its name may come after one that adds to it.
type merge struct {
	record record
	// change is what the lines say of a link, as one change. What makes a link
	// symmetric may come after what names its ends.
	change *network.LinkChange
}

// add applies a line.
func (m *merge) add(line interchange.Record) {
	switch {
	case line.Source != nil:
		var old network.Source
		if m.record.source != nil {
			old = *m.record.source
		}
		s := line.Source.Apply(old)
		m.record.source = &s
	case line.Entity != nil:
		var old network.Entity
		if m.record.entity != nil {
			old = *m.record.entity
		}
		e := line.Entity.Apply(old)
		m.record.entity = &e
	case m.change != nil:
		m.change = m.change.Then(line.Link)
	default:
		m.change = line.Link
	}
}

// result returns the record after all lines.
func (m *merge) result() record {
	if m.change == nil {
		return m.record
	}
	var old network.Link
	if m.record.link != nil {
		old = *m.record.link
	}
	l := m.change.Apply(old)
	return record{link: &l}
}
