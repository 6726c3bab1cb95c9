package model

import "github.com/entente-graph/entente/internal/network"

// Position is a HOLDS_POSITION link, seen as what it says.
type Position struct{ Link Link }

// Person is who holds it.
func (p Position) Person() (Person, error) {
	person, ok := p.Link.from.(Person)
	if !ok {
		return Person{}, wrongEnd(p.Link)
	}
	return person, nil
}

// Organization is where.
func (p Position) Organization() (Organization, error) {
	organization, ok := p.Link.to.(Organization)
	if !ok {
		return Organization{}, wrongEnd(p.Link)
	}
	return organization, nil
}

// Role is as what.
func (p Position) Role() string { return p.Link.link.Role }

// Valid is from when to when.
func (p Position) Valid() *network.Period { return p.Link.Valid() }

// wrongEnd is the error of a link that joins what its type does not join, which
// only a change behind entente's back can bring about.
func wrongEnd(l Link) error {
	return &network.Error{Code: network.Internal, Message: "the link " + l.ID() + " joins the wrong kinds of entities: run `entente check`"}
}
