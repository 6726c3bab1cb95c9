// Takes the evidence of entities, and of their names, facts and statuses, away.
MATCH (v:Evidence)
WHERE v.entityId IN $ids
DETACH DELETE v
