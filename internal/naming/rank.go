package naming

import "slices"

// Class is how a query and a name agree; less is better. The package
// documentation lists the classes.
type Class int

// The classes, the best first.
const (
	Exact Class = iota
	Folded
	Reordered
	Words
	Initials
	Begun
	OneLetter
	TwoLetters
	Sound
)

// Classes returns all classes, the best first.
func Classes() []Class {
	return []Class{Exact, Folded, Reordered, Words, Initials, Begun, OneLetter, TwoLetters, Sound}
}

// String returns the name of the class.
func (c Class) String() string {
	names := [...]string{
		"exact", "folded", "reordered", "words", "initials", "begun", "one letter", "two letters", "sound",
	}
	if c < 0 || int(c) >= len(names) {
		return "unknown"
	}
	return names[c]
}

// extent is how much of a name a query covers; less is better.
type extent int

const (
	wholeName extent = iota
	beginning
	runOfWords
	scattered
)

// Match says which of several names matched, and how well.
type Match struct {
	Name  string
	Class Class
	// Whole: the query covers all the words of the name that carry weight.
	Whole bool
	// Score is in (0, 1]: that of a better class is higher, and inside a class
	// that of a whole name, then of its beginning, then of a run of its words,
	// then of the rest.
	Score float64
}

// Rank returns the name that matches best, of equal ones the first; false if none
// does.
func (q Query) Rank(names []string) (Match, bool) {
	var best Match
	for _, name := range names {
		class, covered, ok := q.compare(name)
		if !ok {
			continue
		}
		if score := score(class, covered); score > best.Score {
			best = Match{Name: name, Class: class, Whole: covered == wholeName, Score: score}
		}
	}
	return best, best.Score > 0
}

// score puts the classes, and in each the extents, at equal distances over
// (0, 1].
func score(class Class, covered extent) float64 {
	const classes, extents = int(Sound) + 1, int(scattered) + 1
	place := int(class)*extents + int(covered)
	return 1 - float64(place)/float64(classes*extents)
}

// compare finds the best agreement of the query with one name.
func (q Query) compare(name string) (Class, extent, bool) {
	if q.text == name && len(q.readings) > 0 {
		return Exact, wholeName, true
	}
	var (
		class   Class
		covered extent
		found   bool
	)
	for _, n := range read(name) {
		for _, r := range q.readings {
			c, e, ok := r.compare(n)
			if ok && (!found || c < class || c == class && e < covered) {
				class, covered, found = c, e, true
			}
		}
	}
	return class, covered, found
}

// compare finds the best agreement of a reading of a query with one of a name.
func (r reading) compare(name reading) (Class, extent, bool) {
	whole, wholeOfName := r.whole(), name.whole()
	if whole == wholeOfName {
		return Folded, wholeName, true
	}
	if len(r.heavy) == len(name.heavy) && slices.Equal(r.sorted(), name.sorted()) {
		return Reordered, wholeName, true
	}
	class, covered, ok := r.compareWords(name)
	if (!ok || class > Initials) && len(r.words) == 1 && slices.Contains(name.initials(), whole) {
		return Initials, wholeName, true
	}
	// Written together otherwise, and a letter wrong.
	if (!ok || class > OneLetter) && len(r.words) != len(name.words) &&
		r.misspellable() && edits(whole, wholeOfName, 1) == 1 {
		return OneLetter, wholeName, true
	}
	return class, covered, ok
}

// compareWords seeks for each word of the query that carries weight another word
// of the name, the likest first.
func (r reading) compareWords(name reading) (Class, extent, bool) {
	if len(r.heavy) > len(name.heavy) {
		return 0, 0, false
	}
	const unplaced = -1
	place := slices.Repeat([]int{unplaced}, len(r.heavy))
	found := make([]likeness, len(r.heavy))
	taken := make([]bool, len(name.heavy))
	likenesses := r.likenesses(name)
	for wanted := same; wanted < unlike; wanted++ {
		for i := range r.heavy {
			for j := range name.heavy {
				if place[i] == unplaced && !taken[j] && likenesses[i][j] == wanted {
					place[i], found[i], taken[j] = j, wanted, true
				}
			}
		}
	}
	if slices.Contains(place, unplaced) {
		return 0, 0, false
	}
	class, ok := r.classOf(name, place, found)
	return class, extentOf(place, len(name.heavy)), ok
}

// likenesses compares every word of the query with every one of the name.
func (r reading) likenesses(name reading) [][]likeness {
	all := make([][]likeness, len(r.heavy))
	for i, word := range r.heavy {
		all[i] = make([]likeness, len(name.heavy))
		for j, other := range name.heavy {
			all[i][j] = compare(word, other)
			if all[i][j] == begun && !canBegin(word, len(r.heavy) > 1) {
				all[i][j] = unlike
			}
		}
	}
	return all
}

// classOf returns the class of words each found at a place in the name. Letters
// that are wrong add up; where they are more than two, all the words they are in
// must at least sound alike.
func (r reading) classOf(name reading, place []int, found []likeness) (Class, bool) {
	wrong := 0
	class := Words
	for _, l := range found {
		switch l {
		case begun:
			class = max(class, Begun)
		case oneLetter:
			wrong++
		case twoLetters:
			wrong += 2
		case sounding:
			class = Sound
		}
	}
	switch {
	case wrong == 1:
		return max(class, OneLetter), true
	case wrong == 2:
		return max(class, TwoLetters), true
	case wrong > 2:
		for i, l := range found {
			if (l == oneLetter || l == twoLetters) && !soundAlike(r.heavy[i], name.heavy[place[i]]) {
				return 0, false
			}
		}
		return Sound, true
	}
	return class, true
}

// extentOf returns how much of a name of so many words the places cover.
func extentOf(place []int, words int) extent {
	switch {
	case len(place) == words:
		return wholeName
	case !isRun(place):
		return scattered
	case place[0] == 0:
		return beginning
	default:
		return runOfWords
	}
}

// isRun reports whether the places follow each other without gaps.
func isRun(place []int) bool {
	for i := 1; i < len(place); i++ {
		if place[i] != place[i-1]+1 {
			return false
		}
	}
	return true
}
