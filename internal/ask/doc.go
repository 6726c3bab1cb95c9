// Package ask puts questions to the network. Each is a file of GraphQL, and the Go type of its answer stands beside it:
// what is asked once is read by all, and can be shown to the reader as the query behind what is read.
package ask
