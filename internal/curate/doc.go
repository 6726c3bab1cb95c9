// Package curate is the write side: it brings records into the network.
//
// Import reads files of the interchange format and merges them into the graph.
// First it reads all of the input and checks it, against itself and against the
// graph (check.go), and only then writes, in batches that are each one
// transaction (write.go). What it remembers of the input in between is where the
// lines about each id stand (index.go), not the records: these it reads again. With
// it, and 16 bytes for each name and identifier that is new (lookalike.go), an input
// of 1.2 million records takes some 170 MB.
// How the lines about one id become one record is said in merge.go.
//
// The store is known here by the interface Graph only.
package curate
