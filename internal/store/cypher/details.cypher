// What an answer shows of links and entities: a row for each link with the entity
// on whose behalf it was, for each entity, and one with all evidence of the links,
// as in link_evidence. Links are looked for between their ends: to look
// for an id, each type of link would have to be asked.
// exception: Expand(Into): it begins at the end that has fewer links
CALL () {
  UNWIND $links AS link
  CALL (link) { MATCH (b:Entity {id: link.other}) RETURN b }
  MATCH (a:Entity {id: link.end})-[r]-(b)
  USING INDEX a:Entity(id)
  WHERE r.id = link.id
  OPTIONAL MATCH (o:Entity {id: r.onBehalfOf})
  RETURN 'link' AS sort,
    r {.*, type: type(r), from: startNode(r).id, to: endNode(r).id} AS item,
    o {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */} AS more
UNION ALL
  UNWIND $evidenceOf AS owner
  MATCH (v:Evidence {linkId: owner})-[:FROM]->(s:Source)
  RETURN 'evidence' AS sort,
    collect([owner, '', v.position, v.quote, v.locator, v.observed,
      s.id, s.title, s.publisher, s.url, s.published, s.language, s.retrieved, s.note]) AS item,
    null AS more
UNION ALL
  UNWIND $entities AS id
  MATCH (e:Entity {id: id})
  RETURN 'entity' AS sort,
    e {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */} AS item,
    null AS more
}
RETURN sort, item, more
