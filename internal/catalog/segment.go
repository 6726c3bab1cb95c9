package catalog

import (
	"cmp"
	"slices"
	"sync"

	"github.com/entente-graph/entente/internal/naming"
)

// Entity is an entity and what it is called, the preferred name first.
type Entity struct {
	// Number is that of the entity in the network.
	Number uint32
	Names  []Name
}

// Name is a name of an entity.
type Name struct {
	Text string
	// Acronym: it is one, and so less telling in a longer text.
	Acronym bool
}

// A segment is an index of entities that never changes. Its entities have places in it, in
// the order of their numbers; so do their names, each way to read one for itself.
type segment struct {
	numbers []uint32
	// names are those of the entity at a place from firstName[place] on.
	names     []Name
	firstName []uint32
	// readings are those of the entity at a place from firstReading[place] on. The words
	// of one are from firstWord[reading] on.
	firstReading []uint32
	firstWord    []uint32
	words        []nameWord
	// nameOf has which of the entity's names a reading is of.
	nameOf []uint16

	terms    terms
	similar  similar
	sounds   textIndex // of terms
	initials textIndex // of places
	// entities has, for each term, the places of those that have the word in a name.
	entities lists
	// rarest has, for each term, the readings of which it is the rarest word, of heavy ones
	// where there are any.
	rarest lists

	unused sync.Pool // of *scratch
}

// nameWord is a word of a name: its term, and whether it is light.
type nameWord uint32

func packNameWord(t term, light bool) nameWord {
	w := nameWord(t) << 1
	if light {
		w |= 1
	}
	return w
}

func (w nameWord) term() term  { return term(w >> 1) }
func (w nameWord) light() bool { return w&1 != 0 }

// lists are lists of numbers, in one.
type lists struct{ from, all []uint32 }

func (l *lists) of(i uint32) []uint32 { return l.all[l.from[i]:l.from[i+1]] }

// pair is a member of a list.
type pair struct{ list, member uint32 }

func (p pair) compare(other pair) int {
	return cmp.Or(cmp.Compare(p.list, other.list), cmp.Compare(p.member, other.member))
}

// newLists makes n lists of their members, each in ascending order and without what is
// twice in it.
func newLists(n int, pairs []pair) lists {
	slices.SortFunc(pairs, pair.compare)
	pairs = slices.Compact(pairs)
	l := lists{from: make([]uint32, n+1), all: make([]uint32, len(pairs))}
	for i, p := range pairs {
		l.from[p.list+1]++
		l.all[i] = p.member
	}
	for i := range n {
		l.from[i+1] += l.from[i]
	}
	return l
}

// maxNames is how many names of an entity are looked at.
const maxNames = 1000

// newSegment makes a segment of entities in ascending order of their numbers.
func newSegment(entities []Entity) *segment {
	s := &segment{firstName: []uint32{0}, firstReading: []uint32{0}, firstWord: []uint32{0}}
	var read []naming.Word
	for _, e := range entities {
		s.numbers = append(s.numbers, e.Number)
		for i, name := range e.Names[:min(len(e.Names), maxNames)] {
			s.names = append(s.names, name)
			words := naming.Read(name.Text)
			for {
				if len(words) > 0 {
					read = append(read, words...)
					s.firstWord = append(s.firstWord, uint32(len(read)))
					s.nameOf = append(s.nameOf, uint16(i))
				}
				joined, more := naming.Joined(words)
				if !more {
					break
				}
				words = joined
				for j := range words {
					words[j].Joined = false
				}
			}
		}
		s.firstName = append(s.firstName, uint32(len(s.names)))
		s.firstReading = append(s.firstReading, uint32(len(s.nameOf)))
	}
	s.index(read)
	return s
}

// index makes what finds names by their words.
func (s *segment) index(read []naming.Word) {
	words := make([]string, len(read))
	for i, w := range read {
		words[i] = w.Text
	}
	s.terms = newTerms(distinct(words))
	s.similar, s.sounds = newSimilar(&s.terms), newSounds(&s.terms)
	s.words = make([]nameWord, len(read))
	for i, w := range read {
		t, _ := s.terms.find(w.Text)
		s.words[i] = packNameWord(t, w.Light)
	}
	var pairs []pair
	for place := range uint32(len(s.numbers)) {
		for reading := s.firstReading[place]; reading < s.firstReading[place+1]; reading++ {
			for _, w := range s.reading(reading) {
				pairs = append(pairs, pair{w.term(), place})
			}
		}
	}
	s.entities = newLists(s.terms.len(), pairs)
	pairs = pairs[:0]
	for reading := range uint32(len(s.nameOf)) {
		words := s.reading(reading)
		rarest := slices.MinFunc(words, func(a, b nameWord) int {
			return cmp.Or(cmp.Compare(a&1, b&1), cmp.Compare(len(s.entities.of(a.term())), len(s.entities.of(b.term()))))
		})
		pairs = append(pairs, pair{rarest.term(), reading})
	}
	s.rarest = newLists(s.terms.len(), pairs)
	s.initials = newInitials(s)
}

// reading returns the words of a reading of a name.
func (s *segment) reading(r uint32) []nameWord { return s.words[s.firstWord[r]:s.firstWord[r+1]] }

// place returns the place of an entity.
func (s *segment) place(number uint32) (uint32, bool) {
	i, ok := slices.BinarySearch(s.numbers, number)
	return uint32(i), ok
}

// entity returns the entity at a place.
func (s *segment) entity(place uint32) Entity {
	return Entity{Number: s.numbers[place], Names: s.names[s.firstName[place]:s.firstName[place+1]]}
}

// size is how many entities it has.
func (s *segment) size() int { return len(s.numbers) }

// termsOf returns the words of all names of the entity at a place, each once.
func (s *segment) termsOf(place uint32) []term {
	var all []term
	for _, w := range s.words[s.firstWord[s.firstReading[place]]:s.firstWord[s.firstReading[place+1]]] {
		all = append(all, w.term())
	}
	slices.Sort(all)
	return slices.Compact(all)
}
