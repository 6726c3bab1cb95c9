// Package memory answers questions about paths and reach from a snapshot of the
// topology: in memory, without asking the store.
//
// # How a search goes
//
// A filter is compiled once into tables: which classes of links pass, which kinds
// lead on. Two breadth-first searches then grow towards each other, always the one
// with fewer links to read, until together they have gone as many hops as a path may
// have. What both have reached, and how many hops are left from there, bounds the
// entities that lie on a way of that length.
//
// The paths of fewest hops are listed depth first among these, in the order of ids,
// for longer and longer ways. Nearly always each step leads to a path. Where that
// takes more links than the two searches have read – since ways come back to where
// they have been, or since the filter judges paths as a whole: via, overlapping,
// inTimeOrder –, these entities become a graph, and the solver takes over.
//
// Whether there are more paths than were asked for is mostly proven by a deviation
// from one of them.
//
// The other ranks begin with any paths by hops, which bound what the best weigh. The
// entities on ways of that weight are found by two searches of Dijkstra's, and the
// solver finds the best paths among them. The most diverse are looked for past what
// was used first.
//
// What is not connected is known from the parts of the network, where no filter or a
// narrower one is given; which filters stand in the way, by one search under all of
// them at once. Whether there is any path under overlapping or inTimeOrder is found out
// by two profile searches, one from either end (see solver.ShortestByDays).
//
// Reach is a breadth-first search that turns round where much has been reached. Under
// overlapping or inTimeOrder it keeps, for each day, the earliest day on which one can
// be at an entity, and comes to it again where that gets better. The path to each
// organisation that is listed is then a search of its own, within the same work.
//
// Reach by partners is a breadth-first search in the bipartite graph of organisations and
// what they share, each of which is gone through once.
//
// All this is exact.
//
//	file                algorithm                              reference
//	bidirectional.go    bidirectional breadth-first search     Pohl 1971
//	depthfirst.go       depth-first enumeration of paths       Tarjan 1972
//	enumeration.go      depth first, then by the solver        see package solver
//	deviation.go        deviations from a path                 Yen 1971
//	bidijkstra.go       bidirectional Dijkstra                 Dijkstra 1959, Pohl 1971
//	lightest.go         by weight, for larger and larger ones  as iterative deepening A*, Korf 1985
//	bitparallel.go      one search under several filters       as MS-BFS, Then and others 2014
//	directions.go       direction-optimising BFS               Beamer, Asanović, Patterson 2012
//	reachdays.go        breadth-first profile search           see solver.Profiles
//	partners.go         breadth-first search                   Moore 1959
//	days.go             two of them, from both ends            see solver.ShortestByDays
//	frontier.go         a set as list or as bits               Beamer, Asanović, Patterson 2012
//	subgraph.go         a graph for the solver                 see package solver
//
// # Work
//
// Every link that is looked at is counted. A search that has looked at more than
// its limit, or runs out of time, is stopped and says so. What it returns then is the
// beginning of the whole answer. Of the work of a reach, a tenth is kept for the
// paths to those that are listed.
package memory
