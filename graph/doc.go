// Package graph answers GraphQL: it translates a question, asks the engine or
// the store, and translates the answer back.
//
// The fields that all kinds of entities share are in reader.go, those of one
// type in the file of its topic, `<topic>.resolvers.go`, as gqlgen lays them out.
// What a request reads is gathered level by level by its loaders (loaders.go):
// however many entities a page has, each list below them is one round trip.
package graph

//go:generate go -C .. tool gqlgen generate
