// How many organisations the whole network has of each country.
UNWIND $keys AS key
MATCH (o:Organization {country: key})
WHERE $asOf IS NULL OR o.existsFrom <= $asOf AND $asOf <= o.existsTo
RETURN key, count(*) AS organizations
