// Package cypher answers questions about paths by asking Neo4j itself, one hop at
// a time and from both ends at once, reading only the links of what it has
// reached. It needs no memory for the network, and judges the engine that does.
//
// A search (search.go) grows two frontiers, always the smaller one, at one round
// trip a hop; what it has read it keeps as a web of hops (web.go), in which the
// best paths are then enumerated in order without asking again.
package cypher
