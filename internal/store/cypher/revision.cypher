// The number of the newest write transaction.
MATCH (head:Head {id: 'head'})
RETURN head.revision AS revision
