// Creates sources or replaces them.
UNWIND $rows AS row
MERGE (s:Source {id: row.id})
SET s.title = row.title, s.publisher = row.publisher, s.url = row.url, s.published = row.published,
    s.language = row.language, s.retrieved = row.retrieved, s.note = row.note,
    s.titleWords = row.titleWords, s.publisherWords = row.publisherWords, s.address = row.address,
    s.publishedFrom = row.publishedFrom, s.publishedTo = row.publishedTo
