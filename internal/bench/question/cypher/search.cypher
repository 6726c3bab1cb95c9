// What has names like these words.
CALL db.index.fulltext.queryNodes('name_words', $query, {limit: 10}) YIELD node, score
RETURN node {.id, .kind, .type, .name} AS entity, score
