// Package genqlient asks a served entente by the code that genqlient generates of /schema.graphql.
package genqlient

// genqlient does not know interfaces that implement others (its issue 164): so for it an Entity is no Node. The types of
// both are not changed by that.
//go:generate sed "s/^interface Entity implements Node /interface Entity /" schema.graphql -i
//go:generate go tool genqlient
