// How many organisations the whole network has of each region.
UNWIND $keys AS key
MATCH (o:Organization {region: key})
RETURN key, count(*) AS organizations
