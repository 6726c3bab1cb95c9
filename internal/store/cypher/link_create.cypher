// Creates links between entities that are there.
UNWIND $rows AS row
MATCH (a:Entity {id: row.from})
CALL (row, a) {
  MATCH (b:Entity {id: row.to})
  CREATE (a)-[:$(row.type) {
    id: row.id, role: row.role, onBehalfOf: row.onBehalfOf, validFrom: row.validFrom, validTo: row.validTo,
    status: row.status, confidence: row.confidence,
    known: row.known, possibleFrom: row.possibleFrom, possibleTo: row.possibleTo,
    certainFrom: row.certainFrom, certainTo: row.certainTo, sources: row.sources, certainSources: row.certainSources,
    dated: row.dated, day: row.day, dayTo: row.dayTo, roleWords: row.roleWords, roleKeys: row.roleKeys
  }]->(b)
}
