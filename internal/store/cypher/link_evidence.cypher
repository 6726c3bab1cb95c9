// The evidence of links, with its sources, in no order, as one list: each row of a
// result would cost the driver more than what is in it, and this is asked of every
// hop of a path.
UNWIND $ids AS owner
MATCH (v:Evidence {linkId: owner})-[:FROM]->(s:Source)
RETURN collect([owner, '', v.position, v.quote, v.locator, v.observed,
  s.id, s.title, s.publisher, s.url, s.published, s.language, s.retrieved, s.note]) AS pieces
