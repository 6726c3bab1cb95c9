// Stores the place, country and region of organisations.
UNWIND $rows AS row
MATCH (o:Entity {id: row.id})
SET o.home = row.home, o.country = row.country, o.region = row.region
