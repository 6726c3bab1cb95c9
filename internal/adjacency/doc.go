// Package adjacency reads the lists of an entity off a snapshot of the topology: its
// neighbours, its partners, and the positions of a person or at an organisation.
// They are those that package store reads from Neo4j, in the same order and by the
// same filters (see package listing), and cost no round trip. What comes in them is
// what a snapshot shows: of an entity its id, kind, type, name and dates, of a link
// besides its ends, role, status and confidence.
package adjacency
