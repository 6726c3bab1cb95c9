// Stores when entities were established, and when they may exist.
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.established = row.established, e.existsFrom = row.existsFrom, e.existsTo = row.existsTo
