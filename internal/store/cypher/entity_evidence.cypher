// The evidence of entities and of their parts, with its sources, in no order.
UNWIND $ids AS owner
MATCH (v:Evidence {entityId: owner})-[:FROM]->(s:Source)
RETURN collect([owner, v.part, v.position, v.quote, v.locator, v.observed,
  s.id, s.title, s.publisher, s.url, s.published, s.language, s.retrieved, s.note]) AS pieces
