// Package graph answers GraphQL: it translates a question, asks the engine or
// the store, and translates the answer back.
//
// The fields that all kinds of entities share are in reader.go, those of one
// type in the file of its topic, `<topic>.resolvers.go`, as gqlgen lays them out.
// What a request reads is gathered level by level by its loaders (loaders.go):
// however many entities a page has, each list below them is one round trip.
//
// An answer about paths or reach is spelt from what the engine knows of its
// entities and links (answer.go). selection.go looks what the client selected of
// it beyond that, which is read for the whole answer in one round trip, or in
// none.
//
// What gqlgen resolves is written by generated code (generated/writer_gen.go, see
// package gqlwriter) from where on all that is selected is at hand.
package graph

//go:generate go -C .. run ./internal/gqlwriter/generate
