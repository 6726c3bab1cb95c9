package catalog

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/entente-graph/entente/internal/naming"
)

// Network is what a search asks of the network whose names the catalogue has.
type Network interface {
	// Degree returns how many links an entity has; Compare compares two by id.
	Degree(number uint32) int
	Compare(a, b uint32) int
	// Country returns the country that an entity is in; of a country itself.
	Country(number uint32) (uint32, bool)
	// Around returns the entities by whose names one may be told from others that are
	// called the same: its place and what that lies in, and what it is part of.
	Around(number uint32) []uint32
}

// Hit is an entity that a search has found.
type Hit struct {
	Number uint32
	// Name is the number of the name that matched among its names.
	Name int
	// Class and Whole are how the query agrees with the name, as naming says, where all
	// words of it do; else it is Named: the query says more than the name and what is around.
	Class naming.Class
	Whole bool
	// Score is in (0, 1].
	Score float64
	// share is how much of the name the query has, and country whether it names the
	// entity's country.
	share   float64
	run     run
	country agreement
}

// agreement is whether what a query says of an entity is so.
type agreement int

const (
	unsaid agreement = iota
	agrees
	contradicts
)

// How much more an entity counts, in the unit of weights, where the query names where it is;
// and how much of it counts where it names another country only.
const (
	placeShare  = 0.3 // of the weight of the place's name
	mostPlace   = 3.0
	countryAdds = 2.0
	elsewhere   = 0.4
	acronymHas  = 0.6 // of the weight of an acronym's letters, for many have the same
	power       = 3.0 // of the share of the name that the query has
	namedBelow  = 0.8 // the score of what is named in a longer query is below this
)

// Search returns what a query may mean, the best first.
func (c *Catalog) Search(text string, network Network, admits func(number uint32) bool) []Hit {
	_, hits := c.search(text, network, admits)
	return hits
}

func (c *Catalog) search(text string, network Network, admits func(number uint32) bool) (*query, []Hit) {
	q := c.parse(text)
	if len(q.words) == 0 {
		return q, nil
	}
	a := &aligner{q: q}
	mentions, places := c.mentions(a, network)
	var hits []Hit
	for k, candidates := range c.gather(q, network, admits) {
		p, f := &c.parts[k], &q.parts[k]
		for _, place := range append(places[k], f.initials...) {
			if p.gone.of(place) == 0 && admits(p.numbers[place]) {
				candidates = append(candidates, place)
			}
		}
		slices.Sort(candidates)
		for _, place := range slices.Compact(candidates) {
			if hit, ok := c.judge(a, p, f, place, mentions, network); ok {
				hits = append(hits, hit)
			}
		}
	}
	slices.SortFunc(hits, func(a, b Hit) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(network.Degree(b.Number), network.Degree(a.Number)), network.Compare(a.Number, b.Number))
	})
	return q, q.meant(hits)
}

// meant leaves out what shares words with the query and is not meant by it: beside a hit that
// explains the whole query, what is not whole in it or only in the words that name that hit;
// of a short query what is neither most of it nor most in it, nor half in it and where the
// query says.
func (q *query) meant(hits []Hit) []Hit {
	const most, half = 0.6, 0.5
	explained := len(hits) > 0 && hits[0].Class != naming.Named
	best := run{}
	if explained {
		best = hits[0].run
	}
	return slices.DeleteFunc(hits, func(h Hit) bool {
		switch {
		case h.Class != naming.Named:
			return false
		case explained:
			return h.share < wholeShare || best.from <= h.run.from && h.run.to <= best.to
		default:
			return q.heavy <= shortQuery && h.share < most && h.run.weight < most*q.total && (h.share < half || h.country != agrees)
		}
	})
}

// mentions returns the names that stand whole in the query, and the places of their
// entities in each part.
func (c *Catalog) mentions(a *aligner, network Network) (map[uint32][]run, [][]uint32) {
	mentioned := map[uint32][]run{}
	places := make([][]uint32, len(c.parts))
	for k := range c.parts {
		p, f := &c.parts[k], &a.q.parts[k]
		p.contained(a.q, f, func(place, reading uint32) {
			words := p.reading(reading)
			weights, total := a.weigh(c, p, words)
			r := a.align(f, words, weights)
			places[k] = append(places[k], place)
			if r.weight >= wholeShare*total {
				number := p.numbers[place]
				mentioned[number] = append(mentioned[number], r)
			}
		})
	}
	return mentioned, places
}

// wholeShare is how much of a name's weight a query must have to name it whole.
const wholeShare = 0.94

// weigh returns the weights of the words of a name, and of all of them.
func (a *aligner) weigh(c *Catalog, p *part, words []nameWord) (weights []float64, total float64) {
	a.weights = a.weights[:0]
	heavy := slices.ContainsFunc(words, func(w nameWord) bool { return !w.light() })
	for _, w := range words {
		weight := lightWeight
		if !w.light() || !heavy {
			weight = c.weight(c.occurrencesOf(p, w.term()))
		}
		a.weights = append(a.weights, weight)
		total += weight
	}
	return a.weights, total
}

// occurrencesOf returns how many entities have the word of a part's term.
func (c *Catalog) occurrencesOf(p *part, t term) int {
	if len(c.parts) == 1 {
		return p.occurrences(t)
	}
	return c.occurrences(p.terms.at(t))
}

// judge returns how well an entity is meant by the query.
func (c *Catalog) judge(a *aligner, p *part, f *found, place uint32, mentions map[uint32][]run, network Network) (Hit, bool) {
	best := Hit{Number: p.numbers[place]}
	for reading := p.firstReading[place]; reading < p.firstReading[place+1]; reading++ {
		hit := Hit{Number: best.Number, Name: int(p.nameOf[reading])}
		words := p.reading(reading)
		weights, total := a.weigh(c, p, words)
		hit.run = a.align(f, words, weights)
		hit.share = hit.run.weight / total
		name := p.names[p.firstName[place]+uint32(hit.Name)]
		if class, covered, ok := a.same(p.segment, f, words, name.Text); ok {
			hit.agree(class, covered)
		} else if hit.run.empty() {
			continue
		} else {
			c.judgeNamed(a, p, f, words, name, &hit, mentions, network)
		}
		if hit.Score > best.Score {
			best = hit
		}
	}
	return best, best.Score > 0
}

// scoreOf returns the score of a hit of which all words of the query are: that of a better
// class is higher, and inside a class that of what covers more of the name.
func scoreOf(class naming.Class, covered naming.Extent) float64 {
	best := [...]float64{
		naming.Exact: 1, naming.Folded: 0.97, naming.Reordered: 0.94, naming.Words: 0.9, naming.Initials: 0.86,
		naming.Begun: 0.82, naming.OneLetter: 0.74, naming.TwoLetters: 0.62, naming.Sound: 0.46,
	}
	return best[class] - 0.008*float64(covered)
}

// agree makes it a hit of which all words of the query are.
func (h *Hit) agree(class naming.Class, covered naming.Extent) {
	h.Class, h.Whole, h.Score = class, covered == naming.WholeName, scoreOf(class, covered)
}

// judgeNamed judges a hit where the query says more than the name: where the entity is, what
// it is part of, another of its names; or something else.
func (c *Catalog) judgeNamed(a *aligner, p *part, f *found, words []nameWord, name Name, hit *Hit, mentions map[uint32][]run, network Network) {
	country, inCountry := network.Country(hit.Number)
	var explained wordSet
	explain := func(other uint32) (most float64) {
		for _, r := range mentions[other] {
			if !r.overlaps(hit.run) {
				most = max(most, r.weight)
				explained = explained.with(r.from, r.to)
			}
		}
		return most
	}
	explain(hit.Number)
	var placed float64
	for _, other := range network.Around(hit.Number) {
		if weight := explain(other); !inCountry || other != country {
			placed = max(placed, weight)
		}
	}
	if explained != 0 && len(a.q.words) <= mostInSet {
		if hit.share >= wholeShare && a.q.heavies&^explained.with(hit.run.from, hit.run.to) == 0 {
			hit.agree(naming.Reordered, naming.WholeName)
			return
		}
		if a.q.heavies&^(explained|a.in) == 0 {
			if class, covered, ok := a.agree(p.segment, f, words, explained); ok {
				hit.agree(max(class, naming.Words), covered)
				return
			}
		}
	}
	weight := hit.run.weight
	if name.Acronym {
		weight *= acronymHas
	}
	value := weight*math.Pow(hit.share, power) + min(placeShare*placed, mostPlace)
	hit.country = c.countryOf(country, inCountry, mentions, network)
	switch hit.country {
	case agrees:
		value += countryAdds
	case contradicts:
		value *= elsewhere
	}
	hit.Class = naming.Named
	hit.Score = namedBelow * math.Pow(min(value/(a.q.total+mostPlace+countryAdds), 1), 0.25)
}

// countryOf says whether the query names the country, or others only.
func (c *Catalog) countryOf(country uint32, known bool, mentions map[uint32][]run, network Network) agreement {
	said := unsaid
	for number := range mentions {
		if of, ok := network.Country(number); !ok || of != number {
			continue
		}
		if known && number == country {
			return agrees
		}
		said = contradicts
	}
	if !known {
		return unsaid
	}
	return said
}

// same judges how all words of the query agree with a name that has been aligned.
func (a *aligner) same(s *segment, f *found, words []nameWord, name string) (naming.Class, naming.Extent, bool) {
	if strings.TrimSpace(a.q.text) == name {
		return naming.Exact, naming.WholeName, true
	}
	if a.isWhole(s, words) {
		return naming.Folded, naming.WholeName, true
	}
	var class naming.Class
	var covered naming.Extent
	ok := false
	if len(a.q.words) <= mostInSet && a.q.heavies&^a.in == 0 {
		class, covered, ok = a.agree(s, f, words, 0)
		if ok && class == naming.Words && covered == naming.WholeName {
			class = naming.Reordered
		}
	}
	if (!ok || class > naming.Initials) && len(a.q.words) == 1 && slices.Contains(s.initialsOf(words), a.q.words[0].Text) {
		return naming.Initials, naming.WholeName, true
	}
	return class, covered, ok
}

// isWhole reports whether the words of a name, written as one, are the query's.
func (a *aligner) isWhole(s *segment, words []nameWord) bool {
	rest := a.q.whole
	for _, w := range words {
		word := s.terms.at(w.term())
		if len(rest) < len(word) || rest[:len(word)] != word {
			return false
		}
		rest = rest[len(word):]
	}
	return rest == ""
}
