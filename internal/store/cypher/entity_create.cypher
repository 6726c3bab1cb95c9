// Creates entities.
UNWIND $rows AS row
CREATE (:Entity:$(row.label) {
  id: row.id, kind: row.kind, type: row.type, name: row.name, names: row.names, summary: row.summary,
  identifiers: row.identifiers, website: row.website, validFrom: row.validFrom, validTo: row.validTo,
  facts: row.facts, statusHistory: row.statusHistory,
  nameKeys: row.nameKeys, nameWords: row.nameWords, sortName: row.sortName, identifierKeys: row.identifierKeys,
  validFromDay: row.validFromDay, validFromReversed: row.validFromReversed, datedFrom: row.datedFrom, datedTo: row.datedTo,
  signedFrom: row.signedFrom, signedTo: row.signedTo, existsFrom: row.existsFrom, existsTo: row.existsTo, established: row.established,
  statuses: row.statuses, statusDays: row.statusDays, degree: 0,
  firstDay: row.firstDay, lastDay: row.lastDay
})
