// The number of the newest write transaction, and that of the way in which
// properties were worked out.
MATCH (head:Head {id: 'head'})
RETURN head.revision AS revision, coalesce(head.derivation, 0) AS derivation
