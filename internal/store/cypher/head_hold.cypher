// Holds the head of the log until the transaction ends, so that nobody commits
// meanwhile. It waits for what is committing, not for what is still writing.
MATCH (head:Head {id: 'head'})
SET head.held = true
RETURN head.revision AS revision
