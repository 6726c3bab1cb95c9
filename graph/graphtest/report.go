package graphtest

import (
	"context"

	"github.com/entente-graph/entente/graph/generated"
	"github.com/entente-graph/entente/graph/model"
	"github.com/entente-graph/entente/internal/network"
	"github.com/entente-graph/entente/internal/report"
)

type (
	reports  struct{ Resolvers }
	carriers struct{ Resolvers }
)

// RegionalReport returns the resolvers of a report's fields.
func (r Resolvers) RegionalReport() generated.RegionalReportResolver { return reports{r} }

// Carrier returns the resolvers of a carrier's fields.
func (r Resolvers) Carrier() generated.CarrierResolver { return carriers{r} }

func (r queries) RegionalReport(ctx context.Context, _ report.Input) (model.RegionalReport, error) {
	return resolve[model.RegionalReport](ctx, r.Resolvers)
}

func (r reports) Organizations(ctx context.Context, _ *model.RegionalReport, _ *string, _ *int, _ *string) (model.ReachedConnection, error) {
	return resolve[model.ReachedConnection](ctx, r.Resolvers)
}

func (r reports) Carriers(ctx context.Context, _ *model.RegionalReport, _ []network.Kind, _ *int, _ *string) (model.CarrierConnection, error) {
	return resolve[model.CarrierConnection](ctx, r.Resolvers)
}

func (r reports) Changes(ctx context.Context, _ *model.RegionalReport, _ []report.ChangeKind, _ *int, _ *string) (model.ReachChangeConnection, error) {
	return resolve[model.ReachChangeConnection](ctx, r.Resolvers)
}

func (r reports) Gaps(ctx context.Context, _ *model.RegionalReport, _ *int, _ *string) (model.GapConnection, error) {
	return resolve[model.GapConnection](ctx, r.Resolvers)
}

func (r reports) Due(ctx context.Context, _ *model.RegionalReport, _ []report.DueKind, _ *int, _ *string) (model.DueConnection, error) {
	return resolve[model.DueConnection](ctx, r.Resolvers)
}

func (r carriers) LostOrganizations(ctx context.Context, _ *model.Carrier, _ *int, _ *string) (model.OrganizationConnection, error) {
	return resolve[model.OrganizationConnection](ctx, r.Resolvers)
}
