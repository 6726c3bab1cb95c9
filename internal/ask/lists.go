package ask

import "github.com/entente-graph/entente/internal/network"

// HomeAnswer answers Home.
type HomeAnswer struct {
	Network struct {
		Revision      string
		Today         network.Date
		Kinds         []Facet
		Links         int
		Sources       int
		FirstDay      network.Date
		LastDay       network.Date
		LastPublished network.Date
	}
	Bodies, People, Events, Regions, Countries List[Linked]
	Planned                                    Count
}

// AboutAnswer answers About.
type AboutAnswer struct {
	Network struct {
		Revision                         string
		Links, Sources                   int
		FirstDay, LastDay, LastPublished network.Date
		Kinds                            []Facet
	}
	Organizations struct {
		TotalCount int
		Facets     []Facet
	}
	Agreements, Dated Count
}

// Linked is an entity with how many links it has.
type Linked struct {
	Node struct {
		Named
		Links Count
	}
}

// SearchAnswer answers Search.
type SearchAnswer struct {
	State
	Search List[Hit]
}

// Hit is an entity that was found.
type Hit struct {
	Score       float64
	MatchedName string
	// Position is the post by which a person was found.
	Position *struct {
		Role         string
		Organization Named
		Link         struct{ Holding network.Holding }
	}
	Node struct {
		Named
		Country *Named
	}
}

// LinksAnswer answers Links.
type LinksAnswer struct {
	State
	// Entity is nil where there is none of that id.
	Entity *struct {
		Named
		Links List[struct{ Node Link }]
	}
}

// EntitiesAnswer answers Entities.
type EntitiesAnswer struct {
	State
	Entities struct {
		List[struct{ Node Listed }]
		Facets []Facet
	}
}

// Listed is an entity in a list of those of a kind.
type Listed struct {
	Named
	Valid   *network.Period
	Country *Named
	// Status, StatusHistory and Parties are those of an agreement.
	Status        network.Status
	StatusHistory []StatusChange
	Parties       []Party
}

// Party is an organisation that is party to an agreement.
type Party struct {
	Named
	Country *Named
}

// AgreementsInAnswer answers AgreementsIn.
type AgreementsInAnswer struct {
	State
	// Place is nil where there is none of that id.
	Place *Named
	Here  List[struct {
		Node struct{ Agreements List[struct{ Node Listed }] }
	}]
}

// SourcesAnswer answers Sources.
type SourcesAnswer struct {
	State
	Sources SourceList
}

// SourceList is a page of documents, each with how much rests on it.
type SourceList = List[struct{ Node SourceListed }]

// SourceListed is a document in a list.
type SourceListed struct {
	Document
	Language   string
	Statements Count
}

// SourcesByAnswer answers SourcesBy.
type SourcesByAnswer struct {
	State
	Titled, Published, Addressed SourceList
}

// PublishersAnswer answers Publishers.
type PublishersAnswer struct {
	Search List[struct {
		Score float64
		Node  struct {
			Named
			Names []struct{ Text string }
		}
	}]
}

// SourceAnswer answers Source.
type SourceAnswer struct {
	State
	// Source is nil where there is none of that id.
	Source *struct {
		Document
		Language, Note string
		Retrieved      network.Date
		Statements     List[struct{ Node Statement }]
	}
}

// Statement is something that a source says.
type Statement struct {
	Kind, Text string
	Entity     *Named
	// Fact is that of a FACT.
	Fact *Fact
	Link *struct {
		ID       string
		From, To Named
	}
	Evidence struct {
		Quote, Locator string
		Observed       *network.Period
	}
}
