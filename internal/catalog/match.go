package catalog

import (
	"cmp"
	"slices"
	"strings"
)

// Match is an entity that a text names.
type Match struct {
	Number uint32
	// Name is the number of the name that stands in the text.
	Name int
	// From and To are where it stands, in bytes of the text.
	From, To int
	Score    float64
	// Sure: nothing else is called so that the text could mean as well, and it is not by a
	// single word that it is named beside something that is named better.
	Sure bool
}

// mostOfName is how much of the weight of a name must be in a text that names it.
const mostOfName = 0.9

// Match returns the entities that a text names, in the order in which it does: those of
// which a name stands in it, nearly whole, that are in no other country than it says. Of
// names that overlap the better counts, of an entity and what it is part of the one that is
// named better. What could be meant as well where two are equally good is not sure.
func (c *Catalog) Match(text string, network Network, admits func(number uint32) bool) []Match {
	var all []Match
	for _, piece := range pieces(text) {
		for _, m := range c.matchPiece(text[piece.from:piece.to], network, admits) {
			m.From += piece.from
			m.To += piece.from
			all = append(all, m)
		}
	}
	return all
}

func (c *Catalog) matchPiece(text string, network Network, admits func(number uint32) bool) []Match {
	// What is not asked for may be what is meant.
	q, hits := c.search(text, network, func(uint32) bool { return true })
	var chosen []Hit
	var sure []bool
	for i, hit := range hits {
		if hit.share < mostOfName || hit.country == contradicts || !c.spelt(q, hit) {
			continue
		}
		if slices.ContainsFunc(chosen, func(other Hit) bool {
			return hit.run.overlaps(other.run) || slices.Contains(network.Around(hit.Number), other.Number)
		}) {
			continue
		}
		rival := slices.ContainsFunc(hits[i+1:], func(other Hit) bool {
			return other.run == hit.run && other.share >= hit.share && other.country == hit.country && other.Score == hit.Score
		})
		word := len(chosen) > 0 && hit.run.to-hit.run.from == 1
		chosen, sure = append(chosen, hit), append(sure, !rival && !word)
	}
	var matches []Match
	for i, hit := range chosen {
		if admits(hit.Number) {
			from, to := q.span(hit.run)
			matches = append(matches, Match{Number: hit.Number, Name: hit.Name, Score: hit.Score, Sure: sure[i], From: from, To: to})
		}
	}
	slices.SortFunc(matches, func(a, b Match) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) })
	return matches
}

// spelt reports whether an acronym stands in the query as it is recorded: another word may
// have its letters. One of two letters tells nothing.
func (c *Catalog) spelt(q *query, hit Hit) bool {
	name := c.Names(hit.Number)[hit.Name]
	if !name.Acronym {
		return true
	}
	from, to := q.span(hit.run)
	return to-from > 2 && strings.Contains(name.Text, q.text[from:to])
}

// span returns where a run stands in the text.
func (q *query) span(r run) (from, to int) { return q.words[r.from].From, q.words[r.to-1].To }

// piece is a stretch of a text in which names are sought together.
type piece struct{ from, to int }

// mostInPiece is how many bytes a piece has at most, unless a single line has more.
const mostInPiece = 400

// pieces cuts a text into lines, and long ones into sentences.
func pieces(text string) []piece {
	var all []piece
	from := 0
	end := func(to int) {
		if to > from {
			all = append(all, piece{from, to})
		}
		from = to
	}
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\n':
			end(i + 1)
		case i-from > mostInPiece && (text[i] == ' ' && i > 0 && (text[i-1] == '.' || text[i-1] == ';')):
			end(i + 1)
		case i-from > 4*mostInPiece && text[i] == ' ':
			end(i + 1)
		}
	}
	end(len(text))
	return all
}
