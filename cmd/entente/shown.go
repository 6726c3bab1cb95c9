package main

import "github.com/entente-graph/entente/internal/network"

// shown is what is shown of anything that has an id: what it has not is empty.
type shown struct {
	Typename                           string `json:"__typename"`
	ID, Kind, Finer, Name, Summary     string
	Website, Reached                   string
	Names                              []shownName
	Identifiers                        []struct{ Scheme, Value string }
	Valid                              *printedPeriod
	Facts                              []shownFact
	Evidence                           []printedEvidence
	Links                              counted[shownLink]
	Country, Parent, PartOf            *named
	Officials, Positions, Participants counted[shownPosition]
	CertainOfficials, CertainPositions *struct{ TotalCount int }
	Agreements                         counted[shownNode]
	CertainAgreements                  *struct{ TotalCount int }
	// Nil where no day is asked for: then those are told who ever were there.
	CertainParticipants, CertainMembers, CertainParties *struct{ TotalCount int }
	Partners                                            counted[shownPartner]
	Members, Organizations                              counted[shownNode]
	StatusHistory                                       []struct {
		Status, Date string
		Evidence     []printedEvidence
	}
	Parties, Signatories []named

	Title, Publisher, URL, Published, Language, Retrieved, Note string
	Statements                                                  counted[struct {
		Node struct {
			Text     string
			Evidence printedEvidence
		}
	}]

	Sentence     string
	Holds        network.Holding
	From, To     named
	LinkEvidence []printedEvidence
}

// counted is the first few of some things, and how many there are.
type counted[T any] struct {
	TotalCount int
	Edges      []T
}

type shownName struct {
	Text, Lang, Sort string
	Valid            *printedPeriod
}

type shownFact struct {
	Name, Value, Qualifier, Unit, Date string
	Evidence                           []printedEvidence
}

type shownPosition struct{ Judged printedLink }

type shownNode struct {
	Node struct{ ID, Name, Status string }
}

type shownPartner struct {
	Node    named
	Through []named
}

// shownLink is a link of a list, as the list sees it.
type shownLink struct {
	Node     struct{ ID string }
	Holding  network.Holding
	Sentence string
	Evidence []printedEvidence
}
