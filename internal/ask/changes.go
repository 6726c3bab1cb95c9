package ask

import "github.com/entente-graph/entente/internal/network"

// ChangesAnswer answers Changes.
type ChangesAnswer struct {
	// Named are the entities that the question names; nil where there is none of that id.
	Named   []*Named
	Changes struct {
		List[struct{ Node Change }]
		Revision string
	} `json:"networkChanges"`
}

// Change is something that has changed: a link that began or ended, or an entity that came into being or to a status.
type Change struct {
	Kind      string
	Day, When network.Date
	Text      string
	Entity    *struct {
		Named
		Evidence []Quote
	}
	StatusChange *StatusChange
	Link         *Judged
}
