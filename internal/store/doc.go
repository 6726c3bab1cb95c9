// Package store keeps the network in Neo4j, and is the only room that knows
// Cypher. Each statement is a file in cypher/, parameterised, and reads in Neo4j
// Browser as it stands.
//
// # The model
//
//	(:Entity:Organization {id, kind, type, name, …})        one label a kind
//	(a)-[:PARTY_TO {id, role, status, confidence, …}]->(b)  one type a link type
//	(:Evidence {linkId | entityId, part, quote, …})-[:FROM]->(:Source {id, …})
//	(:Head {id: 'head', revision, derivation})              the newest revision
//	(:Head {id: 'turn'})                                    whose turn it is to write
//	(:Change {revision, at, actor, …})                      one a write transaction,
//	         -[:CONTINUED]->(:ChangePart {…})               and more where it was large
//	(:Migration {number, name, at})
//
// Entities have no relationships but links, so that `(a)--(b)` in a statement is
// a link and the degree of a node is its number of links. Dates are kept as
// written; beside them stand properties that are worked out from what is
// recorded (derived.go), so that Cypher can filter and order by them:
// the tenures of a link as days since 1970-01-01, the country and region of an
// organisation, keys of names. `entente check` compares them with the records.
// How they are worked out has a number, which the head has too: a program that
// derives in another way works out everything again when it opens the graph
// (derivation.go).
//
// # Reading and writing
//
// A read is one auto-commit statement, hence one round trip, with a timeout that
// the server keeps. It is sent to readers, and tried again once if the driver
// says that this may help. A write goes through Update: one transaction, one
// revision, one change record, all or nothing.
//
// A change record has the ids of what was put, as an audit trail, and beside them
// those of what else came out otherwise because of that. So a copy of
// the shape of the network can follow: the store is a topology.Feed (feed.go), and
// imports package topology for the types of that.
//
// Export and Check read the whole network, page by page in the order of ids
// (order.go). Neo4j has no snapshots: each statement sees what is committed when
// it runs. So they compare the revision at the end with that at the beginning.
package store
