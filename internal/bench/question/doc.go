// Package question has the questions that are measured, each in two languages: as
// GraphQL for entente, and as the best Cypher that we can write for the same,
// with the hints and shapes that those use who know Neo4j well:
// shortestPath and allShortestPaths, SHORTEST k over a quantified path pattern,
// predicates that the search itself applies, an expand that is pruned for reach.
//
// Where the two differ, Cypher has less to do:
//
//   - A step of entente's carries all parallel links between its ends, Cypher's one
//     relationship.
//   - Ten of the shortest paths are, in Cypher, any ten; entente's are the first
//     ten by their ids.
//   - Cypher is asked for a path that overlaps only among the shortest, and only
//     between ends where there is one. A condition on whole paths would make Neo4j
//     try all paths.
//   - Of a disconnected pair, entente says why, too.
//   - Cypher names the types of links that can lead through no place, so that it
//     need not look at the others.
//   - Of a report by hops, Cypher says how many are reached, but not how many are
//     bound or certain, and of what carries reach how many it concerns, but not who
//     would be lost and who farther away. Who is missing it follows for twelve hops,
//     entente for any number; by partners it says only how many.
//   - A fuzzy search in Cypher is ranked as Lucene ranks.
//
// Paths may lead as far as scope.go says for the shape of the network, in both
// languages, and reach counts up to four hops, or three steps between partners.
//
// Which ends, bodies and names are asked for is drawn by the network's seed, and
// what is drawn is taken only if the question then has the property that its
// workload is named after: see draw.go.
package question
