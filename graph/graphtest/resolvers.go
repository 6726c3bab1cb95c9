package graphtest

import (
	"context"

	"github.com/entente-graph/entente/graph/generated"
	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/listing"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/networkchange"
	"github.com/entente-graph/entente/internal/pathfind"
)

// Resolvers resolve all fields of the schema with values that they draw. What a field
// is depends on the seed and on where it stands in the answer alone, so that asking
// twice returns the same. Some fields are errors, some panic, and some are null where
// the schema does not allow that.
type Resolvers struct{ Seed uint64 }

var (
	_ generated.ResolverRoot = Resolvers{}
	_ model.Reader           = Resolvers{}
)

type (
	agreements    struct{ Resolvers }
	connections   struct{ Resolvers }
	events        struct{ Resolvers }
	networks      struct{ Resolvers }
	organizations struct{ Resolvers }
	persons       struct{ Resolvers }
	places        struct{ Resolvers }
	programmes    struct{ Resolvers }
	queries       struct{ Resolvers }
	reaches       struct{ Resolvers }
	groups        struct{ Resolvers }
	sources       struct{ Resolvers }
)

// Agreement returns the resolvers of an agreement's fields.
func (r Resolvers) Agreement() generated.AgreementResolver { return agreements{r} }

// EntityConnection returns the resolvers of the fields of a page of entities.
func (r Resolvers) EntityConnection() generated.EntityConnectionResolver { return connections{r} }

// Event returns the resolvers of an event's fields.
func (r Resolvers) Event() generated.EventResolver { return events{r} }

// Network returns the resolvers of a network's fields.
func (r Resolvers) Network() generated.NetworkResolver { return networks{r} }

// Organization returns the resolvers of an organisation's fields.
func (r Resolvers) Organization() generated.OrganizationResolver { return organizations{r} }

// Person returns the resolvers of a person's fields.
func (r Resolvers) Person() generated.PersonResolver { return persons{r} }

// Place returns the resolvers of a place's fields.
func (r Resolvers) Place() generated.PlaceResolver { return places{r} }

// Programme returns the resolvers of a programme's fields.
func (r Resolvers) Programme() generated.ProgrammeResolver { return programmes{r} }

// Query returns the resolvers of what can be asked.
func (r Resolvers) Query() generated.QueryResolver { return queries{r} }

// Reach returns the resolvers of an answer about reach.
func (r Resolvers) Reach() generated.ReachResolver { return reaches{r} }

// ReachGroup returns the resolvers of a group's fields.
func (r Resolvers) ReachGroup() generated.ReachGroupResolver { return groups{r} }

// Source returns the resolvers of a source's fields.
func (r Resolvers) Source() generated.SourceResolver { return sources{r} }

// Today is the day on which the question is asked.
func (r Resolvers) Today() network.Day { return network.MinDay }

// Links draws the links of an entity.
func (r Resolvers) Links(ctx context.Context, _ model.Record, _ *listing.LinkFilter, _ *int, _ *string) (model.LinkConnection, error) {
	return resolve[model.LinkConnection](ctx, r)
}

// Neighbors draws the neighbours of an entity.
func (r Resolvers) Neighbors(ctx context.Context, _ model.Record, _ *listing.LinkFilter, _ *int, _ *string) (model.NeighborConnection, error) {
	return resolve[model.NeighborConnection](ctx, r)
}

// Timeline draws the timeline of an entity.
func (r Resolvers) Timeline(ctx context.Context, _ model.Record, _ *int, _ *string) (model.TimelineConnection, error) {
	return resolve[model.TimelineConnection](ctx, r)
}

// Evidence draws the evidence of an entity.
func (r Resolvers) Evidence(ctx context.Context, _ model.Part) ([]model.Evidence, error) {
	return resolve[[]model.Evidence](ctx, r)
}

// Citations draws the evidence of a link.
func (r Resolvers) Citations(ctx context.Context, _ string) ([]network.Citation, error) {
	return resolve[[]network.Citation](ctx, r)
}

func (r agreements) Parties(ctx context.Context, _ *model.Agreement, _ *network.Day) ([]model.Organization, error) {
	return resolve[[]model.Organization](ctx, r.Resolvers)
}

func (r agreements) Signatories(ctx context.Context, _ *model.Agreement) ([]model.Person, error) {
	return resolve[[]model.Person](ctx, r.Resolvers)
}

func (r connections) Facets(ctx context.Context, _ *model.EntityConnection, _ listing.FacetBy) ([]listing.Facet, error) {
	return resolve[[]listing.Facet](ctx, r.Resolvers)
}

func (r events) Participants(ctx context.Context, _ *model.Event, _ *network.Day, _ *int, _ *string) (model.ParticipantConnection, error) {
	return resolve[model.ParticipantConnection](ctx, r.Resolvers)
}

func (r networks) Types(ctx context.Context, _ *model.Network, _ network.Kind) ([]listing.Facet, error) {
	return resolve[[]listing.Facet](ctx, r.Resolvers)
}

func (r organizations) Country(ctx context.Context, _ *model.Organization) (*model.Place, error) {
	return resolve[*model.Place](ctx, r.Resolvers)
}

func (r organizations) Parent(ctx context.Context, _ *model.Organization) (*model.Organization, error) {
	return resolve[*model.Organization](ctx, r.Resolvers)
}

func (r organizations) Parts(ctx context.Context, _ *model.Organization, _ *network.Day, _ *int, _ *string) (model.OrganizationConnection, error) {
	return resolve[model.OrganizationConnection](ctx, r.Resolvers)
}

func (r organizations) Officials(ctx context.Context, _ *model.Organization, _ *network.Day, _ *int, _ *string) (model.PositionConnection, error) {
	return resolve[model.PositionConnection](ctx, r.Resolvers)
}

func (r organizations) Agreements(ctx context.Context, _ *model.Organization, _ *network.Day, _ []network.Status, _ *int, _ *string) (model.AgreementConnection, error) {
	return resolve[model.AgreementConnection](ctx, r.Resolvers)
}

func (r organizations) Partners(ctx context.Context, _ *model.Organization, _ *network.Day, _ *int, _ *string) (model.PartnerConnection, error) {
	return resolve[model.PartnerConnection](ctx, r.Resolvers)
}

func (r persons) Positions(ctx context.Context, _ *model.Person, _ *network.Day, _ *int, _ *string) (model.PositionConnection, error) {
	return resolve[model.PositionConnection](ctx, r.Resolvers)
}

func (r places) PartOf(ctx context.Context, _ *model.Place) (*model.Place, error) {
	return resolve[*model.Place](ctx, r.Resolvers)
}

func (r places) Organizations(ctx context.Context, _ *model.Place, _ *network.Day, _ *int, _ *string) (model.OrganizationConnection, error) {
	return resolve[model.OrganizationConnection](ctx, r.Resolvers)
}

func (r programmes) Members(ctx context.Context, _ *model.Programme, _ *network.Day, _ *int, _ *string) (model.OrganizationConnection, error) {
	return resolve[model.OrganizationConnection](ctx, r.Resolvers)
}

func (r queries) Network(ctx context.Context) (model.Network, error) {
	return resolve[model.Network](ctx, r.Resolvers)
}

func (r queries) Node(ctx context.Context, _ string) (model.Node, error) {
	return resolve[model.Node](ctx, r.Resolvers)
}

func (r queries) Nodes(ctx context.Context, _ []string) ([]model.Node, error) {
	return resolve[[]model.Node](ctx, r.Resolvers)
}

func (r queries) Entity(ctx context.Context, _ string) (model.Entity, error) {
	return resolve[model.Entity](ctx, r.Resolvers)
}

func (r queries) Source(ctx context.Context, _ string) (*model.Source, error) {
	return resolve[*model.Source](ctx, r.Resolvers)
}

func (r queries) Sources(ctx context.Context, _ *listing.SourceFilter, _ *int, _ *string) (model.SourceConnection, error) {
	return resolve[model.SourceConnection](ctx, r.Resolvers)
}

func (r queries) Entities(ctx context.Context, _ *listing.EntityFilter, _ *listing.EntityOrder, _ *listing.SortDirection, _ *int, _ *string) (model.EntityConnection, error) {
	return resolve[model.EntityConnection](ctx, r.Resolvers)
}

func (r queries) CommonPartners(ctx context.Context, _ []string, _ *network.Day, _ *int, _ *string) (model.PartnerConnection, error) {
	return resolve[model.PartnerConnection](ctx, r.Resolvers)
}

func (r queries) SuggestPartners(ctx context.Context, _ string, _, _ []string, _ *network.Day, _ *int) ([]model.PartnerSuggestion, error) {
	return resolve[[]model.PartnerSuggestion](ctx, r.Resolvers)
}

func (r queries) LinksAmong(ctx context.Context, _, _ []string, _ *listing.LinkFilter) ([]model.JudgedLink, error) {
	return resolve[[]model.JudgedLink](ctx, r.Resolvers)
}

func (r queries) Search(ctx context.Context, _ string, _ []network.Kind, _ *string, _ *int, _ *string, _ *bool) (model.SearchConnection, error) {
	return resolve[model.SearchConnection](ctx, r.Resolvers)
}

func (r queries) NetworkChanges(ctx context.Context, _, _ network.Day, _ *networkchange.Basis, _ []string, _ []network.LinkType, _ *int, _ *string) (model.NetworkChangeConnection, error) {
	return resolve[model.NetworkChangeConnection](ctx, r.Resolvers)
}

func (r queries) Paths(ctx context.Context, _, _ []string, _ *pathfind.Filter, _ *pathfind.Rank, _ *int, _ *string) (model.PathResult, error) {
	return resolve[model.PathResult](ctx, r.Resolvers)
}

func (r queries) Reach(ctx context.Context, _ []string, _ *pathfind.Filter, _ *pathfind.Grouping, _ *pathfind.Unit, _ *bool) (model.Reach, error) {
	return resolve[model.Reach](ctx, r.Resolvers)
}

func (r reaches) Unplaced(ctx context.Context, _ *model.Reach, _ *int, _ *string) (model.ReachedConnection, error) {
	return resolve[model.ReachedConnection](ctx, r.Resolvers)
}

func (r groups) Members(ctx context.Context, _ *model.ReachGroup, _ *int, _ *string) (model.ReachedConnection, error) {
	return resolve[model.ReachedConnection](ctx, r.Resolvers)
}

func (r groups) Nearest(ctx context.Context, _ *model.ReachGroup, _ *int) ([]model.Reached, error) {
	return resolve[[]model.Reached](ctx, r.Resolvers)
}

func (r sources) Links(ctx context.Context, _ *model.Source, _ *int, _ *string) (model.LinkConnection, error) {
	return resolve[model.LinkConnection](ctx, r.Resolvers)
}

func (r sources) Statements(ctx context.Context, _ *model.Source, _ *int, _ *string) (model.StatementConnection, error) {
	return resolve[model.StatementConnection](ctx, r.Resolvers)
}
