// What is reached by one step, and what there is, in each country.
{{ways}}
  AND {{exists p}} AND {{holds r1}} AND {{holds r2}}
WITH p, CASE WHEN coalesce(x:Event, false) THEN 0 ELSE 1 END AS bound, CASE WHEN {{surely r1}} AND {{surely r2}} THEN 1 ELSE 0 END AS certain
WITH p, max(bound) AS bound, max(certain) AS certain, max(bound * certain) AS boundCertain
WITH p.country AS id, count(*) AS reached, sum(bound) AS bound, sum(certain) AS certain, sum(boundCertain) AS boundCertain
WITH collect({id: id, reached: reached, bound: bound, certain: certain, boundCertain: boundCertain}) AS found
UNWIND $countries AS country
WITH country, head([f IN found WHERE f.id = country]) AS f
CALL (country) {
  MATCH (o:Organization) WHERE o.country = country AND {{exists o}} AND o.id <> $from
  RETURN count(*) AS known
}
RETURN country, known, coalesce(f.reached, 0) AS reached, coalesce(f.bound, 0) AS bound, coalesce(f.certain, 0) AS certain, coalesce(f.boundCertain, 0) AS boundCertain
