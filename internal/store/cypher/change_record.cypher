// What a write transaction has done: the audit trail, and what others follow.
CREATE (:Change {
  revision: $revision, at: $at, actor: $actor, summary: $summary,
  sources: $sources, entities: $entities, links: $links
})
