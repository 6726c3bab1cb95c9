// The organisations that are in these places or are part of these organisations,
// at any depth, themselves included.
UNWIND $ids AS id
MATCH (top:Entity {id: id})
MATCH (top)<-[:PART_OF|LOCATED_IN*0..]-(o:Organization)
RETURN DISTINCT o.id AS id ORDER BY id
