// How many organisations of each country are reached.
MATCH (a:Entity {id: $from})
MATCH p = (a)-[:{{types}}*1..3]-(o:Organization)
WHERE all(n IN nodes(p) WHERE NOT n:Place AND NOT n:Framework) AND o <> a AND o.country IN $countries AND {{exists o}}
  AND all(r IN relationships(p) WHERE {{counts r}} AND {{holds r}})
WITH DISTINCT o
WITH o.country AS id, count(*) AS reached
WITH collect({id: id, reached: reached}) AS found
UNWIND $countries AS country
RETURN country, coalesce(head([f IN found WHERE f.id = country | f.reached]), 0) AS reached
