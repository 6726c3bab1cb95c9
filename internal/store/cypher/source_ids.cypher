// The ids of sources in their order, behind $after.
MATCH (s:Source)
WHERE s.id > $after
RETURN s.id AS id
ORDER BY id LIMIT $limit
