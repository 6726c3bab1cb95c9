package ask

import "github.com/entente-graph/entente/internal/network"

// EntityAnswer answers Entity.
type EntityAnswer struct {
	State
	// Entity is nil where there is none of that id.
	Entity *Described
}

// PlaceAnswer answers Place.
type PlaceAnswer struct {
	EntityAnswer
	// Planned are agreements that are only planned, wherever their parties are.
	Planned List[struct{ Node struct{ Parties []Named } }]
	Here    struct {
		List[struct{ Node OrganizationHere }]
		Facets []Facet
	}
}

// OrganizationHere is an organisation in a place, with the first few of those around it.
type OrganizationHere struct {
	Named
	Holders    List[Neighbor]
	Agreements List[struct{ Node Agreement }]
	Events     List[struct{ Node Dated }]
	Partners   List[Partner]
}

// Agreement is an agreement as it stands on a day.
type Agreement struct {
	Dated
	Status        network.Status
	StatusHistory []StatusChange
	Parties       []Named
}

// Dated is an entity with when it is.
type Dated struct {
	Named
	Valid *network.Period
}

// Described is an entity with all that is told of it. What it has not is empty.
type Described struct {
	Named
	Summary, Website string
	Names            []Name
	Identifiers      []network.Identifier
	Valid            *network.Period
	Facts            []Fact
	Evidence         []Quote
	// Links are all, Linked those that hold on the day, Certain those that certainly do.
	Links, Linked, Certain Count

	People, PeopleEver               List[Neighbor]
	Agreements, AgreementsEver       List[Neighbor]
	Organizations, OrganizationsEver List[Neighbor]
	Events, EventsEver               List[Neighbor]
	Programmes, ProgrammesEver       List[Neighbor]
	Places, PlacesEver               List[Neighbor]
	Frameworks, FrameworksEver       List[Neighbor]

	Country, Parent, PartOf *Named
	Status                  network.Status
	StatusHistory           []StatusChange
	Partners                List[Partner]
}

// Name is one of the names of an entity.
type Name struct {
	Text, Lang string
	Sort       network.NameType
	Valid      *network.Period
	Evidence   []Quote
}

// Fact is a figure.
type Fact struct {
	Name, Value, Qualifier, Unit string
	Date                         network.Date
	Evidence                     []Quote
}

// Neighbor is an entity with the links to another.
type Neighbor struct {
	Node struct {
		Named
		Valid *network.Period
		// StatusHistory and Parties are those of agreements.
		StatusHistory []StatusChange
		Parties       []Named
	}
	Links []Link
}

// Partner is a partner of an organisation.
type Partner struct {
	Node struct {
		Named
		Country *Named
	}
	Through []Named
	Judged  []Told
}

// Told is a link in words.
type Told struct {
	Holding  network.Holding
	Sentence string
	Link     struct {
		ID     string
		Type   network.LinkType
		Status network.Status
	}
}
