package pathtest

import (
	"fmt"
	"iter"
	"slices"

	"github.com/entente-graph/entente/internal/network"
)

// Write is a write to a network.
type Write struct {
	// Put are the records that it creates or replaces, whole.
	Put network.Records
	// After is the whole network as it is after the write.
	After network.Records
}

// Changes returns random writes to a network, one after the other and without end:
// new entities, links and sources, links that hold at other times, with another
// status, confidence, role or evidence or between other ends, sources published
// at another time, entities that begin and end at another time, and places and
// organisations that move.
//
// The network must have a link to begin with. Nobody may change the records that
// Changes yields, and it does not change those that it is given.
func Changes(seed uint64, records network.Records) iter.Seq[Write] {
	return func(yield func(Write) bool) {
		c := changer{generator: newWideGenerator(seed), after: records}
		for {
			c.put = network.Records{}
			c.after.Sources, c.after.Entities, c.after.Links = slices.Clone(c.after.Sources), slices.Clone(c.after.Entities), slices.Clone(c.after.Links)
			for range oneOf(c.generator, 1, 1, 1, 2, 3, 10) {
				c.change()
			}
			for c.put.Len() == 0 {
				c.change()
			}
			if !yield(Write{Put: c.put, After: c.after}) {
				return
			}
		}
	}
}

// changer makes one write after the other.
type changer struct {
	generator
	put, after network.Records
	// made counts what is new, to name it.
	made int
}

// change changes one record, or makes a new one with what it needs.
func (c *changer) change() {
	g := c.generator
	link, entity, source := oneOf(g, c.after.Links...), oneOf(g, c.after.Entities...), oneOf(g, c.after.Sources...)
	switch c.IntN(14) {
	case 0, 1:
		c.newLink(entity.ID, oneOf(g, c.after.Entities...).ID)
	case 2:
		// Beside another.
		c.newLink(link.From, link.To)
	case 3:
		fresh := g.entity(c.name(), c.kind())
		c.putEntity(fresh)
		c.newLink(fresh.ID, entity.ID)
	case 4:
		link.Valid = g.period(40, 25)
		c.putLink(link)
	case 5:
		link.Status = oneOf(g, network.Statuses()...)
		c.putLink(link)
	case 6:
		link.Confidence = oneOf(g, 0.125, 0.5, 0.75, 1)
		c.putLink(link)
	case 7:
		link.Role = oneOf(g, "rector", "head", "host")
		c.putLink(link)
	case 8:
		if c.chance(50) {
			c.putSource(g.source("source:" + c.name()))
		}
		link.Evidence = network.AddEvidence(link.Evidence[g.IntN(len(link.Evidence)):], []network.Evidence{g.evidence(&c.after)})
		c.putLink(link)
	case 9, 10:
		c.move(link)
	case 11:
		c.moveIn(oneOf(g, network.Organization, network.Place))
	case 12:
		other := g.source(source.ID)
		source.Published, source.Retrieved = other.Published, other.Retrieved
		c.putSource(source)
	default:
		entity.Name += "'"
		if other := g.entity("other", entity.Kind); c.chance(70) {
			entity.Valid, entity.StatusHistory = other.Valid, other.StatusHistory
		}
		if types := entity.Kind.Types(); len(types) > 0 && c.chance(30) {
			entity.Type = oneOf(g, types...)
		}
		c.putEntity(entity)
	}
}

// move moves a link to another end of the same kind.
func (c *changer) move(l network.Link) {
	end := &l.To
	if c.chance(50) {
		end = &l.From
	}
	others := c.ofKind(entityOf(&c.after, *end).Kind)
	*end = oneOf(c.generator, others...)
	if l.From != l.To {
		l.Orient()
		c.putLink(l)
	}
}

// moveIn puts an organisation or a place, if there is one, into another place.
func (c *changer) moveIn(kind network.Kind) {
	movers, places := c.ofKind(kind), c.ofKind(network.Place)
	if len(movers) == 0 || len(places) == 0 {
		return
	}
	linkType := network.LocatedIn
	if kind == network.Place {
		linkType = network.PartOf
	}
	from, to := oneOf(c.generator, movers...), oneOf(c.generator, places...)
	at := slices.IndexFunc(c.after.Links, func(l network.Link) bool { return l.Type == linkType && l.From == from })
	switch {
	case from == to:
	case at < 0:
		c.join(linkType, from, to)
	default:
		l := c.after.Links[at]
		l.To = to
		c.putLink(l)
	}
}

// newLink links two entities, if a type of links joins their kinds.
func (c *changer) newLink(from, to string) {
	t, fits := c.linkType(entityOf(&c.after, from).Kind, entityOf(&c.after, to).Kind)
	if fits {
		c.join(t, from, to)
	}
}

func (c *changer) join(t network.LinkType, from, to string) {
	if from != to {
		c.putLink(c.generator.newLink(&c.after, "link:"+c.name(), t, from, to))
	}
}

func (c *changer) name() string {
	c.made++
	return fmt.Sprintf("new-%05d", c.made)
}

func (c *changer) ofKind(kind network.Kind) []string {
	var ids []string
	for _, e := range c.after.Entities {
		if e.Kind == kind {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

func (c *changer) putLink(l network.Link) {
	for _, r := range []*network.Records{&c.put, &c.after} {
		r.Links = withRecord(r.Links, l, func(other network.Link) bool { return other.ID == l.ID })
	}
}

func (c *changer) putEntity(e network.Entity) {
	for _, r := range []*network.Records{&c.put, &c.after} {
		r.Entities = withRecord(r.Entities, e, func(other network.Entity) bool { return other.ID == e.ID })
	}
}

func (c *changer) putSource(s network.Source) {
	for _, r := range []*network.Records{&c.put, &c.after} {
		r.Sources = withRecord(r.Sources, s, func(other network.Source) bool { return other.ID == s.ID })
	}
}

// withRecord puts a record in the place of the same, or behind all others.
func withRecord[T any](records []T, record T, same func(T) bool) []T {
	if i := slices.IndexFunc(records, same); i >= 0 {
		records[i] = record
		return records
	}
	return append(records, record)
}
