package model

import (
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/pathfind"
	"github.com/entente-graph/entente/internal/report"
)

// RegionalReport is a report on regional partnership reach. What the client did not select
// is not there.
type RegionalReport struct {
	Bodies    []Entity
	Region    *Place
	AsOf      network.Day
	CompareTo *network.Day
	Revision  int64
	Complete  bool
	Work      pathfind.Work
	Summary   []string
	report.Counts
	Known, KnownUndated int
	WithoutCountry      int
	Besides             report.Besides
	Countries           []CountryPresence
	Years               []YearOfReach
	Overlaps            []Overlap
	Evidence            EvidenceQuality
	// The pages of its lists, by the names that the fields have in the answer, and Question,
	// what their cursors belong to.
	Organized map[string]listing.Page[Reached]
	Carried   map[string]listing.Page[Carrier]
	Changed   map[string]listing.Page[ReachChange]
	Missing   map[string]listing.Page[Gap]
	Falling   map[string]listing.Page[Due]
	Question  string
}

// CountryPresence is what is reached in a country.
type CountryPresence struct {
	Country    *Place
	Code, Name string
	InNetwork  bool
	Known      int
	report.Counts
	ByHop     []pathfind.HopCount
	ByType    []listing.Facet
	ByBody    []BodyPresence
	FirstYear *int
	Besides   report.Besides
}

// BodyPresence is what one body alone reaches in a country.
type BodyPresence struct {
	Body Entity
	report.Counts
	Nearest *int
}

// Carrier is something without which any organisation would not be reached, or by more
// hops.
type Carrier struct {
	Entity        Entity
	Lost, Farther int
	Alone         bool
	// Of are the pages of those who would be lost, by the names of the fields.
	Of map[string]listing.Page[Organization]
	// Place is its place in its list.
	Place    report.CarrierPlace
	Question string
}

// YearOfReach is how far reach had come in a year.
type YearOfReach struct {
	Year int
	report.Counts
	AgreementsBegun, AgreementsEnded int
	NewCountries                     []Place
}

// ReachChange is an organisation that is reached otherwise than on an earlier day.
type ReachChange struct {
	Kind         report.ChangeKind
	Organization Organization
	Before, Now  *int
	Because      []JudgedLink
	Path         *Path
	Place        report.ChangePlace
}

// Gap is an organisation that is not reached.
type Gap struct {
	Organization Organization
	Outcome      pathfind.Outcome
	Hops         *int
	Relaxations  []pathfind.Relaxation
	WayIn        *Path
	Near         []Organization
	Place        report.GapPlace
}

// Overlap is what two bodies reach alike.
type Overlap struct {
	Bodies                      []Entity
	Both, OnlyFirst, OnlySecond int
}

// Due is an agreement or a post that is due.
type Due struct {
	Kind     report.DueKind
	Entity   Entity
	Position *Position
	On       *network.Day
	Lost     int
	Place    report.DuePlace
}

// EvidenceQuality is what the shortest ways rest on.
type EvidenceQuality struct {
	Links, OneSource, Undated, Presumed, Planned int
	Oldest, Newest                               *network.Day
	Publishers                                   []listing.Facet
}
