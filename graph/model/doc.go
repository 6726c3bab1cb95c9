// Package model is the Go side of the GraphQL schema: what gqlgen's generated
// code marshals. Entities of all kinds share a Record, whose methods are the
// fields that every kind has; what they need of the store they ask of a Reader.
package model
