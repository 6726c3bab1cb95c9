// The migrations that have been run.
MATCH (m:Migration)
RETURN m.number AS number
