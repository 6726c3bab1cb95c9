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

// Citation is a piece of evidence together with its source.
type Citation struct {
	Evidence
	From *Source
}

// Observation returns what the piece contributes to a tenure.
func (c Citation) Observation() Observation { return ObservationOf(c.Evidence, c.From) }

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
