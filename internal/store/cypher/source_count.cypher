// How many sources there are.
MATCH (s:Source)
WHERE s.id > ''
  AND
  /* source filter: */
  ($title IS NULL OR any(words IN $title WHERE all(word IN words WHERE s.titleWords CONTAINS word)))
  AND ($publisher IS NULL OR any(words IN $publisher WHERE all(word IN words WHERE s.publisherWords CONTAINS word)))
  AND ($address IS NULL OR s.address CONTAINS $address)
  AND ($publishedFrom IS NULL OR s.publishedFrom <= $publishedTo AND $publishedFrom <= s.publishedTo)
  /* end */
RETURN count(*) AS total
