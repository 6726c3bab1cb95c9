// Stores how many links entities have.
UNWIND $ids AS id
MATCH (e:Entity {id: id})
SET e.degree = COUNT { (e)--() }
