// How many organisations the whole network has of each region.
UNWIND $keys AS key
MATCH (o:Organization {region: key})
WHERE $asOf IS NULL OR o.existsFrom <= $asOf AND $asOf <= o.existsTo
RETURN key, count(*) AS organizations
