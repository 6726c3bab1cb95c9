package ask

import "github.com/entente-graph/entente/internal/network"

// NamesAnswer answers Names.
type NamesAnswer struct {
	// Named are the entities; nil where there is none of that id.
	Named []*Named
}

// CalledAnswer answers Called.
type CalledAnswer struct {
	// Entity is nil where there is none of that id.
	Entity *struct {
		Name  string
		Names []struct{ Text string }
	}
}

// PathsAnswer answers Paths.
type PathsAnswer struct {
	// Named are the entities that the question names; nil where there is none of that id.
	Named []*Named
	Paths PathResult
}

// PathResult is what was found between two.
type PathResult struct {
	Outcome             string
	Shortest            *int
	BlockedBy           []string
	HasMore, Complete   bool
	Revision, EndCursor string
	Relaxations         []Relaxation
	RelaxationsComplete bool
	Work                struct{ Visited, Limit int }
	Paths               []Path
}

// Relaxation is a condition that, lifted alone, gives a path.
type Relaxation struct {
	Lift string
	Hops int
	// Day is the nearest on which there is one, where the condition is a day.
	Day network.Date
}

// Path is an ordered path. Entities are one more than steps.
type Path struct {
	Hops     int
	Cost     *float64
	Period   *network.Period
	Entities []PathEntity
	Steps    []Step
}

// PathEntity is an entity on a path, with what else it is called.
type PathEntity struct {
	Named
	Names []struct {
		Text  string
		Sort  network.NameType
		Valid *struct{ To network.Date }
	}
}

// Step is a move along a path: all links between its two entities.
type Step struct{ Judged []Judged }

// Judged is a link as the question sees it.
type Judged struct {
	Holding  network.Holding
	Sentence string
	Phrase   Phrase
	// Link is the link itself, without what the question sees of it.
	Link     Link
	Evidence []Quote
}

// AsLink returns the link with what the question sees of it.
func (j *Judged) AsLink() *Link {
	l := j.Link
	l.Holding, l.Sentence, l.Phrase, l.Evidence = j.Holding, j.Sentence, j.Phrase, j.Evidence
	return &l
}
