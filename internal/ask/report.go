package ask

import "github.com/entente-graph/entente/internal/network"

// ReportAnswer answers Report.
type ReportAnswer struct{ Report RegionalReport }

// RegionalReport is a report on regional partnership reach.
type RegionalReport struct {
	Bodies []struct {
		Named
		Country *Named
	}
	Region          *Named
	AsOf, CompareTo network.Date
	Revision        string
	Complete        bool
	Work            struct{ Visited, Limit int }
	Summary         []string
	ReachCounts
	Known, KnownUndated, WithoutCountry int
	Besides                             Besides
	Countries                           []CountryPresence
	Organizations                       List[struct{ Node ReportedOrganization }]
	Carriers                            List[struct{ Node Carrier }]
	Years                               []YearOfReach
	Changes                             List[struct{ Node ReachChange }]
	Gaps                                List[struct{ Node Gap }]
	Overlaps                            []Overlap
	Due                                 List[struct{ Node Due }]
	Evidence                            EvidenceQuality
}

// ReachCounts is how many are reached, and how.
type ReachCounts struct{ Reached, Bound, Certain, BoundCertain int }

// Besides is how many more would be reached.
type Besides struct{ Planned, Ended int }

// CountryPresence is what is reached in a country.
type CountryPresence struct {
	// Country is nil where the network lacks it.
	Country *struct {
		Named
		Identifiers []network.Identifier
	}
	Code, Name string
	InNetwork  bool
	Known      int
	ReachCounts
	FirstYear *int
	ByHop     []HopCount
	ByType    []Facet
	ByBody    []struct {
		Body Named
		ReachCounts
		Nearest *int
	}
	Besides Besides
}

// ReportedOrganization is an organisation that is reached.
type ReportedOrganization struct {
	Hops    int
	Certain bool
	Entity  struct {
		Named
		Country *Named
	}
	Path Path
}

// Carrier is something without which any organisation would not be reached, or by more hops.
type Carrier struct {
	Entity            Named
	Lost, Farther     int
	Alone             bool
	LostOrganizations List[struct{ Node Named }]
}

// YearOfReach is how far reach had come in a year.
type YearOfReach struct {
	Year int
	ReachCounts
	AgreementsBegun, AgreementsEnded int
	NewCountries                     []Named
}

// ReachChange is an organisation that is reached otherwise than on an earlier day.
type ReachChange struct {
	Kind         string
	Organization struct {
		Named
		Country *Named
	}
	Before, Now *int
	Because     []Judged
	Path        Path
}

// Gap is an organisation that is not reached.
type Gap struct {
	Organization struct {
		Named
		Country *Named
	}
	Outcome     string
	Hops        *int
	Relaxations []Relaxation
	WayIn       *Path
	Near        []Named
}

// Overlap is what two bodies reach alike.
type Overlap struct {
	Bodies                      []Named
	Both, OnlyFirst, OnlySecond int
}

// Due is an agreement or a post that is due.
type Due struct {
	Kind     string
	Entity   Named
	Position *struct {
		Role         string
		Organization Named
	}
	On   network.Date
	Lost int
}

// EvidenceQuality is what the shortest ways rest on.
type EvidenceQuality struct {
	Links, OneSource, Undated, Presumed, Planned int
	Oldest, Newest                               network.Date
	Publishers                                   []Facet
}
