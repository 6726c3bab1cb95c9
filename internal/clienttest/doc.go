// Package clienttest has the GraphQL clients that people use ask a served entente as their own documentation says: Relay,
// Apollo Client 3 and 4, urql, gql for Python and genqlient for Go. Each has a folder, and its part of it runs under the
// test runner of its language; TestClients starts the server and runs them.
//
// # What is held to
//
// An id means one thing: whatever has an id has the same value for the same field and the same arguments, wherever it
// is met. The test normalises the answers of all documents as a client's cache does (see records), and so do the caches
// of Relay, Apollo and urql: what they read back is what was answered. The documents are the examples of docs/queries.md
// and those in documents/, in which the same things are met in as many ways as there are.
//
// And the rest is what the clients expect of any server: that their documents compile against /schema.graphql, that
// connections can be paged to their end and nodes refetched, that persisted queries recover from PersistedQueryNotFound,
// and that errors arrive with their codes.
package clienttest
