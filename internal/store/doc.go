// Package store keeps the network in Neo4j, and is the only room that knows
// Cypher. Each statement is a file in cypher/, parameterised, and reads in Neo4j
// Browser as it stands.
//
// # The model
//
//	(:Entity:Organization {id, kind, type, name, …})        one label a kind
//	(a)-[:PARTY_TO {id, role, status, confidence, …}]->(b)  one type a link type
//	(:Evidence {linkId | entityId, part, quote, …})-[:FROM]->(:Source {id, …})
//	(:Head {id: 'head', revision})                          the newest revision
//	(:Change {revision, at, actor, …})                      one a write transaction
//	(:Migration {number, name, at})
//
// Entities have no relationships but links, so that `(a)--(b)` in a statement is
// a link and the degree of a node is its number of links. Dates are kept as
// written; beside them stand properties that are worked out from what is
// recorded (derived.go), so that Cypher can filter and order by them:
// the tenures of a link as days since 1970-01-01, the country and region of an
// organisation, keys of names. `entente check` compares them with the records.
//
// # Reading and writing
//
// A read is one auto-commit statement, hence one round trip, with a timeout that
// the server keeps. It is sent to readers, and tried again once if the driver
// says that this may help. A write goes through Update: one transaction, one
// revision, one change record, all or nothing.
//
// Export and Check read the whole network, page by page in the order of ids
// (order.go). Neo4j has no snapshots: each statement sees what is committed when
// it runs. So they compare the revision at the end with that at the beginning.
package store
