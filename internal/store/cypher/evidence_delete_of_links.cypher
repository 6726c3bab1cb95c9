// Takes the evidence of links away.
MATCH (v:Evidence)
WHERE v.linkId IN $ids
DETACH DELETE v
