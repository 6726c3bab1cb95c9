// Takes the next revision. The lock on the head makes writers take turns.
MERGE (head:Head {id: 'head'})
SET head.revision = coalesce(head.revision, 0) + 1
RETURN head.revision AS revision
