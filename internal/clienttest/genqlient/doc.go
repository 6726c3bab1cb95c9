// Package genqlient asks a served entente by the code that genqlient generates of /schema.graphql.
package genqlient

// genqlient does not know interfaces that implement others (its issue 164): so in its copy an Entity is no Node. The types
// that are both remain so.
//go:generate sh -c "sed 's/^interface Entity implements Node /interface Entity /' schema.graphql >genqlient.graphql"
//go:generate go tool genqlient
