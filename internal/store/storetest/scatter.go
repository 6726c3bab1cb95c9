package storetest

import (
	"fmt"
	"math/rand/v2"

	"github.com/entente-graph/entente/internal/network"
)

// Scatter makes up a network of every kind of entity and every type of link. The
// same arguments make the same records; those of another name share no id with
// them.
func Scatter(name string, entities, links int) network.Records {
	s := &scatter{name: name, random: rand.New(rand.NewPCG(uint64(entities), uint64(links)))}
	for i := range max(1, entities/10) {
		s.records.Sources = append(s.records.Sources, s.source(i))
	}
	for i := range entities {
		s.records.Entities = append(s.records.Entities, s.entity(i))
	}
	for i := range links {
		s.records.Links = append(s.records.Links, s.link(i))
	}
	return s.records
}

// Batches takes records apart into runs of at most size, sources first and links
// last, so that each can be written after those before it.
func Batches(records network.Records, size int) []network.Records {
	var batches []network.Records
	for len(records.Sources) > 0 {
		n := min(size, len(records.Sources))
		batches = append(batches, network.Records{Sources: records.Sources[:n]})
		records.Sources = records.Sources[n:]
	}
	for len(records.Entities) > 0 {
		n := min(size, len(records.Entities))
		batches = append(batches, network.Records{Entities: records.Entities[:n]})
		records.Entities = records.Entities[n:]
	}
	for len(records.Links) > 0 {
		n := min(size, len(records.Links))
		batches = append(batches, network.Records{Links: records.Links[:n]})
		records.Links = records.Links[n:]
	}
	return batches
}

type scatter struct {
	name    string
	random  *rand.Rand
	records network.Records
}

func (s *scatter) source(i int) network.Source {
	return network.Source{
		ID: fmt.Sprintf("source:%s-%d", s.name, i), Title: fmt.Sprintf("Document %d", i), Publisher: "UNESCO", Language: "en",
		Published: s.date(),
	}
}

func (s *scatter) entity(i int) network.Entity {
	kind := network.Kinds()[i%len(network.Kinds())]
	e := network.Entity{ID: s.entityID(i), Kind: kind, Name: fmt.Sprintf("%s %s %d", s.name, kind.Label(), i)}
	if types := kind.Types(); len(types) > 0 {
		e.Type = types[s.random.IntN(len(types))]
	}
	if i%3 == 0 {
		e.Names = []network.Name{{Text: fmt.Sprintf("N%d", i), Type: network.Acronym, Evidence: s.evidence()}}
		e.Valid.From = s.date()
	}
	if i%5 == 0 {
		e.Facts = []network.Fact{{Name: "staff", Value: network.TextValue(fmt.Sprint(i)), Evidence: s.evidence()}}
		e.Identifiers = []network.Identifier{{Scheme: "wikidata", Value: fmt.Sprintf("Q%s%d", s.name, i)}}
	}
	if i%4 == 0 && kind.HasStatus() {
		e.StatusHistory = []network.StatusChange{{Status: network.Signed, Date: s.date(), Evidence: s.evidence()}}
	}
	if i%2 == 0 {
		e.Evidence = s.evidence()
	}
	return e
}

func (s *scatter) entityID(i int) string {
	return fmt.Sprintf("%s:%s-%d", network.Kinds()[i%len(network.Kinds())].Prefix(), s.name, i)
}

// link makes a link of each type in turn, between two entities of kinds that the
// vocabulary allows it.
func (s *scatter) link(i int) network.Link {
	types := network.LinkTypes()
	l := network.Link{
		ID: fmt.Sprintf("link:%s-%d", s.name, i), Type: types[i%len(types)], Role: fmt.Sprintf("role %d", i),
		Status: network.DefaultStatus, Confidence: network.DefaultConfidence, Evidence: s.evidence(),
	}
	n := len(s.records.Entities)
	for {
		from, to := s.random.IntN(n), s.random.IntN(n)
		fromKind, toKind := s.records.Entities[from].Kind, s.records.Entities[to].Kind
		if from != to && l.Type.Joins(fromKind, toKind) {
			l.From, l.To = s.entityID(from), s.entityID(to)
			break
		}
	}
	if i%3 == 0 {
		l.Valid.From = s.date()
	}
	if i%7 == 0 {
		l.Status, l.Confidence = network.Proposed, 0.5
	}
	l.Orient()
	return l
}

func (s *scatter) evidence() []network.Evidence {
	pieces := make([]network.Evidence, 1+s.random.IntN(2))
	for i := range pieces {
		pieces[i] = network.Evidence{
			Source: s.records.Sources[s.random.IntN(len(s.records.Sources))].ID,
			Quote:  fmt.Sprintf("It is so, for the %dth time.", s.random.IntN(1_000_000)),
		}
		if s.random.IntN(2) == 0 {
			pieces[i].Observed.First = s.date()
		}
	}
	return pieces
}

// date returns a day, a month or a year.
func (s *scatter) date() network.Date {
	day := fmt.Sprintf("20%02d-%02d-%02d", s.random.IntN(26), 1+s.random.IntN(12), 1+s.random.IntN(28))
	date, err := network.ParseDate(day[:[]int{4, 7, 10}[s.random.IntN(3)]])
	if err != nil {
		return network.Date{} // there is such a day in every month
	}
	return date
}
