// Package network is the domain of entente: entities, the links between them,
// and the evidence on which each statement rests.
//
// It is pure: no I/O, no clock, no database. Everything that must mean the same
// in the importer, in Neo4j, in the path engines and in the API is said here
// once: what a date covers (date.go), when an entity exists (existence.go), when
// a link holds and how surely (tenure.go), which ends a link may have
// (vocabulary.go), what makes a record valid (validate.go), how a link reads as
// a sentence (sentence.go), and the codes of what can go wrong (error.go).
package network
