// Sources, by their ids.
UNWIND $ids AS id
MATCH (s:Source {id: id})
RETURN s {.id, .title, .publisher, .url, .published, .language, .retrieved, .note} AS source
