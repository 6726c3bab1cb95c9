package ask

import "github.com/entente-graph/entente/internal/network"

// Named is an entity, as far as it is named.
type Named struct {
	ID    string
	Kind  network.Kind
	Finer string
	Name  string
}

// List is a page of a list.
type List[Edge any] struct {
	TotalCount int
	PageInfo   PageInfo
	Edges      []Edge
}

// PageInfo is whether a list goes on, and after what.
type PageInfo struct {
	HasNextPage bool
	EndCursor   string
}

// Count is a list of which only the length was asked.
type Count struct{ TotalCount int }

// State is the revision at which the rest was answered.
type State struct{ Network struct{ Revision string } }

// Document is a source, without what it says.
type Document struct {
	ID, Title, Publisher, URL string
	Published                 network.Date
}

// Quote is a piece of evidence.
type Quote struct {
	Quote, Locator string
	Observed       *network.Period
	// Known is how surely it was known; "" where that was not asked.
	Known  network.Holding
	Source Document
}

// Link is a link as it was judged.
type Link struct {
	ID         string
	Type       network.LinkType
	Role       string
	Status     network.Status
	Confidence float64
	Valid      *network.Period
	From, To   Named
	OnBehalfOf *Named
	Holding    network.Holding
	Sentence   string
	Phrase     Phrase
	Evidence   []Quote
}

// Phrase is what a link's sentence is made of.
type Phrase struct {
	Begins              network.Date
	Presumed            bool
	Verb, Inverse, Role string
	Grounds             []Ground
}

// Ground is a fact from which it is presumed that a link holds.
type Ground struct {
	Kind  network.GroundKind
	Dates *network.Period
}

// StatusChange is when something reached a status.
type StatusChange struct {
	Status   network.Status
	Date     network.Date
	Evidence []Quote
}

// Facet is how many of a list are alike.
type Facet struct {
	Key, Label string
	Count      int
}
