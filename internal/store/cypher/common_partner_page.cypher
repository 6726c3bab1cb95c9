// A page of the partners that all organisations of $of have in common, by id: others that
// are partners of each, as partner_page.cypher has it. Each comes once, with what it shares with any of
// them and, if $links, the links of all these partnerships.
MATCH (n:Entity) WHERE n.id IN $of
CALL (n) {
  /* partnerships: */
    MATCH (n)-[a:PARTY_TO]->(x:Agreement)<-[b:PARTY_TO]-(p:Organization)
    WHERE ($asOf IS NULL OR a.possibleFrom[-1] <= $asOf AND $asOf <= a.possibleTo[-1])
      AND ($asOf IS NULL OR b.possibleFrom[-1] <= $asOf AND $asOf <= b.possibleTo[-1])
    RETURN p, x, CASE WHEN $links THEN [a, b] END AS links
  UNION ALL
    MATCH (n)-[a:OPERATES|MEMBER_OF]->(x:Entity)<-[b:OPERATES|MEMBER_OF]-(p:Organization)
    WHERE ($asOf IS NULL OR a.possibleFrom[-1] <= $asOf AND $asOf <= a.possibleTo[-1])
      AND ($asOf IS NULL OR b.possibleFrom[-1] <= $asOf AND $asOf <= b.possibleTo[-1])
    RETURN p, x, CASE WHEN $links THEN [a, b] END AS links
  UNION ALL
    MATCH (n)-[a:PARTNERS_WITH]-(p:Organization)
    WHERE ($asOf IS NULL OR a.possibleFrom[-1] <= $asOf AND $asOf <= a.possibleTo[-1])
    RETURN p, null AS x, CASE WHEN $links THEN [a] END AS links
  UNION ALL
    CALL (n) {
      MATCH (n)-[a:ORGANIZED|HOSTED|ATTENDED|LED]->(x:Event) RETURN a, x
    UNION
      MATCH (:Entity)-[a:ORGANIZED|HOSTED|ATTENDED|LED]->(x:Event) WHERE a.onBehalfOf = n.id RETURN a, x
    }
    WITH a, x WHERE $asOf IS NULL OR a.possibleFrom[-1] <= $asOf AND $asOf <= a.possibleTo[-1]
    CALL (x) {
      MATCH (x)<-[b:ORGANIZED|HOSTED|ATTENDED|LED]-(p:Organization) RETURN p, b
    UNION
      MATCH (x)<-[b:ORGANIZED|HOSTED|ATTENDED|LED]-(:Entity) WHERE b.onBehalfOf IS NOT NULL
      MATCH (p:Entity {id: b.onBehalfOf}) WHERE p:Organization
      RETURN p, b
    }
    WITH p, a, b, x WHERE $asOf IS NULL OR b.possibleFrom[-1] <= $asOf AND $asOf <= b.possibleTo[-1]
    RETURN p, x, CASE WHEN $links THEN [a, b] END AS links
  /* end */
}
WITH n, p, x, links WHERE NOT p.id IN $of
WITH p, count(DISTINCT n) AS having, collect(DISTINCT x) AS through, collect(links) AS lists
WHERE having = size($of)
WITH p, through, lists ORDER BY p.id
WITH collect(CASE WHEN p.id > $afterId THEN {partner: p, through: through, lists: lists} END)[..$limit] AS page,
  CASE WHEN $count THEN count(*) END AS total
RETURN "" AS owner, total,
  COLLECT {
    UNWIND page AS item
    WITH item, item.partner AS p, item.lists AS lists
    CALL (lists) {
      UNWIND lists AS list
      UNWIND list AS r
      WITH DISTINCT r, startNode(r) AS a, endNode(r) AS b
      OPTIONAL MATCH (o:Entity {id: r.onBehalfOf})
      WITH r, a, b, o ORDER BY type(r), r.id
      RETURN collect({
        link: r {/* link: */.id, .role, .onBehalfOf, .validFrom, .validTo, .status, .confidence, .known, .possibleFrom, .possibleTo, .certainFrom, .certainTo, .sources, .certainSources/* end */,
          type: type(r), from: a.id, to: b.id},
        from: a {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */},
        to: b {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */},
        behalf: o {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */}
      }) AS shown
    }
    RETURN {
      other: p {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */},
      through: [x IN item.through | x {/* entity: */.id, .kind, .type, .name, .names, .summary, .identifiers, .website, .validFrom, .validTo, .facts, .statusHistory/* end */}],
      links: shown
    }
    ORDER BY p.id
  } AS items
