// What the links of all ways of one step rest on.
{{ways}}
  AND {{exists p}} AND {{holds r1}} AND {{holds r2}}
UNWIND [r1, r2] AS r
WITH DISTINCT r
CALL (r) {
  MATCH (v:Evidence {linkId: r.id})-[:FROM]->(s:Source)
  RETURN count(DISTINCT s) AS sources
}
RETURN count(*) AS links, sum(CASE sources WHEN 1 THEN 1 ELSE 0 END) AS oneSource, sum(CASE WHEN {{surely r}} THEN 0 ELSE 1 END) AS presumed
