// Deletes links, to be made anew between other ends or of another type.
// exception: Eager: what is deleted must be found first, and links seldom move
UNWIND $ids AS id
MATCH (:Entity)-[r:/* link types: */PART_OF|LOCATED_IN|HOLDS_POSITION|REPRESENTS|ACCREDITED_TO|PARTY_TO|SIGNED|ESTABLISHES|SUCCEEDS|SUPERVISES|OPERATES|MEMBER_OF|PARTNERS_WITH|FUNDS|ORGANIZED|HOSTED|ATTENDED|LED|CONCERNS|CONTRIBUTES_TO|OFFERS|ACTIVE_IN|REPORTED|RELATED_TO/* end */]->(:Entity)
WHERE r.id = id
DELETE r
