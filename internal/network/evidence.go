package network

// Evidence is one piece of what a statement rests on: words of a source.
type Evidence struct {
	// Source is the id of the source.
	Source string `json:"source"`
	// Quote is copied from the source word for word.
	Quote string `json:"quote"`
	// Locator says where in the source, such as "paragraph 3".
	Locator string `json:"locator,omitempty"`
	// Observed is when the source says that it was so.
	Observed Observed `json:"observed,omitzero"`
}

// Source is a document that statements rest on.
type Source struct {
	ID        string
	Title     string
	Publisher string
	URL       string
	Published Date
	// Language is a BCP 47 tag.
	Language  string
	Retrieved Date
	Note      string
}

// KnownFrom is the day from which the source was surely published. What has no
// date of publication was known on every day.
func (s *Source) KnownFrom() Day {
	if s.Published.IsZero() {
		return MinDay
	}
	return s.Published.Latest()
}

// AddEvidence returns the pieces of have with those of more that are not among
// them yet. The same source, quote, locator and time of observation are the same
// piece.
func AddEvidence(have, more []Evidence) []Evidence {
	seen := make(map[Evidence]bool, len(have)+len(more))
	all := make([]Evidence, 0, len(have)+len(more))
	for _, list := range [][]Evidence{have, more} {
		for _, e := range list {
			if !seen[e] {
				seen[e] = true
				all = append(all, e)
			}
		}
	}
	return all
}
