// Takes the evidence of links away.
UNWIND $ids AS id
MATCH (v:Evidence {linkId: id})
DETACH DELETE v
