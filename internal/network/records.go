package network

// Records is a set of records of the network, as they are kept: what a read
// returns and a write takes.
type Records struct {
	Sources  []Source
	Entities []Entity
	Links    []Link
}

// Len counts the records.
func (r *Records) Len() int { return len(r.Sources) + len(r.Entities) + len(r.Links) }
