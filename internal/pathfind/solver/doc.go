// Package solver finds paths in a graph that is small enough to be held as a whole:
// the part of a network that a question is about. It is the one place that decides
// about conditions on whole paths – via, overlapping, inTimeOrder – and about what a
// path is: it passes no entity twice.
//
// An engine reads that part from wherever it has it, hands it over as a Graph, and
// takes paths from a Search in the order of their weight, hops and ids, or asks
// whether there is any (Connected). Every link that is looked at is counted by the
// pathfind.Meter of the question.
//
//	file            algorithm                                     reference
//	search.go       A* over beginnings of paths                   Hart, Nilsson, Raphael 1968
//	                k shortest simple paths, by exact bounds      Yen 1971, Lawler 1972
//	labels.go       label setting, backward, with resources       Dijkstra 1959, Desrochers and Soumis 1988
//	profile.go      profiles: functions from days to days         Delling and Wagner 2009
//	profiles.go     profile search, from both ends for any path   the same, Pohl 1971
//	biconnected.go  blocks and the tree of cut vertices           Hopcroft and Tarjan 1973
//	disjoint.go     two disjoint ways of least weight             Suurballe 1974
//
// # What is promised
//
// Answers are exact. Without via a search never looks at more, from one path to the
// next, than a few times the graph for each hop of a path, however dense what leads
// nowhere may be; the same is true of one via by hops, but for what each neighbour
// adds. With several via that can't be promised: the problem is NP-hard.
package solver
