package server

import "github.com/99designs/gqlgen/graphql"

// account is what `extensions.cost` of an answer says: what the limits count of an
// operation, and what they are.
type account struct {
	Cost   int `json:"cost"`
	Depth  int `json:"depth"`
	Limits struct {
		Cost  int `json:"cost"`
		Depth int `json:"depth"`
	} `json:"limits"`
}

// wantsAccount reports whether a request has `extensions: {"cost": true}`.
func wantsAccount(params *graphql.RawParams) bool { return params.Extensions["cost"] == true }

// withAccount adds to an answer what its operation was counted as, also where it
// was refused, if only it could be read.
func (l Limits) withAccount(response *graphql.Response, op *graphql.OperationContext) {
	if op.Operation == nil {
		return
	}
	a := account{Cost: costOf(op), Depth: depthOf(op)}
	a.Limits.Cost, a.Limits.Depth = l.Cost, l.Depth
	if response.Extensions == nil {
		response.Extensions = map[string]any{}
	}
	response.Extensions["cost"] = a
}
