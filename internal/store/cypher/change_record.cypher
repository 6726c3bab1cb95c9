// Ends a write transaction: takes the next revision from the head of the log, and
// records what was done. The lock on the head lasts until all of it is visible.
MERGE (head:Head {id: 'head'})
ON CREATE SET head.derivation = $derivation
SET head.revision = coalesce(head.revision, 0) + 1
CREATE (:Change {
  revision: head.revision, at: $at, actor: $actor, summary: $summary,
  sources: $sources, entities: $entities, links: $links,
  retyped: $retyped, retimed: $retimed, rehomed: $rehomed
})
RETURN head.revision AS revision
