// Nodes that no index finds, for lack of what it has them by.
// exception: AllNodesScan: what lacks an id or a label is found nowhere else
MATCH (n)
WITH n, CASE
  WHEN 1 < size([label IN labels(n) WHERE label IN ['Entity', 'Source', 'Evidence', 'Change', 'ChangePart', 'Head', 'Migration']]) THEN 'is more than one sort of thing'
  WHEN NOT n:Entity AND any(label IN labels(n) WHERE label IN $kinds) THEN 'is not labelled Entity'
  WHEN (n:Entity OR n:Source) AND NOT coalesce(n.id > '', false) THEN 'has no id'
  WHEN n:Evidence AND NOT coalesce(n.entityId > '', false) AND NOT coalesce(n.linkId > '', false) THEN 'supports nothing'
  WHEN n:Evidence AND n.entityId IS NOT NULL AND n.linkId IS NOT NULL THEN 'supports both an entity and a link'
  WHEN (n:Change OR n:ChangePart) AND NOT coalesce(n.revision >= 1, false) THEN 'has no revision'
  WHEN n:Head AND NOT coalesce(n.id IN ['head', 'turn'], false) THEN 'is not the head of the log'
END AS reason
WHERE reason IS NOT NULL
RETURN coalesce(toStringOrNull(n.id), elementId(n)) AS id, labels(n) AS labels, reason
ORDER BY id
