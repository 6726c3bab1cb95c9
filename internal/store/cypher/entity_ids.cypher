// The ids of entities in their order, behind $after.
MATCH (e:Entity)
WHERE e.id > $after
RETURN e.id AS id
ORDER BY id LIMIT $limit
