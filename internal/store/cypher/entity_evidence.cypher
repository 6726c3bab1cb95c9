// The evidence of entities and of their parts, with its sources.
UNWIND $ids AS id
MATCH (v:Evidence {entityId: id})-[:FROM]->(s:Source)
WITH id, v, s ORDER BY id, v.part, v.position
RETURN id AS owner, v.part AS part, v {.quote, .locator, .observed, source: s.id} AS evidence,
  s {.id, .title, .publisher, .url, .published, .language, .retrieved, .note} AS source
