// Takes the evidence of entities, and of their names, facts and statuses, away.
UNWIND $ids AS id
MATCH (v:Evidence {entityId: id})
DETACH DELETE v
