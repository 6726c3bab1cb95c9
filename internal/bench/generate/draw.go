package generate

import "github.com/entente-graph/entente/internal/network"

// Draw names things of the network by chance, always the same for the same
// number.
type Draw struct {
	n *Network
	d dice
}

// Draw begins to draw.
func (n *Network) Draw(number int) Draw { return Draw{n: n, d: n.dice(ofQuestions, number)} }

// Organization gives the id of an organisation of the mainland, each as likely as
// the others, but for the hub and the parts of others.
func (w Draw) Organization() string { return w.n.organization(1 + w.d.IntN(w.n.firstPart()-1)).id }

// University gives the id and the name of a university.
func (w Draw) University() (id, name string) {
	for {
		if o := w.n.organization(1 + w.d.IntN(w.n.firstPart()-1)); o.orgType == "UNIVERSITY" {
			return o.id, o.name
		}
	}
}

// Person gives the id of a person.
func (w Draw) Person() string { return w.n.person(w.d.IntN(w.n.people)).id }

// Islander gives the id of an organisation on an island.
func (w Draw) Islander() string {
	return w.n.islander(w.d.IntN(len(islands())), w.d.IntN(islandSize)).id
}

// Entity gives the id of an entity of any kind that people look at.
func (w Draw) Entity() string {
	switch w.d.IntN(4) {
	case 0:
		return w.Person()
	case 1:
		return w.n.agreement(w.d.IntN(w.n.agreements)).id
	case 2:
		return w.n.event(w.d.IntN(w.n.events)).id
	default:
		return w.Organization()
	}
}

// Region gives the id of a region.
func (w Draw) Region() string { return w.n.region(w.d.IntN(w.n.regions)).id }

// Day gives a day of the last thirty years.
func (w Draw) Day() network.Day {
	const days = 30 * 365
	return network.DayOf(1995, 1, 1) + network.Day(w.d.IntN(days))
}

// Misspelt gives a text with a letter that is wrong.
func (w Draw) Misspelt(text string) string {
	letters := []byte(text)
	for {
		i := 1 + w.d.IntN(len(letters)-1)
		if letters[i] >= 'a' && letters[i] <= 'z' {
			letters[i] = 'a' + (letters[i]-'a'+1+byte(w.d.IntN(25)))%26
			return string(letters)
		}
	}
}
