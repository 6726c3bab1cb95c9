// Package cypher answers questions about paths by asking Neo4j. It needs no memory
// for the network, so it serves networks that are larger than one machine's: all it
// asks are reads, which a cluster has its readers answer.
//
// # What Neo4j can say itself
//
// A question from one entity to another whose conditions judge links and entities is
// one statement of Neo4j's search for shortest paths (shortest.go): all the shortest
// paths, with every link of every hop and as much of the entities and links as an
// answer shows. The search has no bound on hops, so it also finds out whether there
// are only longer paths, or none. Whether there is another path than those that were
// found is a second statement; whether there is any path, under a filter with a
// condition lifted, is one each. Of a few ends on either side each two are asked
// about.
//
// # What it can't
//
// Conditions on whole paths, paths longer than the shortest, ranks by cost and by
// diversity, many ends, and shortest paths in such numbers that to list them would
// be the greater work: then the part of the network that is needed is read, level by
// level from both sides, one round trip a hop (reading.go). Neo4j judges what
// concerns one link or one entity. The subgraph that was read (subgraph.go, step.go)
// is handed to package solver, which finds the best paths in it (ranked.go) or
// whether there are any. It is read no further than the answer takes, and no more
// than a search may hold (New): one that would read more is stopped.
//
// # Reach
//
// Reach grows one tree of first paths (tree.go, reach.go), by the solver's profiles
// where time matters. By partners (partners.go) it asks in turn what organisations are at
// and who is there.
//
//	file         algorithm                                        reference
//	shortest.go  bidirectional breadth-first search, in Neo4j     Pohl 1971
//	             another path: partition by where it leaves       Lawler 1972
//	reading.go   bidirectional breadth-first search, by levels    Pohl 1971
//	tree.go      label correcting by levels                       Delling and Wagner 2009
package cypher
