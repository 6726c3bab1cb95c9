// What was written after a revision, in parts of transactions, in order.
MATCH (c:Change)
WHERE c.revision > $after
CALL (c) {
  RETURN c AS part
UNION ALL
  MATCH (c)-[:CONTINUED]->(part:ChangePart)
  RETURN part
}
RETURN c.revision AS revision, part.entities AS entities, part.links AS links,
  part.retyped AS retyped, part.retimed AS retimed, part.rehomed AS rehomed
ORDER BY revision
