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

// Ends returns the entities as ends of links, each with when it was established, by id.
func (r *Records) Ends() map[string]End {
	ends := make(map[string]End, len(r.Entities))
	for i := range r.Entities {
		ends[r.Entities[i].ID] = End{Entity: &r.Entities[i]}
	}
	for i := range r.Links {
		if id, date := r.Links[i].Establishment(); id != "" {
			end := ends[id]
			end.Established = EarlierDate(end.Established, date)
			ends[id] = end
		}
	}
	return ends
}
