// Attaches evidence to what it supports and to its source.
UNWIND $rows AS row
MATCH (s:Source {id: row.source})
CREATE (:Evidence {
  linkId: row.linkId, linkType: row.linkType, entityId: row.entityId, part: row.part, position: row.position,
  quote: row.quote, locator: row.locator, observed: row.observed
})-[:FROM]->(s)
