package catalog

import (
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/naming"
)

// A place in a query is counted in half words, so that a word which is two in a name
// can be found as both of them.
const wordWidth = 2

// occurrence is a word of a name in a query.
type occurrence struct {
	// at and width are where it is, in half words.
	at, width int
	like      naming.Likeness
	// share is how much of the word's weight counts.
	share float64
}

func (o occurrence) end() int { return o.at + o.width }

// half says which half of a word of the query it is.
func (o occurrence) half() half {
	switch {
	case o.width > 1:
		return neither
	case o.at%wordWidth == 0:
		return first
	default:
		return second
	}
}

type half int

const (
	neither half = iota
	first
	second
)

// shares are how much of a word's weight counts where it is found so.
var shares = map[naming.Likeness]float64{
	naming.Same: 1, naming.BegunWord: 0.8, naming.OneLetterWrong: 0.8, naming.TwoLettersWrong: 0.6, naming.Sounding: 0.5,
}

// query is a text that entities are sought by.
type query struct {
	text  string
	words []naming.Word
	// weights are those of the words, and total what they have in all.
	weights []float64
	total   float64
	// heavy is how many words are not light, and heavies which; where all are, none counts
	// as light.
	heavy   int
	heavies wordSet
	// whole are the words written as one.
	whole string
	parts []found
}

// found is what is found of the words of a query in a part.
type found struct {
	at     map[term][]occurrence
	begins []begun
	// most is, for each word of the query, of which terms it may be one: for gathering.
	most [][]weighted
	// initials are the places of those whose initials the query is.
	initials []uint32
}

// begun are the terms that begin with a word of the query.
type begun struct {
	from, to term
	occurrence
}

// weighted are terms that a word of the query may mean, and how much one adds.
type weighted struct {
	from, to term
	weight   float64
}

// a short query is looked for with all that its words may mean; of a longer one only the
// words that nothing is called are.
const shortQuery = 5

// parse reads a query.
func (c *Catalog) parse(text string) *query {
	q := &query{text: text, words: naming.Read(text)}
	for _, w := range q.words {
		if !w.Light {
			q.heavy++
		}
	}
	if q.heavy == 0 {
		for i := range q.words {
			q.words[i].Light = false
		}
		q.heavy = len(q.words)
	}
	for i, w := range q.words {
		if !w.Light {
			q.heavies = q.heavies.with(i, i+1)
		}
	}
	q.whole = whole(q.words)
	q.weights = make([]float64, len(q.words))
	for i, w := range q.words {
		entities := c.occurrences(w.Text)
		q.weights[i] = c.weight(entities)
		if w.Light {
			q.weights[i] = lightWeight
		}
		q.total += q.weights[i]
	}
	q.parts = make([]found, len(c.parts))
	for i := range c.parts {
		q.parts[i] = found{at: map[term][]occurrence{}, most: make([][]weighted, len(q.words))}
	}
	for i := range q.words {
		c.look(q, i)
	}
	return q
}

// lightWeight is the weight of a light word.
const lightWeight = 0.1

func whole(words []naming.Word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.Text)
	}
	return b.String()
}

// look finds what a word of the query may be in names.
func (c *Catalog) look(q *query, i int) {
	w := q.words[i]
	known := c.occurrences(w.Text) > 0
	freely := !known || q.heavy <= shortQuery
	last := i == len(q.words)-1
	begins := canBegin(w.Text, q.heavy > 1 || last) && (last || freely && !w.Light)
	begunBy := 0
	for k := range c.parts {
		p, f := &c.parts[k], &q.parts[k]
		if t, ok := p.terms.find(w.Text); ok {
			f.add(i, t, occurrence{wordWidth * i, wordWidth, naming.Same, 1}, q.weights[i])
		}
		if i > 0 {
			if t, ok := p.terms.find(q.words[i-1].Text + w.Text); ok {
				f.add(i, t, occurrence{wordWidth * (i - 1), 2 * wordWidth, naming.Same, 0.95}, c.weight(c.occurrencesOf(p, t)))
			}
		}
		if begins {
			from, to := p.terms.begunWith(w.Text)
			for t := from; t < to; t++ {
				begunBy += p.occurrences(t)
			}
		}
		if len(q.words) == 1 {
			f.initials = append(f.initials, p.initials.of(w.Text)...)
		}
		if !freely || w.Light {
			continue
		}
		p.similar.to(w.Text, &p.terms, func(t term, wrong int) {
			like := naming.OneLetterWrong
			if wrong == 2 {
				like = naming.TwoLettersWrong
			}
			f.add(i, t, occurrence{wordWidth * i, wordWidth, like, shares[like]}, c.weight(c.occurrencesOf(p, t))*shares[like])
		})
		for _, t := range p.sounds.of(naming.Consonants(w.Text)) {
			if other := p.terms.at(t); other != w.Text && naming.SoundAlike(w.Text, other) {
				f.add(i, t, occurrence{wordWidth * i, wordWidth, naming.Sounding, shares[naming.Sounding]}, c.weight(c.occurrencesOf(p, t))*shares[naming.Sounding])
			}
		}
		if !known {
			for cut := 1; cut < len(w.Text); cut++ {
				if !canSplit(w.Text, cut) {
					continue
				}
				a, okA := p.terms.find(w.Text[:cut])
				b, okB := p.terms.find(w.Text[cut:])
				if okA && okB {
					f.add(i, a, occurrence{wordWidth * i, 1, naming.Same, 0.95}, c.weight(c.occurrencesOf(p, a)))
					f.add(i, b, occurrence{wordWidth*i + 1, 1, naming.Same, 0.95}, c.weight(c.occurrencesOf(p, b)))
				}
			}
		}
	}
	if !begins || begunBy == 0 {
		return
	}
	for k := range c.parts {
		f := &q.parts[k]
		from, to := c.parts[k].terms.begunWith(w.Text)
		if from == to {
			continue
		}
		o := occurrence{wordWidth * i, wordWidth, naming.BegunWord, shares[naming.BegunWord]}
		f.begins = append(f.begins, begun{from, to, o})
		f.most[i] = append(f.most[i], weighted{from, to, c.weight(begunBy) * shares[naming.BegunWord]})
	}
}

// canBegin reports whether a word of the query may be the beginning of one of a name. A
// longer word than one that ends in a digit is of another number; a single letter begins
// words where it is among others, or is all that has been typed.
func canBegin(word string, letters bool) bool {
	return !isDigit(word[len(word)-1]) && (len(word) > 1 || letters)
}

// canSplit reports whether a word that is in no name may be two of a name: of two letters
// at least, or a number after letters.
func canSplit(word string, cut int) bool {
	const least = 2
	return least <= cut && cut <= len(word)-least || isDigit(word[cut-1]) != isDigit(word[cut])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// add notes that a term may be meant by the i-th word.
func (f *found) add(i int, t term, o occurrence, weight float64) {
	if slices.Contains(f.at[t], o) {
		return
	}
	f.at[t] = append(f.at[t], o)
	f.most[i] = append(f.most[i], weighted{t, t + 1, weight})
}

// of appends all occurrences of a term.
func (f *found) of(t term, to []occurrence) []occurrence {
	exact := f.at[t]
	to = append(to, exact...)
	for _, b := range f.begins {
		if b.from <= t && t < b.to && !slices.ContainsFunc(exact, func(o occurrence) bool { return o.at == b.at && o.width == b.width }) {
			to = append(to, b.occurrence)
		}
	}
	return to
}
