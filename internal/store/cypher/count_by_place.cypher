// How many organisations of the whole network are at home in each place: their home is
// the place or lies in it.
UNWIND $keys AS key
MATCH (:Entity {id: key})<-[:PART_OF*0..]-(p:Place)
WITH DISTINCT key, p.id AS home
MATCH (o:Organization)
USING INDEX SEEK o:Organization(home, id)
WHERE o.home = home AND o.id > ''
  AND ($asOf IS NULL OR o.existsFrom <= $asOf AND $asOf <= o.existsTo)
RETURN key, count(*) AS organizations
