// Those of some types that any organisation has.
UNWIND $types AS type
WITH type WHERE EXISTS { MATCH (o:Organization {type: type}) }
RETURN type
