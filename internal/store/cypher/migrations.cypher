// The migrations that have been run.
MATCH (m:Migration)
WHERE m.number >= 1
RETURN m.number AS number
