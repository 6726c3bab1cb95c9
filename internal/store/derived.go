package store

import (
	"unicode/utf8"

	"github.com/entente-graph/entente/internal/naming"
	"github.com/entente-graph/entente/internal/network"
)

// What is worked out from the records and stored beside them, so that Cypher can
// filter and order by it. Everything here is a function of the records alone:
// `entente check` works it out again and compares.

// deriveEntity adds what follows from the entity alone, and from when it was
// established.
func deriveEntity(e network.End, row params) {
	row["nameKeys"] = naming.Keys(allNames(e.Entity))
	row["sortName"] = indexable(e.Name)
	keys := make([]string, len(e.Identifiers))
	for i, id := range e.Identifiers {
		keys[i] = indexable(identifierKey(id))
	}
	row["identifierKeys"] = keys
	row["nameWords"] = wordsOf(allNames(e.Entity))
	deriveExistence(e, row)

	dated := network.DatedStatuses(e.StatusHistory)
	statuses, days := make([]string, len(dated)), make([]int64, len(dated))
	for i, place := range dated {
		c := e.StatusHistory[place]
		statuses[i], days[i] = string(c.Status), int64(c.Date.Latest())
	}
	row["statuses"], row["statusDays"] = statuses, days
	deriveDays(e.Entity, row)
}

// wordsOf returns the words of each name that has any; see naming.WordsOf.
func wordsOf(names []string) []string {
	var all []string
	for _, name := range names {
		if words := naming.WordsOf(name); words != "" {
			all = append(all, words)
		}
	}
	return all
}

// deriveSource adds what a source is found by: words, its address, and the days on which
// it may have been published.
func deriveSource(s *network.Source, row params) {
	row["titleWords"], row["publisherWords"] = naming.WordsOf(s.Title), orNull(naming.WordsOf(s.Publisher))
	row["address"] = orNull(naming.Address(s.URL))
	row["publishedFrom"], row["publishedTo"] = nil, nil
	if !s.Published.IsZero() {
		row["publishedFrom"], row["publishedTo"] = int64(s.Published.Earliest()), int64(s.Published.Latest())
	}
}

// deriveExistence adds when the entity may exist, and when it was established, from
// which that follows where its own record does not say.
func deriveExistence(e network.End, row params) {
	exists := e.Existence()
	row["existsFrom"], row["existsTo"] = int64(exists.From), int64(exists.To)
	row["established"] = orNull(e.Established.String())
}

// indexable cuts a text to what an index of Neo4j takes as a key, which for some
// is 8 KB. So what has the same first 1,000 bytes is the same to the index.
func indexable(text string) string {
	const most = 1000
	if len(text) <= most {
		return text
	}
	end := most
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// deriveLink adds when the link holds – its tenures, as five lists of days and
// two of numbers of sources, all of the same length –, its place in a timeline, the
// words of its role, and by which of them a post is found.
func deriveLink(l *network.Link, from, to network.End, observations []network.Observation, row params) {
	tenures := l.Tenures(from, to, observations)
	var known, possibleFrom, possibleTo, certainFrom, certainTo, sources, certainSources []int64
	for _, t := range tenures {
		known = append(known, int64(t.Known))
		possibleFrom, possibleTo = append(possibleFrom, int64(t.Possible.From)), append(possibleTo, int64(t.Possible.To))
		certainFrom, certainTo = append(certainFrom, int64(t.Certain.From)), append(certainTo, int64(t.Certain.To))
		sources, certainSources = append(sources, int64(t.Sources)), append(certainSources, int64(t.CertainSources))
	}
	row["known"], row["possibleFrom"], row["possibleTo"] = known, possibleFrom, possibleTo
	row["certainFrom"], row["certainTo"], row["sources"], row["certainSources"] = certainFrom, certainTo, sources, certainSources

	row["dated"], row["day"], row["dayTo"] = nil, nil, nil
	if date := l.Date(from, to); !date.IsZero() {
		row["dated"], row["day"], row["dayTo"] = date.String(), int64(date.Earliest()), int64(date.Latest())
	}
	row["roleWords"], row["roleKeys"] = orNull(naming.WordsOf(l.Role)), nil
	if l.Type == network.HoldsPosition {
		row["roleKeys"] = naming.RoleKeys(l.Role)
	}
}

// tenuresOf reads the tenures of a link back.
func tenuresOf(f fields) []network.Tenure {
	return tenuresOfLists([]any{f["known"], f["possibleFrom"], f["possibleTo"], f["certainFrom"], f["certainTo"], f["sources"], f["certainSources"]})
}

// tenuresOfLists reads tenures of their seven lists, in this order.
func tenuresOfLists(lists []any) []network.Tenure {
	known, possibleFrom, possibleTo := as[[]any](lists[0]), as[[]any](lists[1]), as[[]any](lists[2])
	certainFrom, certainTo := as[[]any](lists[3]), as[[]any](lists[4])
	sources, certainSources := as[[]any](lists[5]), as[[]any](lists[6])
	n := min(len(known), len(possibleFrom), len(possibleTo), len(certainFrom), len(certainTo), len(sources), len(certainSources))
	tenures := make([]network.Tenure, n)
	for i := range n {
		tenures[i] = network.Tenure{
			Known:    dayIn(known[i]),
			Possible: network.Interval{From: dayIn(possibleFrom[i]), To: dayIn(possibleTo[i])},
			Certain:  network.Interval{From: dayIn(certainFrom[i]), To: dayIn(certainTo[i])},
			Sources:  int(as[int64](sources[i])), CertainSources: int(as[int64](certainSources[i])),
		}
	}
	return tenures
}
