// How many organisations the whole network has of each country.
UNWIND $keys AS key
MATCH (o:Organization {country: key})
RETURN key, count(*) AS organizations
