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
// Where a filter judges links and entities one by one, the shortest paths are
// listed by walking down the corridor in the order of ids (walk.go). For the rest
// of the language – via, overlapping, inTimeOrder, and the other ranks – the
// corridor becomes a small network of its own (web.go). Each of its entities is
// marked with what is possible from there – on which days, until when, at what
// cost the far end can be reached (ahead.go) –, and the best paths are found best
// first, turning back where these marks say that nothing leads on (best.go).
//
// All this is exact. Corridors get longer until no path outside can be among the
// best (rank.go).
//
// # Work
//
// Every link that is looked at is counted. A search that has looked at more than
// its limit, or runs out of time, is stopped and says so.
package memory
