// How many organisations the whole network has of each type.
UNWIND $keys AS key
MATCH (o:Organization {type: key})
WHERE $asOf IS NULL OR o.existsFrom <= $asOf AND $asOf <= o.existsTo
RETURN key, count(*) AS organizations
