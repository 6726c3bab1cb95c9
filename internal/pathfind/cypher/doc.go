// Package cypher answers questions about paths by asking Neo4j itself, one hop at
// a time and from both ends at once, reading only the links of what it has
// reached. It needs no memory for the network, and judges the engine that does.
//
// # Reading
//
// A search (search.go) grows two frontiers, always the smaller one, at one round
// trip a hop. Neo4j judges what concerns one link or one entity. What it gives is
// kept as a web of steps (web.go, step.go); whatever concerns a path as a whole is
// decided in that web, without asking again.
//
// # Paths of a length
//
// How far the ends are from everywhere, by way of the via that are still to come,
// and when one must leave to get there, is worked out backwards, hop by hop
// (bounds.go, times.go). With these bounds paths are enumerated depth first in the
// order of their ids (walk.go), or best first in the order of their costs
// (rank.go).
//
// # Paths of any length
//
// Whether there is any path is a matter of walks, which may meet an entity twice,
// since what lies between can be left out – but for via, where a path has to be
// found or shown to be impossible (exist.go, fork.go).
//
// # Reach
//
// Reach grows one tree of first paths (tree.go).
package cypher
