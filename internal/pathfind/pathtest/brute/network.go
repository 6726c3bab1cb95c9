package brute

import "slices"

// Network is all records of a network.
type Network struct {
	Sources  []Source
	Entities []Entity
	Links    []Link
}

// Source is a document.
type Source struct{ ID, Published, Retrieved, Publisher string }

// Entity is a node. From and To are its `valid`.
type Entity struct {
	ID, Kind, Type string
	From, To       string
	History        []StatusChange
	// Name and Identifiers matter to reports alone.
	Name        string
	Identifiers []Identifier
}

// Identifier is a value of a scheme, such as KZ of iso3166-1.
type Identifier struct{ Scheme, Value string }

// StatusChange is an entry of a status history; Date is "" where none was given.
type StatusChange struct{ Status, Date string }

// Link is an edge. ValidFrom and ValidTo are its `valid`, "" where a bound is
// missing.
type Link struct {
	ID, Type, From, To string
	// OnBehalfOf is "" where it is on nobody's behalf.
	OnBehalfOf         string
	ValidFrom, ValidTo string
	Status             string
	Confidence         float64
	Evidence           []Evidence
	// Role matters to reports alone.
	Role string

	// until is the last day on which the link counts, whatever else is said of it, and
	// barred says that it counts on none: reports set them. As recorded, no link has either.
	until  string
	barred bool
}

// Evidence is a piece of evidence. Observed is a date, two with a slash between
// them, or "".
type Evidence struct{ Source, Observed string }

// occurrence reports whether a type is marked ° in the vocabulary; all others are
// states.
func occurrence(linkType string) bool {
	return slices.Contains([]string{
		"SIGNED", "ESTABLISHES", "SUCCEEDS", "ORGANIZED", "HOSTED", "ATTENDED", "LED", "CONCERNS", "REPORTED",
	}, linkType)
}

// planned reports whether a status is one of a thing that is only planned.
func planned(status string) bool {
	return slices.Contains([]string{"PROPOSED", "UNDER_DISCUSSION", "DRAFTED", "AGREED"}, status)
}

func (n *Network) entity(id string) Entity {
	for _, e := range n.Entities {
		if e.ID == id {
			return e
		}
	}
	return Entity{}
}

func (n *Network) link(id string) Link {
	for _, l := range n.Links {
		if l.ID == id {
			return l
		}
	}
	return Link{}
}

func (n *Network) source(id string) Source {
	for _, s := range n.Sources {
		if s.ID == id {
			return s
		}
	}
	return Source{}
}

func (n *Network) published(source string) string { return n.source(source).Published }
