// The evidence of links, with its sources, in no order. Flat rows cost a third less
// than maps, and this is asked of every hop of a path.
UNWIND $ids AS owner
MATCH (v:Evidence {linkId: owner})-[:FROM]->(s:Source)
RETURN owner, '' AS part, v.position AS position, v.quote AS quote, v.locator AS locator, v.observed AS observed,
  s.id AS id, s.title AS title, s.publisher AS publisher, s.url AS url, s.published AS published, s.language AS language, s.retrieved AS retrieved, s.note AS note
