// What is on every way of one step to an organisation: who is lost without it.
{{ways}}
  AND {{exists p}} AND {{holds r1}} AND {{holds r2}}
WITH p, a, [e IN [x, b1, b2] WHERE e <> a AND e <> p] AS passed
WITH p, collect(DISTINCT passed) AS ways
UNWIND head(ways) AS carrier
WITH DISTINCT p, ways, carrier WHERE all(passed IN ways WHERE carrier IN passed)
WITH carrier.id AS entity, count(*) AS lost
RETURN entity, lost, 0 AS farther
