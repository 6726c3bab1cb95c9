// The evidence of entities and of their parts, with its sources, in no order.
UNWIND $ids AS owner
MATCH (v:Evidence {entityId: owner})-[:FROM]->(s:Source)
RETURN owner, v.part AS part, v.position AS position, v.quote AS quote, v.locator AS locator, v.observed AS observed,
  s.id AS id, s.title AS title, s.publisher AS publisher, s.url AS url, s.published AS published, s.language AS language, s.retrieved AS retrieved, s.note AS note
