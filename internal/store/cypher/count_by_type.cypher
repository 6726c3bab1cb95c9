// How many organisations the whole network has of each type.
UNWIND $keys AS key
MATCH (o:Organization {type: key})
RETURN key, count(*) AS organizations
