// The evidence of links, with its sources.
UNWIND $ids AS id
MATCH (v:Evidence {linkId: id})-[:FROM]->(s:Source)
WITH id, v, s ORDER BY id, v.position
RETURN id AS owner, '' AS part, v {.quote, .locator, .observed, source: s.id} AS evidence,
  s {.id, .title, .publisher, .url, .published, .language, .retrieved, .note} AS source
