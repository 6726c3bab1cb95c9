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
	Named
)

// Classes returns all classes, the best first.
func Classes() []Class {
	return []Class{Exact, Folded, Reordered, Words, Initials, Begun, OneLetter, TwoLetters, Sound, Named}
}

// String returns the name of the class.
func (c Class) String() string {
	names := [...]string{
		"exact", "folded", "reordered", "words", "initials", "begun", "one letter", "two letters", "sound", "named",
	}
	if c < 0 || int(c) >= len(names) {
		return "unknown"
	}
	return names[c]
}

// Extent is how much of a name a query covers; less is better.
type Extent int

const (
	WholeName Extent = iota
	Beginning
	RunOfWords
	Scattered
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
		if score := Score(class, covered); score > best.Score {
			best = Match{Name: name, Class: class, Whole: covered == WholeName, Score: score}
		}
	}
	return best, best.Score > 0
}

// Score puts the classes, and in each the extents, at equal distances over
// (0, 1].
func Score(class Class, covered Extent) float64 {
	const classes, extents = int(Sound) + 1, int(Scattered) + 1
	place := int(class)*extents + int(covered)
	return 1 - float64(place)/float64(classes*extents)
}

// compare finds the best agreement of the query with one name.
func (q Query) compare(name string) (Class, Extent, bool) {
	if q.text == name && len(q.readings) > 0 {
		return Exact, WholeName, true
	}
	var (
		class   Class
		covered Extent
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
func (r reading) compare(name reading) (Class, Extent, bool) {
	whole, wholeOfName := r.whole(), name.whole()
	if whole == wholeOfName {
		return Folded, WholeName, true
	}
	if len(r.heavy) == len(name.heavy) && slices.Equal(r.sorted(), name.sorted()) {
		return Reordered, WholeName, true
	}
	class, covered, ok := r.compareWords(name)
	if (!ok || class > Initials) && len(r.words) == 1 && slices.Contains(name.initials(), whole) {
		return Initials, WholeName, true
	}
	// Written together otherwise, and a letter wrong.
	if (!ok || class > OneLetter) && len(r.words) != len(name.words) &&
		r.misspellable() && Edits(whole, wholeOfName, 1) == 1 {
		return OneLetter, WholeName, true
	}
	return class, covered, ok
}

// compareWords seeks for each word of the query that carries weight another word
// of the name, the likest first.
func (r reading) compareWords(name reading) (Class, Extent, bool) {
	if len(r.heavy) > len(name.heavy) {
		return 0, 0, false
	}
	return Agree(r.likenesses(name), func(i, j int) bool { return SoundAlike(r.heavy[i], name.heavy[j]) })
}

// Agree returns how the words of a query and of a name agree that carry weight, given how
// like each of the query is to each of the name; false unless there is another word of the
// name for each of the query. soundAlike reports whether two sound alike.
func Agree(likenesses [][]Likeness, soundAlike func(query, name int) bool) (Class, Extent, bool) {
	if len(likenesses) == 0 || len(likenesses) > len(likenesses[0]) {
		return 0, 0, false
	}
	const unplaced = -1
	place := slices.Repeat([]int{unplaced}, len(likenesses))
	found := make([]Likeness, len(likenesses))
	taken := make([]bool, len(likenesses[0]))
	for wanted := Same; wanted < Unlike; wanted++ {
		for i := range likenesses {
			for j := range taken {
				if place[i] == unplaced && !taken[j] && likenesses[i][j] == wanted {
					place[i], found[i], taken[j] = j, wanted, true
				}
			}
		}
	}
	if slices.Contains(place, unplaced) {
		return 0, 0, false
	}
	class, ok := classOf(place, found, soundAlike)
	return class, extentOf(place, len(taken)), ok
}

// likenesses compares every word of the query with every one of the name.
func (r reading) likenesses(name reading) [][]Likeness {
	all := make([][]Likeness, len(r.heavy))
	for i, word := range r.heavy {
		all[i] = make([]Likeness, len(name.heavy))
		for j, other := range name.heavy {
			all[i][j] = compare(word, other)
			if all[i][j] == BegunWord && !canBegin(word, len(r.heavy) > 1) {
				all[i][j] = Unlike
			}
		}
	}
	return all
}

// classOf returns the class of words each found at a place in the name. Letters
// that are wrong add up; where they are more than two, all the words they are in
// must at least sound alike.
func classOf(place []int, found []Likeness, soundAlike func(query, name int) bool) (Class, bool) {
	wrong := 0
	class := Words
	for _, l := range found {
		switch l {
		case BegunWord:
			class = max(class, Begun)
		case OneLetterWrong:
			wrong++
		case TwoLettersWrong:
			wrong += 2
		case Sounding:
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
			if (l == OneLetterWrong || l == TwoLettersWrong) && !soundAlike(i, place[i]) {
				return 0, false
			}
		}
		return Sound, true
	}
	return class, true
}

// extentOf returns how much of a name of so many words the places cover.
func extentOf(place []int, words int) Extent {
	switch {
	case len(place) == words:
		return WholeName
	case !isRun(place):
		return Scattered
	case place[0] == 0:
		return Beginning
	default:
		return RunOfWords
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
