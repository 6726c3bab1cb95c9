// The change log, in order.
MATCH (c:Change)
WHERE c.revision >= 1
RETURN c.revision AS revision, c.at IS NOT NULL AND c.actor > '' AS complete
ORDER BY revision
