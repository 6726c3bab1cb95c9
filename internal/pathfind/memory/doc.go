// Package memory answers questions about paths and reach from a snapshot of the
// topology: in memory, without asking the store.
//
// # How a search goes
//
// A filter is compiled once into tables: which classes of links pass, which kinds
// lead on (filter.go). Two breadth-first searches then grow towards each other,
// always the one with fewer links to read, until together they have gone as many
// hops as a path may have; of what they have met, only the corridor is left over:
// the entities that lie on some way of that length at most (corridor.go).
//
// The paths of fewest hops are listed by walking down the corridor in the order of
// ids, for longer and longer corridors (walk.go, rank.go). Where a filter judges
// paths as a whole – via, overlapping, inTimeOrder – and a walk loses its way, the
// corridor becomes a small network of its own (web.go). Each of its entities is
// marked with what is possible from there: on which days, until when, within how
// many hops the far end can be reached (ahead.go). The best paths are then found
// best first, turning back where these marks say that nothing leads on (best.go).
//
// Whether there are more paths than were asked for is mostly told by a way around
// a part of one of them (detour.go).
//
// The other ranks begin with any paths by hops, which bound what the best weigh.
// The strongest are found in what a corridor is by cost and not by hops
// (biDijkstra.go, lightest.go, strongest.go), the most diverse by going past what was
// used (diverse.go).
//
// What is not connected is told from the parts of the network, where no filter or
// a narrower one is given (connected.go); which filters stand in the way, by one
// search under all of them at once (opens.go).
//
// Reach is a breadth-first search that turns round where much has been reached
// (reach.go, spread.go, tally.go). Under overlapping or inTimeOrder it comes again
// to whatever it can reach on more days than before, and the path to each
// organisation that is listed is a search of its own, within the same work
// (reachdays.go).
//
// All this is exact.
//
// # Work
//
// Every link that is looked at is counted. A search that has looked at more than
// its limit, or runs out of time, is stopped and says so. What it gives then is the
// beginning of the whole answer. Of the work of a reach, a tenth is kept for the
// paths to those that are listed.
package memory
