// How many are known and not reached by one step.
CALL () {
  {{ways}}
    AND {{exists p}} AND {{holds r1}} AND {{holds r2}}
  RETURN DISTINCT p AS o, 1 AS reached
UNION ALL
  MATCH (o:Organization) WHERE o.country IN $countries AND {{exists o}} AND o.id <> $from
  RETURN o, 0 AS reached
}
WITH o, max(reached) AS reached WHERE reached = 0
RETURN count(*) AS totalCount
