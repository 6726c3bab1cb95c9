package generate

import "github.com/entente-graph/entente/internal/network"

// Draw draws entities of the network at random, always the same for the same
// number.
type Draw struct {
	n *Network
	r random
}

// Draw begins to draw.
func (n *Network) Draw(number int) Draw { return Draw{n: n, r: n.base.random(ofQuestions, number)} }

// Organization returns the id of an organisation that is not on an island: of
// Hubs neither the hub nor a part of another, of Spread any.
func (w Draw) Organization() string { return w.n.maker.drawOrganization(w.r).id }

// University returns the id and the name of a university.
func (w Draw) University() (id, name string) {
	for {
		if o := w.n.maker.drawOrganization(w.r); o.orgType == "UNIVERSITY" {
			return o.id, o.name
		}
	}
}

// Person returns the id of a person.
func (w Draw) Person() string { return w.n.maker.drawPerson(w.r).id }

// Islander returns the id of an organisation on an island.
func (w Draw) Islander() string {
	return w.n.base.islander(w.r.IntN(len(islands())), w.r.IntN(islandSize)).id
}

// Entity returns the id of an entity of any kind that people look at.
func (w Draw) Entity() string {
	switch w.r.IntN(4) {
	case 0:
		return w.Person()
	case 1:
		return w.n.maker.drawAgreement(w.r).id
	case 2:
		return w.n.maker.drawEvent(w.r).id
	default:
		return w.Organization()
	}
}

// Region returns the id of a region.
func (w Draw) Region() string { return w.n.maker.drawRegion(w.r).id }

// Day returns a day of the last thirty years.
func (w Draw) Day() network.Day {
	const days = 30 * 365
	return network.DayOf(1995, 1, 1) + network.Day(w.r.IntN(days))
}

// Misspelt returns the text with a letter that is wrong.
func (w Draw) Misspelt(text string) string {
	letters := []byte(text)
	for {
		i := 1 + w.r.IntN(len(letters)-1)
		if letters[i] >= 'a' && letters[i] <= 'z' {
			letters[i] = 'a' + (letters[i]-'a'+1+byte(w.r.IntN(25)))%26
			return string(letters)
		}
	}
}
