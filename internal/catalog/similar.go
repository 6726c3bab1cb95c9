package catalog

import (
	"hash/maphash"
	"slices"

	"github.com/entente-graph/entente/internal/naming"
)

// similar finds words that are a few letters from another one, as Pass-Join does (Li, Deng,
// Wang, Feng, PVLDB 5.3, 2011): each word is cut into one piece more than it may have errors,
// so one piece at least is left whole, near where it was. Words of one length are cut at the
// same places, and are found by length, place and letters of a piece.
//
// A swap of two neighbours counts as one error here (naming.Edits), and can spoil two
// pieces where it lies across a cut: what is looked for is also the word with such a swap
// undone.
type similar struct {
	seed maphash.Seed
	// keys are the hashes of pieces in ascending order, and words the word of each.
	keys  []uint32
	words []term
}

func newSimilar(t *terms) similar {
	s := similar{seed: maphash.MakeSeed()}
	var keyed []pair
	for n := range t.len() {
		word := t.at(term(n))
		pieces := 1 + naming.ErrorsIn(word)
		if pieces == 1 {
			continue
		}
		for i := range pieces {
			from, to := cuts(len(word), pieces, i)
			keyed = append(keyed, pair{s.key(len(word), i, word[from:to]), term(n)})
		}
	}
	slices.SortFunc(keyed, pair.compare)
	s.keys, s.words = make([]uint32, len(keyed)), make([]term, len(keyed))
	for i, e := range keyed {
		s.keys[i], s.words[i] = e.list, e.member
	}
	return s
}

// cuts returns where the i-th piece of a word of a length begins and ends.
func cuts(length, pieces, i int) (from, to int) {
	return length * i / pieces, length * (i + 1) / pieces
}

func (s *similar) key(length, i int, piece string) uint32 {
	var h maphash.Hash
	h.SetSeed(s.seed)
	h.WriteByte(byte(length))
	h.WriteByte(byte(i))
	h.WriteString(piece)
	return uint32(h.Sum64())
}

// to calls found with each word that the given one may be meant for, and how many letters
// are wrong then: at least one, and as many as naming allows in both.
func (s *similar) to(word string, t *terms, found func(n term, wrong int)) {
	allowed := naming.ErrorsIn(word)
	if allowed == 0 {
		return
	}
	tried := map[term]bool{}
	try := func(n term) {
		if tried[n] {
			return
		}
		tried[n] = true
		other := t.at(n)
		most := min(allowed, naming.ErrorsIn(other))
		if wrong := naming.Edits(word, other, most); 0 < wrong && wrong <= most {
			found(n, wrong)
		}
	}
	for length := len(word) - allowed; length <= len(word)+allowed; length++ {
		pieces := 1 + naming.ErrorsAt(length)
		if pieces == 1 {
			continue
		}
		s.sharing(word, length, pieces, allowed, try)
		for i := 1; i < pieces; i++ {
			cut, _ := cuts(length, pieces, i)
			for at := max(cut-allowed+1, 1); at < min(cut+allowed, len(word)); at++ {
				if word[at-1] != word[at] {
					s.sharing(word[:at-1]+word[at:at+1]+word[at-1:at]+word[at+1:], length, pieces, allowed-1, try)
				}
			}
		}
	}
}

// sharing tries the words of a length that have a piece in common with the given one, which
// lies there at most so many letters farther on or back.
func (s *similar) sharing(word string, length, pieces, shift int, try func(term)) {
	for i := range pieces {
		from, to := cuts(length, pieces, i)
		for at := max(from-shift, 0); at <= from+shift && at+to-from <= len(word); at++ {
			key := s.key(length, i, word[at:at+to-from])
			for n, _ := slices.BinarySearch(s.keys, key); n < len(s.keys) && s.keys[n] == key; n++ {
				try(s.words[n])
			}
		}
	}
}
