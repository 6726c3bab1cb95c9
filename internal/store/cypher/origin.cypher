// When the database was first made ready, which distinguishes it from all others.
MATCH (m:Migration {number: 1})
RETURN toString(m.at) AS at
