package catalog

// A textIndex finds numbers by texts.
type textIndex struct {
	texts   terms
	numbers lists
}

// entry is a number that is found by a text.
type entry struct {
	text   string
	number uint32
}

func newTextIndex(entries []entry) textIndex {
	var all []string
	for _, e := range entries {
		all = append(all, e.text)
	}
	x := textIndex{texts: newTerms(distinct(all))}
	pairs := make([]pair, len(entries))
	for i, e := range entries {
		n, _ := x.texts.find(e.text)
		pairs[i] = pair{n, e.number}
	}
	x.numbers = newLists(x.texts.len(), pairs)
	return x
}

// of returns the numbers of a text in ascending order.
func (x *textIndex) of(text string) []uint32 {
	n, ok := x.texts.find(text)
	if !ok {
		return nil
	}
	return x.numbers.of(n)
}
