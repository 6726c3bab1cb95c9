// Package listing has what lists of the network are made of, wherever they are read:
// filters, places in a list, pages and their items. Package store reads them from
// Neo4j, package adjacency the lists of an entity from a snapshot in memory.
package listing
