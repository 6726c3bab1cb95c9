// Replaces entities that are there; their kind is in their id and stays.
UNWIND $rows AS row
MATCH (e:Entity {id: row.id})
SET e.type = row.type, e.name = row.name, e.names = row.names, e.summary = row.summary,
    e.identifiers = row.identifiers, e.website = row.website, e.validFrom = row.validFrom, e.validTo = row.validTo,
    e.facts = row.facts, e.statusHistory = row.statusHistory,
    e.nameKeys = row.nameKeys, e.nameWords = row.nameWords, e.sortName = row.sortName, e.identifierKeys = row.identifierKeys,
    e.validFromDay = row.validFromDay, e.validFromReversed = row.validFromReversed, e.datedFrom = row.datedFrom,
    e.datedTo = row.datedTo, e.signedFrom = row.signedFrom, e.signedTo = row.signedTo, e.existsFrom = row.existsFrom, e.existsTo = row.existsTo, e.established = row.established,
    e.statuses = row.statuses, e.statusDays = row.statusDays,
    e.firstDay = row.firstDay, e.lastDay = row.lastDay
