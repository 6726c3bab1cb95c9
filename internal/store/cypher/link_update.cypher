// Replaces links that are there, between the same ends.
UNWIND $rows AS row
MATCH (:Entity)-[r:/* link types: */PART_OF|LOCATED_IN|HOLDS_POSITION|REPRESENTS|ACCREDITED_TO|PARTY_TO|SIGNED|ESTABLISHES|SUCCEEDS|SUPERVISES|OPERATES|MEMBER_OF|PARTNERS_WITH|FUNDS|ORGANIZED|HOSTED|ATTENDED|LED|CONCERNS|CONTRIBUTES_TO|OFFERS|ACTIVE_IN|REPORTED|RELATED_TO/* end */]->(:Entity)
WHERE r.id = row.id
SET r.role = row.role, r.onBehalfOf = row.onBehalfOf, r.validFrom = row.validFrom, r.validTo = row.validTo,
    r.status = row.status, r.confidence = row.confidence,
    r.known = row.known, r.possibleFrom = row.possibleFrom, r.possibleTo = row.possibleTo,
    r.certainFrom = row.certainFrom, r.certainTo = row.certainTo, r.sources = row.sources, r.certainSources = row.certainSources,
    r.dated = row.dated, r.day = row.day, r.dayTo = row.dayTo, r.roleWords = row.roleWords, r.roleKeys = row.roleKeys
