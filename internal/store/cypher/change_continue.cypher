// Continues the record of a transaction that has done more than fits on a node.
MATCH (c:Change {revision: $revision})
CALL (c) {
  UNWIND $rows AS row
  CREATE (c)-[:CONTINUED]->(:ChangePart {
    revision: $revision, number: row.number, sources: row.sources, entities: row.entities, links: row.links,
    retyped: row.retyped, retimed: row.retimed, rehomed: row.rehomed
  })
}
