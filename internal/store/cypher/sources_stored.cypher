// Sources with all that is stored of them.
UNWIND $ids AS id
MATCH (s:Source {id: id})
RETURN s {.*} AS source
