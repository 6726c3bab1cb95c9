package network

import "maps"

// Field is a field of a record, by its name in the interchange format.
type Field string

// Fields is a set of fields: those that a change names.
type Fields map[Field]bool

// SourceChange is what a record says of a source: the fields it names, with
// their values; a named field with no value is cleared.
type SourceChange struct {
	Source
	Named Fields
}

// EntityChange is what a record says of an entity.
type EntityChange struct {
	Entity
	Named Fields
}

// LinkChange is what a record says of a link.
type LinkChange struct {
	Link
	Named Fields
}

// Apply returns the source as it is after the change.
func (c *SourceChange) Apply(old Source) Source {
	s := old
	s.ID = c.ID
	for f := range c.Named {
		switch f {
		case "title":
			s.Title = c.Title
		case "publisher":
			s.Publisher = c.Publisher
		case "url":
			s.URL = c.URL
		case "published":
			s.Published = c.Published
		case "language":
			s.Language = c.Language
		case "retrieved":
			s.Retrieved = c.Retrieved
		case "note":
			s.Note = c.Note
		}
	}
	return s
}

// Apply returns the entity as it is after the change. Lists are replaced whole,
// but evidence is added to, and cleared where the change names it with none.
func (c *EntityChange) Apply(old Entity) Entity {
	e := old
	e.ID = c.ID
	for f := range c.Named {
		switch f {
		case "kind":
			e.Kind = c.Kind
		case "type":
			e.Type = c.Type
		case "name":
			e.Name = c.Name
		case "names":
			e.Names = c.Names
		case "summary":
			e.Summary = c.Summary
		case "identifiers":
			e.Identifiers = c.Identifiers
		case "website":
			e.Website = c.Website
		case "valid":
			e.Valid = c.Valid
		case "facts":
			e.Facts = c.Facts
		case "statusHistory":
			e.StatusHistory = c.StatusHistory
		case "evidence":
			e.Evidence = changedEvidence(old.Evidence, c.Evidence)
		}
	}
	return e
}

// Apply returns the link as it is after the change, with its defaults and
// oriented. Evidence is added to. A symmetric link has no first end, so a change
// that names one end alone and finds it there already changes neither.
func (c *LinkChange) Apply(old Link) Link {
	l := c.set(old)
	if l.Type.Symmetric() && c.Named["from"] != c.Named["to"] {
		named := c.From
		if c.Named["to"] {
			named = c.To
		}
		if named == old.From || named == old.To {
			l.From, l.To = old.From, old.To
		}
	}
	if l.Status == "" {
		l.Status = DefaultStatus
	}
	if l.Confidence == 0 {
		l.Confidence = DefaultConfidence
	}
	l.Orient()
	return l
}

// Then returns the change that is this one and the next of the same link after it.
// Only as one change do they mean the same whichever way round a symmetric link
// is stored, so that making them again changes nothing.
func (c *LinkChange) Then(next *LinkChange) *LinkChange {
	named := maps.Clone(c.Named)
	maps.Copy(named, next.Named)
	return &LinkChange{Link: next.set(c.Link), Named: named}
}

// set returns the link with the named fields changed, and nothing else.
func (c *LinkChange) set(old Link) Link {
	l := old
	l.ID = c.ID
	for f := range c.Named {
		switch f {
		case "type":
			l.Type = c.Type
		case "from":
			l.From = c.From
		case "to":
			l.To = c.To
		case "role":
			l.Role = c.Role
		case "onBehalfOf":
			l.OnBehalfOf = c.OnBehalfOf
		case "valid":
			l.Valid = c.Valid
		case "status":
			l.Status = c.Status
		case "confidence":
			l.Confidence = c.Confidence
		case "evidence":
			l.Evidence = changedEvidence(old.Evidence, c.Evidence)
		}
	}
	return l
}

func changedEvidence(old, added []Evidence) []Evidence {
	if added == nil {
		return nil
	}
	return AddEvidence(old, added)
}
